"""What charts with a row per place share: the axis of names, the muted words beside a row."""

import math
from collections.abc import Sequence
from typing import Any

from charts import theme

ROW, TALL_ROW = 26, 36
# What a line of a legend may hold, in Chinese signs; how high one more line is.
LEGEND, LEGEND_LINE = 23, 17


def height(names: Sequence[str], head: int = 0, foot: int = 8) -> int:
    """Pixels for these rows: names of two lines need taller ones."""
    row = TALL_ROW if any("<br>" in name for name in names) else ROW
    return head + foot + row * max(len(names), 1)


def name(place: str, aside: str, colours: theme.Palette) -> str:
    """A place, and under it, small and muted, what there is to say beside it."""
    if not aside:
        return place
    return f'{place}<br><span style="color:{colours.muted};font-size:11px">{aside}</span>'


def names_axis(names: Sequence[str], colours: theme.Palette) -> dict[str, Any]:
    """The vertical axis: the first name on top; positions, for two places may bear one name."""
    return theme.plain_axis(colours) | {
        "showgrid": False,
        "tickfont": {"color": colours.ink},
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "ticklabelstandoff": 8,
        "range": [len(names) - 0.5, -0.5],
    }


def words(text: str, colour: str, **where: Any) -> dict[str, Any]:
    """An annotation in the small size."""
    font = {"size": theme.SMALL, "color": colour}
    return {"text": text, "showarrow": False, "font": font, **where}


def at_edge(text: str, place: int, colours: theme.Palette, shift: int) -> dict[str, Any]:
    """Muted words at the right edge of a row, in the margin of `shift` pixels kept there."""
    edge = {"xref": "paper", "x": 1, "xshift": shift, "xanchor": "right", "y": place}
    return words(text, colours.muted, **edge)


def legend(entries: Sequence[tuple[str, str]], colours: theme.Palette) -> dict[str, Any]:
    """What each colour means, as lines of words over the chart: (colour, words)."""
    lines = [
        "   ".join(f'<span style="color:{colour}">■</span> {told}' for colour, told in line)
        for line in legend_lines(entries)
    ]
    signs = "<br>".join(lines)
    where = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": 1}
    return words(signs, colours.muted, yanchor="bottom", yshift=6, align="left", **where)


def legend_lines(entries: Sequence[tuple[str, str]]) -> list[Sequence[tuple[str, str]]]:
    """The entries in as many lines as the narrowest screen needs, about as many in each."""
    lines = max(math.ceil(sum(_width(told) for _, told in entries) / LEGEND), 1)
    each = max(math.ceil(len(entries) / lines), 1)
    return [entries[start : start + each] for start in range(0, len(entries), each)]


def _width(told: str) -> float:
    """Of an entry with its sign and the gap behind it, in Chinese signs."""
    return 2.5 + sum(1 if ord(sign) > 255 else 0.55 for sign in told)
