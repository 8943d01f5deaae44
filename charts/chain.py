"""The steps of a chain, one under the other, each a count of the same things."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts import rows, theme

BESIDE = 112


@dataclass(frozen=True)
class Step:
    """One step: its name, its count (None: nobody reported it), the words at its end, its trace.

    What is `inside` the step above it is drawn fainter.
    """

    name: str
    count: float | None
    words: str
    key: str
    hover: str
    inside: bool = False


def chain(steps: Sequence[Step], colours: theme.Palette) -> theme.Figure:
    """Bars from zero on one scale, in the order of the steps."""
    known = [(place, step) for place, step in enumerate(steps) if step.count is not None]
    longest = max((step.count or 0 for _, step in known), default=1) or 1
    names = [step.name for step in steps]
    figure = theme.bare_figure(colours, rows.height(names))
    figure.add_trace(
        go.Bar(
            x=[step.count for _, step in known],
            y=[place for place, _ in known],
            orientation="h",
            width=[0.46 if step.inside else 0.66 for _, step in known],
            marker={
                "color": [colours.same if step.inside else colours.subject for _, step in known],
                "line": {"width": 0},
            },
            customdata=[[step.key] for _, step in known],
            hovertemplate=[step.hover + "<extra></extra>" for _, step in known],
            **theme.SAME_WHEN_CLICKED,
        )
    )
    figure.update_layout(
        annotations=[
            rows.words(
                step.words,
                colours.muted if step.count is None else colours.ink,
                x=step.count or 0,
                y=place,
                xanchor="left",
                xshift=4,
            )
            for place, step in enumerate(steps)
        ],
        xaxis={"visible": False, "fixedrange": True, "range": [0, longest]},
        yaxis=rows.names_axis(names, colours),
        margin={"l": 4, "t": 4, "b": 4, "r": BESIDE},
    )
    return figure
