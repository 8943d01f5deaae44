"""What there is to say about the headings of a table: unknown, open to doubt, twice, in yuan."""

from functools import lru_cache

from loaders.columns import WITHOUT_MEANING, by_field
from loaders.convert.units import MONEY
from loaders.fieldlist import SHEETS
from loaders.findings import finding
from loaders.folding import fold
from loaders.headers import elsewhere, nearest
from loaders.model import Finding
from loaders.regions import MOST_KNOWN, Header, Heading, Region


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
    twice = [headings for headings in by_field(header).values() if len(headings) > 1]
    return unknown, twice, [each for each in header.headings if _other_money(each)]


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
