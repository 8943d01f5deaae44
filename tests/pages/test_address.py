"""The address holds the view: what is sent to a colleague opens the same, and nonsense is calm."""

import pytest

from tests.pages.screen import ROUTER, open_page

TOPICS = ("clues", "rectification", "team", "stationed")


@pytest.mark.usefixtures("published")
def test_a_view_opens_as_its_address_says() -> None:
    page = open_page("compare", city="咸宁市", indicator="rectification", order="register")
    assert page.app.selectbox(key="filter-city").value == "咸宁市"
    assert page.app.selectbox(key="filter-indicator").value == "rectification"
    assert page.app.selectbox(key="filter-order").value == "register"
    assert "比较 · 整改完成率" in page.words()


@pytest.mark.usefixtures("published")
def test_a_choice_is_written_into_the_address_and_the_default_is_taken_out() -> None:
    page = open_page("compare")
    page.app.selectbox(key="filter-city").select("咸宁市").run()
    assert page.address("city") == ["咸宁市"]
    page.app.multiselect(key="filter-counties").select("赤壁市").run()
    assert page.address("counties") == ["赤壁市"]
    page.app.selectbox(key="filter-city").select("all").run()
    assert page.address("city") == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("city", "火星市", "没有找到市“火星市”"),
        ("counties", "无此县", "没有找到县“无此县”"),
        ("level", "<script>", "没有找到层级“<script>”"),
        ("term", "九十九", "没有找到届次“九十九”"),
        ("as_of", "2026-13-45", "没有找到截至“2026-13-45”"),
        ("as_of", "9999-01-01", "没有找到截至“9999-01-01”"),
    ],
)
@pytest.mark.usefixtures("published")
def test_what_is_not_there_is_told_and_the_default_is_shown(
    name: str, value: str, told: str
) -> None:
    page = open_page(**{name: value})
    assert told in page.words()
    assert name not in page.app.query_params
    assert page.row("matrix", "赤壁市")["线索成案率"]["text"] == "44.1"


@pytest.mark.usefixtures("published")
def test_an_unknown_indicator_is_told_and_the_first_one_is_shown() -> None:
    page = open_page("compare", indicator="没有")
    assert "没有找到指标“没有”" in page.words()
    assert "比较 · 线索成案率" in page.words()


@pytest.mark.usefixtures("published")
def test_the_filters_and_the_language_go_along_to_the_next_page() -> None:
    page = open_page(city="咸宁市", lang="en", counties=["赤壁市", "咸安区"])
    links = [link.query_string for link in page.parts("page_link")]
    pages = [path.stem for path in ROUTER.parent.glob("*.py") if path != ROUTER]
    assert len(links) == len([name for name in pages if name != "__init__"])
    assert all("lang=en" in link and link.count("counties=") == 2 for link in links)


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("name", ["", "compare", "trends", "definitions", *TOPICS])
def test_english_is_complete(name: str) -> None:
    page = open_page(name, lang="en", indicator="clue_yield")
    # Names of places and offices, and of publications, are data and stay as they are.
    data = r"[\u4e00-\u9fff]+(市|区|县|州|省|辖|科)"
    heads = [text for text in page.words().splitlines() if "Sources" not in text]
    assert "County Inspection Analytics" in page.words()
    assert not _chinese_beside(heads, data)


@pytest.mark.usefixtures("published")
def test_a_language_we_do_not_have_is_chinese() -> None:
    assert "巡察工作总览" in open_page(lang="fr").words()


def _chinese_beside(lines: list[str], data: str) -> list[str]:
    import re

    return [line for line in lines if re.search(r"[\u4e00-\u9fff]", re.sub(data, "", line))]


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("said", ["\u00b2", "\u0663" * 20, "x", "-1"])
def test_what_is_no_number_opens_no_draft_and_breaks_nothing(said: str) -> None:
    for page in ("upload", "receive"):
        assert "没有这份表" not in open_page(page, draft=said).words()
