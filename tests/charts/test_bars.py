"""Bars: what is drawn, written and coloured."""

from charts import bars, theme
from tests.charts.figures import INDICATOR, figure, frame

FIGURES = frame(
    figure("甲江县", 30, 68),
    figure("乙山县", 0, 14),
    figure("丙湖区", None, 20),
    figure("丁河县", None, None, state="not_applicable"),
    figure("戊林县", 5, 16, approximate=True, contradiction=True),
    figure("己原区", 4, 10, lower_bound=True, missing_rounds=[1, 2]),
)


def words(chart: theme.Figure) -> list[str]:
    """Everything written beside the bars."""
    return [annotation.text for annotation in chart.layout.annotations]


def test_a_bar_begins_at_zero_and_ends_at_its_figure() -> None:
    chart = bars.ranked(FIGURES, INDICATOR, theme.LIGHT)
    assert [round(value, 1) for value in chart.data[0].x] == [44.1, 0.0, 31.2, 40.0]
    assert chart.layout.xaxis.range[0] == 0


def test_missing_zero_and_not_applicable_are_written_differently() -> None:
    written = words(bars.ranked(FIGURES, INDICATOR, theme.LIGHT))
    assert written[:6] == ["44.1", "0.0", "—", "不适用", "约 31.3", "至少 40.0"]


def test_every_bar_has_its_parts_at_the_edge_and_the_unit_stands_once() -> None:
    written = words(bars.ranked(FIGURES, INDICATOR, theme.LIGHT))
    assert written[6:] == ["30/68", "0/14", "5/16", "4/10", "分子/分母", "%"]


def test_remarks_stand_under_the_name_of_the_place() -> None:
    names = bars.ranked(FIGURES, INDICATOR, theme.LIGHT).layout.yaxis.ticktext
    assert "两处来源不一" in names[4]
    assert "缺第1、2轮，只是下限" in names[5]
    assert names[0] == "甲江县"


def test_the_chosen_place_is_coloured_and_its_context_is_grey() -> None:
    chart = bars.ranked(FIGURES, INDICATOR, theme.LIGHT, chosen={"key of 甲江县"})
    subject, grey = theme.LIGHT.subject, theme.LIGHT.context
    assert list(chart.data[0].marker.color) == [subject, grey, grey, grey]


def test_with_nobody_chosen_every_place_is_the_subject() -> None:
    chart = bars.ranked(FIGURES, INDICATOR, theme.LIGHT)
    assert set(chart.data[0].marker.color) == {theme.LIGHT.subject}


def test_the_benchmark_is_a_labelled_line() -> None:
    chart = bars.ranked(FIGURES, INDICATOR, theme.LIGHT, benchmark=(52.5, "合计 52.5 %"))
    assert [shape.x0 for shape in chart.layout.shapes] == [52.5]
    assert "合计 52.5 %" in words(chart)
    assert chart.layout.xaxis.range[1] >= 52.5


def test_without_a_benchmark_there_is_no_line() -> None:
    assert not bars.ranked(FIGURES, INDICATOR, theme.LIGHT).layout.shapes


def test_hover_gives_place_figure_parts_date_and_how_to_open_it() -> None:
    hover = bars.ranked(FIGURES, INDICATOR, theme.LIGHT).data[0].hovertemplate[0]
    assert all(part in hover for part in ("甲江县", "44.1 %", "30/68", "2026年6月30日", "看由来"))


def test_every_bar_carries_the_key_of_its_trace() -> None:
    custom = bars.ranked(FIGURES, INDICATOR, theme.LIGHT).data[0].customdata
    assert custom[0][0] == "key of 甲江县"


def test_two_places_of_one_name_have_a_row_each() -> None:
    twice = frame(figure("鼓楼区", 1, 4), figure("鼓楼区", 2, 4, key="another"))
    assert list(bars.ranked(twice, INDICATOR, theme.LIGHT).data[0].y) == [0, 1]


def test_all_zeros_still_have_an_axis() -> None:
    chart = bars.ranked(frame(figure("甲江县", 0, 4)), INDICATOR, theme.LIGHT)
    assert chart.layout.xaxis.range[1] > 0
