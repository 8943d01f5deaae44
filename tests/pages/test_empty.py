"""Before anything is loaded, pages of figures say so, say what to do, draw and offer nothing."""

import pytest

from tests.pages.screen import open_page

PAGES = (
    *("", "compare", "trends", "county", "briefing"),
    *("coverage", "clues", "rectification", "team", "stationed", "methods", "changes"),
)


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("name", PAGES)
def test_an_empty_store_says_what_to_do(name: str) -> None:
    page = open_page(name)
    assert "还没有任何数据" in page.words()
    assert "run.py load" in page.words()
    assert not page.parts("plotly_chart")
    assert not page.parts("download_button")


@pytest.mark.usefixtures("empty_store")
def test_where_there_is_no_city_to_choose_handing_in_names_another_way() -> None:
    assert "收到的表先从“代收”放入" in open_page("upload").words()
