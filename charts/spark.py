"""A line the size of a word: where every place stands between zero and the largest."""

from collections.abc import Sequence
from urllib.parse import quote

from charts import theme

WIDTH, HEIGHT, ROOM = 104, 30, 6


def strip(values: Sequence[float], whole: float, reach: float, colours: theme.Palette) -> str:
    """A dot per value from zero to `reach` and a tick at `whole`, as the address of an image."""
    dots = "".join(
        f'<circle cx="{_at(value, reach):.1f}" cy="15" r="3.2" fill="{colours.subject}" '
        f'fill-opacity="0.45"/>'
        for value in values
    )
    tick = _at(whole, reach)
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<path d="M{ROOM} 15H{WIDTH - ROOM}" stroke="{colours.rule}"/>{dots}'
        f'<path d="M{tick:.1f} 4V26" stroke="{colours.ink}" stroke-width="1.5"/></svg>'
    )
    return f"data:image/svg+xml,{quote(drawn)}"


def _at(value: float, reach: float) -> float:
    share = min(max(value / reach, 0.0), 1.0) if reach else 0.0
    return ROOM + (WIDTH - 2 * ROOM) * share
