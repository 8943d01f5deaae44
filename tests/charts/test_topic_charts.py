"""The charts of clues, rectification, team and stationed supervision: what is drawn and written."""

from typing import Any

import pandas as pd
import pytest

from charts import ages, claims, periods, small_bars, stacks, theme, tints
from charts import chain as chains
from charts.chain import Step
from charts.claims import Claim
from charts.stacks import Segment, Stack
from tests.charts.figures import INDICATOR, figure, frame

LIGHT = theme.LIGHT


def words(chart: theme.Figure) -> list[str]:
    """Everything written in the chart beside its marks."""
    return [annotation.text for annotation in chart.layout.annotations]


# Stacks


def stack(name: str, *lengths: float) -> Stack:
    colours = [LIGHT.context, LIGHT.worse]
    parts = [
        Segment(length, f"{length:g}", colour, f"{name} {colour}", f"hover {name}")
        for length, colour in zip(lengths, colours, strict=True)
    ]
    return Stack(name, parts, f"{sum(lengths):g}")


def stacked(*listed: Stack) -> theme.Figure:
    return stacks.stacked(listed, [(LIGHT.context, "新"), (LIGHT.worse, "旧")], LIGHT)


def test_each_part_begins_where_the_one_before_it_ends() -> None:
    bars = stacked(stack("甲江县", 30, 71)).data[0]
    assert (list(bars.base), list(bars.x)) == ([0, 30], [30, 71])


def test_a_part_of_nothing_is_not_drawn_and_a_short_one_has_no_words_on_it() -> None:
    bars = stacked(stack("甲江县", 0, 100), stack("乙山县", 2, 3)).data[0]
    assert list(bars.y) == [0, 1, 1]
    assert list(bars.text) == ["100", "", ""]


def test_the_sum_stands_at_the_edge_and_every_colour_is_told() -> None:
    told = words(stacked(stack("甲江县", 30, 71)))
    assert told[0] == "101"
    assert "新" in told[1]
    assert "旧" in told[1]


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_words_on_a_colour_can_be_read(colours: theme.Palette) -> None:
    on = [*ages.age_colours(colours).values(), *tints.ramp(colours)]
    assert all(tints.contrast(tints.readable_on(one, colours), one) >= 4.5 for one in on)


# Small bars


def test_figures_stand_at_the_edge_and_gaps_say_what_they_are() -> None:
    rows = frame(
        figure("甲江县", 30, 68),
        figure("乙山县", None, 20),
        figure("丙湖区", 0, 0, state="not_applicable"),
        figure("丁河县", 5, 16, contradiction=True),
    )
    chart = small_bars.small_bars(rows, INDICATOR, LIGHT, total=0.4)
    assert words(chart) == ["44.1", "—", "不适用", "31.3*"]
    assert list(chart.data[0].y) == [0, 3]
    assert [shape.x0 for shape in chart.layout.shapes] == [40]
    assert chart.layout.xaxis.range[0] == 0


# The chain


def test_steps_are_bars_from_zero_and_a_missing_one_has_words_alone() -> None:
    steps = [
        Step("移交", 100, "100", "a", "h"),
        Step("谈话函询", None, "—", "b", "h", inside=True),
        Step("立案", 20, "20", "c", "h"),
    ]
    chart = chains.chain(steps, LIGHT)
    assert (list(chart.data[0].x), list(chart.data[0].y)) == ([100, 20], [0, 2])
    assert words(chart) == ["100", "—", "20"]
    assert [key[0] for key in chart.data[0].customdata] == ["a", "c"]


# Claimed and verified


def claim(name: str, claimed: float | None, verified: float | None) -> Claim:
    return Claim(name, claimed, verified, "不到位", (f"{name} c", f"{name} v"), ("报", "核"))


def test_a_claim_above_what_was_verified_stands_out_and_the_reverse_does_not() -> None:
    chart = claims.claims([claim("甲江县", 97, 85), claim("乙山县", 92, 97)], ("报", "核"), LIGHT)
    assert [shape.line.color for shape in chart.layout.shapes] == [LIGHT.worse, LIGHT.context]
    assert list(chart.data[1].marker.color) == [LIGHT.worse, LIGHT.subject]


def test_without_a_recheck_there_is_a_claim_and_no_line() -> None:
    chart = claims.claims([claim("癸塘县", 85, None)], ("报", "核"), LIGHT)
    assert (len(chart.data[0].x), len(chart.data[1].x)) == (1, 0)
    assert not chart.layout.shapes[0].visible
    assert claim("癸塘县", 85, None).gap == float("-inf")


# Open clues by the day of transfer


def disc(name: str, day: str, count: int, age: str) -> dict[str, Any]:
    told = {"name": name, "aside": "", "since_date": pd.Timestamp(day), "still_open": count}
    return told | {"age": age, "key": f"{name} {day}", "hover": "h"}


def by_transfer(*discs: dict[str, Any]) -> theme.Figure:
    bounds = {
        "as_of": pd.Timestamp("2026-10-31"),
        "six": pd.Timestamp("2026-04-30"),
        "twelve": pd.Timestamp("2025-10-31"),
        "heads": {"within_6": "新", "within_12": "中", "over_12": "旧"},
    }
    return ages.by_transfer(pd.DataFrame(list(discs)), bounds, LIGHT)


def test_a_place_has_one_row_however_many_rounds_it_has() -> None:
    chart = by_transfer(
        disc("甲江县", "2024-01-01", 10, "over_12"), disc("甲江县", "2026-06-01", 1, "within_6"),
        disc("乙山县", "2026-01-01", 4, "within_12"),
    )  # fmt: skip
    assert list(chart.data[0].y) == [0, 0, 1]
    assert list(chart.layout.yaxis.ticktext) == ["甲江县", "乙山县"]
    colours = ages.age_colours(LIGHT)
    drawn = ["over_12", "within_6", "within_12"]
    assert list(chart.data[0].marker.color) == [colours[age] for age in drawn]


def test_areas_stand_for_numbers_and_only_roomy_discs_carry_them() -> None:
    chart = by_transfer(
        disc("甲江县", "2024-01-01", 40, "over_12"), disc("乙山县", "2024-02-01", 10, "over_12"),
        disc("丙湖区", "2024-03-01", 1, "over_12"),
    )  # fmt: skip
    large, small, _ = chart.data[0].marker.size
    assert (large / small) ** 2 == pytest.approx(4)
    assert list(chart.data[0].text) == ["40", "10", ""]


def test_the_bounds_of_the_ages_are_lines_with_their_words_over_them() -> None:
    chart = by_transfer(disc("甲江县", "2024-01-01", 40, "over_12"))
    assert [str(shape.x0)[:10] for shape in chart.layout.shapes] == ["2026-04-30", "2025-10-31"]
    assert words(chart) == ["旧", "中", "新"]


# Periods


def lane(form: str, start: str, end: str, counts: bool = True) -> dict[str, Any]:
    days = {"period_start": pd.Timestamp(start), "as_of_date": pd.Timestamp(end)}
    return days | {
        "name": "甲江县", "aside": form, "counts": counts, "words": "47/18", "key": end,
        "hover": "h",
    }  # fmt: skip


def test_a_period_inside_another_is_thin_and_told_apart_and_forms_have_lanes() -> None:
    rows = pd.DataFrame(
        [
            lane("日常派驻", "2026-01-01", "2026-12-31"),
            lane("日常派驻", "2026-04-01", "2026-06-30", counts=False),
            lane("驻点监督", "2026-01-01", "2026-12-31"),
        ]
    )
    full, inside = periods.periods(rows, ("计入", "对照"), LIGHT).data
    assert (list(full.y), list(inside.y)) == ([0, 1], [0])
    assert inside.width < full.width
    assert inside.text is None


def test_the_legend_tells_only_what_is_drawn() -> None:
    rows = pd.DataFrame([lane("日常派驻", "2026-01-01", "2026-12-31")])
    [legend] = words(periods.periods(rows, ("计入", "对照"), LIGHT))
    assert "计入" in legend
    assert "对照" not in legend
