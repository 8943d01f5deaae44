"""What is claimed beside what was verified, place by place, on one axis of per cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts import rows, theme

HEAD, FOOT, BESIDE = 30, 28, 132
STEP = 10


@dataclass(frozen=True)
class Claim:
    """A place: the share claimed and the share verified (0 to 100, or None), its words and traces.

    `end` stands at the right edge; keys and hovers are (claimed, verified).
    """

    name: str
    claimed: float | None
    verified: float | None
    end: str
    keys: tuple[str, str]
    hovers: tuple[str, str]
    aside: str = ""

    @property
    def gap(self) -> float:
        """By how much the claim is above what was verified; unknown is no gap."""
        if self.claimed is None or self.verified is None:
            return float("-inf")
        return self.claimed - self.verified


def claims(
    listed: Sequence[Claim], legend: tuple[str, str], colours: theme.Palette
) -> theme.Figure:
    """A ring for what is claimed, a disc for what was verified, a line of what lies between them:
    in the colour of worse where more is claimed than was verified.
    """
    names = [rows.name(claim.name, claim.aside, colours) for claim in listed]
    figure = theme.bare_figure(colours, rows.height(names, HEAD, FOOT))
    figure.add_traces([_dots(listed, side, colours) for side in (0, 1)])
    both = [share for claim in listed for share in (claim.claimed, claim.verified)]
    least = min((share for share in both if share is not None), default=0)
    figure.update_layout(
        shapes=[_between(claim, place, colours) for place, claim in enumerate(listed)],
        annotations=[
            *(rows.at_edge(claim.end, n, colours, BESIDE) for n, claim in enumerate(listed)),
            _told(legend, colours),
        ],
        xaxis=theme.plain_axis(colours)
        | {"range": [max(least // STEP * STEP - 2, 0), 101], "dtick": STEP, "ticksuffix": " %"},
        yaxis=rows.names_axis(names, colours),
        margin={"l": 8, "t": HEAD, "b": FOOT, "r": BESIDE},
    )
    return figure


def _dots(listed: Sequence[Claim], side: int, colours: theme.Palette) -> go.Scatter:
    shares = [(claim.claimed, claim.verified)[side] for claim in listed]
    known = [place for place, share in enumerate(shares) if share is not None]
    worse = [side == 1 and listed[place].gap > 0 for place in known]
    strokes = [colours.worse if is_worse else colours.subject for is_worse in worse]
    return go.Scatter(
        x=[shares[place] for place in known],
        y=known,
        mode="markers",
        marker={
            "size": 12,
            "color": strokes if side else colours.paper,
            "line": {"color": strokes, "width": 2},
            "opacity": 1,
        },
        customdata=[[listed[place].keys[side]] for place in known],
        hovertemplate=[listed[place].hovers[side] + "<extra></extra>" for place in known],
        **theme.SAME_WHEN_CLICKED,
        cliponaxis=False,
    )


def _between(claim: Claim, place: int, colours: theme.Palette) -> dict[str, Any]:
    is_known = claim.claimed is not None and claim.verified is not None
    colour = colours.worse if claim.gap > 0 else colours.context
    return {
        "type": "line",
        "layer": "below",
        "x0": claim.claimed if is_known else 0,
        "x1": claim.verified if is_known else 0,
        "y0": place,
        "y1": place,
        "line": {"color": colour, "width": 6 if claim.gap > 0 else 3},
        "visible": is_known,
    }


def _told(legend: tuple[str, str], colours: theme.Palette) -> dict[str, Any]:
    """What the ring and the disc are."""
    signs = "   ".join(
        f'<span style="color:{colours.subject}">{sign}</span> {told}'
        for sign, told in zip("○●", legend, strict=True)
    )
    where = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": 1}
    return rows.words(signs, colours.muted, yanchor="bottom", yshift=6, **where)
