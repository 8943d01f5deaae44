"""A file with several counties in it → what each of them reports."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.model import Reading, Row, Table


def of_counties(reading: Reading, own: Sequence[str]) -> dict[str, Reading]:
    """Code of a county → its part of the reading, in the order of the file.

    `own`: the codes that the sender reports for; what is not theirs stays with their first, to be
    found there. Without any, rows of nobody known go to the only county there is, else to "".
    """
    codes = list(dict.fromkeys(_code(row, own) for table in reading.tables for row in table.rows))
    known = [code for code in codes if code]
    stray = known[0] if known and (own or len(known) == 1) else (own[0] if own else "")
    wanted = list(dict.fromkeys(code or stray for code in codes)) or [stray]
    if len(wanted) == 1:
        return {wanted[0]: reading}
    return {code: _share(reading, code, stray, own) for code in wanted}


def _code(row: Row, own: Sequence[str]) -> str:
    code = row.place.code if row.place else ""
    return code if not own or code in own else ""


def _share(reading: Reading, code: str, stray: str, own: Sequence[str]) -> Reading:
    """The rows of one county, and the findings about them or about no row at all."""
    tables = []
    for table in reading.tables:
        rows = [row for row in table.rows if (_code(row, own) or stray) == code]
        if rows:
            tables.append(replace(table, rows=rows))
    others = _cells(reading.tables) - _cells(tables)
    findings = [one for one in reading.findings if (one.sheet, one.cell) not in others]
    return replace(reading, tables=tables, findings=findings)


def _cells(tables: Sequence[Table]) -> set[tuple[str | None, str | None]]:
    """Every cell that a row was read from."""
    return {
        (table.sheet, value.cell)
        for table in tables
        for row in table.rows
        for value in row.fields.values()
    }
