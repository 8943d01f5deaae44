"""Open clues by the day they were handed over: a disc per round, a row per place."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import rows, theme, tints

HEAD = 40
SMALLEST, LARGEST = 8, 32
# A disc smaller than this has no room for its number.
ROOMY = 16


def age_colours(colours: theme.Palette) -> dict[str, str]:
    """The colour of each age; only what is overdue stands out."""
    faint = tints.mixed(colours.paper, colours.same, 0.45)
    ages = {"within_6": faint, "within_12": colours.same, "over_12": colours.worse}
    return ages | {"undated": colours.paper}


def by_transfer(
    clues: pd.DataFrame, bounds: dict[str, Any], colours: theme.Palette
) -> theme.Figure:
    """`clues`: name, aside, since_date, still_open, age, key, hover, one row per round with any.

    `bounds`: as_of, six and twelve (the days six and twelve months before it), and `heads`: the
    words over each age.
    """
    places = list(dict.fromkeys(zip(clues["name"], clues["aside"], strict=True)))
    names = [rows.name(*place, colours) for place in places]
    figure = theme.bare_figure(colours, rows.height(names, HEAD, 26))
    figure.add_trace(_discs(clues, places, colours))
    first = min(clues["since_date"].min(), bounds["twelve"] - pd.Timedelta(days=240))
    figure.update_layout(
        shapes=[_bound(bounds[name], colours) for name in ("six", "twelve")],
        annotations=_heads(bounds, first, colours),
        xaxis=theme.plain_axis(colours)
        | {
            "type": "date",
            "range": [first - pd.Timedelta(days=45), bounds["as_of"] + pd.Timedelta(days=20)],
            "tickformat": "%Y",
            "dtick": "M12",
            "tick0": "2000-01-01",
        },
        yaxis=rows.names_axis(names, colours) | {"showgrid": True},
        margin={"l": 8, "t": HEAD, "b": 26, "r": 8},
    )
    return figure


def _discs(
    clues: pd.DataFrame, places: list[tuple[str, str]], colours: theme.Palette
) -> go.Scatter:
    """Areas stand for numbers of clues."""
    listed = list(clues.itertuples())
    most = max(clues["still_open"].max(), 1)
    sizes = [max(SMALLEST, LARGEST * (row.still_open / most) ** 0.5) for row in listed]
    fills = [age_colours(colours)[row.age] for row in listed]
    counts = [str(row.still_open) for row in listed]
    inside = [count if size >= ROOMY else "" for count, size in zip(counts, sizes, strict=True)]
    return go.Scatter(
        x=clues["since_date"],
        y=[places.index((row.name, row.aside)) for row in listed],
        mode="markers+text",
        marker={
            "size": sizes,
            "color": fills,
            "opacity": 1,
            "line": {"color": colours.paper, "width": 1},
        },
        text=inside,
        textfont={"size": 11, "color": [tints.readable_on(fill, colours) for fill in fills]},
        customdata=[[row.key] for row in listed],
        hovertemplate=[row.hover + "<extra></extra>" for row in listed],
        **theme.SAME_WHEN_CLICKED,
        cliponaxis=False,
    )


def _bound(day: Any, colours: theme.Palette) -> dict[str, Any]:
    dashes = {"color": colours.ink, "width": 1, "dash": "4px,3px"}
    return {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": day, "x1": day, "line": dashes}


def _heads(bounds: dict[str, Any], first: Any, colours: theme.Palette) -> list[dict[str, Any]]:
    """The words of each age over the middle of its span."""
    spans = {
        "over_12": (first, bounds["twelve"]),
        "within_12": (bounds["twelve"], bounds["six"]),
        "within_6": (bounds["six"], bounds["as_of"]),
    }
    return [
        rows.words(
            bounds["heads"][age],
            colours.worse if age == "over_12" else colours.ink,
            x=start + (end - start) / 2,
            yref="paper",
            y=1,
            yanchor="bottom",
            yshift=4,
        )
        for age, (start, end) in spans.items()
    ]
