"""Parts of a whole, place by place: one bar each, its parts beside each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import marks, rows, theme, tints
from text import numbers

HEAD, BESIDE = 30, 64
# A part has room for its words if it is this share of the longest bar for each of their signs.
ROOMY = 0.035


@dataclass(frozen=True)
class Segment:
    """A part: its length, the words on it, its colour, the key of its trace, its hover."""

    length: float
    words: str
    colour: str
    key: str
    hover: str


@dataclass(frozen=True)
class Stack:
    """The bar of one place; `end` stands at its right, `aside` under the name."""

    name: str
    segments: Sequence[Segment]
    end: str
    aside: str = ""


def of_place(
    parts: pd.DataFrame, indicator: Any, colour: Mapping[str, str], named: Callable[[str], str]
) -> Stack:
    """The bar of one place from its figures, one row a part; `named` says what a part is called."""
    first = next(parts.itertuples())
    segments = [
        Segment(
            float(row.value),
            marks.number(row, indicator),
            colour[row.part],
            row.key,
            marks.hover(row, indicator, f"{row.name} {named(row.part)}"),
        )
        for row in parts.itertuples()
    ]
    return Stack(first.name, segments, numbers.whole(first.denominator), first.aside)


def stacked(
    stacks: Sequence[Stack], legend: Sequence[tuple[str, str]], colours: theme.Palette
) -> theme.Figure:
    """The bars in their order, top first; a part too short for its words shows them on hover."""
    names = [rows.name(stack.name, stack.aside, colours) for stack in stacks]
    longest = max((sum(part.length for part in stack.segments) for stack in stacks), default=1)
    head = HEAD + rows.LEGEND_LINE * (len(rows.legend_lines(legend)) - 1)
    figure = theme.bare_figure(colours, rows.height(names, head))
    figure.add_trace(_bars(stacks, longest or 1, colours))
    ends = [rows.at_edge(stack.end, place, colours, BESIDE) for place, stack in enumerate(stacks)]
    figure.update_layout(
        annotations=[*ends, rows.legend(legend, colours)],
        xaxis={"visible": False, "fixedrange": True, "range": [0, longest or 1]},
        yaxis=rows.names_axis(names, colours),
        margin={"l": 8, "t": head, "b": 8, "r": BESIDE},
    )
    return figure


def _bars(stacks: Sequence[Stack], longest: float, colours: theme.Palette) -> go.Bar:
    """All parts as one trace: each begins where the one before it ends."""
    placed: list[tuple[int, float, Segment]] = []
    for place, stack in enumerate(stacks):
        base = 0.0
        for part in stack.segments:
            if part.length > 0:
                placed.append((place, base, part))
                base += part.length
    parts = [part for _, _, part in placed]
    inks = [tints.readable_on(part.colour, colours) for part in parts]
    return go.Bar(
        x=[part.length for part in parts],
        base=[base for _, base, _ in placed],
        y=[place for place, _, _ in placed],
        orientation="h",
        width=0.66,
        marker={
            "color": [part.colour for part in parts],
            "line": {"width": 1, "color": colours.paper},
        },
        text=[part.words if part.length >= _room(part, longest) else "" for part in parts],
        constraintext="none",
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": theme.SMALL, "color": inks},
        customdata=[[part.key] for part in parts],
        hovertemplate=[part.hover + "<extra></extra>" for part in parts],
        **theme.SAME_WHEN_CLICKED,
    )


def _room(part: Segment, longest: float) -> float:
    return ROOMY * len(part.words) * longest
