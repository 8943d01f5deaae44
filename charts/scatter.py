"""Two indicators against each other: a dot per place, the sums as lines, no verdict."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import marks, theme
from text import language, say

# The room that a name takes beside its dot, as a share of the chart's width and height.
WIDE, HIGH, APART = 0.042, 0.05, 0.018
POSITIONS = (
    ("middle right", 0.5, 0.0), ("middle left", -0.5, 0.0),
    ("top center", 0.0, 1.0), ("bottom center", 0.0, -1.0),
)  # fmt: skip

Box = tuple[float, float, float, float]


def against(
    pairs: pd.DataFrame,
    across: Any,
    up: Any,
    sums: tuple[float | None, float | None],
    chosen: Collection[str],
    colours: theme.Palette,
    height: int,
) -> theme.Figure:
    """A dot per row of `pairs`: name, hover words, and of both indicators x_, y_ value, low, high,
    the interval drawn as a thin cross, and y_key.

    `sums` are drawn as dashed lines. Chosen places (by name) are coloured, the others grey.
    """  # fmt: skip
    xs, ys = (list(pairs[f"{side}_value"]) for side in "xy")
    highs = [list(pairs[f"{side}_high"]) for side in "xy"]
    ends = _ends([*xs, *highs[0], sums[0] or 0.0]), _ends([*ys, *highs[1], sums[1] or 0.0])
    spots = [(_share(x, ends[0]), _share(y, ends[1])) for x, y in zip(xs, ys, strict=True)]
    sides = placed(spots, list(pairs["name"]))
    figure = theme.bare_figure(colours, height)
    figure.add_trace(_dots(pairs, sides, chosen, colours))
    figure.update_layout(shapes=_lines(sums, colours), **_axes(across, up, ends, colours))
    if any(value is not None for value in sums):
        font = {"size": theme.SMALL, "color": colours.muted}
        where = {"xref": "paper", "yref": "paper", "x": 1, "y": 1, "xanchor": "right"}
        figure.add_annotation(
            text=say("charts.sums_dashed"), showarrow=False, font=font, yanchor="bottom", **where
        )
    return figure


def _dots(
    pairs: pd.DataFrame,
    placed: Sequence[str | None],
    chosen: Collection[str],
    colours: theme.Palette,
) -> go.Scatter:
    """The dots, each named where its name has room."""
    names = list(pairs["name"])
    colour = [
        colours.subject if not chosen or name in chosen else colours.context for name in names
    ]
    return go.Scatter(
        x=pairs["x_value"].tolist(),
        y=pairs["y_value"].tolist(),
        error_x=_interval(pairs, "x", colours),
        error_y=_interval(pairs, "y", colours),
        mode="markers+text",
        text=[name if where else "" for name, where in zip(names, placed, strict=True)],
        textposition=[where or "middle right" for where in placed],
        textfont={"size": theme.SMALL, "color": colours.ink},
        marker={"size": 10, "color": colour, "line": {"color": colours.paper, "width": 1}},
        customdata=[[key] for key in pairs["y_key"]],
        hovertemplate=[words + "<extra></extra>" for words in pairs["hover"]],
        cliponaxis=False,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": colours.ink}},
    )


def _interval(pairs: pd.DataFrame, side: str, colours: theme.Palette) -> dict[str, Any]:
    value, low, high = (pairs[f"{side}_{name}"] for name in ("value", "low", "high"))
    reach = {"array": (high - value).tolist(), "arrayminus": (value - low).tolist()}
    return {
        "type": "data", "symmetric": False, **reach,
        "color": colours.context, "thickness": 1, "width": 0,
    }  # fmt: skip


def _ends(values: Sequence[float]) -> tuple[float, float]:
    """From zero, or below where there is less, to a little beyond the largest."""
    low, high = min(0.0, *values), max(0.0, *values)
    reach = (high - low) or 1.0
    return low - (0.08 * reach if low < 0 else 0), high + 0.1 * reach


def _share(value: float, ends: tuple[float, float]) -> float:
    return (value - ends[0]) / (ends[1] - ends[0])


def placed(spots: Sequence[tuple[float, float]], names: Sequence[str]) -> list[str | None]:
    """For each name a side of its dot where it covers no other; None where there is none."""
    taken: list[Box] = [(x - 0.012, x + 0.012, y - 0.018, y + 0.018) for x, y in spots]
    placed: list[str | None] = []
    for (x, y), name in zip(spots, names, strict=True):
        wide = WIDE * sum(1 if ord(sign) > 255 else 0.55 for sign in name)
        found = None
        for where, right, above in POSITIONS:
            middle = x + right * (wide + 2 * APART), y + above * (HIGH / 2 + APART)
            box = (
                middle[0] - wide / 2,
                middle[0] + wide / 2,
                middle[1] - HIGH / 2,
                middle[1] + HIGH / 2,
            )
            if box[0] > -0.02 and box[1] < 1.02 and not any(_meet(box, other) for other in taken):
                found = where
                taken.append(box)
                break
        placed.append(found)
    return placed


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _lines(sums: tuple[float | None, float | None], colours: theme.Palette) -> list[dict[str, Any]]:
    hair = {"color": colours.muted, "width": 1, "dash": "4px,3px"}
    across = {"type": "line", "x0": sums[0], "x1": sums[0], "yref": "paper", "y0": 0, "y1": 1}
    up = {"type": "line", "y0": sums[1], "y1": sums[1], "xref": "paper", "x0": 0, "x1": 1}
    pairs = zip(sums, (across, up), strict=True)
    return [line | {"line": hair, "layer": "below"} for value, line in pairs if value is not None]


def _axes(
    across: Any,
    up: Any,
    ends: tuple[tuple[float, float], tuple[float, float]],
    colours: theme.Palette,
) -> dict[str, Any]:
    axes = []
    for indicator, (low, high) in zip((across, up), ends, strict=True):
        name, unit = indicator.name[language()], indicator.unit[language()]
        title = name if not unit or unit in name else say("charts.named_unit", name=name, unit=unit)
        font = {"size": theme.SMALL, "color": colours.muted}
        axes.append(
            theme.plain_axis(colours)
            | {
                "range": [low, high],
                "nticks": 6,
                "ticklabelstandoff": 5,
                "title": {"text": title, "font": font, "standoff": 10},
            }
        )
    margin = {"l": 4, "r": 12, "t": 20, "b": 4}
    return {"xaxis": axes[0], "yaxis": axes[1], "margin": margin}


def hover(one: Any, other: Any, across: Any, up: Any) -> str:
    """The lines of a dot: the place, then each figure with its parts."""
    lines = [f"<b>{one.name}</b>"]
    for row, indicator in ((one, across), (other, up)):
        written = marks.written(row, indicator)
        has_parts = not indicator.is_count and indicator.accumulate != "difference"
        beside = f" ({marks.parts(row)})" if has_parts and written != marks.parts(row) else ""
        lines.append(f"{indicator.name[language()]} {written}{beside}")
    return "<br>".join([*lines, say("charts.open_trace")])
