"""Coverage against the calendar: a dot per place, the share of the term gone behind it."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import marks, theme
from text import numbers, say

HEIGHT = 160


def against_calendar(
    coverage: pd.DataFrame,
    elapsed: pd.DataFrame,
    paces: pd.DataFrame,
    band: float,
    indicator: Any,
    colours: theme.Palette,
) -> theme.Figure:
    """One dot per row of `coverage` (left to right), over the band around its own calendar.

    `elapsed` and `paces` are the parts and differences of the same places, by `place`; beyond the
    band a dot is coloured and says its difference. All are rows of coverage_pace.
    """  # fmt: skip
    gone = {row.place: row.value for row in elapsed.itertuples()}
    differences = {row.place: row for row in paces.itertuples()}
    rows = [row for row in coverage.itertuples() if row.place in differences]
    figure = theme.bare_figure(colours, HEIGHT)
    figure.update_layout(
        shapes=[
            shape
            for at, row in enumerate(rows)
            for shape in _calendar(at, row, gone, band, colours)
        ],
        annotations=[
            *(
                _label(at, row, differences[row.place], gone[row.place], band, colours)
                for at, row in enumerate(rows)
            ),
            *_calendar_words(rows, gone, colours),
        ],
    )
    far = [abs(differences[row.place].value) > band for row in rows]
    figure.add_trace(_dots(rows, differences, far, indicator, colours))
    figure.update_layout(**_axes(rows, gone, colours))
    return figure


def _dots(
    rows: list[Any],
    differences: dict[Any, Any],
    far: list[bool],
    indicator: Any,
    colours: theme.Palette,
) -> go.Scatter:
    told = [differences[row.place] for row in rows]
    return go.Scatter(
        x=list(range(len(rows))),
        y=[row.value * 100 for row in rows],
        mode="markers",
        marker={
            "size": [12 if is_far else 10 for is_far in far],
            "color": [colours.subject if is_far else colours.muted for is_far in far],
        },
        cliponaxis=False,
        customdata=[[one.key] for one in told],
        hovertemplate=[
            marks.hover(one, indicator, f"{one.name} {_covered(row)}") + "<extra></extra>"
            for one, row in zip(told, rows, strict=True)
        ],
        **theme.SAME_WHEN_CLICKED,
    )


def _covered(row: Any) -> str:
    """The share that is covered, and of how many: "59.8 % · 61/102"."""
    return say("charts.dot").join((numbers.percent(row.value * 100), marks.parts(row)))


def _calendar(
    at: int, row: Any, gone: dict[Any, float], band: float, colours: theme.Palette
) -> list[dict[str, Any]]:
    """The band, the calendar's own mark, and the way from it to the dot."""
    middle = gone[row.place] * 100
    low, high = max(middle - band * 100, 0), min(middle + band * 100, 100)
    hair = {"color": colours.ink, "width": 1, "dash": "4px,3px"}
    return [
        {"type": "rect", "x0": at - 0.5, "x1": at + 0.5, "y0": low, "y1": high, "layer": "below",
         "fillcolor": colours.tint, "line": {"width": 0}},
        {"type": "line", "x0": at - 0.5, "x1": at + 0.5, "y0": middle, "y1": middle, "line": hair,
         "layer": "below"},
        {"type": "line", "x0": at, "x1": at, "y0": middle, "y1": row.value * 100, "layer": "below",
         "line": {"color": colours.context, "width": 1, "dash": "dot"}},
    ]  # fmt: skip


def _label(
    at: int, row: Any, difference: Any, gone: float, band: float, colours: theme.Palette
) -> dict[str, Any]:
    """Coverage by its dot, away from the calendar's line; beyond the band with the distance."""
    is_far = abs(difference.value) > band
    text = numbers.decimal(row.value * 100, 0, ceiling=100)
    if is_far:
        text = f"<b>{text}</b> ({numbers.signed(difference.value * 100)})"
    return {
        "x": at, "y": row.value * 100, "text": text, "showarrow": False,
        "xanchor": "center", "yshift": 14 if row.value >= gone else -14,
        "font": {"size": theme.SMALL, "color": colours.subject if is_far else colours.muted},
    }  # fmt: skip


def _calendar_words(
    rows: list[Any], gone: dict[Any, float], colours: theme.Palette
) -> list[dict[str, Any]]:
    """The share of the term gone, written once, at the right end."""
    if not rows:
        return []
    last = gone[rows[-1].place] * 100
    words = say("charts.calendar", share=numbers.percent(last))
    return [
        {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 6, "y": last, "text": words,
         "showarrow": False, "font": {"size": theme.SMALL, "color": colours.ink}}
    ]  # fmt: skip


def _axes(rows: list[Any], gone: dict[Any, float], colours: theme.Palette) -> dict[str, Any]:
    values = [row.value * 100 for row in rows] + [gone[row.place] * 100 for row in rows] or [0.0]
    # room for the words under a dot near zero
    low = max(-12, (min(values) - 15) // 20 * 20)
    names = theme.plain_axis(colours) | {
        "showgrid": False,
        "tickfont": {"color": colours.ink, "size": theme.SMALL},
        "tickvals": list(range(len(rows))),
        "ticktext": [row.name for row in rows],
        "range": [-0.5, len(rows) - 0.5],
    }
    shares = theme.plain_axis(colours) | {"range": [low, 114], "dtick": 20, "ticksuffix": " %"}
    margin = {"l": 4, "r": 92, "t": 8, "b": 4}
    return {"xaxis": names, "yaxis": shares, "margin": margin}
