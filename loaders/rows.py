"""The lines of one table → rows of values, with everything there is to say about them."""

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from loaders.above import Above
from loaders.columns import Column, Columns, columns_of, units_line, with_units
from loaders.convert import Outcome, convert, is_ditto, quiet, raw_text
from loaders.convert.outcome import refused, remark
from loaders.findings import finding, finding_of
from loaders.folding import fold
from loaders.grid import Cell, Grid, Place
from loaders.keys import may_lack, missing_columns
from loaders.lines import Line, lines_of
from loaders.model import MUST_FIX, Finding, LeftOut, Row, Table, Value
from loaders.places import placed
from loaders.questions import questions
from loaders.regions import Region
from loaders.register import County
from loaders.totals import Entry, compare


@dataclass
class Builder:
    """Builds the rows of one table; findings gather as it goes."""

    grid: Grid
    columns: Columns
    above: Above
    data: frozenset[int]
    shared: frozenset[Place]
    section: tuple[County, Value] | None = None
    findings: list[Finding] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def row(self, line: int) -> Row:
        """The report in one line: as it stands in the sheet, then what has to be understood."""
        columns, cells = self.columns, self.grid.lines[line]
        values: list[Any] = [cells[place] for place in columns.places]
        raws = ["" if cell is None else str(cell) for cell in values]
        addresses = self.grid.names(line, columns.places)
        no, none = [False] * len(values), [None] * len(values)
        told = ([*columns.by_field], values, raws, addresses, no, [*columns.units], [*no], none)
        row = Row(*self.grid.row_and_column(line), told)
        is_tied = line in self.tied
        for at in range(len(values)) if is_tied else columns.to_understand(values):
            self.understand(row, line, at, is_tied)
        self.take_over(row)
        self.level(row)
        self.keys(row, line)
        return row

    def understand(self, row: Row, line: int, at: int, is_tied: bool) -> None:
        """Put what a cell means in the place of the cell itself."""
        column, values = self.columns.listed[at], row.told[1]
        cell, name = values[at], column.field.field
        if name == "county":
            row.place, county = self.county(line, column)
            row.put(name, county)
        elif is_tied or not (cell is None or column.takes(cell)):
            outcome = quiet(column.field, cell, column.unit) if type(cell) is str else None
            if outcome and not is_tied:
                values[at] = outcome.value
            else:
                row.put(name, self.value(line, column))

    @cached_property
    def tied(self) -> frozenset[int]:
        """The lines that a merged cell reaches into."""
        return frozenset(line for line, _ in (*self.grid.anchors, *self.shared))

    def county(self, line: int, column: Column) -> tuple[County | None, Value]:
        """The place of a line and the value of its county cell."""
        cell, at = self.content(line, column)
        if cell is None:
            return None, Value(None, "", self.grid.name(*at))
        outcome = convert(column.field, cell, column.unit)
        raw, address = raw_text(cell), self.grid.name(*at)
        if outcome.value is None:
            self.tell(column, address, raw, outcome, line)
            return None, Value(None, raw, address)
        hint, who = self.above.place.city if self.above.place else None, partial(self.who, line)
        place, value, findings = placed(raw, address, self.grid.sheet, column.label, hint, who)
        if at[0] == line:
            self.findings += findings
        self.asked |= {address} if place is None else set()
        return place, value

    def value(self, line: int, column: Column) -> Value:
        """The value of one cell; what there is to say about it is added to the findings."""
        cell, at = self.content(line, column)
        address, unit = self.grid.name(*at), column.field.unit or None
        if cell is None:
            return Value(None, "", address, unit=unit)
        raw = raw_text(cell)
        outcome = convert(column.field, cell, column.unit)
        is_shared = at in self.shared and outcome.value is not None
        if is_shared and (column.field.is_figure or at[1] != column.place):
            outcome = refused("merged_figure")
        elif at[1] != column.place:
            return Value(None, "", self.grid.name(line, column.place), unit=unit)
        if outcome.remarks and at[0] == line and address not in self.asked:
            self.tell(column, address, raw, outcome, line)
        return Value(outcome.value, raw, address, outcome.approximate, unit, outcome.not_applicable)

    def content(self, line: int, column: Column) -> tuple[Cell, Place]:
        """What a line holds under a header and where it is written: a merged cell holds for all its
        lines, and 同上 for what stands above it.
        """
        at = self.grid.head(line, column.place)
        if at[1] != column.place and at not in self.shared:
            return None, (line, column.place)
        cell = self.grid.lines[at[0]][at[1]]
        if column.field.is_figure or not isinstance(cell, str) or not is_ditto(cell):
            return cell, at
        above = max((other for other in self.data if other < at[0]), default=None)
        return (cell, at) if above is None else self.content(above, column)

    def tell(self, column: Column, cell: str, raw: str, outcome: Outcome, line: int) -> None:
        """Add what is to be said about a cell."""
        for each in outcome.remarks:
            found = finding_of(each, self.grid.sheet, cell, column.label, raw, self.who(line))
            self.findings.append(found)
            if found.severity == MUST_FIX:
                self.asked.add(cell)

    def keys(self, row: Row, line: int) -> None:
        """Ask about a key that is marked as missing (/ or 无) where the row cannot lack it."""
        _, values, raws, addresses, *_ = row.told
        for at in self.columns.keys:
            column = self.columns.listed[at]
            is_marked = raws[at].strip() and addresses[at] not in self.asked
            if values[at] is None and is_marked and not may_lack(column.field, row):
                outcome = Outcome(remarks=(remark("key_marked_missing"),))
                self.tell(column, addresses[at], raws[at], outcome, line)

    def take_over(self, row: Row) -> None:
        """Add what is stated once above the table, or by the county's name above its lines."""
        for name, value in self.above.values.items():
            if not row.has(name):
                row.put(name, value)
        if "county" in self.columns.by_field:
            return
        row.place = self.above.place
        if self.section:
            row.place, county = self.section
            row.put("county", county)

    def level(self, row: Row) -> None:
        """A county cell that says 本级 states the level, where no column does."""
        if row.place is None or row.has("level") or not row.has("county"):
            return
        county = row.fields["county"]
        if "本级" in fold(county.raw):
            row.put("level", Value("市本级", county.raw, county.cell))

    def who(self, line: int) -> str:
        """Whose figures the line holds, for a message: 壬川市·第三轮."""
        named = (self.columns.by_field.get(name) for name in ("county", "round_no"))
        words = [raw_text(self.content(line, each)[0]).strip() for each in named if each]
        return "·".join(word for word in words if word)


def read_region(region: Region, above: Above) -> tuple[Table, list[Finding]]:
    """One table, and all findings about its headers, its cells and its printed totals."""
    units = units_line(region)
    region = with_units(region, units)
    columns = columns_of(region.header, above.unit)
    lines = lines_of(region, columns, units)
    data = frozenset(line.number for line in lines if line.why is None)
    builder = Builder(region.grid, columns, above, data, _shared(region.grid, columns, data))
    entries, left_out = _walk(builder, lines)
    rows = [entry for entry in entries if isinstance(entry, Row)]
    findings = [
        *questions(region),
        *above.findings,
        *missing_columns(region, columns, rows),
        *builder.findings,
        *_without_header(region, data),
        *compare(region.grid, columns.by_field.values(), entries),
    ]
    return Table(region.grid.sheet, region.kind, rows, left_out), findings


def _shared(grid: Grid, columns: Columns, data: frozenset[int]) -> frozenset[Place]:
    """The heads of cells merged over several reports, or over columns of which others than the
    first are no mere text: of a figure nobody knows whose it is.
    """
    others = {column.place for column in columns.listed if column.field.type != "text"}
    return frozenset(
        (line, place)
        for (line, place), (last, right) in grid.merges
        if (told := len(data.intersection(range(line, last + 1)))) and grid.lines[line][place]
        if told > 1 or not others.isdisjoint(range(place + 1, right + 1))
    )


def _walk(builder: Builder, lines: list[Line]) -> tuple[list[Entry], list[LeftOut]]:
    """Rows and, as bare line numbers, printed totals in their order; and all that is left out."""
    entries: list[Entry] = []
    left_out: list[LeftOut] = []
    for line in lines:
        if line.why is None:
            entries.append(builder.row(line.number))
            continue
        left_out.append(LeftOut(*builder.grid.row_and_column(line.number), line.why))
        if line.why in {"subtotal", "total"}:
            entries.append(line.number)
        if line.section and line.why == "section":
            builder.section = line.section, _section_value(builder.grid, line)
        if line.why == "only_county":
            builder.findings += _only_county(builder, line)
    return entries, left_out


def _without_header(region: Region, data: frozenset[int]) -> list[Finding]:
    """A notice for each cell of a report that stands in a column without a header."""
    first, last = region.header.span
    headed = {heading.place for heading in region.header.headings}
    grid = region.grid
    return [
        finding(
            "column_without_header",
            grid.sheet,
            grid.name(line, place),
            read=raw_text(grid.lines[line][place]),
        )
        for place in range(first, last + 1)
        if place not in headed
        for line in sorted(data)
        if grid.lines[line][place] is not None
    ]


def _section_value(grid: Grid, line: Line) -> Value:
    place = next(at for at, cell in enumerate(grid.lines[line.number]) if cell is not None)
    county = line.section.county if line.section else None
    return Value(county, raw_text(grid.lines[line.number][place]), grid.name(line.number, place))


def _only_county(builder: Builder, line: Line) -> list[Finding]:
    column = builder.columns.by_field["county"]
    raw = raw_text(builder.content(line.number, column)[0])
    cell = builder.grid.name(line.number, column.place)
    return [finding("row_without_figures", builder.grid.sheet, cell, column.label, raw)]
