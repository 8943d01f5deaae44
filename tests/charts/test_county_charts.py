"""The burn-up, the spine and the groups of rounds."""

from typing import Any

import pandas as pd
import pytest

from charts import burn_up, groups, spine, theme
from queries import registry
from queries.county import spread
from tests.charts.figures import INDICATOR, figure, frame

AS_OF = pd.Timestamp("2023-12-31")


def event(
    kind: str, day: str, reached: int, amount: int | None = None, **told: Any
) -> dict[str, Any]:
    """A round that was over, or a plan that was stated, on a day."""
    return {
        "kind": kind, "name": "甲江县", "on_date": pd.Timestamp(day), "reached": reached,
        "amount": amount, "round_first": 1, "round_last": 1, "key": f"{kind} {day}",
        "term_start": pd.Timestamp("2021-09-01"), "term_end": pd.Timestamp("2026-08-31"),
    } | told  # fmt: skip


@pytest.fixture
def events() -> pd.DataFrame:
    """Two rounds, and a plan that was raised between them."""
    return frame(
        event("plan", "2021-09-30", 86),
        event("plan", "2022-06-30", 89, 3),
        event("round", "2022-01-31", 9, 9),
        event("round", "2023-01-31", 20, 11),
    )


def drawn(events: pd.DataFrame) -> theme.Figure:
    """The panel of these events on their own scale."""
    return burn_up.burn_up(events, AS_OF, burn_up.scale_of(events), theme.LIGHT)


def line_of(chart: theme.Figure, colour: str) -> Any:
    """The line of that colour."""
    return next(
        trace for trace in chart.data if trace.mode == "lines" and trace.line.color == colour
    )


def test_coverage_begins_at_zero_with_the_term_and_reaches_the_as_of_date(
    events: pd.DataFrame,
) -> None:
    steps = line_of(drawn(events), theme.LIGHT.subject)
    assert (list(steps.y), steps.line.shape) == ([0, 9, 20, 20], "hv")
    assert (steps.x[0], steps.x[-1]) == (pd.Timestamp("2021-09-01"), AS_OF)


def test_the_calendar_runs_from_nothing_to_the_plan_in_force(events: pd.DataFrame) -> None:
    calendar = line_of(drawn(events), theme.LIGHT.same)
    assert list(calendar.y) == [0, 89]
    assert [str(day)[:10] for day in calendar.x] == ["2021-09-01", "2026-08-31"]


def test_without_the_days_of_the_term_there_is_no_calendar(events: pd.DataFrame) -> None:
    chart = drawn(events.assign(term_start=pd.NaT, term_end=pd.NaT))
    assert theme.LIGHT.same not in [trace.line.color for trace in chart.data]
    assert list(line_of(chart, theme.LIGHT.subject).y) == [0, 9, 20, 20]


def test_a_changed_plan_is_a_step_and_is_written_with_what_it_was(events: pd.DataFrame) -> None:
    chart = drawn(events)
    assert list(line_of(chart, theme.LIGHT.muted).y) == [86, 89, 89]
    assert "规划 86 → 89" in [words.text for words in chart.layout.annotations]


def test_the_words_of_a_plan_stand_clear_of_its_line(events: pd.DataFrame) -> None:
    words = next(each for each in drawn(events).layout.annotations if "规划" in each.text)
    assert (words.yanchor, words.yshift > 0) == ("bottom", True)


def test_every_round_and_plan_has_a_mark_that_opens_its_trace(events: pd.DataFrame) -> None:
    marks = [trace for trace in drawn(events).data if trace.mode == "markers"]
    keys = {key[0] for trace in marks for key in trace.customdata}
    assert keys == set(events["key"])


def test_a_place_without_a_plan_has_its_steps_alone(events: pd.DataFrame) -> None:
    chart = drawn(events[events["kind"] == "round"])
    assert [trace.mode for trace in chart.data] == ["lines", "markers"]


def test_panels_share_one_scale(events: pd.DataFrame) -> None:
    scale = burn_up.scale_of(events)
    small = events[events["kind"] == "round"].head(1)
    axes = [
        burn_up.burn_up(rows, AS_OF, scale, theme.LIGHT).layout.yaxis.range
        for rows in (events, small)
    ]
    assert axes[0] == axes[1]
    assert axes[0][0] == 0


@pytest.fixture
def city() -> pd.DataFrame:
    """Five counties from a tenth to a half."""
    names = ("甲江县", "乙山县", "丙湖区", "丁河县", "戊林县")
    return frame(*(figure(name, number, 10, part=None) for number, name in enumerate(names, 1)))


def spined(city: pd.DataFrame, county: str) -> theme.Figure:
    """The spine of one county in that city."""
    own = city[city["county"] == county]
    return spine.spine(own, spread(city), {}, {INDICATOR.id: INDICATOR}, theme.LIGHT)


def test_the_dot_lies_where_the_county_lies_between_smallest_and_largest(
    city: pd.DataFrame,
) -> None:
    assert [spined(city, county).data[0].x[0] for county in ("甲江县", "丙湖区", "戊林县")] == [
        pytest.approx(0.0),
        pytest.approx(0.5),
        pytest.approx(1.0),
    ]


def test_the_spine_writes_the_ends_and_the_county_and_no_other_county(city: pd.DataFrame) -> None:
    written = " ".join(words.text for words in spined(city, "乙山县").layout.annotations)
    assert all(number in written for number in ("10.0", "50.0", "20.0"))
    assert not any(name in written for name in ("甲江县", "丙湖区", "丁河县", "戊林县"))


def test_the_spine_has_no_colour_of_a_verdict(city: pd.DataFrame) -> None:
    chart = spined(city, "甲江县").to_json()
    verdicts = (theme.LIGHT.better, theme.LIGHT.worse, theme.LIGHT.higher, theme.LIGHT.lower)
    assert not any(colour in chart for colour in verdicts)


def test_a_county_without_the_figure_has_no_dot_and_says_so(city: pd.DataFrame) -> None:
    missing = frame(figure("己原区", None, None, part=None))
    chart = spined(pd.concat([city, missing]), "己原区")
    assert not chart.data[0].x
    assert "<b>—</b>" in [words.text for words in chart.layout.annotations]


def test_a_few_places_have_a_range_and_no_quarters(city: pd.DataFrame) -> None:
    assert len(spined(city, "甲江县").layout.shapes) == 3
    assert len(spined(city.head(4), "甲江县").layout.shapes) == 2


def test_where_all_places_are_alike_the_dot_stands_in_the_middle() -> None:
    alike = frame(*(figure(name, 2, 10, part=None) for name in ("甲江县", "乙山县")))
    assert list(spined(alike, "甲江县").data[0].x) == [0.5]


@pytest.fixture
def grouped() -> theme.Figure:
    """Two groups of rounds; the third has no figure yet."""
    sums = frame(
        figure("交叉", 40, 5, label="交叉", group_name="交叉", rounds=2),
        figure("直接", 30, 6, label="直接", group_name="直接", rounds=1),
        figure("未报", None, None, label="未报", group_name="", rounds=1),
    )
    rounds = frame(
        figure("甲江县 第一轮", 30, 3, group_name="交叉"),
        figure("甲江县 第二轮", 10, 2, group_name="交叉"),
        figure("甲江县 第三轮", 30, 6, group_name="直接"),
        figure("甲江县 第四轮", None, 4, group_name=""),
    )
    return groups.grouped(sums, rounds, registry.indicators()["problems_per_unit"], theme.LIGHT)


def test_a_round_with_a_figure_is_a_dot_in_its_group(grouped: theme.Figure) -> None:
    dots = grouped.data[0]
    assert list(dots.x) == [10, 5, 5]
    assert [round(line) for line in dots.y] == [0, 0, 1]


def test_the_mark_of_a_group_is_sum_over_sum(grouped: theme.Figure) -> None:
    assert [(tick.x0, tick.x1) for tick in grouped.layout.shapes] == [(8, 8), (5, 5)]


def test_a_group_says_its_rounds_and_its_parts_and_one_without_a_figure_says_so(
    grouped: theme.Figure,
) -> None:
    written = [words.text for words in grouped.layout.annotations]
    assert "2 轮<br>40/5" in written
    assert "1 轮" in written
    assert "—" in written
    assert grouped.layout.xaxis.range[0] == 0
