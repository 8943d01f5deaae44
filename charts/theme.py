"""The only source of colours, faces and sizes, for charts and for the style sheet of the pages."""

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import plotly.graph_objects as go

FACES = '"PingFang SC", "Microsoft YaHei UI", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif'
SIZE = 13
SMALL = 12
# No mode bar, no logo, no link to another host; a scroll over a chart scrolls the page.
CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "doubleClick": False}
# Of a trace: a click opens what a point stands for, and greys out no other point.
FULL = {"marker": {"opacity": 1}}
SAME_WHEN_CLICKED = {"selected": FULL, "unselected": FULL}


class Figure(go.Figure):
    """A figure that is shown only when it is finished: it tells its parts once."""

    def to_dict(self) -> dict[str, Any]:
        """Data and layout as plain values, for all to read and nobody to change."""
        return self._finished

    @cached_property
    def _finished(self) -> dict[str, Any]:
        # A quarter of the time of a page went into copying charts that nobody had changed.
        return super().to_dict()


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, as "#RRGGBB", each named for what it is for: the subject of a
    chart and its context, a verdict with a good side (better, worse) or without one (higher, lower,
    same); the rest is text, lines and grounds.
    """

    ink: str
    muted: str
    rule: str
    canvas: str
    paper: str
    brand: str
    subject: str
    context: str
    better: str
    worse: str
    higher: str
    lower: str
    same: str
    tint: str


LIGHT = Palette(
    ink="#1D2939",
    muted="#667085",
    rule="#E4E7EC",
    canvas="#F7F8FA",
    paper="#FFFFFF",
    brand="#9B1C1C",
    subject="#1B4F8F",
    context="#C1C9D4",
    better="#0F766E",
    worse="#B45309",
    higher="#2166AC",
    lower="#8073AC",
    same="#98A2B3",
    tint="#EFF4FA",
)
DARK = Palette(
    ink="#E4E7EC",
    muted="#A3ADBD",
    rule="#344054",
    canvas="#101828",
    paper="#1D2939",
    brand="#E06C6C",
    subject="#8AB4F8",
    context="#5D6B80",
    better="#5EC4B6",
    worse="#F0A35E",
    higher="#85B7EE",
    lower="#B9AEE0",
    same="#98A2B3",
    tint="#24344D",
)


def palette(is_dark: bool) -> Palette:
    """The colours of the dark or of the light theme."""
    return DARK if is_dark else LIGHT


def css_variables(colours: Palette) -> str:
    """The palette as a CSS rule, `--ink` and so on, with the faces as `--faces`."""
    pairs = "".join(f"--{name}:{value};" for name, value in asdict(colours).items())
    return f":root{{{pairs}--faces:{FACES};}}"


def bare_figure(colours: Palette, height: int) -> Figure:
    """An empty figure with the house's faces, colours and margins, `height` pixels high."""
    figure = Figure()
    figure.update_layout(
        height=height,
        font={"family": FACES, "size": SIZE, "color": colours.ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        showlegend=False,
        hovermode="closest",
        dragmode=False,
        clickmode="event+select",
        hoverlabel={
            "bgcolor": colours.paper,
            "bordercolor": colours.rule,
            "font": {"family": FACES, "size": SMALL, "color": colours.ink},
            "align": "left",
        },
        separators=".,",
    )
    return figure


def plain_axis(colours: Palette) -> dict[str, object]:
    """An axis with hairlines only: no box, no ticks, no zooming."""
    return {
        "showline": False,
        "zeroline": False,
        "ticks": "",
        "gridcolor": colours.rule,
        "gridwidth": 1,
        "fixedrange": True,
        "tickfont": {"size": SMALL, "color": colours.muted},
        "automargin": True,
    }
