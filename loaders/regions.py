"""A table found on a sheet: its headings, the kind of table they make, and how far it reaches."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import zip_longest

from loaders.convert.units import only_unit
from loaders.fieldlist import KINDS, Field, fields, keys
from loaders.folding import fold
from loaders.grid import Grid
from loaders.headers import GENERIC, Match, joined, matched_kinds, name_and_unit, other_group

# A share under a header that may as well be of the column on its left.
RIVALS = {
    "units_first_inspected": {"villages_inspected"},
    "units_revisited": {"villages_inspected"},
    "persons_disciplined_section": {"cases_filed", "persons_filed", "persons_org_handled"},
    "persons_disciplined_heads": {"cases_filed", "persons_filed", "persons_org_handled"},
}


# Counties of a city fill in one form: nearly all headers of a load are among so many.
MOST_KNOWN = 256
Texts = tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True)
class Heading:
    """One column of a table: its place, the words of its header and what they mean, if known."""

    place: int
    label: str
    match: Match | None

    @cached_property
    def field(self) -> Field | None:
        """The field, where the header is understood."""
        return self.match.field if self.match else None


@dataclass(frozen=True, eq=False)
class Header:
    """The headings of a table of one kind; tables with the same words share one."""

    kind: str
    headings: tuple[Heading, ...]

    @cached_property
    def known(self) -> dict[int, Field]:
        """Place → field of the headings that are understood."""
        return {each.place: each.field for each in self.headings if each.field}

    @cached_property
    def size(self) -> int:
        """How many different fields were recognised."""
        return len(set(self.known.values()))

    @cached_property
    def doubts(self) -> int:
        """How many headings may be fields, but are in doubt."""
        return sum(each.match is not None and each.field is None for each in self.headings)

    @cached_property
    def span(self) -> tuple[int, int]:
        """First and last place of the headings that are understood."""
        return min(self.known), max(self.known)

    @cached_property
    def is_table(self) -> bool:
        """At least two fields, and something beside them that is, or may be, more than a name."""
        has_content = any(_is_content(each) for each in self.known.values())
        return self.size >= 2 and (has_content or self.doubts > 0)


@dataclass(frozen=True)
class Region:
    """A table on a grid: header lines top to bottom, then lines of data up to `end` (exclusive)."""

    grid: Grid
    header: Header
    top: int
    bottom: int
    end: int

    @property
    def kind(self) -> str:
        """rounds, plan, stationed or narrative."""
        return self.header.kind

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
        return frozenset(self.grid.at(line, place) for line in lines for place in self.header.known)

    def covers(self, row: int, column: int) -> bool:
        """Whether the table reaches over that cell of the sheet."""
        line, place = (column, row) if self.grid.sideways else (row, column)
        first, last = self.header.span
        return self.top <= line < self.end and first <= place <= last

    def cell(self, heading: Heading) -> str:
        """The address of the lowest text of a heading."""
        line = self.bottom
        while line > self.top and self.grid.filled(line, heading.place) is None:
            line -= 1
        return self.grid.name(*self.grid.head(line, heading.place))


def tables_of_header(grid: Grid, top: int, bottom: int) -> list[Region]:
    """The tables side by side under one header, each of the kind that fits it best."""
    headers = headers_of(_texts(grid, top, bottom), KINDS.get(fold(grid.sheet)))
    return [Region(grid, header, top, bottom, grid.height) for header in headers]


def _texts(grid: Grid, top: int, bottom: int) -> Texts:
    """The lines of a header, a merged cell once in each of its columns."""
    if grid.anchors:
        parts = (_parts(grid, top, bottom, place) for place in range(grid.width))
        return tuple(zip_longest(*parts))
    return tuple(
        tuple(cell if cell is None else str(cell) for cell in line)
        for line in grid.lines[top : bottom + 1]
    )


def _parts(grid: Grid, top: int, bottom: int, place: int) -> list[str]:
    heads = dict.fromkeys(grid.head(line, place) for line in range(top, bottom + 1))
    is_rest = all(at != place for _, at in heads)
    if is_rest and not any(line[place] is not None for line in grid.lines[bottom + 1 :]):
        # The rest of a wider column: merged in the header, and nothing of its own below.
        return []
    cells = (grid.lines[line][at] for line, at in heads)
    return [str(cell) for cell in cells if cell is not None]


@lru_cache(maxsize=MOST_KNOWN)
def headers_of(texts: Texts, named: str | None) -> tuple[Header, ...]:
    """The headers of tables side by side; `named` is the kind that the sheet's name says."""
    parts = [
        tuple(text for text in column if text is not None) for column in zip(*texts, strict=True)
    ]
    labelled = {place: words for place, words in enumerate(parts) if words}
    tables = ({place: labelled[place] for place in places} for places in _side_by_side(labelled))
    return tuple(header for table in tables if (header := _best_kind(table, named)))


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


def _best_kind(labelled: dict[int, tuple[str, ...]], named: str | None) -> Header | None:
    """The table read as the kind that fits: the sheet's name decides where its fields agree."""
    read = {kind: _understood(kind, labelled) for kind in KINDS.values()}
    best = max(read, key=lambda kind: _fit(read[kind]))
    named = named or best
    kind = named if _fit(read[named])[0] * 2 >= _fit(read[best])[0] else best
    is_understood = _fit(read[kind])[0] >= 2 and read[kind].is_table
    return read[kind] if is_understood else None


def _understood(kind: str, labelled: dict[int, tuple[str, ...]]) -> Header:
    """What headers side by side mean in a table of that kind."""
    headings = []
    left: Field | None = None
    for place, parts in labelled.items():
        found = joined(kind, parts)
        words = found[1] if found else _label(parts)
        match = _with_rivals(found[0], left, parts) if found else None
        headings.append(Heading(place, "".join(words.split()), match))
        if match and match.field and not match.field.header.startswith("其中"):
            left = match.field
    return Header(kind, tuple(_without_other_groups(headings, labelled)))


def _without_other_groups(
    headings: list[Heading], labelled: dict[int, tuple[str, ...]]
) -> list[Heading]:
    """The headings, those in doubt whose figures stand under 累计 or 去年同期 beside others that do
    not: they may not be of this report.
    """
    figures = [each for each in headings if each.field and each.field.is_figure]
    groups = {each.place: other_group(labelled[each.place], each.label) for each in figures}
    if set(groups.values()) <= {None} or set(groups.values()) == {"累计"}:
        return headings
    return [
        replace(each, match=Match("in_other_group", (each.field,), groups[each.place]))
        if each.field and groups.get(each.place)
        else each
        for each in headings
    ]


def _fit(header: Header) -> tuple[int, float]:
    """How well headings fit a kind of table: how many of its fields they name, and of its keys."""
    known = set(header.known.values())
    named = [key in known for key in keys(header.kind)]
    return len(known), sum(named) / len(named)


def _is_content(field: Field) -> bool:
    is_report = field.kind == "narrative" and not field.is_key
    return field.is_figure or is_report


def _label(parts: tuple[str, ...]) -> str:
    """How to call a header that is not understood: its last words, 数量 and 件 not alone."""
    last = fold(parts[-1])
    says_nothing = last in GENERIC or only_unit(last) is not None
    return "".join(parts[-2:]) if says_nothing else parts[-1]


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
