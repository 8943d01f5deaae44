"""The numbers of a chart as a small table, which stands under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.document import ChartBlock, Column, Series
from briefings.writers.chart_plan import has_interval, planned
from briefings.writers.faces import clean, length
from briefings.writers.sheet import Figure
from briefings.writers.widths import words
from text import numbers, say

# Names stand above their numbers, as they stand under the columns, where that many find room.
ACROSS, NAME, LONGEST = 12, 8, 16
# With so few columns and no fewer rows the names stand in two halves beside each other.
BESIDE, FEW = 6, 4
VERDICTS = {"better", "worse", "higher", "lower", "similar", "young"}


@dataclass(frozen=True)
class Values:
    """A table of a chart's numbers; `totals` rows at its end are the level."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Figure | str]]
    totals: int = 0


def values(block: ChartBlock) -> Values:
    """Names across where they are few and short, else down the side; intervals and verdicts too."""
    names = [clean(name) for name in block.categories]
    lines = _lines(block)
    widest = max(map(length, names), default=0)
    if block.level is not None:
        widest = max(widest, length(clean(block.level[0])))
    across = len(names) + (block.level is not None)
    longest = max([widest, *(length(words(cell)) for _, cells in lines for cell in cells)])
    if across <= ACROSS + 1 and longest * across <= NAME * ACROSS:
        heads = [*names, *([clean(block.level[0])] if block.level else [])]
        first = Column(_measured(block), "text", width=2)
        return Values([first, *map(Column, heads)], [[name, *cells] for name, cells in lines])
    columns = [Column(say("setting.item"), "text", width=2), *(Column(name) for name, _ in lines)]
    names += [clean(block.level[0])] if block.level else []
    rows: list[list[Figure | str]] = [
        [name, *(cells[at] for _, cells in lines)] for at, name in enumerate(names)
    ]
    if widest > LONGEST or len(columns) > BESIDE or len(rows) < FEW:
        return Values(columns, rows, totals=1 if block.level else 0)
    half = -(-len(rows) // 2)
    empty: list[list[Figure | str]] = [[""] * len(columns)]
    right = [*rows[half:], *(empty * half)][:half]
    gap = Column("", "text", width=0.3)
    both = [[*left, "", *beside] for left, beside in zip(rows[:half], right, strict=True)]
    return Values([*columns, gap, *columns], both)


def _measured(block: ChartBlock) -> str:
    return say("setting.unit", unit=clean(block.unit)) if block.unit else ""


def _lines(block: ChartBlock) -> list[tuple[str, list[Figure | str]]]:
    """Each row of values, its interval and its verdicts, the level at the end of the first."""
    count = len(block.categories)
    unlevelled = planned(ChartBlock(**{**vars(block), "level": None}))
    found: list[tuple[str, list[Figure | str]]] = []
    for number, row in enumerate(unlevelled.series if block.categories else []):
        level = block.level[1] if block.level and not number else None
        found.append((row.name, _shown(row.values, block, level)))
        if has_interval(row):
            ends = [_within(block, *pair) for pair in zip(row.low, row.high, strict=True)]
            found.append((say("setting.interval"), [*ends, *([""] if block.level else [])]))
        if VERDICTS & set(row.tones):
            told: list[Figure | str] = [_verdict(row, at) for at in range(count)]
            found.append((say("setting.tone"), [*told, *([""] if block.level else [])]))
    return found


def _shown(
    row: Sequence[float | None], block: ChartBlock, level: float | None
) -> list[Figure | str]:
    ends = [*row, level] if block.level else row
    cells: list[Figure | str] = [
        numbers.missing()
        if value is None
        else Figure(value, numbers.decimal(value, block.decimals))
        for value in ends
    ]
    if block.level and level is None:
        cells[-1] = ""
    return cells


def _within(block: ChartBlock, low: float | None, high: float | None) -> str:
    """An interval, "36.9–52.6"; nothing where an end is not known."""
    if low is None or high is None:
        return ""
    ends = (numbers.decimal(end, block.decimals) for end in (low, high))
    return say("setting.within", low=next(ends), high=next(ends))


def _verdict(row: Series, at: int) -> str:
    """What the colour of a point says, in words."""
    return say(f"setting.tone_{row.tones[at]}") if row.tones[at] in VERDICTS else ""
