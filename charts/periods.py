"""The periods that stationed supervision was reported for: a row per place and form."""

import pandas as pd
import plotly.graph_objects as go

from charts import rows, theme, tints

HEAD, FOOT = 30, 26
DAY_MS = 86_400_000


def periods(reports: pd.DataFrame, legend: tuple[str, str], colours: theme.Palette) -> theme.Figure:
    """`reports`: name, aside (the form), period_start, as_of_date, counts, words, key, hover.

    A period that counts is a full bar; one inside another is thin and empty: only compared.
    """
    lanes = list(dict.fromkeys(zip(reports["name"], reports["aside"], strict=True)))
    names = [rows.name(*lane, colours) for lane in lanes]
    figure = theme.bare_figure(colours, rows.height(names, HEAD, FOOT))
    for counts in (True, False):
        chosen = reports[reports["counts"] == counts]
        if len(chosen):
            figure.add_trace(_bars(chosen, lanes, counts, colours))
    signs = zip((True, False), (_full(colours), colours.context), legend, strict=True)
    entries = [(colour, told) for kind, colour, told in signs if (reports["counts"] == kind).any()]
    figure.update_layout(
        barmode="overlay",
        annotations=[rows.legend(entries, colours)],
        xaxis=theme.plain_axis(colours)
        | {
            "type": "date",
            "tickformat": "%Y",
            "dtick": "M12",
            "range": [reports["period_start"].min(), reports["as_of_date"].max()],
        },
        yaxis=rows.names_axis(names, colours),
        margin={"l": 8, "t": HEAD, "b": FOOT, "r": 12},
    )
    return figure


def _full(colours: theme.Palette) -> str:
    """Calm enough for many bars that only say that there is something."""
    return tints.mixed(colours.paper, colours.subject, 0.25)


def _bars(
    reports: pd.DataFrame, lanes: list[tuple[str, str]], counts: bool, colours: theme.Palette
) -> go.Bar:
    listed = list(reports.itertuples())
    colour = _full(colours) if counts else colours.context
    return go.Bar(
        x=[((row.as_of_date - row.period_start).days + 1) * DAY_MS for row in listed],
        base=reports["period_start"],
        y=[lanes.index((row.name, row.aside)) for row in listed],
        orientation="h",
        width=0.6 if counts else 0.26,
        marker={"color": colour, "line": {"color": colours.paper, "width": 2}},
        text=[row.words for row in listed] if counts else None,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": theme.SMALL, "color": tints.readable_on(colour, colours)},
        customdata=[[row.key] for row in listed],
        hovertemplate=[row.hover + "<extra></extra>" for row in listed],
        **theme.SAME_WHEN_CLICKED,
    )
