"""python -m benchmarks.page_reruns: server time of a rerun of every page for the demo city.

Median milliseconds over warm reruns, beside an empty page of the same Streamlit in the same run,
and what the page takes above it. Streamlit runs the script as in the server, without a browser.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from loaders.demo import load_demo
from queries import store

FOLDER = Path(__file__).parents[1] / "pages"
ROUTER = FOLDER / "router.py"
PAGES = sorted(path.stem for path in FOLDER.glob("[a-z]*.py") if path != ROUTER)
EMPTY = "import streamlit as st\nst.title('empty')\n"
REPEATS = 15


def main() -> None:
    """Print one line per page."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COUNTY_INSPECTION_VAR"] = folder
        load_demo()
        empty = _median(AppTest.from_string(EMPTY, default_timeout=60))
        print(f"{'page':<16} {'ms':>7} {'above empty':>12} {'÷ empty':>8}")
        print(f"{'(empty page)':<16} {empty:>7.1f}")
        for page in PAGES:
            taken = _median(_opened(page))
            print(f"{page:<16} {taken:>7.1f} {taken - empty:>12.1f} {taken / empty:>8.1f}")
        store.close_store()


def _opened(page: str) -> AppTest:
    app = AppTest.from_file(str(ROUTER), default_timeout=60)
    app.switch_page(f"{page}.py")
    return app


def _median(app: AppTest) -> float:
    app.run()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        app.run()
        times.append((time.perf_counter() - start) * 1000)
    if app.exception:
        sys.exit(f"the page failed: {app.exception[0].message}")
    return statistics.median(times)


if __name__ == "__main__":
    main()
