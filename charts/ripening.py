"""How an outcome ripens: a line per round over its age, all places on one scale."""

from typing import Any

import pandas as pd

from charts import marks, theme
from text import numbers, say

HEIGHT = 170


def ripening(
    rounds: pd.DataFrame, ends: tuple[int, float], indicator: Any, colours: theme.Palette
) -> theme.Figure:
    """One place: `rounds` as queries.maturity.aged_rounds, named and keyed; `ends` are the greatest
    age and the largest figure of all panels. The newest round that has a figure is the subject.
    """
    figure = theme.bare_figure(colours, HEIGHT)
    newest = rounds["round_no"].max()
    for number, rows in rounds.groupby("round_no", sort=True):
        _line(figure, list(rows.itertuples()), number == newest, indicator, colours)
    plain = theme.plain_axis(colours)
    ages = sorted(rounds["age_months"].unique())
    figure.update_layout(
        margin={"l": 4, "r": 42, "t": 10, "b": 4},
        xaxis=plain | {"showgrid": False, "range": [0, ends[0] * 1.05], "tickvals": ages},
        yaxis=plain | {"range": [0, ends[1] * 1.1], "nticks": 4},
    )
    return figure


def _line(
    figure: theme.Figure, rows: list[Any], is_newest: bool, indicator: Any, colours: theme.Palette
) -> None:
    colour = colours.subject if is_newest else colours.context
    figure.add_scatter(
        x=[row.age_months for row in rows],
        y=[row.value * indicator.scale for row in rows],
        mode="lines+markers",
        line={"color": colour, "width": 2 if is_newest else 1},
        marker={"color": colour, "size": 6},
        customdata=[[row.key] for row in rows],
        hovertemplate=[_hover(row, indicator) for row in rows],
        cliponaxis=False,
    )
    if is_newest:
        last = rows[-1]
        figure.add_annotation(
            x=last.age_months,
            y=last.value * indicator.scale,
            text=numbers.rounds(last.round_no, last.round_no),
            xanchor="left",
            xshift=6,
            # the ages stand under a point at the foot
            yshift=9,
            showarrow=False,
            font={"size": theme.SMALL, "color": colours.subject},
        )


def _hover(row: Any, indicator: Any) -> str:
    lines = [
        f"<b>{row.name} {numbers.rounds(row.round_no, row.round_no)}</b>",
        say("trending.at_age", months=row.age_months, figure=indicator.shown(row.value)),
        marks.parts(row),
        say("trending.open_count", count=numbers.whole(row.open_count)),
        say("charts.as_of", date=numbers.day(row.as_of_date)),
        say("charts.open_trace"),
    ]
    return "<br>".join(lines) + "<extra></extra>"
