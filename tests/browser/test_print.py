"""One county is one sheet of A4, from a wide window and from a narrow one."""

import re

import pytest

from tests.browser.conftest import Visit
from tests.dashboard import Dashboard

PAGE = re.compile(rb"/Type\s*/Page\b")
BOX = re.compile(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]")
A4 = (595, 842)


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)], ids=["wide", "narrow"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_one_county_prints_on_one_sheet_of_a4(
    dashboard: Dashboard, visit: Visit, language: str, size: tuple[int, int]
) -> None:
    page = visit(dashboard.url, "county", size, lang=language)
    page.locator(".main-svg").first.wait_for()
    sheet = page.pdf(prefer_css_page_size=True)
    assert len(PAGE.findall(sheet)) == 1
    assert [tuple(round(float(side)) for side in box) for box in BOX.findall(sheet)] == [A4]
