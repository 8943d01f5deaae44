"""The columns of a table: each understood header once, and a finding for every other header."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from loaders.convert.units import MONEY, only_unit
from loaders.fieldlist import SHEETS, Field
from loaders.findings import finding
from loaders.folding import fold
from loaders.grid import Cell
from loaders.headers import elsewhere, joined, name_and_unit, nearest
from loaders.model import Finding
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
    def as_is(self) -> tuple[type, ...]:
        """The types of plain numbers that mean just what they say, unless they are below 0 or
        BEYOND: a count's, and those of a sum of money stated in 万元.
        """
        if self.field.type == "money" and self.unit == "万元":
            return int, float
        return (int,) if self.field.type == "count" else ()


@dataclass(frozen=True)
class Columns:
    """The columns by field, the fields that the other headings may mean, and the caption."""

    by_field: dict[str, Column]
    doubtful: frozenset[str]
    caption: int | None

    @cached_property
    def keys(self) -> list[Column]:
        """The columns that tell one report from another."""
        return [column for column in self.by_field.values() if column.field.is_key]


def units_line(region: Region) -> int | None:
    """The line of the table that holds nothing but units, if there is one."""
    places = _places_with_meaning(region.header)
    for line in range(region.bottom + 1, min(region.end, region.bottom + MOST_LINES_TO_UNITS)):
        if _are_units([region.grid.lines[line][place] for place in places]):
            return line
    return None


@lru_cache(maxsize=MOST_KNOWN)
def _places_with_meaning(header: Header) -> tuple[int, ...]:
    return tuple(each.place for each in header.headings if fold(each.label) not in WITHOUT_MEANING)


def _are_units(cells: list[Cell]) -> bool:
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
    found = _found(header)
    chosen = {
        name: _column(headings[0], stated_unit)
        for name, headings in found.items()
        if len(headings) == 1
    }
    open_to_doubt = (each.match for each in header.headings if each.match and not each.field)
    doubtful = {field.field for match in open_to_doubt for field in match.candidates}
    return Columns(chosen, frozenset(doubtful | (set(found) - set(chosen))), _caption(header))


def _found(header: Header) -> dict[str, list[Heading]]:
    """The headings of each field that is understood."""
    found: dict[str, list[Heading]] = {}
    for heading in header.headings:
        if heading.field:
            found.setdefault(heading.field.field, []).append(heading)
    return found


def questions(region: Region) -> list[Finding]:
    """What there is to say about the headings of a table."""
    unknown, twice, other_money = _questionable(region.header)
    found = [each for heading in unknown for each in _question(region, heading)]
    found += [_twice(region, headings) for headings in twice]
    return found + [_converted(region, heading) for heading in other_money]


@lru_cache(maxsize=MOST_KNOWN)
def _questionable(header: Header) -> tuple[list[Heading], list[list[Heading]], list[Heading]]:
    """The headings that are not understood, that say the same, and that are in other money."""
    unknown = [each for each in header.headings if not each.field]
    twice = [headings for headings in _found(header).values() if len(headings) > 1]
    return unknown, twice, [each for each in header.headings if _other_money(each)]


def _column(heading: Heading, stated_unit: str | None) -> Column:
    field = heading.field
    assert field is not None
    assert heading.match is not None
    unit = field.unit
    if field.type == "money":
        unit = heading.match.unit or stated_unit or unit
    return Column(field, heading.place, heading.label, unit)


def _question(region: Region, heading: Heading) -> list[Finding]:
    """What is said about a header that is not understood; nothing about 序号 and its like."""
    grid, label = region.grid, heading.label
    cell = region.cell(heading)
    if heading.match:
        names = "、".join(f"「{field.header}」" for field in heading.match.candidates)
        rule = f"header_{heading.match.verdict}"
        unit = heading.match.unit or ""
        return [finding(rule, grid.sheet, cell, label, label, names=names, unit=unit)]
    first, last = region.header.span
    body = range(region.bottom + 1, region.end)
    has_values = any(grid.lines[line][heading.place] is not None for line in body)
    is_title = heading.place < first or heading.place > last
    if fold(label) in WITHOUT_MEANING or (is_title and not has_values):
        return []
    if other := elsewhere(region.kind, label):
        home = SHEETS[other.kind]
        return [finding("header_elsewhere", grid.sheet, cell, label, label, home=home)]
    field, is_near = nearest(region.kind, label)
    rule = "header_near_miss" if is_near else "header_unknown"
    return [finding(rule, grid.sheet, cell, label, label, name=field.header)]


def _twice(region: Region, headings: list[Heading]) -> Finding:
    last, field = headings[-1], headings[0].field
    assert field is not None
    return finding(
        "header_twice",
        region.grid.sheet,
        region.cell(last),
        last.label,
        last.label,
        name=field.header,
        cells="、".join(map(region.cell, headings)),
    )


def _other_money(heading: Heading) -> bool:
    """Whether the header states a money unit that is not 万元."""
    is_money = heading.field is not None and heading.field.type == "money"
    unit = heading.match.unit if heading.match else None
    return is_money and unit is not None and MONEY[unit] != MONEY["万元"]


def _converted(region: Region, heading: Heading) -> Finding:
    unit = heading.match.unit if heading.match else None
    label, cell = heading.label, region.cell(heading)
    return finding("header_unit_converted", region.grid.sheet, cell, label, label, unit=unit)


def _caption(header: Header) -> int | None:
    """The place whose cells say what each line holds (项目 … 数量 … 备注 down the side)."""
    named = (each.place for each in header.headings if fold(each.label) in CAPTIONS)
    return next(named, None)
