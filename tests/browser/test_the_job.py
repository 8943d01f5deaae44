"""The job itself: a workbook is loaded and seen, and published figures stand right."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, Visit, keep_screenshot, settled
from tests.dashboard import Dashboard


def test_a_loaded_workbook_is_seen_on_the_comparison(dashboard: Dashboard, visit: Visit) -> None:
    page = visit(dashboard.url, "compare", city="示例市")
    keep_screenshot(page, "loaded-workbook")
    assert page.get_by_text("壬川市").first.is_visible()


@pytest.mark.parametrize(
    ("city", "indicator", "figures"),
    [
        ("咸宁市", "clue_conversion", ["赤壁市", "44.1"]),
        ("淮安市", "coverage", ["淮安区", "4.2"]),
        ("咸阳市", "self_found", ["旬邑县", "32.0"]),
    ],
)
def test_a_published_figure_stands_right(
    dashboard: Dashboard, visit: Visit, city: str, indicator: str, figures: list[str]
) -> None:
    page = visit(dashboard.url, "compare", city=city, indicator=indicator)
    shown = page.locator("body").inner_text()
    assert [figure for figure in figures if figure not in shown] == []


@pytest.fixture
def chibi(dashboard: Dashboard, visit: Visit) -> Page:
    """The comparison of 咸宁市, where 赤壁市 stands with 30/68 = 44.1 %."""
    return visit(dashboard.url, "compare", city="咸宁市", indicator="clue_conversion")


def test_a_number_in_the_table_opens_down_to_its_cells(chibi: Page) -> None:
    chibi.get_by_role("button", name="44.1").last.click()
    for words in ("这个数怎么来的", "轮次汇总 AT8", "轮次汇总 BD8"):
        expect(chibi.get_by_text(words).first).to_be_visible(timeout=PATIENCE)
    keep_screenshot(settled(chibi), "trace")


def test_a_bar_of_the_chart_opens_the_same_trace(chibi: Page) -> None:
    chibi.locator(".barlayer .point").first.click(force=True)
    expect(chibi.get_by_text("轮次汇总 AT8").first).to_be_visible(timeout=PATIENCE)


def test_what_is_on_the_screen_can_be_taken_away(chibi: Page, tmp_path: Path) -> None:
    with chibi.expect_download() as downloading:
        chibi.get_by_text("下载 xlsx").first.click()
    path = tmp_path / "taken.xlsx"
    downloading.value.save_as(path)
    rows = load_workbook(path).active.iter_rows(values_only=True)
    cells = [str(cell) for row in rows for cell in row]
    assert any("赤壁市" in cell for cell in cells)
    assert any("68" in cell for cell in cells)
