"""What stands once above a table, settled: one value for each field, its cell, and a notice."""

from dataclasses import dataclass, field
from functools import lru_cache

from loaders.convert import convert, raw_text
from loaders.convert.outcome import Outcome
from loaders.convert.units import MONEY
from loaders.fieldlist import Field, field_of
from loaders.findings import finding, finding_of
from loaders.folding import fold
from loaders.grid import Cell, Grid
from loaders.headers import name_and_unit
from loaders.model import Finding, Value
from loaders.places import placed
from loaders.regions import MOST_KNOWN, Header, Region
from loaders.register import County
from loaders.stated import (
    Statement,
    county_in,
    is_note,
    money_unit,
    other_money_said,
    statements,
)

Reaches = list[tuple[Region, range]]


@dataclass
class Above:
    """Values that every row of a table takes over, the money unit, and the county they are of."""

    values: dict[str, Value] = field(default_factory=dict)
    unit: str | None = None
    place: County | None = None
    findings: list[Finding] = field(default_factory=list)


def settle(upright: Grid, region: Region, others: Reaches) -> Above:
    """What is stated above `region` for fields that have no column of their own in it."""
    above = Above()
    by_name: dict[str, list[Statement]] = {}
    columns = {each.field for each in region.header.known.values()}
    for stretch in _stretches(region, others):
        for each in statements(upright, region.kind, stretch):
            if each.name not in columns and each.name not in above.values:
                by_name.setdefault(each.name, []).append(each)
        for name, stated in by_name.items():
            _take(above, upright.sheet, region, name, stated)
        by_name.clear()
    if "county" not in columns and above.place is None:
        _county_from_name(above, upright, region, others)
    if above.unit is None and _has_open_money(region.header):
        above.findings += _other_money(upright)
    return above


def reaches(regions: list[Region]) -> Reaches:
    """The tables of a sheet with the rows that each takes up."""
    return [(each, range(each.first_row, _last_row(each) + 1)) for each in regions]


def _stretches(region: Region, others: Reaches) -> list[list[int]]:
    """The rows above a table, nearest first, cut where other tables lie between."""
    taken = {row for other, rows in others if other is not region for row in rows}
    stretches: list[list[int]] = [[]]
    for row in range(region.first_row - 1, -1, -1):
        if row in taken:
            stretches.append([])
        else:
            stretches[-1].append(row)
    return [stretch for stretch in stretches if stretch]


def _last_row(region: Region) -> int:
    """The last row with figures; titles of the next table may follow before the region's end."""
    if region.grid.sideways:
        return max(row for row, _ in region.header_cells)
    line = region.end - 1
    while line > region.bottom and _is_text_line(region.grid, line):
        line -= 1
    return line


def _is_text_line(grid: Grid, line: int) -> bool:
    cells = [cell for cell in grid.lines[line] if cell is not None]
    return len(cells) <= 1 or all(isinstance(cell, str) and ":" in fold(cell) for cell in cells)


def _take(above: Above, sheet: str, region: Region, name: str, stated: list[Statement]) -> None:
    """Take over what is stated once; two statements that differ are asked about."""
    first = stated[0]
    if name == "unit":
        if above.unit is None:
            above.unit = money_unit(str(first.content))
            above.findings.append(_unit_notice(sheet, first))
        return
    kind_field = field_of(region.kind, name)
    outcomes = [_outcome(kind_field, each.content) for each in stated]
    label = kind_field.header
    if len({outcome.value for outcome in outcomes}) > 1:
        cells = "、".join(dict.fromkeys(each.cell for each in stated))
        read = raw_text(stated[1].content)
        above.findings.append(finding("stated_twice", sheet, first.cell, label, read, cells=cells))
        above.values[name] = Value(None, raw_text(first.content), first.cell)
        return
    _keep(above, sheet, kind_field, first, outcomes[0])


def _keep(above: Above, sheet: str, kind_field: Field, first: Statement, outcome: Outcome) -> None:
    text, label = first.text, kind_field.header
    if kind_field.field == "county":
        above.place, value, found = placed(raw_text(first.content), first.cell, sheet, label)
        above.values["county"], above.findings = value, above.findings + found
    else:
        above.values[kind_field.field] = Value(
            outcome.value, text, first.cell, outcome.approximate, kind_field.unit or None
        )
    above.findings.append(
        finding("stated_once", sheet, first.cell, label, text, content=raw_text(first.content))
    )
    above.findings += [
        finding_of(each, sheet, first.cell, label, raw_text(first.content))
        for each in outcome.remarks
    ]


def _outcome(kind_field: Field, content: Cell) -> Outcome:
    if kind_field.field == "county":
        return Outcome(fold(raw_text(content)))
    return convert(kind_field, content, kind_field.unit)


def _unit_notice(sheet: str, first: Statement) -> Finding:
    unit = money_unit(str(first.content))
    return finding("stated_once", sheet, first.cell, None, first.text, content=unit)


@lru_cache(maxsize=MOST_KNOWN)
def _has_open_money(header: Header) -> bool:
    """Whether a column of money does not say in which unit."""
    known = (each.match for each in header.headings if each.match)
    return any(each.field and each.field.type == "money" and not each.unit for each in known)


def _other_money(upright: Grid) -> list[Finding]:
    """A question about each text of the sheet, or its name, that says that money is not in 万元."""
    said = [
        (upright.name(row, column), cell)
        for row, line in enumerate(upright.lines)
        for column, cell in enumerate(line)
        if isinstance(cell, str) and "元" in cell and other_money_said(cell)
    ]
    if MONEY.get(name_and_unit(upright.sheet)[1] or "万元") != MONEY["万元"]:
        said.append(("", upright.sheet))
    return [
        finding("money_unit_open", upright.sheet, cell or None, None, text) for cell, text in said
    ]


def _county_from_name(above: Above, upright: Grid, region: Region, others: Reaches) -> None:
    """The county that the titles above name, else the sheet's name; only where it is but one."""
    for stretch in _stretches(region, others):
        for row in stretch:
            for column, cell in enumerate(upright.lines[row]):
                if isinstance(cell, str) and not is_note(cell) and (place := county_in(cell)):
                    _name_county(above, upright.sheet, place, cell, upright.name(row, column))
                    return
    if place := county_in(upright.sheet):
        _name_county(above, upright.sheet, place, upright.sheet, None)


def _name_county(above: Above, sheet: str, place: County, text: str, cell: str | None) -> None:
    above.place = place
    above.values["county"] = Value(place.county, text, cell or "")
    above.findings.append(finding("county_from_name", sheet, cell, None, text, county=place.county))
