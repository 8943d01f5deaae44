"""python -m benchmarks.first_chart: when the first chart stands in a Chromium, beside empty pages.

Milliseconds from the navigation to the first chart with its traces, medians of visits that take
turns: 总览 and 比较 of the demo city, beside two empty pages of the same Streamlit, one with a
title alone and one with the smallest chart. Cold is a browser that kept nothing, warm one that
comes back. The machine should have nothing else to do.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from loaders.demo import load_demo
from queries import store
from tests.browser.conftest import CHROMIUM, FLAGS, SETTLED, WIDE
from tests.dashboard import Dashboard, free_port, running_dashboard, wait_for_answer

REPEATS = 9
TITLE = "import streamlit as st\nst.title('empty')\n"
SMALLEST = "st.plotly_chart({'data': [{'x': [1, 2], 'y': [3, 1], 'type': 'bar'}]})\n"
HEADING, DRAWN = "h1", ".js-plotly-plot .main-svg .trace"
# The first frame that has it, on the clock of the document, which starts with the navigation.
WATCH = """(wanted => {
  const look = () => {
    if (document.querySelector(wanted)) window.stood = performance.now();
    else requestAnimationFrame(look);
  };
  look();
})("%s")"""
OPTIONS = (
    *("--server.headless=true", "--server.address=127.0.0.1"),
    *("--browser.gatherUsageStats=false", "--server.fileWatcherType=none"),
)


@dataclass
class Subject:
    """A page to be opened, and what must stand on it; its times by state of the browser."""

    name: str
    url: str
    wanted: str
    times: dict[str, list[float]] = field(default_factory=lambda: {"cold": [], "warm": []})

    def median(self, state: str) -> float:
        """Of all visits in that state, in milliseconds."""
        return statistics.median(self.times[state])


def main() -> None:
    """Print one line per page, and its times beside those of the two empty pages."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        sys.exit("no Chromium on this machine")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        subjects = _serve(stack, folder)
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        for repeat in range(REPEATS + 1):
            for subject in subjects:
                _visit(browser, subject, is_counted=repeat > 0)
        browser.close()
    _tell(subjects)


def _serve(stack: ExitStack, folder: Path) -> list[Subject]:
    os.environ["COUNTY_INSPECTION_VAR"] = str(folder)
    load_demo()
    store.close_store()
    title = stack.enter_context(_empty_page(folder, "title", TITLE))
    chart = stack.enter_context(_empty_page(folder, "chart", TITLE + SMALLEST))
    ours = stack.enter_context(running_dashboard(folder)).url
    return [
        Subject("(title alone)", title, HEADING),
        Subject("(smallest chart)", chart, DRAWN),
        Subject("overview", ours, DRAWN),
        Subject("compare", f"{ours}/compare", DRAWN),
    ]


@contextmanager
def _empty_page(folder: Path, name: str, script: str) -> Iterator[str]:
    """A Streamlit of its own that serves `script`, at the address that comes back."""
    path, port = folder / f"{name}.py", free_port()
    path.write_text(script, encoding="utf-8")
    command = [sys.executable, "-m", "streamlit", "run", str(path), f"--server.port={port}"]
    with subprocess.Popen(
        [*command, *OPTIONS], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            served = Dashboard(process, f"http://127.0.0.1:{port}", path)
            wait_for_answer(served)
            yield served.url
        finally:
            process.kill()


def _visit(browser: Browser, subject: Subject, is_counted: bool) -> None:
    """Open the page in a browser that kept nothing, and once more in the same."""
    with browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]}) as context:
        context.add_init_script(WATCH % subject.wanted)
        for state in subject.times:
            page = context.new_page()
            taken = _stood(page, subject.url)
            page.close()
            if is_counted:
                subject.times[state].append(taken)


def _stood(page: Page, url: str) -> float:
    page.goto(url, wait_until="commit")
    page.wait_for_function("window.stood")
    page.wait_for_selector(SETTLED)
    return float(page.evaluate("window.stood"))


def _tell(subjects: list[Subject]) -> None:
    title, chart = subjects[:2]
    print(f"{'page':<18} {'browser':<8} {'ms':>7} {'÷ title alone':>14} {'÷ smallest chart':>17}")
    for subject in subjects:
        for state in subject.times:
            taken = subject.median(state)
            beside = [taken / other.median(state) for other in (title, chart)]
            print(
                f"{subject.name:<18} {state:<8} {taken:>7.0f} {beside[0]:>14.2f} {beside[1]:>17.2f}"
            )


if __name__ == "__main__":
    main()
