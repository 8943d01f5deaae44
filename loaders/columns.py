"""The columns of a table: each understood header once, and what its cells can be taken for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import isfinite
from typing import Any

from loaders.convert.figures import BEYOND
from loaders.convert.units import only_unit
from loaders.fieldlist import Field
from loaders.folding import fold
from loaders.grid import Cell
from loaders.headers import joined, name_and_unit
from loaders.regions import MOST_KNOWN, Header, Heading, Region

MOST_LINES_TO_UNITS = 12
# Labels that say what the cells beside them are, not what is reported.
CAPTIONS = {"项目", "指标", "指标名称", "项目名称", "填报项目", "填报内容", "内容", "名称", "类别"}
CAPTIONS |= {"数据项", "统计项目", "统计指标", "填报指标", "事项", "栏目", "县区项目", "项目县区"}
WITHOUT_MEANING = CAPTIONS | {
    "序号",
    "编号",
    "单位",
    "计量单位",
    "数量",
    "数值",
    "数据",
    "行次",
    "栏次",
}


@dataclass(frozen=True)
class Column:
    """A field, the place it stands at in every line, and the unit its plain numbers are in."""

    field: Field
    place: int
    label: str
    unit: str

    @cached_property
    def as_is(self) -> frozenset[type]:
        """The types of plain numbers that mean just what they say, unless they are below 0 or
        BEYOND: a count's, and those of a sum of money stated in 万元.
        """
        if self.field.type == "money" and self.unit == "万元":
            return frozenset((int, float))
        return frozenset((int,)) if self.field.type == "count" else frozenset()

    def takes(self, cell: Cell) -> bool:
        """Whether a cell is such a number."""
        return type(cell) in self.as_is and _are_plain((cell,))


@dataclass(frozen=True)
class Columns:
    """The columns by field, the fields that the other headings may mean, and the caption."""

    by_field: dict[str, Column]
    doubtful: frozenset[str]
    caption: int | None

    @cached_property
    def listed(self) -> list[Column]:
        """The columns in the order of their fields in a row."""
        return list(self.by_field.values())

    @cached_property
    def places(self) -> list[int]:
        """Where they stand in every line."""
        return [column.place for column in self.listed]

    @cached_property
    def units(self) -> list[str | None]:
        """What they count in."""
        return [column.field.unit or None for column in self.listed]

    @cached_property
    def keys(self) -> list[int]:
        """Which of them tell one report from another."""
        return [at for at, column in enumerate(self.listed) if column.field.is_key]

    @cached_property
    def alike(self) -> dict[frozenset[type], list[int]]:
        """Which of them take numbers of the same types as they are; {} → all that take none."""
        alike: dict[frozenset[type], list[int]] = {}
        for at, column in enumerate(self.listed):
            alike.setdefault(column.as_is, []).append(at)
        return alike

    def to_understand(self, cells: Sequence[Cell]) -> list[int]:
        """Which of a row's cells have to be understood, because they are more than plain numbers or
        blanks among such. Whole rows of numbers are looked at in one go.
        """
        found: list[int] = []
        for as_is, places in self.alike.items():
            numbers = [cell for at in places if (cell := cells[at]) is not None]
            if not (as_is and as_is.issuperset(map(type, numbers)) and _are_plain(numbers)):
                found += places
        return sorted(found)


def _are_plain(numbers: Sequence[Any]) -> bool:
    """Whether numbers are neither below 0, nor beyond all measure, nor none at all (NaN)."""
    if not numbers:
        return True
    return min(numbers) >= 0 and max(numbers) < BEYOND and isfinite(sum(numbers))


def units_line(region: Region) -> int | None:
    """The line of the table, or just above it, that holds nothing but units, if there is one."""
    places = _places_with_meaning(region.header)
    below = range(region.bottom + 1, min(region.end, region.bottom + MOST_LINES_TO_UNITS))
    for line in (*below, *range(max(region.top - 1, 0), region.top)):
        cells = region.grid.lines[line]
        if _are_units(cells[place] for place in places):
            return line
    return None


@lru_cache(maxsize=MOST_KNOWN)
def _places_with_meaning(header: Header) -> tuple[int, ...]:
    return tuple(each.place for each in header.headings if fold(each.label) not in WITHOUT_MEANING)


def _are_units(cells: Iterable[Cell]) -> bool:
    """Whether the texts among cells are units, two at least; most lines say no at the first."""
    count = 0
    for cell in cells:
        if isinstance(cell, str) and cell.strip("—-/ "):
            if not only_unit(fold(cell)):
                return False
            count += 1
    return count >= 2


def with_units(region: Region, line: int | None) -> Region:
    """The region with the units of that line joined to the headers that state none."""
    if line is None:
        return region
    headings = tuple(_joined(region, each, line) for each in region.header.headings)
    return replace(region, header=Header(region.kind, headings))


def _joined(region: Region, heading: Heading, line: int) -> Heading:
    cell = region.grid.lines[line][heading.place]
    unit = only_unit(fold(cell)) if isinstance(cell, str) else None
    if not unit or name_and_unit(heading.label)[1]:
        return heading
    found = joined(region.kind, (heading.label, unit))
    return replace(heading, match=found[0]) if found else heading


@lru_cache(maxsize=MOST_KNOWN)
def columns_of(header: Header, stated_unit: str | None) -> Columns:
    """The columns of a table; `stated_unit` is the money unit above it, where there is one."""
    found = by_field(header)
    chosen = {
        name: _column(headings[0], stated_unit)
        for name, headings in found.items()
        if len(headings) == 1
    }
    open_to_doubt = (each.match for each in header.headings if each.match and not each.field)
    doubtful = {field.field for match in open_to_doubt for field in match.candidates}
    return Columns(chosen, frozenset(doubtful | (set(found) - set(chosen))), _caption(header))


def by_field(header: Header) -> dict[str, list[Heading]]:
    """The headings of each field that is understood."""
    found: dict[str, list[Heading]] = {}
    for heading in header.headings:
        if heading.field:
            found.setdefault(heading.field.field, []).append(heading)
    return found


def _column(heading: Heading, stated_unit: str | None) -> Column:
    field = heading.field
    assert field is not None
    assert heading.match is not None
    unit = field.unit
    if field.type == "money":
        unit = heading.match.unit or stated_unit or unit
    return Column(field, heading.place, heading.label, unit)


def _caption(header: Header) -> int | None:
    """The place whose cells say what each line holds (项目 … 数量 … 备注 down the side)."""
    named = (each.place for each in header.headings if fold(each.label) in CAPTIONS)
    return next(named, None)
