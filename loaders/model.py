"""What a workbook is read into: tables of rows of values, and findings about them."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from loaders.register import County
from text import say

MUST_FIX, EXPLAIN, NOTICE = "must_fix", "explain", "notice"
Figure = int | float | str | None


class Value(NamedTuple):
    """One field of a row: what it means (None: missing), as typed, and the cell it was typed in.

    `not_applicable` marks an answer that there is no such figure (未单独核编): not missing, not 0.
    `corrected_by` names who put `value` in the place of what the file says, which `raw` keeps.
    """

    value: Figure
    raw: str
    cell: str
    approximate: bool = False
    unit: str | None = None
    not_applicable: bool = False
    corrected_by: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The value as the command line prints it: what is seldom so, only where it is."""
        shown = self._asdict()
        seldom = {name: shown.pop(name) for name in ("not_applicable", "corrected_by")}
        return shown | {name: told for name, told in seldom.items() if told}


@dataclass
class Row:
    """One report: a sheet row, or a column where the fields stand down the side."""

    row: int | None
    column: str | None
    fields: dict[str, Value]
    place: County | None = None

    def __getstate__(self) -> tuple[Any, ...]:
        """The row in plain tuples: a child hands over thousands of values in one go."""
        values = tuple(map(tuple, self.fields.values()))
        return self.row, self.column, self.place, tuple(self.fields), values

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.row, self.column, self.place, names, values = state
        self.fields = dict(zip(names, map(Value._make, values), strict=True))

    def as_json(self) -> dict[str, Any]:
        """The row as the command line prints it."""
        return {
            "row": self.row,
            "column": self.column,
            "fields": {name: value.as_json() for name, value in self.fields.items()},
        }


@dataclass(frozen=True)
class LeftOut:
    """A row (or column) of a table that is no report; `why` names an entry of text/reading."""

    row: int | None
    column: str | None
    why: str

    def as_json(self) -> dict[str, Any]:
        """The row as the command line prints it."""
        return {"row": self.row, "column": self.column, "why": say(f"reading.{self.why}")}


@dataclass
class Table:
    """One table of one kind, with the rows that are reports and the rows that are none."""

    sheet: str
    kind: str
    rows: list[Row]
    left_out: list[LeftOut]

    def as_json(self) -> dict[str, Any]:
        """The table as the command line prints it."""
        return {
            "sheet": self.sheet,
            "kind": self.kind,
            "rows": [row.as_json() for row in self.rows],
            "left_out": [left_out.as_json() for left_out in self.left_out],
        }


# What a finding knows for our own use.
INTERNAL = {"field", "row_no"}


@dataclass(frozen=True)
class Finding:
    """A question or a remark about one cell (None: about the sheet or the whole file).

    `field` and `row_no` (of the staged row) say whose cell it is, where known.
    """

    severity: str
    rule: str
    sheet: str | None
    cell: str | None
    label: str | None
    read: str | None
    message: str
    field: str | None = None
    row_no: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The finding as the command line prints it."""
        return {name: told for name, told in vars(self).items() if name not in INTERNAL}


@dataclass
class Reading:
    """All that was understood of one file, before any rule about the data."""

    file: str
    sha256: str
    tables: list[Table] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The reading as `loaders read --json` prints it."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "tables": [table.as_json() for table in self.tables],
            "findings": [finding.as_json() for finding in self.findings],
        }
