"""Small multiples over rounds and over time."""

import pandas as pd

from charts import panels, theme
from tests.charts.figures import INDICATOR, figure, frame


def a_round(first: int, last: int | None = None, **told: object) -> dict[str, object]:
    """A figure of one round or of several."""
    return figure("甲江县", first, 20, round_first=first, round_last=last or first, **told)


def drawn(*figures: dict[str, object]) -> theme.Figure:
    """The panel of one place over its rounds."""
    rows = frame(*figures)
    return panels.by_round(rows, INDICATOR, panels.rounds_scale(rows, INDICATOR), theme.LIGHT)


def test_a_single_round_is_a_point_and_not_a_line() -> None:
    chart = drawn(a_round(3))
    assert [trace.mode for trace in chart.data] == ["markers"]


def test_rounds_that_follow_each_other_are_joined_and_a_missing_one_is_not_bridged() -> None:
    chart = drawn(a_round(1), a_round(2), a_round(4))
    assert [list(trace.x) for trace in chart.data] == [[1, 2], [4]]


def test_two_reports_of_one_round_are_two_points() -> None:
    chart = drawn(a_round(2), a_round(2))
    assert [trace.mode for trace in chart.data] == ["markers", "markers"]


def test_a_report_of_several_rounds_is_a_grey_bar_from_its_first_to_its_last() -> None:
    chart = drawn(a_round(1, 6), a_round(7))
    assert (list(chart.data[0].x), chart.data[0].line.color) == ([1, 6], theme.LIGHT.context)


def test_only_the_newest_figure_is_written() -> None:
    chart = drawn(a_round(1), a_round(2))
    assert [annotation.text for annotation in chart.layout.annotations] == ["10.0"]


def test_panels_begin_at_zero_and_share_the_largest_figure() -> None:
    rows = frame(a_round(1), a_round(10))
    chart = panels.by_round(
        rows.head(1), INDICATOR, panels.rounds_scale(rows, INDICATOR), theme.LIGHT
    )
    assert chart.layout.yaxis.range[0] == 0
    assert chart.layout.yaxis.range[1] > 50


def test_as_of_dates_are_joined_in_order() -> None:
    days = ["2024-06-30", "2023-06-30"]
    rows = frame(*(figure("甲江县", 1, 4, as_of_date=pd.Timestamp(day)) for day in days))
    chart = panels.by_date(rows, INDICATOR, panels.dates_scale(rows, INDICATOR), theme.LIGHT)
    assert [str(day)[:4] for day in chart.data[0].x] == ["2023", "2024"]
