"""整改: what is claimed beside what was verified."""

from typing import Any

import pytest

from tests.pages.screen import open_page
from tests.queries.reports import a_round, accept

PAGE = "rectification"


def rectified(done: int, fed_back: int, failed: int | None, checked: int | None) -> dict[str, Any]:
    """What a county claims, and what the recheck found."""
    return {
        "problems_rectified": done, "problems_fed_back": fed_back,
        "problems_not_rectified": failed, "problems_rechecked": checked,
    }  # fmt: skip


@pytest.fixture
def three_counties(empty_store: object) -> None:
    """One that claims much and fails the recheck, a sound one, one without a recheck."""
    accept(
        a_round(1, **rectified(98, 100, 13, 40), votes_returned=50, votes_satisfied=48),
        a_round(1, county="乙山县", **rectified(90, 100, 1, 50), satisfaction_rate=97.4),
        a_round(2, county="乙山县", **rectified(0, 0, 0, 0), satisfaction_rate=93.4),
        a_round(1, county="丙湖区", **rectified(80, 100, None, None)),
    )


@pytest.mark.usefixtures("three_counties")
def test_the_county_that_claims_much_and_fails_the_recheck_is_named_in_the_title() -> None:
    words = open_page(PAGE).words()
    assert "甲江县报整改完成 98.0 %，督查却有 32.5 % 不到位（13/40）" in words


@pytest.mark.usefixtures("three_counties")
def test_it_stands_first_and_in_the_colour_of_worse() -> None:
    chart = open_page(PAGE).chart("claims-dots")
    assert chart["layout"]["yaxis"]["ticktext"] == ["甲江县", "乙山县", "丙湖区"]
    claimed, verified = chart["data"]
    assert (claimed["x"][0], verified["x"][0]) == (98.0, 67.5)
    assert verified["marker"]["color"][0] == "#B45309"
    assert chart["layout"]["annotations"][0]["text"] == "不到位 32.5 %（13/40）"


@pytest.mark.usefixtures("three_counties")
def test_register_order_is_a_choice_of_the_address() -> None:
    names = open_page(PAGE, order="register").chart("claims-dots")["layout"]["yaxis"]["ticktext"]
    assert names == [row["cells"][0]["text"] for row in
                     open_page(PAGE).table("rectification")["rows"][:-1]]  # fmt: skip


@pytest.mark.usefixtures("three_counties")
def test_without_a_recheck_nothing_is_verified_and_it_is_said() -> None:
    page = open_page(PAGE)
    assert "没有督查数据、无从核对：丙湖区" in page.words()
    assert page.row(PAGE, "丙湖区")["督查不到位率"]["text"] == "—"


@pytest.mark.usefixtures("three_counties")
def test_every_rate_carries_its_parts_and_opens_its_trace() -> None:
    cell = open_page(PAGE).row(PAGE, "甲江县")["整改完成率"]
    assert (cell["text"], cell["aside"]) == ("98.0", "98/100")
    assert "98 ÷ 100 = 98.0 %" in open_page(PAGE, trace=cell["key"]).words()


@pytest.mark.usefixtures("three_counties")
def test_a_rate_without_votes_is_shown_as_reported_and_not_added() -> None:
    page = open_page(PAGE)
    row = page.row(PAGE, "乙山县")
    assert row["整改满意率"]["text"] == "—"
    assert row["只报比率的满意率"]["text"] == "所报 93.4 – 97.4 %（2 轮）"
    assert "第一轮 97.4" in row["只报比率的满意率"]["hint"]
    assert page.row(PAGE, "各县（市、区）相加")["整改满意率"]["text"] == "96.0"


@pytest.mark.usefixtures("empty_store")
def test_where_rechecks_confirm_the_claims_the_title_accuses_nobody() -> None:
    accept(a_round(1, **rectified(90, 100, 1, 50)))
    assert "督查没有发现比所报更差的" in open_page(PAGE).words()


@pytest.mark.usefixtures("published")
def test_published_figures_open_too_and_what_is_not_there_is_told() -> None:
    words = open_page(PAGE, city="all", counties="无此县").words()
    assert "没有找到" in words
    assert "报的与核的" in words
