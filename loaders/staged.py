"""What one file reports as the store takes it: few long columns instead of many small objects.

A guarded child hands it over in a tenth of the time that a Reading takes, and rows of many files
become one table by laying their columns, and the texts of their cells, end to end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, chain, repeat
from typing import Any

from loaders.model import Finding, Reading
from loaders.staging import CELL, StagedRow, staged_rows

Columns = dict[str, list[Any]]
CELLS = {"cells", "blanks"}
# What stands between the texts of cells, and for one that there is not.
BETWEEN, NOTHING, YES = "\0", "\1", "1"
TEXTS = {None: NOTHING, True: YES, False: ""}


@dataclass
class Cells:
    """Cells of all rows, one behind the other: what each name of CELL says of them (of blank ones
    only field and cell) as one long text; `ends` tells behind which cell each row ends.
    """

    texts: dict[str, str]
    ends: list[int]

    @cached_property
    def columns(self) -> dict[str, list[str]]:
        """The texts of each name, apart."""
        return {name: text.split(BETWEEN) for name, text in self.texts.items()}

    def of(self, row_no: int, field: str) -> tuple[str, str] | None:
        """The address and the text of a field's cell in a row, counted from 1."""
        start, end = (self.ends[row_no - 2] if row_no > 1 else 0), self.ends[row_no - 1]
        if not self.texts or field not in self.columns["field"][start:end]:
            return None
        at = self.columns["field"].index(field, start, end)
        return self.columns["cell"][at], self.columns["raw"][at] if "raw" in self.columns else ""


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

    def cell(self, row_no: int, field: str) -> tuple[str, str] | None:
        """The address and the text of the cell of a field in a row, blank or not."""
        return self.told.of(row_no, field) or self.blank.of(row_no, field)


def staged(reading: Reading) -> Staged:
    """The rows of a reading, and its findings with the row and the field that they speak of."""
    rows = staged_rows(reading)
    return packed(rows, _located(reading.findings, rows))


def packed(rows: Sequence[StagedRow], findings: Sequence[Finding] = ()) -> Staged:
    """These rows (loaders/staging.py) as columns."""
    names = dict.fromkeys(chain(*rows))
    columns = {name: [row.get(name) for row in rows] for name in names if name not in CELLS}
    told = _laid_out([row["cells"] for row in rows], CELL)
    blank = _laid_out([row["blanks"] for row in rows], CELL[:2])
    return Staged(len(rows), columns, told, blank, list(findings))


def _laid_out(rows: Sequence[Sequence[tuple[Any, ...]]], names: Sequence[str]) -> Cells:
    cells = list(chain(*rows))
    columns = zip(names, zip(*cells, strict=True), strict=True) if cells else ()
    return Cells({name: _joined(each) for name, each in columns}, list(accumulate(map(len, rows))))


def _joined(column: Sequence[Any]) -> str:
    first = column[0]
    if type(first) is not str and column.count(first) == len(column):
        return BETWEEN.join(repeat(TEXTS[first], len(column)))
    try:
        joined = BETWEEN.join(column)
    except TypeError:  # not all are texts
        column = [TEXTS.get(each, each) for each in column]
        joined = BETWEEN.join(column)
    if joined.count(BETWEEN) >= len(column):
        # no spreadsheet holds such a character; a text file may
        joined = BETWEEN.join(each.replace(BETWEEN, " ") for each in column)
    return joined


def _located(findings: Sequence[Finding], rows: Sequence[StagedRow]) -> list[Finding]:
    """The reader's findings, with the row and the field of the cell they speak of, where it is the
    cell of one row alone (a day stated above the table is every row's).
    """
    homes: dict[tuple[str | None, str | None], set[tuple[int, str]]]
    homes = {(each.sheet, each.cell): set() for each in findings if each.sheet and each.cell}
    if homes:
        for row_no, row in enumerate(rows, start=1):
            for name, cell, *_ in chain(row["cells"], row["blanks"]):
                if (place := (row["sheet"], cell)) in homes:
                    homes[place].add((row_no, name))
    return [
        replace(each, row_no=next(iter(home))[0], field=next(iter(home))[1])
        if len(home := homes.get((each.sheet, each.cell), ())) == 1
        else each
        for each in findings
    ]
