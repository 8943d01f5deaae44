"""Every page opens straight from a link, is kept by its address, and ends with its server."""

import re
import shutil
import signal
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visit, settled
from tests.dashboard import ROOT, Dashboard, running_dashboard

PAGES = sorted(
    path.stem for path in (ROOT / "pages").glob("*.py") if path.stem not in {"router", "__init__"}
)
ADDRESSES = {name: "" if name == "overview" else name for name in PAGES}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_the_first_pages_are_all_there() -> None:
    assert {"overview", "compare", "trends", "definitions"} <= set(PAGES)


# A server each: the page at the bare address, and one at its own that only some may open.
@pytest.mark.parametrize("name", ["overview", "review"])
def test_a_link_to_a_page_works_as_the_first_request_of_a_server(
    visit: Visit, tmp_path: Path, ready_folder: Path, dashboard: Dashboard, name: str
) -> None:
    warm = visit(dashboard.url, ADDRESSES[name]).locator("h1").first.inner_text()
    shutil.copytree(ready_folder, tmp_path / "var")
    with running_dashboard(tmp_path / "var") as fresh:
        page = visit(fresh.url, ADDRESSES[name])
        assert page.locator("h1").first.inner_text() == warm
        page.context.close()


def test_a_reload_keeps_what_the_address_says(dashboard: Dashboard, visit: Visit) -> None:
    page = visit(dashboard.url, "compare", city="示例市", lang="en")
    before = page.locator("h1").first.inner_text()
    page.reload()
    assert settled(page).locator("h1").first.inner_text() == before
    assert "lang=en" in page.url


def test_ending_the_server_while_a_page_is_open_is_clean_and_quick(
    browser: Browser, tmp_path: Path, ready_folder: Path
) -> None:
    shutil.copytree(ready_folder, tmp_path / "var")
    # A context without the witness: a page whose server is gone rightly complains.
    with browser.new_context() as context, running_dashboard(tmp_path / "var") as served:
        page = context.new_page()
        page.goto(served.url)
        settled(page)
        began = time.monotonic()
        assert served.end(signal.SIGINT) in (0, 130)
        assert time.monotonic() - began < 10
        assert "Traceback" not in served.said()


def test_a_chart_is_taken_away_as_it_is_drawn_with_title_filters_and_source(
    dashboard: Dashboard, visit: Visit, tmp_path: Path
) -> None:
    page = visit(dashboard.url, "trends", city="示例市")
    panel = page.locator('[class*="st-key-panel"]').filter(has=page.locator(".pictures")).first
    title = panel.locator("h2").inner_text()
    for number, kind in enumerate(("png", "svg")):
        with page.expect_download() as taken:
            panel.locator(".pictures button").nth(number).click()
        assert taken.value.suggested_filename == f"{title}.{kind}".replace("/", "-")
        taken.value.save_as(tmp_path / kind)
    drawn = ElementTree.parse(tmp_path / "svg").getroot()
    words = " ".join(node.text or "" for node in drawn.iter() if node.tag.endswith("text"))
    charts = panel.locator(".js-plotly-plot").count()
    assert charts == 12
    assert {title, "内部资料 注意保存"} <= {node.text for node in drawn.iter()}
    assert all(told in words for told in ("示例数据", "示例市", "截至2026年10月31日", "数据版本"))
    assert sum("translate" in node.get("transform", "") for node in drawn) == charts
    assert "url(http" not in (tmp_path / "svg").read_text(encoding="utf-8")
    head = (tmp_path / "png").read_bytes()[:24]
    size = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert size == (2 * int(drawn.get("width", 0)), 2 * int(drawn.get("height", 0)))
