"""What is judged of a series of rounds, drawn over its panel: limits, rounds that break a rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from charts import theme
from text import say


@dataclass(frozen=True)
class Told:
    """words: what may be said of the series; limits: mean, lower, upper in fractions of 1, or none;
    special: what is broken, by round; young: rounds whose time has not come, left out of it.
    """

    words: str
    limits: tuple[float, ...] = ()
    special: Mapping[int, str] = field(default_factory=dict)
    young: frozenset[int] = frozenset()


def mark(figure: theme.Figure, rows: Any, told: Told, scale: int, colours: theme.Palette) -> None:
    """Add to a panel of charts.panels.by_round what was judged of it."""
    if not told.words:
        return
    dashes = ("4px,3px", "1px,2px", "1px,2px")
    for value, dash in zip(told.limits, dashes, strict=False):
        line = {"color": colours.muted, "width": 1, "dash": dash}
        figure.add_hline(y=value * scale, line=line, layer="below")
    single = [row for row in rows.itertuples() if row.round_first == row.round_last]
    _ring(figure, [row for row in single if row.round_first in told.special], "diamond-open",
          told.special, scale, colours)  # fmt: skip
    young = dict.fromkeys(told.young, say("judging.young"))
    hollow = [row for row in single if row.round_first in told.young]
    figure.add_scatter(
        x=[row.round_first for row in hollow],
        y=[row.value * scale for row in hollow],
        mode="markers",
        marker={"color": colours.paper, "size": 5},
        customdata=[[row.key] for row in hollow],
        hovertemplate=[young[row.round_first] + "<extra></extra>" for row in hollow],
        cliponaxis=False,
    )


def _ring(
    figure: theme.Figure,
    rows: list[Any],
    symbol: str,
    words: Mapping[int, str],
    scale: int,
    colours: theme.Palette,
) -> None:
    figure.add_scatter(
        x=[row.round_first for row in rows],
        y=[row.value * scale for row in rows],
        mode="markers",
        marker={"symbol": symbol, "color": colours.ink, "size": 14},
        customdata=[[row.key] for row in rows],
        hovertemplate=[words[row.round_first] + "<extra></extra>" for row in rows],
        cliponaxis=False,
    )
