"""What a change is made of: a bar to either side per cause, and the sum of them below."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts import rows, theme

ROW, HEAD, FOOT = 34, 8, 26
# room for the words at a bar, in widths of all bars
WORDS = 1.1


@dataclass(frozen=True)
class Step:
    """One cause: its name, what it adds (in the unit of the figure), the words at its bar, and the
    trace that a click on it opens.
    """

    name: str
    adds: float
    words: str
    hover: str
    key: str
    is_sum: bool = False


def of_change(steps: Sequence[Step], colours: theme.Palette) -> theme.Figure:
    """Bars from nothing, upwards to the right; neither side is called good."""
    names = [rows.name(step.name, "", colours) for step in steps]
    figure = theme.bare_figure(colours, rows.height(names, HEAD, FOOT + ROW // 2))
    ends = [0.0, *(step.adds for step in steps)]
    width = max(ends) - min(ends) or 1
    fills = [_fill(step, colours) for step in steps]
    figure.add_trace(
        go.Bar(
            orientation="h",
            x=[step.adds for step in steps],
            y=list(range(len(steps))),
            marker={"color": fills, "line": {"width": 0}},
            width=0.5,
            customdata=[[step.key] for step in steps],
            **theme.SAME_WHEN_CLICKED,
            hovertemplate=[step.hover + "<extra></extra>" for step in steps],
        )
    )
    axis = theme.plain_axis(colours) | {
        "range": [min(ends) - 0.04 * width, max(ends) + WORDS * width],
        "zeroline": True,
        "zerolinecolor": colours.muted,
    }
    figure.update_layout(
        xaxis=axis,
        # to the right of the bar, or of nothing: words to the left would lie on the names
        annotations=[
            rows.words(
                step.words, colours.ink, x=max(step.adds, 0), y=number, xanchor="left", xshift=5
            )
            for number, step in enumerate(steps)
        ],
        yaxis=rows.names_axis(names, colours),
        margin={"l": 8, "t": HEAD, "b": FOOT, "r": 8},
    )
    return figure


def _fill(step: Step, colours: theme.Palette) -> str:
    if step.is_sum:
        return colours.subject
    return colours.higher if step.adds > 0 else colours.lower
