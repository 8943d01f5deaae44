"""What is judged of a series of rounds, drawn over its panel: limits, rounds that break a rule,
days from which on figures may be others, the target.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from charts import theme
from text import say

DASHES = {"mean": "4px,3px", "lower": "1px,2px", "upper": "1px,2px"}


@dataclass(frozen=True)
class Stretch:
    """The limits of a process over the rounds from first to last, in fractions of 1."""

    first: int
    last: int
    mean: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Step:
    """Between which rounds a day lies from which on figures may be others, and its name."""

    at: float
    name: str


@dataclass(frozen=True)
class Told:
    """words: what may be said of the series; limits: of each stretch that has any; special: what is
    broken, by round; young: rounds whose time has not come, left out of it; steps, and the target
    (in fractions of 1) where there is one.
    """

    words: str
    limits: Sequence[Stretch] = ()
    special: Mapping[int, str] = field(default_factory=dict)
    young: frozenset[int] = frozenset()
    steps: Sequence[Step] = ()
    target: float | None = None


def mark(figure: theme.Figure, rows: Any, told: Told, scale: int, colours: theme.Palette) -> None:
    """Add to a panel of charts.panels.by_round what was judged of it."""
    if not told.words:
        return
    shapes = [_limit(one, name, scale, colours) for one in told.limits for name in DASHES]
    shapes += [_step(step, colours) for step in told.steps]
    if told.limits and told.target is not None:
        shapes.append(_target(told.target * scale, colours))
    middle = sum(figure.layout.xaxis.range) / 2
    words = [_name(step, step.at > middle, colours) for step in told.steps]
    figure.update_layout(
        shapes=[*figure.layout.shapes, *shapes],
        annotations=[*figure.layout.annotations, *words],
    )
    single = [row for row in rows.itertuples() if row.round_first == row.round_last]
    broken = [row for row in single if row.round_first in told.special]
    ring = {"symbol": "diamond-open", "color": colours.ink, "size": 14}
    _points(figure, broken, ring, told.special, scale)
    hollow = [row for row in single if row.round_first in told.young]
    dot = {"color": colours.paper, "size": 5}
    _points(figure, hollow, dot, dict.fromkeys(told.young, say("judging.young")), scale)


def reach(told: Sequence[Told]) -> float:
    """The highest limit of all panels, in fractions of 1; 0 where none has any."""
    return max([one.upper for each in told for one in each.limits], default=0.0)


def _limit(one: Stretch, name: str, scale: int, colours: theme.Palette) -> dict[str, Any]:
    value = getattr(one, name) * scale
    ends = {"x0": one.first - 0.4, "x1": one.last + 0.4, "y0": value, "y1": value}
    line = {"color": colours.muted, "width": 1, "dash": DASHES[name]}
    return {"type": "line", "layer": "below", "line": line, **ends}


def _step(step: Step, colours: theme.Palette) -> dict[str, Any]:
    ends = {"x0": step.at, "x1": step.at, "yref": "paper", "y0": 0, "y1": 1}
    line = {"color": colours.ink, "width": 1}
    return {"type": "line", "layer": "below", "line": line, **ends}


def _target(value: float, colours: theme.Palette) -> dict[str, Any]:
    ends = {"xref": "paper", "x0": 0, "x1": 1, "y0": value, "y1": value}
    return {"type": "line", "layer": "below", "line": {"color": colours.ink, "width": 1}, **ends}


def _name(step: Step, is_right: bool, colours: theme.Palette) -> dict[str, Any]:
    """The name at the head of its line, on the side where there is room."""
    return {
        "x": step.at,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "xanchor": "right" if is_right else "left",
        "text": step.name,
        "showarrow": False,
        "font": {"size": 11, "color": colours.muted},
    }


def _points(
    figure: theme.Figure,
    rows: list[Any],
    marker: dict[str, Any],
    words: Mapping[int, str],
    scale: int,
) -> None:
    figure.add_scatter(
        x=[row.round_first for row in rows],
        y=[row.value * scale for row in rows],
        mode="markers",
        marker=marker,
        customdata=[[row.key] for row in rows],
        hovertemplate=[words[row.round_first] + "<extra></extra>" for row in rows],
        cliponaxis=False,
    )
