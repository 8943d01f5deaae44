"""Rounds in groups: a dot per round, a mark where the group's sum lies, its parts at the edge."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import marks, theme
from text import language, numbers, say

ROW, HEAD, FOOT = 56, 30, 28
BESIDE = 104
# Where in its row the dots lie, so that many equal ones do not hide each other.
LANES = (0, -0.12, 0.12, -0.22, 0.22)


def grouped(
    groups: pd.DataFrame, rounds: pd.DataFrame, indicator: Any, colours: theme.Palette
) -> theme.Figure:
    """A row per group in the frame's order, from zero; groups without a value say so.

    `groups` has label, key, rounds and a figure's columns; `rounds` the same per round, with
    group_name and name. A dot is a round of its group, the tick is sum over sum.
    """
    rows = list(groups.itertuples())
    lines = {row.group_name: line for line, row in enumerate(rows)}
    known = rounds[(rounds["state"] == "value") & rounds["group_name"].isin(lines)]
    sums = [row for row in rows if row.state == "value"]
    scaled = [*(known["value"] * indicator.scale), *(row.value * indicator.scale for row in sums)]
    figure = theme.bare_figure(colours, HEAD + FOOT + ROW * max(len(rows), 1))
    figure.add_trace(_dots(known, lines, indicator, colours))
    figure.update_layout(
        shapes=[_tick(row, lines[row.group_name], indicator, colours) for row in sums],
        annotations=[
            *(_sum(row, lines[row.group_name], indicator, colours) for row in rows),
            *(_at_edge(_base(row), colours, y=lines[row.group_name]) for row in rows),
            _at_edge(say("methods.edge_head"), colours, yref="paper", y=1, yanchor="bottom"),
            _at_edge(indicator.unit[language()], colours, yref="paper", y=0, yanchor="top",
                     yshift=-4),
        ],
        **_axes(rows, max(scaled, default=1.0) or 1.0, colours),
    )  # fmt: skip
    return figure


def _dots(
    known: pd.DataFrame, lines: dict[str, int], indicator: Any, colours: theme.Palette
) -> go.Scatter:
    rows = list(known.itertuples())
    return go.Scatter(
        x=[row.value * indicator.scale for row in rows],
        y=[lines[row.group_name] + LANES[place % len(LANES)] for place, row in enumerate(rows)],
        mode="markers",
        marker={"size": 7, "color": colours.context, "opacity": 0.75},
        customdata=[[row.key] for row in rows],
        hovertemplate=[marks.hover(row, indicator, row.name) + "<extra></extra>" for row in rows],
        selected={"marker": {"opacity": 0.75}},
        unselected={"marker": {"opacity": 0.75}},
        cliponaxis=False,
    )


def _tick(row: Any, line: int, indicator: Any, colours: theme.Palette) -> dict[str, Any]:
    value = row.value * indicator.scale
    where = {"x0": value, "x1": value, "y0": line - 0.3, "y1": line + 0.3}
    return {"type": "line", "line": {"color": colours.subject, "width": 3}, **where}


def _sum(row: Any, line: int, indicator: Any, colours: theme.Palette) -> dict[str, Any]:
    """The figure of the group over its tick; at the axis where it has none."""
    is_value = row.state == "value"
    return {
        "x": row.value * indicator.scale if is_value else 0,
        "y": line,
        "yshift": 25 if is_value else 0,
        "text": marks.number(row, indicator),
        "xanchor": "center" if is_value else "left",
        "showarrow": False,
        "font": {"size": theme.SMALL, "color": colours.subject if is_value else colours.muted},
    }


def _base(row: Any) -> str:
    """How many rounds, and the parts of their sum."""
    counted = say("methods.rounds_count", count=numbers.whole(row.rounds))
    return f"{counted}<br>{marks.parts(row)}" if row.state == "value" else counted


def _at_edge(text: str, colours: theme.Palette, **where: Any) -> dict[str, Any]:
    edge = {"xref": "paper", "x": 1, "xshift": BESIDE, "xanchor": "right", "align": "right"}
    font = {"size": theme.SMALL, "color": colours.muted}
    return {**edge, "text": text, "showarrow": False, "font": font, **where}


def _axes(rows: list[Any], longest: float, colours: theme.Palette) -> dict[str, Any]:
    names = theme.plain_axis(colours) | {
        "showgrid": False,
        "tickfont": {"color": colours.ink},
        "tickvals": list(range(len(rows))),
        "ticktext": [row.label for row in rows],
        "ticklabelstandoff": 8,
        "range": [len(rows) - 0.5, -0.6],
    }
    values = theme.plain_axis(colours) | {"range": [0, longest * 1.05], "nticks": 5, "tickangle": 0}
    margin = {"l": 8, "t": HEAD, "b": FOOT, "r": BESIDE}
    return {"xaxis": values, "yaxis": names, "margin": margin}
