"""Runs the rules about the data (queries/checks) over readings: one finding per broken cell."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from loaders.fieldlist import all_fields, field_of
from loaders.model import EXPLAIN, MUST_FIX, NOTICE, Finding, Reading
from loaders.staging import StagedRow, staged_rows
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
    staged = [staged_rows(reading, number) for number, reading in enumerate(readings)]
    found = check_rows(cursor, [row for rows in staged for row in rows])
    return [
        graded(located(reading.findings, rows) + found.get(number, []))
        for number, (reading, rows) in enumerate(zip(readings, staged, strict=True))
    ]


def check_rows(cursor: store.Cursor, rows: Sequence[StagedRow]) -> dict[int, list[Finding]]:
    """What the rules say of staged rows (loaders/staging.py), of one submission or of many.

    submission_id → findings, the gravest first; what breaks no rule is not there.
    """
    stage(cursor, rows)
    by_number = {(row["submission_id"], row["row_no"]): row for row in rows}
    found: dict[int, list[Finding]] = {}
    for rule in checks():
        for broken in _broken(cursor, rule):
            number = broken["submission_id"]
            row = by_number[number, broken["row_no"]]
            found.setdefault(number, []).append(_finding(rule, row, broken))
    return {number: graded(findings) for number, findings in found.items()}


def graded(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, the gravest first; of one gravity as they come."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


def located(findings: Sequence[Finding], rows: Sequence[StagedRow]) -> list[Finding]:
    """The reader's findings, with the row and the field of the cell they speak of, where it is the
    cell of one row alone (a day stated above the table is every row's).
    """
    homes: dict[tuple[str, str], set[tuple[int, str]]] = {}
    for row in rows:
        for name, cell in row["cells"].items():
            homes.setdefault((cell["sheet"], cell["cell"]), set()).add((row["row_no"], name))
    return [
        replace(each, row_no=next(iter(home))[0], field=next(iter(home))[1])
        if each.sheet and each.cell and len(home := homes.get((each.sheet, each.cell), ())) == 1
        else each
        for each in findings
    ]


def status(findings: Sequence[Finding]) -> str:
    """must_fix or explain, whichever is graver among the findings, or "ok" (notices are)."""
    present = {finding.severity for finding in findings}
    return next((severity for severity in (MUST_FIX, EXPLAIN) if severity in present), "ok")


def stage(cursor: store.Cursor, rows: Sequence[StagedRow]) -> None:
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


def _finding(rule: Check, row: StagedRow, broken: dict[str, Any]) -> Finding:
    """The finding about one cell, or about the row's county where the sheet has no such cell."""
    cell = row["cells"].get(broken["field"])
    anchor = (cell or row["cells"].get("county") or {}).get("cell")
    labels = {
        name.replace("field", "label"): label_of(row["stream"], broken[name])
        for name in ("field", "other_field")
        if broken.get(name)
    }
    place = "·".join(part for part in (_who(row), labels["label"]) if part)
    message = say(
        f"findings.in_{'cell' if anchor else 'sheet'}",
        severity=say(f"findings.{rule.severity}"),
        sheet=row["sheet"],
        cell=anchor,
        place=say("findings.place", place=place),
        sentence=say(rule.message, **(broken | labels)),
    )
    return Finding(
        severity=rule.severity,
        rule=rule.rule,
        sheet=row["sheet"],
        cell=anchor,
        label=labels["label"],
        read=cell["raw"] if cell else None,
        message=message,
        field=broken["field"],
        row_no=broken["row_no"],
    )


def label_of(kind: str, name: str) -> str:
    """The name of a field as its column says it, in the language in force."""
    field = field_of(kind, name)
    return field.header if language() == "zh" else field.label_en


def _who(row: StagedRow) -> str:
    """The county and the round of a row, as a person says them: 壬川市·第三轮."""
    county = row["county"] or _raw(row, "county")
    return "·".join(part for part in (county, _raw(row, "round_no")) if part)


def _raw(row: StagedRow, name: str) -> str:
    return str(row["cells"][name]["raw"]) if name in row["cells"] else ""
