"""The job itself: a workbook is loaded and seen, and published figures stand right."""

import pytest

from tests.browser.conftest import Visit, keep_screenshot
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
