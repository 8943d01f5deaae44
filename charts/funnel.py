"""The funnel of one indicator: each county over its size, between the limits of the verdict."""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts import marks, scatter, theme, verdicts
from queries.fair.comparison import Comparison
from text import language, say

HEIGHT = 400
# Of the height of the chart: what a line of words takes; of the width in pixels: room for them.
APART, BESIDE, EDGE = 0.05, 84, 32
# At most so many points of the limits are computed: up to here every size, for they are steps.
STEPS = 600
LIMITS = {"95": ("4px,3px", "judging.limit_95"), "998": ("solid", "judging.limit_998")}


def funnel(
    rows: pd.DataFrame,
    found: Comparison,
    indicator: Any,
    chosen: Collection[str],
    colours: theme.Palette,
) -> theme.Figure:
    """Dots for the compared rows of pages.ui.judging.judged; `found` is what they were held
    against: one for all, or one for each, whose limits then stand at its own dot. Those told apart
    have colour and sign of their verdict; `chosen` (names) the subject's.
    """
    told = list(rows[rows["verdict"].notna()].itertuples())
    largest = max(row.denominator for row in told) * 1.08
    sizes = np.unique(np.rint(np.linspace(1, largest, STEPS)))
    is_one = found.benchmark is not None
    edge = _bounded(found, sizes) if is_one else max(row.drawn_upper_95 for row in told)
    highest = max([edge, *(row.value for row in told)])
    reach = highest * indicator.scale * 1.06 or 1.0
    lines = (
        _limits(sizes, found, indicator, colours)
        if is_one
        else _own_limits(told, indicator, largest, colours)
    )
    figure = theme.bare_figure(colours, HEIGHT)
    figure.add_traces([*lines, _dots(told, indicator, chosen, (largest, reach), colours)])
    form = verdicts.form(told[0])
    figure.update_layout(
        annotations=_ends_of_lines(sizes, found, indicator, reach, form, colours) if is_one else [],
        shapes=[_benchmark(found, indicator, colours)] if is_one else [],
        **_axes(indicator, float(sizes[-1]), reach, BESIDE if is_one else EDGE, colours),
    )
    return figure


def _bounded(found: Comparison, sizes: Any) -> float:
    """The upper 95 % limit where it has come down: near zero the limits leave any chart."""
    return float(found.curve(sizes).upper_95[len(sizes) // 3])


def _limits(
    sizes: Any, found: Comparison, indicator: Any, colours: theme.Palette
) -> list[go.Scatter]:
    limits = found.curve(sizes)
    return [
        go.Scatter(
            x=sizes.tolist(),
            y=(getattr(limits, f"{side}_{level}") * indicator.scale).tolist(),
            mode="lines",
            line={"color": colours.muted, "width": 1, "dash": dash},
            hoverinfo="skip",
        )
        for level, (dash, _) in LIMITS.items()
        for side in ("lower", "upper")
    ]


def _own_limits(
    told: Sequence[Any], indicator: Any, largest: float, colours: theme.Palette
) -> list[go.Scatter]:
    """At each dot the limits that it was held against, and a short level line at the benchmark."""
    scale, half = indicator.scale, largest / 110
    ends = [("998", 1.0), ("95", 4.0)]
    lines = [
        _stretches([(row.denominator, getattr(row, f"drawn_lower_{level}") * scale,
                     row.denominator, getattr(row, f"drawn_upper_{level}") * scale)
                    for row in told], colours.context, width)
        for level, width in ends
    ]  # fmt: skip
    own = [(row.denominator - half, row.benchmark * scale, row.denominator + half,
            row.benchmark * scale) for row in told]  # fmt: skip
    return [*lines, _stretches(own, colours.ink, 2.0)]


def _stretches(
    ends: Sequence[tuple[float, float, float, float]], colour: str, width: float
) -> go.Scatter:
    """Straight lines, each from (x0, y0) to (x1, y1), as one trace with gaps."""
    return go.Scatter(
        x=[x for x0, _, x1, _ in ends for x in (x0, x1, None)],
        y=[y for _, y0, _, y1 in ends for y in (y0, y1, None)],
        mode="lines",
        line={"color": colour, "width": width},
        hoverinfo="skip",
    )


def _dots(
    told: Sequence[Any],
    indicator: Any,
    chosen: Collection[str],
    ends: tuple[float, float],
    colours: theme.Palette,
) -> go.Scatter:
    """The dots, each named where its name has room."""
    spots = [(row.denominator / ends[0], row.value * indicator.scale / ends[1]) for row in told]
    placed = scatter.placed(spots, [row.name for row in told])
    colour = [
        verdicts.colour(row, colours) or (colours.subject if row.name in chosen else colours.muted)
        for row in told
    ]
    signs = [verdicts.sign(row) for row in told]
    return go.Scatter(
        x=[row.denominator for row in told],
        y=[row.value * indicator.scale for row in told],
        mode="markers+text",
        text=[row.name if where else "" for row, where in zip(told, placed, strict=True)],
        textposition=[where or "middle right" for where in placed],
        textfont={"size": theme.SMALL, "color": colours.ink},
        marker={
            "size": [11 if sign else 8 for sign in signs],
            "symbol": [verdicts.SYMBOLS.get(sign, "circle") for sign in signs],
            "color": colour,
            "opacity": 1,
        },
        customdata=[[row.key] for row in told],
        hovertemplate=[marks.hover(row, indicator, row.name) + "<extra></extra>" for row in told],
        cliponaxis=False,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": colours.ink}},
    )


def _benchmark(found: Comparison, indicator: Any, colours: theme.Palette) -> dict[str, Any]:
    value = (found.benchmark or 0.0) * indicator.scale
    ends = {"x0": 0, "x1": 1, "xref": "paper", "y0": value, "y1": value}
    line = {"color": colours.ink, "width": 1, "dash": "4px,3px"}
    return {"type": "line", "line": line, "layer": "below", **ends}


def _ends_of_lines(
    sizes: Any,
    found: Comparison,
    indicator: Any,
    reach: float,
    form: str,
    colours: theme.Palette,
) -> list[dict[str, Any]]:
    """What each line is, written at its right end, the higher line first."""
    limits = found.curve(sizes[-1:])
    ends = {
        f"{side}_{level}": float(getattr(limits, f"{side}_{level}")[0])
        for level in LIMITS
        for side in ("lower", "upper")
    }
    words = {name: say(LIMITS[name.partition("_")[2]][1]) for name in ends}
    ends["city"] = found.benchmark or 0.0
    name = "pages.target_line" if form == "target" else "judging.whole_city"
    words["city"] = say(name, figure=indicator.shown(ends["city"]))
    font = {"size": theme.SMALL, "color": colours.muted}
    told, above = [], reach + APART * reach
    for name, value in sorted(ends.items(), key=lambda one: one[1], reverse=True):
        # lines that run together must not write over each other
        above = min(value * indicator.scale, above - APART * reach)
        place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 4, "y": above}
        told.append(place | {"text": words[name], "showarrow": False, "font": font})
    return told


def _axes(
    indicator: Any, largest: float, reach: float, beside: int, colours: theme.Palette
) -> dict[str, Any]:
    plain = theme.plain_axis(colours)
    font = {"size": theme.SMALL, "color": colours.muted}
    across = {"text": say("judging.size"), "font": font, "standoff": 8}
    up = {"text": indicator.unit[language()], "font": font, "standoff": 8}
    return {
        "xaxis": plain | {"range": [0, largest], "nticks": 6, "title": across},
        "yaxis": plain | {"range": [0, reach], "nticks": 6, "title": up},
        "margin": {"l": 4, "r": beside, "t": 16, "b": 4},
    }
