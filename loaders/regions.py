"""A table found on a sheet: its headings, the kind of table they make, and how far it reaches."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from loaders.convert.units import only_unit
from loaders.fieldlist import KINDS, Field, fields
from loaders.folding import fold
from loaders.grid import Grid
from loaders.headers import GENERIC, Match, joined, matched_kinds, name_and_unit

# A share under a header that may as well be of the column on its left.
RIVALS = {
    "units_first_inspected": {"villages_inspected"},
    "units_revisited": {"villages_inspected"},
    "persons_disciplined_section": {"cases_filed", "persons_filed", "persons_org_handled"},
    "persons_disciplined_heads": {"cases_filed", "persons_filed", "persons_org_handled"},
}


@dataclass(frozen=True)
class Heading:
    """One column of a table: the words of its header, where, and what they mean (None: unknown)."""

    place: int
    label: str
    cell: str
    match: Match | None

    @cached_property
    def field(self) -> Field | None:
        """The field, where the header is understood."""
        return self.match.field if self.match else None


@dataclass(frozen=True)
class Region:
    """A table on a grid: header lines top to bottom, then lines of data up to `end` (exclusive)."""

    grid: Grid
    kind: str
    top: int
    bottom: int
    headings: tuple[Heading, ...]
    end: int

    @cached_property
    def known(self) -> dict[int, Field]:
        """Place → field of the headings that are understood."""
        return {each.place: each.field for each in self.headings if each.field}

    @cached_property
    def size(self) -> int:
        """How many different fields were recognised."""
        return len(set(self.known.values()))

    @cached_property
    def span(self) -> tuple[int, int]:
        """First and last place of the headings that are understood."""
        return min(self.known), max(self.known)

    @cached_property
    def first_row(self) -> int:
        """The sheet row in which the table begins."""
        return min(row for row, _ in self.header_cells)

    @cached_property
    def first_column(self) -> int:
        """The sheet column in which the table begins."""
        return min(column for _, column in self.header_cells)

    @cached_property
    def header_cells(self) -> frozenset[tuple[int, int]]:
        """(row, column) of every header cell that is understood."""
        lines = range(self.top, self.bottom + 1)
        return frozenset(self.grid.at(line, place) for line in lines for place in self.known)

    def covers(self, row: int, column: int) -> bool:
        """Whether the table reaches over that cell of the sheet."""
        line, place = (column, row) if self.grid.sideways else (row, column)
        return self.top <= line < self.end and self.span[0] <= place <= self.span[1]


def tables_of_header(grid: Grid, top: int, bottom: int) -> list[Region]:
    """The tables side by side under one header, each of the kind that fits it best."""
    parts = {place: _parts(grid, top, bottom, place) for place in range(grid.width)}
    labelled = {place: words for place, words in parts.items() if words}
    regions = []
    for places in _side_by_side(labelled):
        chosen = {place: labelled[place] for place in places}
        region = _best_kind(grid, top, bottom, chosen)
        if region:
            regions.append(region)
    return regions


def _parts(grid: Grid, top: int, bottom: int, place: int) -> tuple[str, ...]:
    """The texts of a header from the top, a merged cell once."""
    texts: list[str] = []
    heads = dict.fromkeys(grid.head(line, place) for line in range(top, bottom + 1))
    for head in heads:
        cell = grid.lines[head[0]][head[1]]
        if cell is not None:
            texts.append(cell if isinstance(cell, str) else str(cell))
    return tuple(texts)


def _side_by_side(labelled: dict[int, tuple[str, ...]]) -> list[list[int]]:
    """The places of each table in one header: a new one begins where the first name comes again."""
    tables: list[list[int]] = [[]]
    first = None
    for place, parts in labelled.items():
        name = name_and_unit(parts[-1])[0]
        is_header = bool(matched_kinds(parts[-1]))
        if first is None and is_header:
            first = name
        elif is_header and name == first and _is_apart(tables[-1], place):
            tables.append([])
        tables[-1].append(place)
    return tables


def _is_apart(table: list[int], place: int) -> bool:
    """Whether a second 县(市、区) begins another table, and is not the same header typed twice."""
    return len(table) >= 3 or place > table[-1] + 1


def _best_kind(
    grid: Grid, top: int, bottom: int, labelled: dict[int, tuple[str, ...]]
) -> Region | None:
    """The table read as the kind that fits: the sheet's name decides where its fields agree."""
    parts = tuple(labelled.values())
    best = max(KINDS.values(), key=lambda kind: understood(kind, parts).fit)
    named = KINDS.get(fold(grid.sheet), best)
    kind = named if understood(named, parts).fit[0] * 2 >= understood(best, parts).fit[0] else best
    if understood(kind, parts).fit[0] < 2:
        return None
    headings = tuple(
        Heading(place, label, grid.name(*_line_of(grid, bottom, place)), match)
        for place, (label, match) in zip(labelled, understood(kind, parts).headers, strict=True)
    )
    chosen = Region(grid, kind, top, bottom, headings, grid.height)
    return chosen if _is_table(chosen) else None


class Understood(NamedTuple):
    """Headers as those of one kind of table: words and meaning of each, and how well they fit."""

    headers: tuple[tuple[str, Match | None], ...]
    fit: tuple[int, float]


@lru_cache(maxsize=1024)
def understood(kind: str, labelled: tuple[tuple[str, ...], ...]) -> Understood:
    """What headers side by side mean in a table of that kind: of a thousand files the same."""
    headers = []
    left: Field | None = None
    for parts in labelled:
        found = joined(kind, parts)
        words = found[1] if found else _label(parts)
        match = _with_rivals(found[0], left, parts) if found else None
        headers.append(("".join(words.split()), match))
        if match and match.field and not match.field.header.startswith("其中"):
            left = match.field
    known = {match.field for _, match in headers if match and match.field}
    keys = [each for each in fields(kind) if each.is_key]
    return Understood(tuple(headers), (len(known), sum(key in known for key in keys) / len(keys)))


def _is_table(region: Region) -> bool:
    """At least two fields, and something beside them that is, or may be, more than a name."""
    has_content = any(_is_content(each) for each in region.known.values())
    has_doubts = any(each.match and not each.field for each in region.headings)
    return region.size >= 2 and (has_content or has_doubts)


def _is_content(field: Field) -> bool:
    is_report = field.kind == "narrative" and not field.is_key
    return field.is_figure or is_report


def _label(parts: tuple[str, ...]) -> str:
    """How to call a header that is not understood: its last words, 数量 and 件 not alone."""
    last = fold(parts[-1])
    says_nothing = last in GENERIC or only_unit(last) is not None
    return "".join(parts[-2:]) if says_nothing else parts[-1]


def _line_of(grid: Grid, bottom: int, place: int) -> tuple[int, int]:
    """Where the lowest text of a header is written."""
    line = bottom
    while line > 0 and grid.filled(line, place) is None:
        line -= 1
    return grid.head(line, place)


def _with_rivals(found: Match, left: Field | None, parts: tuple[str, ...]) -> Match:
    """The match, or doubt: 其中:首次巡察 under or beside the villages may be of the villages."""
    if not found.field:
        return found
    rivals = RIVALS.get(found.field.field, set())
    beside = {left.field} if left and "其中" in parts[-1] else set()
    above = {"villages_inspected"} if any("村" in part for part in parts[:-1]) else set()
    if not rivals & (beside | above):
        return found
    parent = next(each for each in fields(found.field.kind) if each.field in rivals)
    return Match("two_fields", (found.field, parent), found.unit)
