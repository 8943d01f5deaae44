"""What is judged of rounds is drawn where it holds: limits by stretch, steps, the target."""

import pandas as pd

from charts import run_chart, theme
from charts.run_chart import Step, Stretch, Told

ROWS = pd.DataFrame(
    {"round_first": [1, 2, 3, 5], "round_last": [1, 2, 3, 6], "value": [0.2, 0.3, 0.9, 0.4],
     "key": list("abcd")}
)  # fmt: skip


def panel() -> theme.Figure:
    figure = theme.bare_figure(theme.LIGHT, 150)
    figure.update_xaxes(range=[0, 6])
    return figure


def marked(told: Told) -> theme.Figure:
    figure = panel()
    run_chart.mark(figure, ROWS, told, 100, theme.LIGHT)
    return figure


def test_limits_are_drawn_over_the_rounds_they_are_of_and_no_further() -> None:
    told = Told("x", (Stretch(1, 2, 0.25, 0.1, 0.4), Stretch(3, 6, 0.6, 0.5, 0.7)))
    lines = [(line.x0, line.x1, round(line.y0, 9)) for line in marked(told).layout.shapes]
    assert lines[:3] == [(0.6, 2.4, 25.0), (0.6, 2.4, 10.0), (0.6, 2.4, 40.0)]
    assert [line[:2] for line in lines[3:]] == [(2.6, 6.4)] * 3
    assert run_chart.reach([told, Told("")]) == 0.7


def test_a_day_of_change_is_a_line_with_its_name_on_the_side_that_has_room() -> None:
    figure = marked(Told("x", steps=(Step(1.5, "新办法"), Step(4.5, "机构改革"))))
    assert [line.x0 for line in figure.layout.shapes] == [1.5, 4.5]
    sides = {words.text: words.xanchor for words in figure.layout.annotations}
    assert sides == {"新办法": "left", "机构改革": "right"}


def test_the_target_is_drawn_only_where_there_are_limits_to_hold_beside_it() -> None:
    assert not marked(Told("x", target=0.5)).layout.shapes
    lines = marked(Told("x", (Stretch(1, 2, 0.25, 0.1, 0.4),), target=0.5)).layout.shapes
    assert [line.y0 for line in lines if line.xref == "paper"] == [50.0]


def test_rounds_that_break_a_rule_are_ringed_and_young_ones_hollow() -> None:
    figure = marked(Told("x", special={3: "在界限之外"}, young=frozenset({2})))
    ring, hollow = figure.data
    assert (list(ring.x), list(ring.y), ring.hovertemplate) == (
        [3], [90.0], ("在界限之外<extra></extra>",)
    )  # fmt: skip
    assert (list(hollow.x), hollow.marker.color) == ([2], theme.LIGHT.paper)


def test_a_report_of_several_rounds_is_no_point_of_the_series() -> None:
    figure = marked(Told("x", special={5: "在界限之外"}))
    assert len(figure.data[0].x) == 0


def test_where_nothing_is_said_nothing_is_drawn() -> None:
    figure = marked(Told(""))
    assert not figure.data
    assert not figure.layout.shapes
