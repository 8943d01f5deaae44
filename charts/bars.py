"""One indicator, many places: a bar each, its figure at the end and its parts on the right."""

from collections.abc import Collection
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import marks, theme
from text import language, say

ROW, TALL_ROW, HEAD, FOOT = 28, 36, 30, 28
# Room to the right of the longest bar for its figure and its parts, in pixels.
BESIDE = 128


def ranked(
    figures: pd.DataFrame,
    indicator: Any,
    colours: theme.Palette,
    *,
    chosen: Collection[str] = (),
    benchmark: tuple[float, str] | None = None,
) -> go.Figure:
    """Bars from zero in the frame's order, top first; columns as pages.ui.reads.compare gives.

    Places in `chosen` (by key) are coloured and the others grey; with none chosen all are.
    `benchmark` is a value in the indicator's scale and the words on its line.
    """
    rows = [row for row in figures.itertuples() if row.state == "value"]
    is_tall = figures["aside"].any() or any(marks.remarks(row) for row in rows)
    height = HEAD + FOOT + (TALL_ROW if is_tall else ROW) * max(len(figures), 1)
    figure = theme.bare_figure(colours, height)
    # Positions, not names, are the axis: two places may bear one name.
    position = {row.key: index for index, row in enumerate(figures.itertuples())}
    figure.add_bar(
        x=[row.value * indicator.scale for row in rows],
        y=[position[row.key] for row in rows],
        orientation="h",
        width=0.56,
        marker={"color": [_colour(row, chosen, colours) for row in rows], "line": {"width": 0}},
        customdata=[[row.key] for row in rows],
        hovertemplate=[marks.hover(row, indicator, row.name) + "<extra></extra>" for row in rows],
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    for row in figures.itertuples():
        _label(figure, row, position[row.key], indicator, colours)
    longest = max([row.value * indicator.scale for row in rows], default=1) or 1
    if benchmark:
        longest = max(longest, benchmark[0])
        _line(figure, *benchmark, colours)
    _axes(figure, figures, longest, indicator, colours)
    return figure


def _colour(row: Any, chosen: Collection[str], colours: theme.Palette) -> str:
    return colours.subject if not chosen or row.key in chosen else colours.context


def _label(figure: go.Figure, row: Any, place: int, indicator: Any, colours: theme.Palette) -> None:
    """The figure at the end of its bar, and its parts at the right edge."""
    is_value = row.state == "value"
    figure.add_annotation(
        x=row.value * indicator.scale if is_value else 0,
        y=place,
        text=marks.number(row, indicator),
        xanchor="left",
        xshift=4,
        showarrow=False,
        font={"color": colours.ink if is_value else colours.muted},
    )
    if is_value:
        _at_edge(figure, marks.parts(row), colours, y=place)


def _at_edge(figure: go.Figure, text: str, colours: theme.Palette, **where: Any) -> None:
    """Muted words at the right edge of the figure, in the room kept beside the bars."""
    figure.add_annotation(
        xref="paper",
        x=1,
        xshift=BESIDE,
        xanchor="right",
        text=text,
        showarrow=False,
        font={"size": theme.SMALL, "color": colours.muted},
        **where,
    )


def _line(figure: go.Figure, value: float, words: str, colours: theme.Palette) -> None:
    figure.add_vline(x=value, line={"color": colours.ink, "width": 1, "dash": "4px,3px"})
    figure.add_annotation(
        x=value,
        yref="paper",
        y=1,
        yanchor="bottom",
        xanchor="left",
        text=words,
        showarrow=False,
        font={"size": theme.SMALL, "color": colours.ink},
    )


def _axes(
    figure: go.Figure,
    figures: pd.DataFrame,
    longest: float,
    indicator: Any,
    colours: theme.Palette,
) -> None:
    figure.update_yaxes(
        **theme.plain_axis(colours) | {"showgrid": False, "tickfont": {"color": colours.ink}},
        tickvals=list(range(len(figures))),
        ticktext=[_name(row, colours) for row in figures.itertuples()],
        ticklabelstandoff=8,
        range=[len(figures) - 0.5, -0.5],
    )
    figure.update_xaxes(**theme.plain_axis(colours), range=[0, longest], nticks=6)
    figure.update_layout(margin={"t": HEAD, "b": FOOT, "r": BESIDE})
    _at_edge(figure, say("charts.parts_head"), colours, yref="paper", y=1, yanchor="bottom")
    unit = indicator.unit[language()]
    _at_edge(figure, unit, colours, yref="paper", y=0, yanchor="top", yshift=-4)


def _name(row: Any, colours: theme.Palette) -> str:
    """A place, and under it what must be known: its city and the remarks on its figure."""
    below = [row.aside, *marks.remarks(row)] if row.state == "value" else [row.aside]
    words = say("charts.dot").join(word for word in below if word)
    if not words:
        return str(row.name)
    return f'{row.name}<br><span style="color:{colours.muted};font-size:11px">{words}</span>'
