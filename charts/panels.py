"""One place over its rounds or over time: one small panel, drawn on the scale of all of them."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import marks, theme

HEIGHT = 150


@dataclass(frozen=True)
class Scale:
    """The axes that all panels share: the ends of x, and those of y in the indicator's scale."""

    first: Any
    last: Any
    largest: float
    smallest: float = 0.0


def rounds_scale(figures: pd.DataFrame, indicator: Any) -> Scale:
    """From round 1 to the last round of any place; `figures` as queries.figures.rounds."""
    return Scale(1, int(figures["round_last"].max()), *_ends(figures, indicator))


def dates_scale(figures: pd.DataFrame, indicator: Any) -> Scale:
    """From the earliest to the latest as-of date of any place."""
    dates = figures["as_of_date"]
    return Scale(dates.min(), dates.max(), *_ends(figures, indicator))


def by_round(
    figures: pd.DataFrame, indicator: Any, scale: Scale, colours: theme.Palette
) -> go.Figure:
    """Single rounds as points, joined where the rounds follow each other; a report over several
    rounds as a bar from its first to its last round.
    """
    figure = _panel(scale, colours)
    spans = figures[figures["round_last"] > figures["round_first"]]
    for row in spans.itertuples():
        _points(
            figure, [row, row], [row.round_first, row.round_last], indicator, colours.context, 6
        )
    single = figures[figures["round_last"] == figures["round_first"]].sort_values("round_first")
    for run in _runs(single):
        _points(figure, run, [row.round_first for row in run], indicator, colours.subject, 2)
    reach = max(scale.last - scale.first, 1)
    figure.update_xaxes(
        range=[scale.first - 0.08 * reach - 0.3, scale.last + 0.08 * reach + 0.3],
        tickformat="d",
        dtick=max(1, reach // 4),
        tick0=scale.first,
    )
    _newest(figure, figures, "round_last", indicator, colours)
    return figure


def by_date(
    figures: pd.DataFrame, indicator: Any, scale: Scale, colours: theme.Palette
) -> go.Figure:
    """The cumulative figure at each as-of date, joined in order; one date is one point."""
    figure = _panel(scale, colours)
    rows = list(figures.sort_values("as_of_date").itertuples())
    _points(figure, rows, [row.as_of_date for row in rows], indicator, colours.subject, 2)
    margin = (scale.last - scale.first) * 0.1 + pd.Timedelta(days=45)
    figure.update_xaxes(
        range=[scale.first - margin, scale.last + margin], nticks=4, tickformat="%Y", type="date"
    )
    _newest(figure, figures, "as_of_date", indicator, colours)
    return figure


def by_year(
    figures: pd.DataFrame, indicator: Any, scale: Scale, colours: theme.Palette
) -> go.Figure:
    """The same period of one year after the other: a bar each, its figure over it."""
    figure = _panel(scale, colours)
    rows = list(figures.sort_values("year").itertuples())
    figure.add_bar(
        x=[row.year for row in rows],
        y=[row.value * indicator.scale for row in rows],
        width=0.56,
        marker={"color": colours.subject},
        text=[marks.number(row, indicator) for row in rows],
        textposition="outside",
        textfont={"size": theme.SMALL, "color": colours.ink},
        cliponaxis=False,
        customdata=[[row.key] for row in rows],
        hovertemplate=[marks.hover(row, indicator, row.name) + "<extra></extra>" for row in rows],
        **theme.SAME_WHEN_CLICKED,
    )
    figure.update_xaxes(range=[scale.first - 0.6, scale.last + 0.6], dtick=1, tickformat="d")
    return figure


def years_scale(figures: pd.DataFrame, indicator: Any) -> Scale:
    """From the first to the last year of any place."""
    years = figures["year"]
    ends = _ends(figures, indicator)
    return Scale(int(years.min()), int(years.max()), *ends)


def _ends(figures: pd.DataFrame, indicator: Any) -> tuple[float, float]:
    """The largest figure, and the smallest where it is below zero."""
    return _largest(figures, indicator), min(0.0, float(figures["value"].min() * indicator.scale))


def _largest(figures: pd.DataFrame, indicator: Any) -> float:
    return max(float(figures["value"].max() * indicator.scale), 0.0) or 1.0


def _panel(scale: Scale, colours: theme.Palette) -> go.Figure:
    figure = theme.bare_figure(colours, HEIGHT)
    figure.update_layout(margin={"l": 4, "r": 38, "t": 14, "b": 4})
    figure.update_xaxes(**theme.plain_axis(colours) | {"showgrid": False})
    figure.update_yaxes(
        **theme.plain_axis(colours), range=[scale.smallest * 1.12, scale.largest * 1.15], nticks=4
    )
    return figure


def _runs(single: pd.DataFrame) -> list[list[Any]]:
    """The rows of single rounds, cut where a round is missing or there twice."""
    runs: list[list[Any]] = []
    for row in single.itertuples():
        if runs and row.round_first - runs[-1][-1].round_first == 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _points(
    figure: go.Figure,
    rows: list[Any],
    across: list[Any],
    indicator: Any,
    colour: str,
    width: int,
) -> None:
    figure.add_scatter(
        x=across,
        y=[row.value * indicator.scale for row in rows],
        mode="lines+markers" if len(rows) > 1 else "markers",
        line={"color": colour, "width": width},
        marker={"color": colour, "size": 8},
        customdata=[[row.key] for row in rows],
        cliponaxis=False,
        hovertemplate=[marks.hover(row, indicator, row.name) + "<extra></extra>" for row in rows],
        **theme.SAME_WHEN_CLICKED,
    )


def _newest(
    figure: go.Figure, figures: pd.DataFrame, order: str, indicator: Any, colours: theme.Palette
) -> None:
    """The figure of the last point, written beside it: the line comes from the left."""
    row = next(figures.sort_values(order).tail(1).itertuples(), None)
    if row is None:
        return
    low, high = figure.layout.yaxis.range
    value = row.value * indicator.scale
    figure.add_annotation(
        x=getattr(row, order),
        y=value,
        # The numbers of the axis stand under a point at its foot.
        yshift=8 if value - low < 0.08 * (high - low) else 0,
        text=marks.number(row, indicator),
        showarrow=False,
        xanchor="left",
        xshift=6,
        font={"size": theme.SMALL, "color": colours.ink},
    )
