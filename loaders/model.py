"""What a workbook is read into: tables of rows of values, and findings about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
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
    """One report: a sheet row, or a column where the fields stand down the side.

    `told` are lists of equal length, the names of its fields and then each part of their values:
    cells are read, handed over and staged by the thousand, and so without an object for each.
    """

    row: int | None
    column: str | None
    told: tuple[list[Any], ...]
    place: County | None = None

    @classmethod
    def of(
        cls, row: int | None, column: str | None, fields: dict[str, Value], place: County | None
    ) -> "Row":
        """A row of these fields."""
        made = cls(row, column, tuple([] for _ in range(1 + len(Value._fields))), place)
        for name, value in fields.items():
            made.put(name, value)
        return made

    @cached_property
    def fields(self) -> Mapping[str, Value]:
        """The value of each field; to change one, `put` it."""
        names, *parts = self.told
        values = map(Value._make, zip(*parts, strict=True))
        return MappingProxyType(dict(zip(names, values, strict=True)))

    def put(self, name: str, value: Value) -> None:
        """Set a field, whether the row has it or not."""
        self.__dict__.pop("fields", None)
        names = self.told[0]
        if name not in names:
            for column, part in zip(self.told, (name, *value), strict=True):
                column.append(part)
            return
        for column, part in zip(self.told[1:], value, strict=True):
            column[names.index(name)] = part

    def has(self, name: str) -> bool:
        """Whether there is such a field in the row, known or not."""
        return name in self.told[0]

    def value(self, name: str) -> Figure:
        """What a field means; None where it is missing or there is no such field."""
        names, values = self.told[:2]
        return values[names.index(name)] if name in names else None

    def __getstate__(self) -> tuple[Any, ...]:
        """The row without the values made of it."""
        return self.row, self.column, self.told, self.place

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.row, self.column, self.told, self.place = state

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
INTERNAL = {"field", "row_no", "who", "values"}


@dataclass(frozen=True)
class Finding:
    """A question or a remark about one cell (None: about the sheet or the whole file).

    `field` and `row_no` (of the staged row) say whose cell it is, where known. `who` and `values`
    are what the reader filled its sentence with, so that it can be said in another language.
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
    who: str = ""
    values: tuple[tuple[str, str], ...] | None = None

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
