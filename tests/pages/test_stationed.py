"""派驻: its indicators, its forms, and the periods behind them."""

from typing import Any

import pytest

from tests.pages.screen import open_page
from tests.queries.reports import a_round, accept, report

PAGE = "stationed"
DAILY, ON_SITE = "日常派驻", "驻点监督"


def period(start: str, end: str, form: str = DAILY, **told: Any) -> dict[str, Any]:
    """A report of stationed supervision."""
    return report("stationed", supervision_form=form, period_start=start, as_of_date=end, **told)


@pytest.fixture
def two_counties(empty_store: object) -> None:
    """甲江县 in two forms and with a quarter inside its year; 乙山县 without posts of its own."""
    accept(
        period("2025-01-01", "2025-12-31", clues_handled=40, cases_filed=10, posts=20, filled=18,
               clues_self_found=12),
        period("2025-04-01", "2025-06-30", clues_handled=11, cases_filed=2),
        period("2025-01-01", "2025-12-31", ON_SITE, clues_found=8, cases_filed=2),
        period("2025-01-01", "2025-12-31", county="乙山县", clues_handled=20, cases_filed=6,
               not_applicable=["posts"]),
    )  # fmt: skip


@pytest.mark.usefixtures("two_counties")
def test_a_county_adds_its_forms_and_never_a_period_inside_another() -> None:
    row = open_page(PAGE).row("figures-rows", "甲江县")
    assert (row["派驻线索成案率"]["text"], row["派驻线索成案率"]["aside"]) == ("25.0", "12/48*")
    assert "基数：发现问题线索" in row["派驻线索成案率"]["hint"]
    assert row["处置问题线索"]["text"] == "40"


@pytest.mark.usefixtures("two_counties")
def test_posts_of_nobody_are_not_applicable() -> None:
    row = open_page(PAGE).row("figures-rows", "乙山县")
    assert row["派驻机构空编率"]["text"] == "不适用"


@pytest.mark.usefixtures("two_counties")
def test_a_county_with_several_forms_has_each_of_them_alone() -> None:
    page = open_page(PAGE)
    rows = [[cell["text"] for cell in row["cells"]]
            for row in page.table("stationed-forms")["rows"]]  # fmt: skip
    assert [row[:2] for row in rows] == [["甲江县", DAILY], ["甲江县", ON_SITE]]
    heads = [column["label"] for column in page.table("stationed-forms")["columns"]]
    at = heads.index("派驻线索成案率")
    assert [row[at] for row in rows] == ["25.0", "25.0"]


@pytest.mark.usefixtures("two_counties")
def test_a_contained_period_is_listed_as_compared_and_drawn_thin() -> None:
    page = open_page(PAGE)
    uses = {(row["cells"][2]["text"], row["cells"][3]["text"])
            for row in page.table("periods")["rows"]}  # fmt: skip
    assert ("2025年4月1日至2025年6月30日", "只作对照") in uses
    assert ("2025年1月1日至2025年12月31日", "计入") in uses
    full, inside = page.chart("periods-lanes")["data"]
    assert (len(full["y"]), len(inside["y"])) == (3, 1)
    assert inside["width"] < full["width"]


@pytest.mark.usefixtures("two_counties")
def test_a_bar_opens_the_trace_of_its_own_report() -> None:
    key = open_page(PAGE).chart("periods-lanes")["data"][1]["customdata"][0][0]
    rows = open_page(PAGE, trace=key).table("trace-used")["rows"]
    assert [row["cells"][2]["text"] for row in rows] == ["11"]


@pytest.mark.usefixtures("empty_store")
def test_counties_without_stationed_supervision_alone_make_an_empty_page_that_says_why() -> None:
    accept(a_round(1, clues_transferred=5, clues_concluded=4))
    page = open_page(PAGE)
    assert "这个范围里没有派驻监督的数" in page.words()
    assert "按季度另表报送" in page.words()


@pytest.mark.usefixtures("two_counties")
def test_one_form_needs_no_table_of_forms() -> None:
    with pytest.raises(KeyError):
        open_page(PAGE, counties="乙山县").table("stationed-forms")


@pytest.mark.usefixtures("published")
def test_published_figures_open_too_and_what_is_not_there_is_told() -> None:
    page = open_page(PAGE, city="all", counties="无此县")
    assert "没有找到" in page.words()
    assert page.row("figures-rows", "甘泉县")["派驻线索成案率"]["text"] == "85.4"


@pytest.mark.usefixtures("two_counties")
def test_a_county_that_reports_nothing_stationed_is_named_and_is_no_zero() -> None:
    accept(a_round(1, county="丙湖区", clues_transferred=5))
    page = open_page(PAGE)
    assert "另有 1 个没有这项数：丙湖区" in page.words()
    written = [note["text"] for note in
               page.chart("figures-stationed_conversion")["layout"]["annotations"]]  # fmt: skip
    assert written == ["25.0*", "30.0", "—"]
