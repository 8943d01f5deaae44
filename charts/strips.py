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
) -> go.Figure:
    """One strip per indicator that has a value, each on its own scale; columns as for bars.

    The left end is zero, the right end the whole of a share or else the largest value.
    """
    known = figures[figures["state"] == "value"]
    listed = [name for name in indicators if (known["indicator"] == name).any()]
    figure = theme.bare_figure(colours, ROW * max(len(listed), 1) + 12)
    for line, name in enumerate(listed):
        _strip(figure, known[known["indicator"] == name], indicators[name], line, colours)
    figure.update_xaxes(visible=False, fixedrange=True, range=[-0.03, 1.03])
    figure.update_yaxes(visible=False, fixedrange=True, range=[len(listed) - 0.35, -0.75])
    return figure


def _strip(
    figure: go.Figure, dots: pd.DataFrame, indicator: Any, line: int, colours: theme.Palette
) -> None:
    largest = _reach(dots, indicator)
    figure.add_shape(
        type="line", x0=0, x1=1, y0=line, y1=line, line={"color": colours.rule, "width": 1}
    )
    rows = list(dots.itertuples())
    figure.add_scatter(
        x=[row.value / largest for row in rows],
        y=[line] * len(rows),
        mode="markers",
        marker={
            "size": 10,
            "color": colours.subject,
            "opacity": 0.7,
            "line": {"color": colours.paper, "width": 1},
        },
        customdata=[[row.key] for row in rows],
        hovertemplate=[marks.hover(row, indicator, row.name) + "<extra></extra>" for row in rows],
        selected={"marker": {"opacity": 0.7}},
        unselected={"marker": {"opacity": 0.7}},
    )
    name = indicator.name[language()]
    counted = say("charts.places", count=numbers.whole(dots["key"].nunique()))
    _words(
        figure, 0, line, f"{name}  <span style='color:{colours.muted}'>{counted}</span>", colours
    )
    _words(figure, 1, line, _range(dots, indicator), colours)


def _reach(dots: pd.DataFrame, indicator: Any) -> float:
    """The value at the right end: the whole for a share, else the largest there is."""
    largest = float(dots["value"].max())
    return max(largest, 1.0) if indicator.is_share else largest or 1.0


def _range(dots: pd.DataFrame, indicator: Any) -> str:
    """The smallest and the largest figure of a strip with the unit once; one figure alone."""
    low, high = (edge * indicator.scale for edge in (dots["value"].min(), dots["value"].max()))
    unit = indicator.unit[language()]
    if low == high:
        return numbers.quantity(high, unit)
    return say("charts.range", low=numbers.decimal(low), high=numbers.quantity(high, unit))


def _words(figure: go.Figure, side: int, line: int, text: str, colours: theme.Palette) -> None:
    figure.add_annotation(
        xref="paper",
        x=side,
        y=line,
        # The name above the line, the range below it: neither can run into the other.
        yshift=-14 if side else 17,
        xanchor="right" if side else "left",
        text=text,
        showarrow=False,
        font={"size": theme.SMALL, "color": colours.muted if side else colours.ink},
    )
