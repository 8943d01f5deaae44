"""One county's place in the range of its city, an indicator a row: no rank and no verdict."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import marks, theme, verdicts
from text import language, numbers

ROW, FOOT = 37, 4
# Fewer places than this have no quarters worth drawing.
ENOUGH = 5
# Of the width of a range, kept at either side for the numbers at its ends.
ROOM = 0.17


def spine(
    figures: pd.DataFrame, spread: pd.DataFrame, told: Mapping[str, Any],
    indicators: Mapping[str, Any], colours: theme.Palette,
) -> theme.Figure:  # fmt: skip
    """A line per indicator from the city's smallest to its largest value, the middle half as a
    band, the median as a tick and the county as a dot; a county without a value has no dot.

    `figures` are the county's own rows as pages.ui.reads.compare gives them, `spread` as
    queries.county.spread; indicators that no place has are left out. `told` are the rows of its
    verdicts by indicator: who is told apart has their colour and sign.
    """
    own = {row.indicator: row for row in figures.itertuples() if numbers.is_missing(row.part)}
    listed = [name for name in indicators if name in spread.index and name in own]
    figure = theme.bare_figure(colours, ROW * max(len(listed), 1) + FOOT)
    annotations: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    for line, name in enumerate(listed):
        edges, indicator = spread.loc[name], indicators[name]
        shapes += _range(edges, line, colours)
        annotations += _words(own[name], told.get(name), edges, indicator, line, colours)
    dots = [(line, own[name], spread.loc[name], indicators[name])
            for line, name in enumerate(listed) if own[name].state == "value"]  # fmt: skip
    figure.add_trace(_dots(dots, told, colours))
    figure.update_layout(
        annotations=annotations,
        shapes=shapes,
        xaxis={"visible": False, "fixedrange": True, "range": [-ROOM, 1 + ROOM]},
        yaxis={"visible": False, "fixedrange": True, "range": [len(listed) - 0.65, -0.75]},
        margin={"l": 4, "r": 4, "t": 0, "b": 0},
    )
    return figure


def _where(value: float, edges: pd.Series) -> float:
    """Where a value lies between the smallest (0) and the largest (1); one value lies midway."""
    reach = edges["high"] - edges["low"]
    return float((value - edges["low"]) / reach) if reach else 0.5


def _range(edges: pd.Series, line: int, colours: theme.Palette) -> list[dict[str, Any]]:
    """The whole range, its middle half where there are enough places, and the median."""
    middle = _where(edges["middle"], edges)
    drawn = [_rule(0, 1, line, line, colours.rule, 3)]
    if edges["places"] >= ENOUGH:
        first, third = (_where(edges[name], edges) for name in ("first_quarter", "third_quarter"))
        drawn.append(_rule(first, third, line, line, colours.context, 9))
    return [*drawn, _rule(middle, middle, line - 0.17, line + 0.17, colours.ink, 2)]


def _rule(x0: float, x1: float, y0: float, y1: float, colour: str, width: int) -> dict[str, Any]:
    where = {"x0": x0, "x1": x1, "y0": y0, "y1": y1}
    return {"type": "line", "layer": "below", "line": {"color": colour, "width": width}, **where}


def _dots(
    dots: list[tuple[int, Any, pd.Series, Any]], told: Mapping[str, Any], colours: theme.Palette
) -> go.Scatter:
    rim = {"color": colours.paper, "width": 1.5}
    return go.Scatter(
        x=[_where(row.value, edges) for _, row, edges, _ in dots],
        y=[line for line, *_ in dots],
        mode="markers",
        marker={
            "size": 13,
            "symbol": [_symbol(told.get(row.indicator)) for _, row, _, _ in dots],
            "color": [_colour(told.get(row.indicator), colours) for _, row, _, _ in dots],
            "line": rim,
        },
        customdata=[[row.key] for _, row, _, _ in dots],
        hovertemplate=[
            marks.hover(row, indicator, row.name, told.get(row.indicator)) + "<extra></extra>"
            for _, row, _, indicator in dots
        ],
        **theme.SAME_WHEN_CLICKED,
        cliponaxis=False,
    )


def _symbol(verdict: Any) -> str:
    return verdicts.FULL.get(verdicts.sign(verdict), "circle") if verdict is not None else "circle"


def _colour(verdict: Any, colours: theme.Palette) -> str:
    own = verdicts.colour(verdict, colours) if verdict is not None else None
    return own or colours.subject


def _words(
    row: Any, verdict: Any, edges: pd.Series, indicator: Any, line: int, colours: theme.Palette
) -> list[dict[str, Any]]:
    """Over the line its name and the county's figure, at its ends the city's numbers."""
    unit = indicator.unit[language()]
    low, high = (indicator.bare(edges[end]) for end in ("low", "high"))
    name = indicator.name[language()]
    # A name that ends in its unit ("per 100 clues") does not need it again.
    if unit not in name:
        name += f" <span style='color:{colours.muted}'>{unit}</span>"
    mark = verdicts.sign(verdict) if verdict is not None else ""
    own = f"{mark} <b>{marks.number(row, indicator)}</b>".strip()
    known = row.state == "value"
    over = {"xref": "paper", "yshift": 16}
    return [
        _at(name, line, colours.ink) | over | {"x": 0, "xanchor": "left"},
        _at(own, line, _colour(verdict, colours) if known else colours.muted)
        | over
        | {"x": 1, "xanchor": "right"},
        _at(low, line, colours.muted) | {"x": 0, "xanchor": "right", "xshift": -9},
        _at(high, line, colours.muted) | {"x": 1, "xanchor": "left", "xshift": 9},
    ]


def _at(text: str, line: int, colour: str) -> dict[str, Any]:
    return {"text": text, "y": line, "showarrow": False, "font": _font(colour)}


def _font(colour: str) -> dict[str, Any]:
    return {"size": theme.SMALL, "color": colour}
