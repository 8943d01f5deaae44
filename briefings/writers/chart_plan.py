"""What a chart draws: names, rows of values, colours; the same in Word, slides, workbook, page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefings.document import ChartBlock, Series
from briefings.writers.faces import COLOURS, clean, length, shortened
from charts import tints
from charts.theme import LIGHT

# Room along the axis, in Latin characters; where names need more, bars lie.
ROOM = 108
LONGEST_NAME, LONGEST_UNDER = 32, 12
# Rows of values that stand beside each other, the subject first.
ORDER = (LIGHT.subject, LIGHT.same, LIGHT.lower, LIGHT.worse, LIGHT.better, LIGHT.ink)
YOUNG, LEVEL = "young", "level"


@dataclass(frozen=True)
class Plan:
    """What is drawn; `level` is one value for all names, to be drawn as a line."""

    form: str
    names: Sequence[str]
    series: Sequence[Series]
    level: Series | None = None
    is_lying: bool = False

    @property
    def rows(self) -> list[Series]:
        """All rows of values, the level last."""
        return [*self.series, *([self.level] if self.level else [])]

    @property
    def says_level(self) -> bool:
        """Whether the name of the level holds its number already."""
        return self.level is not None and any(map(str.isdigit, self.level.name))

    @property
    def lowest(self) -> float:
        """The lowest value or end of an interval; 0 where all are above it."""
        return min((0.0, *(value for row in self.rows for value in _known(row))))

    @property
    def highest(self) -> float:
        """The highest value or end of an interval; 0 where all are below it."""
        return max((0.0, *(value for row in self.rows for value in _known(row))))

    def colour(self, row: int, point: int | None = None) -> str:
        """The colour of a row of values, or of one of its points, by its tone."""
        if row == len(self.series):
            return LIGHT.ink
        tones = self.series[row].tones
        tone = _common(tones) if point is None else tones[point]
        if tone == LEVEL:
            return LIGHT.ink
        if tone:
            return COLOURS[tone]
        if self.form == "stacked":
            return _shade(row, len(self.series))
        return ORDER[row % len(ORDER)]


def planned(block: ChartBlock) -> Plan:
    """Columns where their names find room, else lying bars.

    A level is a line across columns; no line across lying bars is read by all programs, so there
    it is a bar of its own.
    """
    names = [shortened(clean(name), LONGEST_NAME) or " " for name in block.categories] or [" "]
    series = [_full(row, len(names)) for row in block.series]
    widest = max(map(length, names))
    is_lying = block.form != "lines" and (widest * len(names) > ROOM or widest > LONGEST_UNDER)
    plan = Plan(block.form, names, series, is_lying=is_lying)
    if block.level is None:
        return plan
    label, value = shortened(clean(block.level[0]), LONGEST_NAME), block.level[1]
    if is_lying and block.form == "bars":
        return _with_bar(plan, label, value)
    line = Series(label, [value] * len(names), tones=[LEVEL] * len(names))
    return replace(plan, level=_full(line, len(names)), is_lying=False)


def has_interval(row: Series) -> bool:
    """Whether any value of `row` has both ends of an interval."""
    return any(None not in ends for ends in zip(row.low, row.high, strict=True))


def _with_bar(plan: Plan, label: str, value: float) -> Plan:
    """`plan` with the level as one more bar, of the first row of values."""
    rows = [
        replace(row, values=(*row.values, None if number else value), tones=(*row.tones, LEVEL))
        for number, row in enumerate(plan.series)
    ]
    count = len(plan.names) + 1
    return replace(plan, names=[*plan.names, label], series=[_full(row, count) for row in rows])


def _full(row: Series, count: int) -> Series:
    """`row` with exactly `count` values, ends and tones."""
    values, low, high = (_padded(part, count, None) for part in (row.values, row.low, row.high))
    return Series(clean(row.name) or " ", values, low, high, _padded(row.tones, count, ""))


def _padded(values: Sequence[Any], count: int, empty: Any) -> tuple[Any, ...]:
    return (*values, *[empty] * count)[:count]


def _known(row: Series) -> Iterable[float]:
    parts = (row.values, row.low, row.high)
    return (value for part in parts for value in part if value is not None)


def _common(tones: Sequence[str]) -> str:
    """The tone that all points share; "" where they do not."""
    return tones[0] if len(set(tones)) == 1 else ""


def _shade(row: int, count: int) -> str:
    """One step of the subject's hue: parts of a whole have an order, not a verdict."""
    return tints.mixed(LIGHT.paper, LIGHT.subject, 1.0 - 0.82 * row / max(count - 1, 1))
