"""队伍: posts, load, people, and how the county leads."""

import pytest

from tests.pages.screen import open_page
from tests.queries.reports import a_round, accept, report

PAGE = "team"


@pytest.fixture
def three_counties(empty_store: object) -> None:
    """One with all posts, one whose office has none of its own, one with none at all."""
    accept(
        report("plan", posts_office=4, filled_office=3, posts_groups=9, filled_groups=7,
               talent_pool=120, committee_meetings=3),
        report("plan", county="乙山县", posts_groups=9, filled_groups=7,
               not_applicable=["posts_office"], talent_pool=80, committee_meetings=0),
        report("plan", county="丙湖区", not_applicable=["posts_office", "posts_groups"]),
        a_round(1, inspectors=40, inspectors_seconded=10, units_inspected=8, interviews=160),
    )  # fmt: skip


@pytest.mark.usefixtures("three_counties")
def test_posts_stand_with_their_parts_office_and_groups_apart() -> None:
    row = open_page(PAGE).row("load-rows", "甲江县")
    assert (row["在编率"]["text"], row["在编率"]["aside"]) == ("76.9", "10/13")
    assert (row["巡察办 在编/编制"]["text"], row["巡察组 在编/编制"]["text"]) == ("3/4", "7/9")


@pytest.mark.usefixtures("three_counties")
def test_no_posts_of_its_own_is_not_applicable_and_never_zero() -> None:
    page = open_page(PAGE)
    office = page.row("load-rows", "乙山县")["巡察办 在编/编制"]
    assert (office["text"], office["tone"]) == ("未单独核编", "applies-not")
    assert page.row("load-rows", "乙山县")["在编率"]["text"] == "77.8"
    assert page.row("load-rows", "丙湖区")["在编率"]["text"] == "不适用"


@pytest.mark.usefixtures("three_counties")
def test_the_sum_takes_only_the_posts_there_are() -> None:
    assert "17/22 · 3 个相加" in open_page(PAGE).words()


@pytest.mark.usefixtures("three_counties")
def test_load_is_of_the_rounds_and_what_is_missing_is_a_dash() -> None:
    page = open_page(PAGE)
    load = [page.row("load-rows", "甲江县")[name]["text"] for name in ("抽调占比", "单位均谈话")]
    assert load == ["25.0", "20.0"]
    assert page.row("load-rows", "乙山县")["抽调占比"]["text"] == "—"


@pytest.mark.usefixtures("three_counties")
def test_people_and_meetings_are_counts_that_open_their_trace_and_zero_is_zero() -> None:
    page = open_page(PAGE)
    pool = page.row("people-rows", "甲江县")["人才库人数"]
    meetings = page.row("meetings-rows", "乙山县")["县委常委会研究巡察"]
    assert (pool["text"], meetings["text"], meetings["tone"]) == ("120", "0", "zero")
    opened = open_page(PAGE, trace=pool["key"])
    assert opened.table("trace-used")["rows"][0]["cells"][2]["text"] == "120"


@pytest.mark.usefixtures("three_counties")
def test_each_figure_has_a_chart_with_a_row_per_place() -> None:
    chart = open_page(PAGE).chart("load-post_filling")
    assert chart["layout"]["yaxis"]["ticktext"] == ["甲江县", "乙山县", "丙湖区"]
    assert len(chart["data"][0]["customdata"]) == 2


@pytest.mark.usefixtures("published")
def test_published_figures_open_too_and_what_is_not_there_is_told() -> None:
    page = open_page(PAGE, city="all", counties="无此县")
    assert "没有找到" in page.words()
    assert page.row("load-rows", "永寿县")["在编率"]["aside"].startswith("16/16")
