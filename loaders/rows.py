"""The lines of one table → rows of values, with everything there is to say about them."""

from dataclasses import dataclass, field

from loaders.above import Above
from loaders.columns import Column, Columns, columns_of, units_line, with_units
from loaders.convert import Outcome, convert, raw_text
from loaders.convert.outcome import refused, remark
from loaders.findings import finding, finding_of
from loaders.folding import fold
from loaders.grid import Cell, Grid, Place
from loaders.keys import missing_columns
from loaders.lines import Line, lines_of
from loaders.model import Finding, LeftOut, Row, Table, Value
from loaders.places import placed
from loaders.regions import Region
from loaders.register import County
from loaders.totals import Entry, compare

DITTO = {"同上", "〃", '"', "″", "''"}


@dataclass
class Builder:
    """Builds the rows of one table; findings gather as it goes."""

    grid: Grid
    columns: Columns
    above: Above
    data: frozenset[int]
    section: tuple[County, Value] | None = None
    findings: list[Finding] = field(default_factory=list)

    def row(self, line: int) -> Row:
        """The report in one line."""
        number, letter = self.grid.row_and_column(line)
        row = Row(number, letter, {})
        who = self.who(line)
        for name, column in self.columns.by_field.items():
            if name == "county":
                row.place, row.fields[name] = self.county(line, column, who)
            else:
                row.fields[name] = self.value(line, column, who)
        self.take_over(row)
        self.level(row)
        return row

    def county(self, line: int, column: Column, who: str) -> tuple[County | None, Value]:
        """The place of a line and the value of its county cell."""
        cell, at = self.content(line, column)
        if cell is None:
            return None, Value(None, "", self.grid.name(*at))
        outcome = convert(column.field, cell, column.unit)
        raw, address = raw_text(cell), self.grid.name(*at)
        if outcome.remarks or outcome.value is None:
            remarks = outcome.remarks or (remark("key_marked_missing"),)
            self.tell(column, address, raw, Outcome(remarks=remarks), who)
            return None, Value(None, raw, address)
        hint = self.above.place.city if self.above.place else None
        place, value, findings = placed(raw, address, self.grid.sheet, column.label, hint, who)
        if at[0] == line:
            self.findings += findings
        return place, value

    def value(self, line: int, column: Column, who: str) -> Value:
        """The value of one cell; what there is to say about it is added to the findings."""
        cell, at = self.content(line, column)
        raw, address = raw_text(cell), self.grid.name(*at)
        if column.field.is_figure and self.shared(line, column):
            outcome = refused("merged_figure")
        else:
            outcome = convert(column.field, cell, column.unit)
        if at[0] == line:
            self.tell(column, address, raw, outcome, who)
        return Value(
            outcome.value,
            raw,
            address,
            outcome.approximate,
            column.field.unit or None,
            outcome.not_applicable,
        )

    def content(self, line: int, column: Column) -> tuple[Cell, Place]:
        """What a line holds under a header and where it is written: a merged cell holds for all its
        lines, and 同上 for what stands above it.
        """
        at = self.grid.head(line, column.place)
        if at[1] != column.place:
            return None, (line, column.place)
        cell = self.grid.lines[at[0]][at[1]]
        if column.field.is_figure or not isinstance(cell, str) or fold(cell) not in DITTO:
            return cell, at
        above = max((other for other in self.data if other < at[0]), default=None)
        return (cell, at) if above is None else self.content(above, column)

    def shared(self, line: int, column: Column) -> bool:
        """Whether the cell is merged over several reports, so that nobody knows whose it is."""
        head = self.grid.head(line, column.place)
        return any(
            other != line and self.grid.head(other, column.place) == head
            for other in self.data & set(range(head[0], head[0] + 100))
        )

    def tell(self, column: Column, cell: str, raw: str, outcome: Outcome, who: str) -> None:
        """Add what is to be said about a cell; a key must not be marked as missing."""
        for each in outcome.remarks:
            found = finding_of(each, self.grid.sheet, cell, column.label, raw, who)
            self.findings.append(found)

    def take_over(self, row: Row) -> None:
        """Add what is stated once above the table, or by the county's name above its lines."""
        for name, value in self.above.values.items():
            row.fields.setdefault(name, value)
        if self.section and "county" not in self.columns.by_field:
            row.place, row.fields["county"] = self.section
        elif "county" not in self.columns.by_field:
            row.place = self.above.place

    def level(self, row: Row) -> None:
        """A county cell that says 本级 states the level, where no column does."""
        county = row.fields.get("county")
        if county and row.place and "本级" in fold(county.raw):
            row.fields.setdefault("level", Value("市本级", county.raw, county.cell))

    def who(self, line: int) -> str:
        """Whose figures the line holds, for a message: 壬川市·第三轮."""
        named = (self.columns.by_field.get(name) for name in ("county", "round_no"))
        words = [raw_text(self.content(line, each)[0]).strip() for each in named if each]
        return "·".join(word for word in words if word)


def read_region(region: Region, above: Above) -> tuple[Table, list[Finding]]:
    """One table, and all findings about its headers, its cells and its printed totals."""
    units = units_line(region)
    region = with_units(region, units)
    columns = columns_of(region, above.unit)
    lines = lines_of(region, columns, units)
    data = frozenset(line.number for line in lines if line.why is None)
    builder = Builder(region.grid, columns, above, data)
    entries, left_out = _walk(builder, lines)
    rows = [entry for entry in entries if isinstance(entry, Row)]
    findings = [
        *columns.findings,
        *above.findings,
        *missing_columns(region, columns, rows),
        *builder.findings,
        *compare(region.grid, columns.by_field.values(), entries),
    ]
    return Table(region.grid.sheet, region.kind, rows, left_out), findings


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
        if line.section:
            builder.section = line.section, _section_value(builder.grid, line)
        if line.why == "only_county":
            builder.findings += _only_county(builder, line)
    return entries, left_out


def _section_value(grid: Grid, line: Line) -> Value:
    place = next(at for at, cell in enumerate(grid.lines[line.number]) if cell is not None)
    county = line.section.county if line.section else None
    return Value(county, raw_text(grid.lines[line.number][place]), grid.name(line.number, place))


def _only_county(builder: Builder, line: Line) -> list[Finding]:
    column = builder.columns.by_field["county"]
    raw = raw_text(builder.content(line.number, column)[0])
    cell = builder.grid.name(line.number, column.place)
    return [finding("row_without_figures", builder.grid.sheet, cell, column.label, raw)]
