"""What one file reports as the store takes it: few long columns instead of many small objects.

A guarded child hands it over in a fifth of the time that a Reading takes, and rows of many files
become one table by laying their columns end to end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from loaders.model import Finding, Reading
from loaders.staging import StagedCell, StagedRow, staged_rows

Columns = dict[str, list[Any]]
NAMES = ("field", *StagedCell._fields)


@dataclass
class Cells:
    """Cells of all rows, one behind the other: what each of NAMES says of them; `ends` tells behind
    which cell each row ends.
    """

    columns: Columns
    ends: list[int]

    def of(self, row_no: int, field: str) -> StagedCell | None:
        """The cell of that field in a row, counted from 1."""
        start, end = (self.ends[row_no - 2] if row_no > 1 else 0), self.ends[row_no - 1]
        if field not in self.columns["field"][start:end]:
            return None
        at = self.columns["field"].index(field, start, end)
        return StagedCell(*(self.columns[name][at] for name in StagedCell._fields))


@dataclass
class Staged:
    """The rows of one file: columns of report (those that any row fills) and `dates`, what was
    typed (`told`), the cells that were left blank, and the reader's findings.
    """

    count: int
    columns: Columns
    told: Cells
    blank: Cells
    findings: list[Finding]

    def of(self, row_no: int, column: str) -> Any:
        """What a row, counted from 1, says in a column of report."""
        return self.columns[column][row_no - 1]

    def cell(self, row_no: int, field: str) -> StagedCell | None:
        """The cell that a field of a row was typed in, or was left blank in."""
        return self.told.of(row_no, field) or self.blank.of(row_no, field)


def staged(reading: Reading) -> Staged:
    """The rows of a reading, and its findings with the row and the field that they speak of."""
    rows = staged_rows(reading)
    return packed(rows, _located(reading.findings, rows))


def packed(rows: Sequence[StagedRow], findings: Sequence[Finding] = ()) -> Staged:
    """These rows (loaders/staging.py) as columns."""
    names = dict.fromkeys(name for row in rows for name in row if name != "cells")
    columns = {name: [row.get(name) for row in rows] for name in names}
    told, blank = _cells(rows, False), _cells(rows, True)
    return Staged(len(rows), columns, told, blank, list(findings))


def _cells(rows: Sequence[StagedRow], is_blank: bool) -> Cells:
    ends: list[int] = []
    found: list[tuple[Any, ...]] = []
    for row in rows:
        found += [
            (field, *cell) for field, cell in row["cells"].items() if cell.is_blank == is_blank
        ]
        ends.append(len(found))
    columns: Iterable[Sequence[Any]] = zip(*found, strict=True) if found else ([] for _ in NAMES)
    return Cells({name: list(told) for name, told in zip(NAMES, columns, strict=True)}, ends)


def _located(findings: Sequence[Finding], rows: Sequence[StagedRow]) -> list[Finding]:
    """The reader's findings, with the row and the field of the cell they speak of, where it is the
    cell of one row alone (a day stated above the table is every row's).
    """
    homes: dict[tuple[str | None, str | None], set[tuple[int, str]]]
    homes = {(each.sheet, each.cell): set() for each in findings if each.sheet and each.cell}
    if homes:
        for row_no, row in enumerate(rows, start=1):
            for name, cell in row["cells"].items():
                if (place := (row["sheet"], cell.cell)) in homes:
                    homes[place].add((row_no, name))
    return [
        replace(each, row_no=next(iter(home))[0], field=next(iter(home))[1])
        if len(home := homes.get((each.sheet, each.cell), ())) == 1
        else each
        for each in findings
    ]
