"""趋势: one panel per place on one scale; a single point is a point and not a line."""

import pytest

from charts import theme
from tests.pages.screen import open_page


@pytest.mark.usefixtures("published")
def test_every_panel_has_the_same_scale() -> None:
    page = open_page("trends", indicator="clue_yield")
    panels = [page.chart(f"multiple-round-{number}")["layout"] for number in range(9)]
    assert len({str(panel["yaxis"]["range"]) for panel in panels}) == 1
    assert len({str(panel["xaxis"]["range"]) for panel in panels}) == 1


@pytest.mark.usefixtures("published")
def test_a_single_round_is_a_point_and_a_report_of_several_is_a_bar() -> None:
    page = open_page("trends", indicator="clue_yield", counties=["宜良县", "丹江口市"])
    several, single = (page.chart(f"multiple-round-{n}")["data"][0] for n in (0, 1))
    assert (several["x"], several["line"]["width"]) == ([1, 12], 6)
    assert (single["x"], single["mode"]) == ([3], "markers")


@pytest.mark.usefixtures("published")
def test_reports_without_a_round_are_counted_in_the_words_and_stand_in_the_table() -> None:
    page = open_page("trends", indicator="clue_yield")
    assert "另有 5 份报告没有轮次编号" in page.words()
    assert page.row("trends", "涟源市")["每百个问题移交线索数"]["text"] == "100.0"


@pytest.mark.usefixtures("published")
def test_the_cumulative_view_is_a_choice_of_the_address() -> None:
    page = open_page("trends", indicator="clue_conversion", by="date", city="咸宁市")
    chart = page.chart("multiple-date-0")
    assert chart["layout"]["xaxis"]["type"] == "date"
    assert chart["data"][0]["mode"] == "markers"


@pytest.mark.usefixtures("published")
def test_a_cumulative_point_is_traced_as_of_its_own_day() -> None:
    page = open_page("trends", indicator="clue_conversion", by="date", city="咸宁市")
    key = page.chart("multiple-date-0")["data"][0]["customdata"][0][0]
    assert key.endswith("2018-12-31")
    assert "30 ÷ 68 = 44.1 %" in open_page("trends", trace=key).words()


@pytest.mark.usefixtures("published")
def test_every_line_of_the_table_opens_the_trace_of_its_own_report() -> None:
    rows = open_page("trends", indicator="clue_yield").table("trends")["rows"]
    keys = [row["cells"][4]["key"] for row in rows if "key" in row["cells"][4]]
    assert len(set(keys)) == len(keys)
    assert all(key.split("~")[7].isdigit() for key in keys)


@pytest.mark.usefixtures("published")
def test_a_place_without_rounds_says_where_to_look() -> None:
    page = open_page("trends", indicator="clue_yield", city="娄底市")
    assert "没有带轮次编号的报告" in page.words()


@pytest.mark.usefixtures("demo")
def test_five_ripe_rounds_make_no_trend_and_seven_are_tested() -> None:
    page = open_page("trends")
    words = page.words()
    # the table lists the rounds that are drawn, and none of an earlier term
    assert {row["cells"][1]["aside"] for row in page.table("trends")["rows"]} == {"十三届"}
    assert "轮次不足，不作趋势判断（5 轮可比）" in words
    assert "7 个点，看不出趋势（99 %）" in words


@pytest.mark.usefixtures("demo")
def test_rounds_that_ripen_still_are_hollow() -> None:
    hollow = open_page("trends").chart("multiple-round-0")["data"][-1]
    assert hollow["x"] == [8, 9]
    assert hollow["marker"]["color"] == theme.LIGHT.paper


@pytest.mark.usefixtures("demo")
def test_by_age_every_round_is_a_line_and_equal_ages_stand_in_a_table() -> None:
    page = open_page("trends", by="aged")
    assert page.row("ages", "甲江县")["12 个月"]["text"] == "21.6"
    lines = page.chart("ripening-2")["data"]
    assert lines[0]["x"] == [3, 6, 12]
    assert lines[0]["y"] == pytest.approx([0, 10, 30])


@pytest.mark.usefixtures("demo")
def test_only_what_ripens_has_a_view_by_age() -> None:
    page = open_page("trends", indicator="problems_per_unit", by="aged")
    assert page.chart("multiple-round-0")
