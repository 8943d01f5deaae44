"""Runs the rules about the data (queries/checks) over readings: one finding per broken cell."""

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from loaders.fieldlist import all_fields, field_of
from loaders.model import EXPLAIN, MUST_FIX, NOTICE, Finding, Reading, Row, Table
from loaders.staging import staged_rows
from queries import store
from text import language, say

CHECKS = Path(store.__file__).parent / "checks"
HEADER = re.compile(r"^-- (must_fix|explain|notice): (\w+\.\w+)$", re.MULTILINE)
SEVERITIES = (MUST_FIX, EXPLAIN, NOTICE)


class Check(NamedTuple):
    """One rule: its name (that of its file), how grave it is, and the key of its words."""

    rule: str
    severity: str
    message: str


@cache
def checks() -> tuple[Check, ...]:
    """Every rule there is, by name. Raises ValueError for a file whose header names no message."""
    found = []
    for path in sorted(CHECKS.glob("*.sql")):
        header = HEADER.search(path.read_text(encoding="utf-8"))
        if header is None:
            raise ValueError(f"{path.name} names no severity and message")
        found.append(Check(path.stem, *header.groups()))
    return tuple(found)


def check(readings: Sequence[Reading]) -> list[list[Finding]]:
    """All findings about each reading, of the reader and of the rules, the gravest first.

    Needs no store: the rules run in a database in memory, once for all readings.
    """
    with store.memory() as cursor:
        return check_within(cursor, readings)


def check_within(cursor: store.Cursor, readings: Sequence[Reading]) -> list[list[Finding]]:
    """As `check`, on a cursor that is there already; the store's reports stay as they are."""
    found: list[list[Finding]] = [[] for _ in readings]
    rows = [row for number, each in enumerate(readings) for row in staged_rows(each, number)]
    stage(cursor, rows)
    for rule in checks():
        for broken in _broken(cursor, rule):
            number = broken["submission_id"]
            found[number].append(_finding(rule, readings[number], broken))
    return [
        sorted(each.findings + findings, key=lambda finding: SEVERITIES.index(finding.severity))
        for each, findings in zip(readings, found, strict=True)
    ]


def status(findings: Sequence[Finding]) -> str:
    """must_fix or explain, whichever is graver among the findings, or "ok" (notices are)."""
    present = {finding.severity for finding in findings}
    return next((severity for severity in (MUST_FIX, EXPLAIN) if severity in present), "ok")


def stage(cursor: store.Cursor, rows: Sequence[dict[str, Any]]) -> None:
    """Make the temporary tables `checked` (the rows) and `expected` (what may be blank)."""
    structure = store.execute(cursor, "writes/staged_structure").fetchall()[0][0]
    store.execute(
        cursor, "writes/stage_rows", rows=json.dumps(rows, ensure_ascii=False), structure=structure
    )
    fields = [
        {"stream": each.kind, "field": each.field, "type": each.type, "need": each.need}
        for each in all_fields()
    ]
    store.execute(cursor, "writes/stage_expected", fields=json.dumps(fields))


def _broken(cursor: store.Cursor, rule: Check) -> list[dict[str, Any]]:
    answer = store.execute(cursor, f"checks/{rule.rule}")
    names = [column[0] for column in answer.description]
    found = [dict(zip(names, broken, strict=True)) for broken in answer.fetchall()]
    return sorted(found, key=lambda broken: (broken["row_no"], broken["field"]))


def _finding(rule: Check, reading: Reading, broken: dict[str, Any]) -> Finding:
    """The finding about one cell, or about the row's county where the sheet has no such cell."""
    table, row = _rows(reading)[broken["row_no"] - 1]
    value = row.fields.get(broken["field"])
    anchor = value or row.fields.get("county")
    labels = {
        name.replace("field", "label"): label_of(table.kind, broken[name])
        for name in ("field", "other_field")
        if broken.get(name)
    }
    place = "·".join(part for part in (_who(row), labels["label"]) if part)
    message = say(
        f"findings.in_{'cell' if anchor else 'sheet'}",
        severity=say(f"findings.{rule.severity}"),
        sheet=table.sheet,
        cell=anchor and anchor.cell,
        place=say("findings.place", place=place),
        sentence=say(rule.message, **(broken | labels)),
    )
    return Finding(
        severity=rule.severity,
        rule=rule.rule,
        sheet=table.sheet,
        cell=anchor.cell if anchor else None,
        label=labels["label"],
        read=value.raw if value else None,
        message=message,
    )


def label_of(kind: str, name: str) -> str:
    """The name of a field as its column says it, in the language in force."""
    field = field_of(kind, name)
    return field.header if language() == "zh" else field.label_en


def _rows(reading: Reading) -> list[tuple[Table, Row]]:
    return [(table, row) for table in reading.tables for row in table.rows]


def _who(row: Row) -> str:
    """The county and the round of a row, as a person says them: 壬川市·第三轮."""
    county = row.place.county if row.place else _raw(row, "county")
    return "·".join(part for part in (county, _raw(row, "round_no")) if part)


def _raw(row: Row, name: str) -> str:
    return row.fields[name].raw if name in row.fields else ""
