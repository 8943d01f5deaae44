"""One indicator, many places: a bar each, its figure at the end and its parts on the right."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import marks, theme, verdicts
from text import language, numbers, say

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
    target: tuple[float, str] | None = None,
    band: float | None = None,
    edge: Sequence[str] | None = None,
) -> theme.Figure:
    """Bars from zero in the frame's order, top first; columns as pages.ui.reads.compare gives.

    Places in `chosen` (by key) are coloured and the others grey; with none chosen all are. Rows of
    pages.ui.judging.judged carry interval, colour and sign of their verdict, young ones hatches.
    `benchmark` and `target` are values in the indicator's scale and the words on their lines. The
    ground is tinted within `band` of zero. `edge` is written at the right instead of the parts.
    """
    rows = list(figures.itertuples())
    # Positions, not names, are the axis: two places may bear one name.
    known = [(place, row) for place, row in enumerate(rows) if _has_bar(row)]
    lowest, longest = _reach([row for _, row in known], indicator, band)
    beside = edge or [marks.parts(row) for _, row in known]
    annotations = [
        *(_figure(row, place, indicator, colours) for place, row in enumerate(rows)),
        *(_at_edge(told, colours, y=at) for (at, _), told in zip(known, beside, strict=True)),
        *_edge_head(indicator, colours),
        _at_edge(indicator.unit[language()], colours, yref="paper", y=0, yanchor="top", yshift=-4),
    ]
    shapes = [*([_band(band, colours)] if band else []), *_ticks(known, indicator, colours)]
    for (value, told), is_aim in [(one, one is target) for one in (benchmark, target) if one]:
        longest = max(longest, value)
        shapes.append(_line(value, is_aim, colours))
        annotations.append(_line_words(value, told, is_aim, colours))
    head = HEAD + (16 if target else 0)
    figure = theme.bare_figure(colours, height(figures) + head - HEAD)
    figure.add_trace(_bars(known, indicator, colours, chosen))
    axes = _axes(rows, (lowest, longest), head, colours)
    # All at once: one by one, Plotly checks every annotation again for each new one.
    return figure.update_layout(annotations=annotations, shapes=shapes, **axes)


def _has_bar(row: Any) -> bool:
    """What is young or has no date is drawn too, though it is not compared."""
    return row.state in ("value", "young", "undated") and row.value == row.value


def _high(row: Any) -> float:
    """The upper end of the interval, where a row has one."""
    high = getattr(row, "high", None)
    return row.value if high is None or high != high else float(high)


def _reach(rows: list[Any], indicator: Any, band: float | None) -> tuple[float, float]:
    """The ends of bars, intervals and band: zero is always among them."""
    values = [end * indicator.scale for row in rows for end in (row.value, _high(row))]
    values += [row.benchmark * indicator.scale for row in rows if _has_own_benchmark(row)]
    ends = [0.0, *values, *([band, -band] if band else [])]
    return min(ends), max(ends) or 1.0


def _band(width: float, colours: theme.Palette) -> dict[str, Any]:
    ends = {"x0": -width, "x1": width, "yref": "paper", "y0": 0, "y1": 1}
    return {
        "type": "rect",
        "layer": "below",
        "fillcolor": colours.tint,
        "line": {"width": 0},
        **ends,
    }


def _edge_head(indicator: Any, colours: theme.Palette) -> list[dict[str, Any]]:
    """What stands at the right edge; a count has no parts to name."""
    if indicator.is_count:
        return []
    words = say("charts.parts_head")
    if indicator.accumulate == "difference":
        words = say("charts.sides_head")
    return [_at_edge(words, colours, yref="paper", y=1, yanchor="bottom")]


def height(figures: pd.DataFrame) -> int:
    """Pixels for a bar per row of `figures`."""
    rows = list(figures.itertuples())
    is_tall = any(_under(row) for row in rows)
    return HEAD + FOOT + (TALL_ROW if is_tall else ROW) * max(len(rows), 1)


def _bars(
    known: list[tuple[int, Any]], indicator: Any, colours: theme.Palette, chosen: Collection[str]
) -> go.Bar:
    rows = [row for _, row in known]
    return go.Bar(
        x=[row.value * indicator.scale for row in rows],
        y=[place for place, _ in known],
        orientation="h",
        width=0.56,
        marker=_fill(rows, colours, chosen),
        error_x=_intervals(rows, indicator, colours),
        customdata=[[row.key] for row in rows],
        hovertemplate=[marks.hover(row, indicator, row.name) + "<extra></extra>" for row in rows],
        **theme.SAME_WHEN_CLICKED,
    )


def _fill(rows: Sequence[Any], colours: theme.Palette, chosen: Collection[str]) -> dict[str, Any]:
    """The verdict's colour; of what is not told apart that of the subject or of its context."""
    is_compared = any(isinstance(getattr(row, "verdict", None), str) for row in rows)
    plain = colours.context if chosen or is_compared else colours.subject
    colour = [
        verdicts.colour(row, colours) or (colours.subject if row.key in chosen else plain)
        for row in rows
    ]
    fill: dict[str, Any] = {"color": colour, "line": {"width": 0}}
    if any(map(verdicts.is_young, rows)):
        shapes = ["/" if verdicts.is_young(row) else "" for row in rows]
        fill["pattern"] = {"shape": shapes, "size": 6, "solidity": 0.35, "bgcolor": colours.paper}
    return fill


def _intervals(rows: Sequence[Any], indicator: Any, colours: theme.Palette) -> dict[str, Any]:
    """A thin line over each bar that has an interval."""
    if not any(_high(row) > row.value for row in rows):
        return {}
    up = [(_high(row) - row.value) * indicator.scale for row in rows]
    lows = [getattr(row, "low", None) for row in rows]
    down = [
        0 if low is None or low != low else (row.value - low) * indicator.scale
        for row, low in zip(rows, lows, strict=True)
    ]
    return {
        "type": "data", "symmetric": False, "array": up, "arrayminus": down,
        "color": colours.ink, "thickness": 1, "width": 0,
    }  # fmt: skip


def _figure(row: Any, place: int, indicator: Any, colours: theme.Palette) -> dict[str, Any]:
    """The figure at the end of its bar; what has no bar says so at the axis."""
    is_value = _has_bar(row)
    end = (_high(row) if row.value >= 0 else row.value) * indicator.scale if is_value else 0
    mark, colour = verdicts.sign(row), verdicts.colour(row, colours)
    beside = f' <span style="color:{colour}">{mark}</span>' if mark else ""
    return {
        "x": end,
        "y": place,
        "text": marks.number(row, indicator) + beside,
        "xanchor": "right" if end < 0 else "left",
        "xshift": -4 if end < 0 else 4,
        "showarrow": False,
        # A benchmark's line must not run through a number.
        "bgcolor": colours.paper,
        "borderpad": 1,
        "font": {"color": colours.ink if is_value else colours.muted},
    }


def _at_edge(text: str, colours: theme.Palette, **where: Any) -> dict[str, Any]:
    """Muted words at the right edge of the figure, in the room kept beside the bars."""
    edge = {"xref": "paper", "x": 1, "xshift": BESIDE, "xanchor": "right"}
    font = {"size": theme.SMALL, "color": colours.muted}
    return {**edge, "text": text, "showarrow": False, "font": font, **where}


def _has_own_benchmark(row: Any) -> bool:
    """Whether a row is held against something of its own."""
    has_others = not numbers.is_missing(getattr(row, "other_denominator", None))
    return has_others and not numbers.is_missing(row.benchmark)


def _ticks(
    known: list[tuple[int, Any]], indicator: Any, colours: theme.Palette
) -> list[dict[str, Any]]:
    """Across each bar that has one, its own benchmark."""
    line = {"type": "line", "line": {"color": colours.ink, "width": 2}}
    where = [(place, row.benchmark * indicator.scale)
             for place, row in known if _has_own_benchmark(row)]  # fmt: skip
    return [line | {"x0": x, "x1": x, "y0": y - 0.42, "y1": y + 0.42} for y, x in where]


def _line(value: float, is_aim: bool, colours: theme.Palette) -> dict[str, Any]:
    """What is aimed at is drawn through, what is summed is dashed."""
    dashes = {"color": colours.ink, "width": 1, "dash": "solid" if is_aim else "4px,3px"}
    ends = {"x0": value, "x1": value, "y0": 0, "y1": 1}
    return {"type": "line", "yref": "paper", "line": dashes, **ends}


def _line_words(value: float, words: str, is_aim: bool, colours: theme.Palette) -> dict[str, Any]:
    """The words over a line; those of an aim a line higher, for both may stand close."""
    where = {"x": value, "yref": "paper", "y": 1, "yanchor": "bottom", "xanchor": "left"}
    where["yshift"] = 15 if is_aim else 0
    font = {"size": theme.SMALL, "color": colours.ink}
    return {**where, "text": words, "showarrow": False, "font": font}


def _axes(
    rows: list[Any], ends: tuple[float, float], head: int, colours: theme.Palette
) -> dict[str, Any]:
    names = theme.plain_axis(colours) | {
        "showgrid": False,
        "tickfont": {"color": colours.ink},
        "tickvals": list(range(len(rows))),
        "ticktext": [_name(row, colours) for row in rows],
        "ticklabelstandoff": 8,
        "range": [len(rows) - 0.5, -0.5],
    }
    values = theme.plain_axis(colours) | {"range": _with_room(*ends), "nticks": 6, "tickangle": 0}
    if ends[0] < 0:
        values |= {"zeroline": True, "zerolinecolor": colours.muted, "zerolinewidth": 1}
    margin = {"l": 8, "t": head, "b": FOOT, "r": BESIDE}
    return {"xaxis": values, "yaxis": names, "margin": margin}


def _with_room(lowest: float, longest: float) -> list[float]:
    """The ends of the axis; to the left of bars below zero there is room for their figures."""
    return [lowest - 0.12 * (longest - lowest) if lowest < 0 else 0, longest]


def _name(row: Any, colours: theme.Palette) -> str:
    """A place, and under it what there is to say of its figure."""
    words = _under(row)
    if not words:
        return str(row.name)
    return f'{row.name}<br><span style="color:{colours.muted};font-size:11px">{words}</span>'


def _under(row: Any) -> str:
    """The verdict under a name, marked where there are remarks, too; else those; else its city."""
    told, remarks = (verdicts.brief(row), marks.remarks(row)) if _has_bar(row) else ("", [])
    if told and remarks:
        return say("charts.with_remark", words=told)
    return told or say("charts.dot").join(remarks) or str(row.aside)
