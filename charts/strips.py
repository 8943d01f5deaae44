"""Every indicator on a line of its own: a dot per place, from zero to the largest."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import marks, theme
from text import language, numbers, say

ROW = 52


def strips(
    figures: pd.DataFrame, indicators: Mapping[str, Any], colours: theme.Palette
) -> theme.Figure:
    """One strip per indicator that has a value, each on its own scale; columns as for bars.

    The left end is zero, the right end the whole of a share or else the largest value.
    """
    known: dict[str, list[Any]] = {name: [] for name in indicators}
    for row in figures[figures["state"] == "value"].itertuples():
        known[row.indicator].append(row)
    listed = {name: rows for name, rows in known.items() if rows}
    drawn = [
        _strip(rows, indicators[name], line, colours)
        for line, (name, rows) in enumerate(listed.items())
    ]
    figure = theme.bare_figure(colours, ROW * max(len(listed), 1) + 12)
    figure.add_traces([dots for dots, _ in drawn])
    # All at once: one by one, Plotly checks every annotation again for each new one.
    figure.update_layout(
        annotations=[words for _, annotations in drawn for words in annotations],
        shapes=[_rule(line, colours) for line in range(len(listed))],
        xaxis={"visible": False, "fixedrange": True, "range": [-0.03, 1.03]},
        yaxis={"visible": False, "fixedrange": True, "range": [len(listed) - 0.35, -0.75]},
    )
    return figure


def _strip(
    rows: list[Any], indicator: Any, line: int, colours: theme.Palette
) -> tuple[go.Scatter, list[dict[str, Any]]]:
    """The dots of one indicator, and the words over and under its line."""
    values = [row.value for row in rows]
    # A share has a natural right end.
    reach = max(*values, 1.0) if indicator.is_share else max(values) or 1.0
    rim = {"color": colours.paper, "width": 1}
    dots = go.Scatter(
        x=[value / reach for value in values],
        y=[line] * len(rows),
        mode="markers",
        marker={"size": 10, "color": colours.subject, "opacity": 0.7, "line": rim},
        customdata=[[row.key] for row in rows],
        hovertemplate=[marks.hover(row, indicator, row.name) + "<extra></extra>" for row in rows],
        selected={"marker": {"opacity": 0.7}},
        unselected={"marker": {"opacity": 0.7}},
    )
    counted = say("charts.places", count=numbers.whole(len({row.name for row in rows})))
    head = f"{indicator.name[language()]}  <span style='color:{colours.muted}'>{counted}</span>"
    low, high = (edge(rows, key=lambda row: row.value) for edge in (min, max))
    # The name above the line, the range below it: neither can run into the other.
    above = _words(head, line, colours.ink) | {"x": 0, "xanchor": "left", "yshift": 17}
    below = _words(_range(low, high, indicator), line, colours.muted) | {
        "x": 1,
        "xanchor": "right",
        "yshift": -14,
    }
    return dots, [above, below]


def _range(low: Any, high: Any, indicator: Any) -> str:
    """The smallest and the largest figure of a strip with the unit once; one figure alone."""
    largest = marks.written(high, indicator)
    if low.value == high.value:
        return largest
    return say("charts.range", low=marks.number(low, indicator), high=largest)


def _words(text: str, line: int, colour: str) -> dict[str, Any]:
    font = {"size": theme.SMALL, "color": colour}
    return {"text": text, "xref": "paper", "y": line, "showarrow": False, "font": font}


def _rule(line: int, colours: theme.Palette) -> dict[str, Any]:
    hair = {"color": colours.rule, "width": 1}
    return {"type": "line", "x0": 0, "x1": 1, "y0": line, "y1": line, "line": hair}
