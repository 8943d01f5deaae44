"""覆盖: burn-up of every county against its plan and the calendar."""

import re

import pytest

from tests.pages.screen import Screen, open_page

CITY = "示例市"


def coverage(**more: str) -> Screen:
    """The page of the demo city."""
    return open_page("coverage", city=CITY, **more)


@pytest.mark.usefixtures("demo")
def test_covered_planned_and_remaining_stand_beside_the_calendar() -> None:
    row = coverage().row("coverage", "乙山县")
    assert [row[name]["text"] for name in ("已覆盖", "现行规划", "剩余")] == ["61", "102", "41"]
    assert row["巡察覆盖率"]["text"] == "59.8"
    assert row["与时序差"]["text"].startswith("−")


@pytest.mark.usefixtures("demo")
def test_every_number_of_the_table_opens_its_trace() -> None:
    row = coverage().row("coverage", "乙山县")
    names = ("已覆盖", "现行规划", "剩余", "巡察覆盖率", "时序进度", "与时序差", "完成轮次")
    assert all(row[name]["key"].split("~")[3] == "乙山县" for name in names)


@pytest.mark.usefixtures("demo")
def test_what_remains_is_planned_less_covered_in_every_row() -> None:
    for what in ("units", "villages"):
        for row in coverage(what=what).table("coverage")["rows"]:
            covered, planned, remaining = (
                int(cell["text"].replace(",", "")) for cell in row["cells"][1:4]
            )
            assert remaining == planned - covered


@pytest.mark.usefixtures("demo")
def test_who_is_behind_and_who_is_ahead_is_said_with_the_band() -> None:
    words = coverage().words()
    assert "1 个落后时序 10 个百分点以上" in words
    behind, ahead = words.split("落后时序 10 个百分点以上")[1], words.split("超前时序")[1]
    assert "乙山县" in behind.split("超前时序")[0]
    assert "戊林县" in ahead.split("阶梯")[0]


@pytest.mark.usefixtures("demo")
def test_a_changed_plan_is_dated_with_what_it_was_and_became() -> None:
    assert coverage().row("coverage", "丁河县")["规划调整"]["text"] == "2025年6月30日 86 → 89"
    villages = coverage(what="villages").row("coverage", "丙湖区")
    assert villages["规划调整"]["text"] == "2024年12月31日 190 → 177"


@pytest.mark.usefixtures("demo")
def test_there_is_a_panel_for_every_county_in_register_order_on_one_scale() -> None:
    page = coverage()
    charts = [page.chart(f"burn-up-{number}") for number in range(12)]
    assert len({tuple(chart["layout"]["yaxis"]["range"]) for chart in charts}) == 1
    assert len({tuple(chart["layout"]["xaxis"]["range"]) for chart in charts}) == 1
    title = re.compile(r"(\S+[县区市])\s+\d+\.\d %")
    names = title.findall(page.words().split("同一刻度")[1])
    assert names == [row["cells"][0]["text"] for row in page.table("coverage")["rows"]]


@pytest.mark.usefixtures("demo")
def test_rounds_that_were_never_reported_make_a_lower_bound() -> None:
    row = coverage(term="12").row("coverage", "己原区")
    assert row["巡察覆盖率"]["text"].startswith("至少")
    assert "只是下限" in row["说明"]["text"]


@pytest.mark.usefixtures("demo")
def test_what_is_needed_a_round_is_what_is_left_over_the_rounds_left() -> None:
    row = coverage().row("pace", "乙山县")
    assert row["剩余轮次"] == {"text": "5"}
    assert row["还需每轮"]["text"] == f"{(102 - 61) / 5:.1f}"
    assert row["近来每轮"]["text"] == f"{61 / 7:.1f}"


@pytest.mark.usefixtures("demo")
def test_behind_and_ahead_are_both_asked_about_beside_the_problems_they_find() -> None:
    page = coverage()
    told = {name: page.row("pace", name) for name in ("乙山县", "戊林县", "示南区")}
    words = {name: row["提示"]["text"] for name, row in told.items()}
    assert words == {
        "乙山县": "进度滞后",
        "戊林县": "进度快于时序，请同步核实质量",
        "示南区": "",
    }
    assert told["戊林县"]["单位均发现问题"]["text"] == "6.2"


@pytest.mark.usefixtures("demo")
def test_the_range_of_the_terms_end_holds_what_is_covered_and_ends_at_the_plan() -> None:
    page = coverage()
    for row in page.table("pace")["rows"]:
        ends = [int(end) for end in row["cells"][5]["text"].split("–")]
        done = float(page.row("coverage", row["cells"][0]["text"])["巡察覆盖率"]["text"])
        assert done - 0.5 <= ends[0] <= ends[-1] <= 100


@pytest.mark.usefixtures("published")
def test_a_place_without_the_days_of_its_term_has_no_calendar_and_says_so() -> None:
    alone = open_page("coverage", city="咸阳市").words()
    assert "1 个县（市、区）的巡察进度；没有报届次起止" in alone
    among = open_page("coverage", city="all").words()
    assert "1 个县（市、区）：1 个落后时序" in among
    assert "另有 1 个没有报届次起止" in among


@pytest.mark.usefixtures("published")
def test_a_city_without_coverage_says_so_and_what_to_do() -> None:
    page = open_page("coverage", city="咸宁市")
    assert "没有“巡察覆盖率”的数" in page.words()
    assert not page.parts("plotly_chart")


@pytest.mark.usefixtures("demo")
def test_the_page_speaks_english() -> None:
    assert "Covered, planned and remaining" in coverage(lang="en").words()


@pytest.mark.usefixtures("demo")
def test_how_many_forecasts_held_what_came_is_printed_and_adds_up() -> None:
    page = open_page("coverage")
    told = re.search(r"可作的 (\d+) 次推算，(\d+) 次（(\d+) %）", page.words())
    assert told
    made, held, share = map(int, told.groups())
    cells = [row["cells"][6]["text"].split("/") for row in page.table("pace")["rows"]]
    sums = [sum(int(cell[place]) for cell in cells if len(cell) == 2) for place in (0, 1)]
    assert sums == [held, made]
    assert share == round(held / made * 100) >= 80
