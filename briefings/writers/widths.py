"""How wide the columns of a table are, so that it never leaves its place, whoever sets it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.document import Column
from briefings.writers.faces import clean, length
from briefings.writers.sheet import Figure
from text import say

# Latin characters beside the words of a cell that its edges take.
EDGES = 1.5
# A word column is never narrower than this, where its words are as wide.
NARROWEST = 8
# A month finds no place to break, and stands in bold.
MONTH, MONTH_WIDE = re.compile(r"\d{4}\.\d\d"), 9.5


@dataclass(frozen=True)
class Fit:
    """The widths of the columns, together what was asked for, and the size of type in points."""

    widths: Sequence[float]
    size: float


def words(cell: Figure | str) -> str:
    """What a cell shows, on one line."""
    return clean(cell.shown if isinstance(cell, Figure) else str(cell))


def headed(label: str, unit: str) -> str:
    """What stands over a column: its label and, in brackets of the language, its unit."""
    told = say("charts.named_unit", name=clean(label), unit=clean(unit)) if unit else clean(label)
    return told.strip()


def fitted(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Figure | str]],
    total: float,
    sizes: Sequence[float],
) -> Fit:
    """Widths in the unit of `total` (points), at the first of `sizes` at which no number breaks.

    Columns get their share of the width, and more where their longest number needs it.
    """
    needs = [
        _need(column, [row[at] for row in rows if at < len(row)])
        for at, column in enumerate(columns)
    ]
    for size in sizes:
        least = [need * size / 2 for need in needs]
        if sum(least) <= total or size == sizes[-1]:
            break
    if sum(least) > total:
        return Fit([need * total / sum(least) for need in least], size)
    return Fit(_shared([column.width for column in columns], least, total), size)


def _need(column: Column, cells: Sequence[Figure | str]) -> float:
    """What a column needs at least, in Latin characters: its numbers whole, its words broken."""
    if not (column.label or any(cells)):
        return EDGES
    head: float = max(length(clean(column.label)), length(clean(column.unit)) + 2)
    head = min(head, NARROWEST if column.kind == "text" else 6)
    if MONTH.fullmatch(column.label):
        head = MONTH_WIDE
    shown = [length(words(cell)) for cell in cells]
    longest = max(shown, default=0)
    if column.kind == "text":
        longest = min(longest, NARROWEST)
    return max(head, min(longest, 24)) + EDGES


def _shared(shares: Sequence[float], least: Sequence[float], total: float) -> list[float]:
    """`total` by `shares`, none less than its `least`."""
    fixed: set[int] = set()
    while True:
        free = total - sum(least[at] for at in fixed)
        whole = sum(share for at, share in enumerate(shares) if at not in fixed) or 1.0
        widths = [
            least[at] if at in fixed else free * share / whole for at, share in enumerate(shares)
        ]
        short = {at for at, width in enumerate(widths) if at not in fixed and width < least[at]}
        if not short:
            return widths
        fixed |= short
