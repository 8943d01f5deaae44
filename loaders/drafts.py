"""What was read of a file, kept so that it can be mended by hand before it is handed in."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from loaders.convert import convert
from loaders.fieldlist import field_of
from loaders.findings import finding_of, said_anew
from loaders.model import MUST_FIX, Finding, LeftOut, Reading, Row, Table, Value
from loaders.places import placed
from loaders.register import County


class CannotCorrect(ValueError):
    """What was typed has no meaning in that cell; the text is the sentence that says why."""


@dataclass(frozen=True)
class Correction:
    """What somebody typed in the place of one cell: the row counted over the file from 1."""

    row_no: int
    field: str
    typed: str
    corrected_by: str


def frozen(reading: Reading) -> str:
    """The reading as text, for `thawed`."""
    told = asdict(reading)
    for table, kept in zip(reading.tables, told["tables"], strict=True):
        kept["rows"] = [_kept(row) for row in table.rows]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def thawed(text: str) -> Reading:
    """The reading that `frozen` made the text from."""
    told = json.loads(text)
    tables = [
        Table(
            table["sheet"],
            table["kind"],
            [_row(row) for row in table["rows"]],
            [LeftOut(**left_out) for left_out in table["left_out"]],
        )
        for table in told["tables"]
    ]
    findings = [said_anew(Finding(**finding)) for finding in told["findings"]]
    return Reading(told["file"], told["sha256"], tables, findings)


def _kept(row: Row) -> dict[str, Any]:
    place = asdict(row.place) if row.place else None
    return {"row": row.row, "column": row.column, "fields": dict(row.fields), "place": place}


def _row(told: dict[str, Any]) -> Row:
    place = told["place"]
    values = {name: Value(*value) for name, value in told["fields"].items()}
    return Row.of(told["row"], told["column"], values, County(**place) if place else None)


def corrected(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """The reading with the corrections in it, in their order; the reader's findings about a cell
    that was put right are answered. Raises CannotCorrect, LookupError (no such row or field).
    """
    mended: set[tuple[str, str]] = set()
    for each in corrections:
        table, row = numbered_row(reading, each.row_no)
        value = put_right(table, row, each)
        row.put(each.field, value)
        mended.add((table.sheet, value.cell))
    left = [one for one in reading.findings if (one.sheet, one.cell) not in mended]
    return replace(reading, findings=left)


def numbered_row(reading: Reading, row_no: int) -> tuple[Table, Row]:
    """The row of that number, counted over all tables from 1. Raises LookupError."""
    rows = [(table, row) for table in reading.tables for row in table.rows]
    if not 0 < row_no <= len(rows):
        raise LookupError(row_no)
    return rows[row_no - 1]


def put_right(table: Table, row: Row, correction: Correction) -> Value:
    """The value that a correction puts into a row. Raises CannotCorrect, LookupError."""
    field = field_of(table.kind, correction.field)
    old = row.fields.get(correction.field, Value(None, "", "", unit=field.unit or None))
    mended = old._replace(corrected_by=correction.corrected_by, approximate=False)
    if correction.field == "county":
        row.place, found, findings = placed(correction.typed, old.cell, table.sheet, field.header)
        if row.place is None:
            raise CannotCorrect(findings[0].message)
        return mended._replace(value=found.value)
    # A blank means that there is nothing to report.
    outcome = convert(field, correction.typed.strip() or None, field.unit)
    for remark in outcome.remarks:
        told = finding_of(remark, table.sheet, old.cell, field.header, correction.typed)
        if told.severity == MUST_FIX:
            raise CannotCorrect(told.message)
    return mended._replace(
        value=outcome.value,
        approximate=outcome.approximate,
        not_applicable=outcome.not_applicable,
    )
