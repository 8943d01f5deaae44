"""One indicator in a narrow chart: a bar per place, its figure beside it, the sum as a line."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import marks, rows, theme

BESIDE = 58


def small_bars(
    figures: pd.DataFrame, indicator: Any, colours: theme.Palette, *, total: float | None = None
) -> theme.Figure:
    """Bars from zero in the frame's order; columns as charts.bars.ranked takes.

    `total` is the value of all places together, a dashed line.
    """
    listed = list(figures.itertuples())
    known = [(place, row) for place, row in enumerate(listed) if row.state == "value"]
    values = [row.value * indicator.scale for _, row in known]
    line = [] if total is None else [total * indicator.scale]
    names = [rows.name(row.name, row.aside, colours) for row in listed]
    figure = theme.bare_figure(colours, rows.height(names))
    figure.add_trace(_bars(known, values, indicator, colours))
    figure.update_layout(
        annotations=[_figure(row, place, indicator, colours) for place, row in enumerate(listed)],
        shapes=[_line(value, colours) for value in line],
        xaxis={
            "visible": False,
            "fixedrange": True,
            "range": [0, max([*values, *line], default=1.0) or 1.0],
        },
        yaxis=rows.names_axis(names, colours),
        margin={"l": 4, "t": 4, "b": 4, "r": BESIDE},
    )
    return figure


def _bars(
    known: list[tuple[int, Any]], values: list[float], indicator: Any, colours: theme.Palette
) -> go.Bar:
    hovers = [marks.hover(row, indicator, row.name) + "<extra></extra>" for _, row in known]
    return go.Bar(
        x=values,
        y=[place for place, _ in known],
        orientation="h",
        width=0.46,
        marker={"color": colours.subject, "line": {"width": 0}},
        customdata=[[row.key] for _, row in known],
        hovertemplate=hovers,
        **theme.SAME_WHEN_CLICKED,
    )


def _figure(row: Any, place: int, indicator: Any, colours: theme.Palette) -> dict[str, Any]:
    """The figure at the right edge, starred where there is more to know."""
    is_value = row.state == "value"
    star = "*" if is_value and marks.remarks(row) else ""
    told = rows.at_edge(marks.number(row, indicator) + star, place, colours, BESIDE)
    told["font"]["color"] = colours.ink if is_value else colours.muted
    return told


def _line(value: float, colours: theme.Palette) -> dict[str, Any]:
    dashes = {"color": colours.ink, "width": 1, "dash": "4px,3px"}
    ends = {"x0": value, "x1": value, "y0": 0, "y1": 1}
    return {"type": "line", "yref": "paper", "line": dashes, **ends}
