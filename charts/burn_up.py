"""How a term was covered: steps round by round, under the plan, beside the calendar."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from text import numbers, say

HEIGHT, TALL = 176, 264
MARGIN = {"l": 4, "r": 14, "t": 16, "b": 4}
FEW_TICKS, TICKS = 3, 6
# Of the width of the axis, kept free on either side.
EDGE = 0.03
# Of the height of the axis: a number this near to the plan is written under it.
NEAR = 0.08


@dataclass(frozen=True)
class Scale:
    """The axes that all panels share: the days at their ends, and the largest number of units."""

    first: pd.Timestamp
    last: pd.Timestamp
    largest: int


def scale_of(events: pd.DataFrame) -> Scale:
    """From the first beginning to the last end of any term; `events` as queries.burn_up gives."""
    days = pd.concat([events[name].dropna() for name in ("term_start", "on_date", "term_end")])
    return Scale(days.min(), days.max(), int(events["reached"].max()) or 1)


def burn_up(
    events: pd.DataFrame,
    as_of: pd.Timestamp,
    scale: Scale,
    colours: theme.Palette,
    *,
    height: int = HEIGHT,
) -> theme.Figure:
    """The panel of one place: what was covered (steps with a mark per round), the plan in force
    (thin line) and the calendar (dashes from the beginning of the term to its end and the plan).

    `events` are the rows of one place, with `key` (its trace) on each.
    """
    figure = theme.bare_figure(colours, height)
    rounds = events[events["kind"] == "round"]
    plans = events[events["kind"] == "plan"]
    first = next(events.itertuples())
    end = min(max(as_of, events["on_date"].max()), scale.last)
    if len(plans):
        figure.add_traces(_plan(plans, first, scale, end, colours))
    if len(rounds):
        begin = scale.first if pd.isna(first.term_start) else first.term_start
        figure.add_traces([_steps(rounds, begin, end, colours), _marks(rounds, colours)])
    figure.update_layout(margin=MARGIN, annotations=_words(rounds, plans, end, scale, colours))
    _axes(figure, scale, colours, FEW_TICKS if height == HEIGHT else TICKS)
    return figure


def _plan(
    plans: pd.DataFrame, first: Any, scale: Scale, end: pd.Timestamp, colours: theme.Palette
) -> list[go.Scatter]:
    """The plan as a step line with a mark on each change, and the calendar if the term has days."""
    rows = list(plans.itertuples())
    last = first.term_end if pd.notna(first.term_end) else max(end, scale.last)
    thin = {"color": colours.muted, "width": 1, "shape": "hv"}
    line = go.Scatter(
        x=[*(row.on_date for row in rows), last],
        y=[*(row.reached for row in rows), rows[-1].reached],
        mode="lines",
        line=thin,
        hoverinfo="skip",
    )
    stated = go.Scatter(
        x=[row.on_date for row in rows],
        y=[row.reached for row in rows],
        mode="markers",
        marker={"symbol": "line-ns-open", "size": 8, "color": colours.muted},
        customdata=[[row.key] for row in rows],
        hovertemplate=[_told(row, _stated(row)) for row in rows],
        cliponaxis=False,
    )
    if pd.isna(first.term_start):
        return [line, stated]
    dashes = {"color": colours.same, "width": 1, "dash": "4px,3px"}
    calendar = go.Scatter(
        x=[first.term_start, first.term_end],
        y=[0, rows[-1].reached],
        mode="lines",
        line=dashes,
        hoverinfo="skip",
    )
    return [calendar, line, stated]


def _steps(
    rounds: pd.DataFrame, begin: pd.Timestamp, end: pd.Timestamp, colours: theme.Palette
) -> go.Scatter:
    reached = list(rounds["reached"])
    return go.Scatter(
        x=[begin, *rounds["on_date"], end],
        y=[0, *reached, reached[-1]],
        mode="lines",
        line={"color": colours.subject, "width": 2, "shape": "hv"},
        hoverinfo="skip",
    )


def _marks(rounds: pd.DataFrame, colours: theme.Palette) -> go.Scatter:
    rows = list(rounds.itertuples())
    return go.Scatter(
        x=[row.on_date for row in rows],
        y=[row.reached for row in rows],
        mode="markers",
        marker={"color": colours.subject, "size": 7},
        customdata=[[row.key] for row in rows],
        hovertemplate=[_told(row, _covered(row)) for row in rows],
        **theme.SAME_WHEN_CLICKED,
        cliponaxis=False,
    )


def _told(row: Any, words: str) -> str:
    lines = [f"<b>{row.name}</b>", words, say("charts.open_trace")]
    return "<br>".join(lines) + "<extra></extra>"


def _covered(row: Any) -> str:
    return say(
        "coverage.hover_round",
        round=numbers.rounds(row.round_first, row.round_last),
        date=numbers.day(row.on_date),
        amount=numbers.whole(row.amount),
        reached=numbers.whole(row.reached),
    )


def _stated(row: Any) -> str:
    return say(
        "coverage.hover_plan",
        date=numbers.day(row.on_date),
        reached=numbers.whole(row.reached),
    )


def _words(
    rounds: pd.DataFrame,
    plans: pd.DataFrame,
    end: pd.Timestamp,
    scale: Scale,
    colours: theme.Palette,
) -> list[dict[str, Any]]:
    """The last number of each line, written where it ends."""
    small = {"showarrow": False, "font": {"size": theme.SMALL, "color": colours.muted}}
    words = []
    planned = plans["reached"].iloc[-1] if len(plans) else None
    if planned is not None:
        changed = say("coverage.to").join(map(numbers.whole, plans["reached"]))
        words.append(
            small
            | {
                "x": scale.first,
                "xanchor": "left",
                "y": plans["reached"].max(),
                "yanchor": "bottom",
                # Its ground hides a line of the grid behind it, and leaves the plan's own whole.
                "yshift": 2,
            }
            | {"text": say("coverage.planned", planned=changed), "bgcolor": colours.paper}
        )
    if len(rounds):
        reached = rounds["reached"].iloc[-1]
        # Under the line of the plan where it would run into it.
        is_near = planned is not None and abs(planned - reached) < scale.largest * NEAR
        words.append(
            small
            | {"x": end, "y": reached, "text": numbers.whole(reached)}
            | {"xanchor": "left", "xshift": 4, "yshift": -9 if is_near else 0}
            | {"font": {"size": theme.SMALL, "color": colours.ink}}
        )
    return words


def _axes(figure: go.Figure, scale: Scale, colours: theme.Palette, ticks: int) -> None:
    edge = (scale.last - scale.first) * EDGE + pd.Timedelta(days=15)
    days = theme.plain_axis(colours) | {"showgrid": False, "type": "date", "tickformat": "%Y"}
    figure.update_xaxes(**days, range=[scale.first - edge, scale.last + edge], nticks=ticks)
    figure.update_yaxes(**theme.plain_axis(colours), range=[0, scale.largest * 1.15], nticks=4)
