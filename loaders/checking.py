"""Runs the rules about the data (queries/checks) over readings: one finding per broken cell."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from loaders.columnar import tables_of
from loaders.fieldlist import all_fields, field_of
from loaders.findings import graded, status
from loaders.model import MUST_FIX, Finding, Reading
from loaders.staged import Staged, staged
from queries import store
from queries.rules import Rule, rules, statements
from text import say

__all__ = ["check", "check_staged", "check_within", "graded", "stage", "status"]
Broken = tuple[Rule, dict[str, Any]]
# Submission, row and field.
Cell = tuple[int, int, str]
STAGED = (
    *("stage_blanks", "stage_known", "stage_standing", "stage_told_before", "stage_earlier"),
    *("stage_known_figures", "stage_figures_before", "stage_settled"),
)
# Questions about a cell or a row are asked once; those of a sheet, a plan or a history each time.
ASKED_ONCE = {"cell", "row"}


def check(readings: Sequence[Reading]) -> list[list[Finding]]:
    """All findings about each reading, of the reader and of the rules, the gravest first.

    Needs no store: the rules run in a database in memory, once for all readings.
    """
    with store.memory() as cursor:
        return check_within(cursor, readings)


def check_within(cursor: store.Cursor, readings: Sequence[Reading]) -> list[list[Finding]]:
    """As `check`, on a cursor that is there already; the store's reports stay as they are."""
    batch = {number: staged(reading) for number, reading in enumerate(readings)}
    return list(check_staged(cursor, batch).values())


def check_staged(cursor: store.Cursor, batch: Mapping[int, Staged]) -> dict[int, list[Finding]]:
    """All findings about submissions (number → rows), of the reader and of the rules, the gravest
    first.
    """
    stage(cursor, batch)
    stage_history(cursor)
    found = {number: list(one.findings) for number, one in batch.items()}
    for rule, broken in _most_telling(_unsettled(cursor, _broken(cursor))):
        number = broken["submission_id"]
        found[number].append(_finding(rule, batch[number], broken))
    return {number: graded(findings) for number, findings in found.items()}


def stage(cursor: store.Cursor, batch: Mapping[int, Staged]) -> None:
    """Make the temporary tables `checked` (the rows of submissions, by their numbers), their
    `checked_cell` and `checked_figure`, and `expected` (what may be blank).
    """
    structure = store.execute(cursor, "reads/staged_structure").fetchall()[0][0]
    rows, cells = tables_of(batch, json.loads(structure))
    cursor.register("staged", rows)
    cursor.register("staged_cell", cells)
    fields = [
        {"stream": each.kind, "field": each.field, "type": each.type, "need": each.need}
        for each in all_fields()
    ]
    store.execute(cursor, "writes/stage_expected", fields=json.dumps(fields))
    for name in ("stage_cells", "stage_figures", "stage_rows"):
        store.execute(cursor, f"writes/{name}")
    cursor.unregister("staged")
    cursor.unregister("staged_cell")


def stage_history(cursor: store.Cursor) -> None:
    """Make the temporary tables of figures and of what was told before (queries/writes/stage_…).

    What is known is what is known now, whatever moment the cursor was for.
    """
    store.narrow(cursor, known_at=store.now())
    for name in STAGED:
        store.execute(cursor, f"writes/{name}")


def _broken(cursor: store.Cursor) -> list[Broken]:
    """What each rule finds, in the order of the rules and of the rows."""
    by_name = {rule.rule: rule for rule in rules()}
    found: list[Broken] = []
    [[has_history]] = store.execute(cursor, "reads/has_history").fetchall()
    for statement in statements(has_history):
        answer = cursor.execute(statement)
        names = [column[0] for column in answer.description]
        told = [dict(zip(names, each, strict=True)) for each in answer.fetchall()]
        found += [(by_name[broken["rule"]], broken) for broken in told]
    return sorted(found, key=_place_of)


def _place_of(each: Broken) -> tuple[str, int, str]:
    rule, broken = each
    return rule.rule, broken["row_no"], broken["field"]


def _unsettled(cursor: store.Cursor, found: Sequence[Broken]) -> list[Broken]:
    """Without the questions about figures that were accepted like this in the last report."""
    settled = set(store.execute(cursor, "reads/settled").fetchall())
    return [
        (rule, broken)
        for rule, broken in found
        if rule.severity == MUST_FIX
        or rule.subject not in ASKED_ONCE
        or not _cells_of(broken) <= settled
    ]


def _most_telling(found: Sequence[Broken]) -> list[Broken]:
    """Without those that say of a cell what another says better (`unless` in a rule's header)."""
    spoken: dict[Cell, set[str]] = {}
    for rule, broken in found:
        spoken.setdefault(_cell(broken, "field"), set()).add(rule.rule)
    return [each for each in found if not each[0].unless & spoken[_cell(each[1], "field")]]


def _cells_of(broken: dict[str, Any]) -> set[Cell]:
    return {_cell(broken, name) for name in ("field", "other_field") if broken.get(name)}


def _cell(broken: dict[str, Any], name: str) -> Cell:
    return broken["submission_id"], broken["row_no"], broken[name]


def _finding(rule: Rule, rows: Staged, broken: dict[str, Any]) -> Finding:
    """The finding about one cell, or about the row's county where the sheet has no such cell."""
    row_no = broken["row_no"]
    sheet, stream = rows.of(row_no, "sheet"), rows.of(row_no, "stream")
    cell, whose = rows.cell(row_no, broken["field"]), rows.cell(row_no, "county")
    anchor = (cell and cell[0]) or (whose and whose[0])
    labels = {
        name.replace("field", "label"): field_of(stream, broken[name]).label
        for name in ("field", "other_field")
        if broken.get(name)
    }
    place = "·".join(part for part in (_who(rows, row_no), labels["label"]) if part)
    message = say(
        f"findings.in_{'cell' if anchor else 'sheet'}",
        severity=say(f"findings.{rule.severity}"),
        sheet=sheet,
        cell=anchor,
        place=say("findings.place", place=place),
        sentence=say(rule.message, **(broken | labels)),
    )
    return Finding(
        severity=rule.severity,
        rule=rule.rule,
        sheet=sheet,
        cell=anchor,
        label=labels["label"],
        read=cell[1] if cell else None,
        message=message,
        field=broken["field"],
        row_no=row_no,
    )


def _who(rows: Staged, row_no: int) -> str:
    """The county and the round of a row, as a person says them: 壬川市·第三轮."""
    county = rows.of(row_no, "county") or _raw(rows, row_no, "county")
    return "·".join(part for part in (county, _raw(rows, row_no, "round_no")) if part)


def _raw(rows: Staged, row_no: int, name: str) -> str:
    cell = rows.cell(row_no, name)
    return cell[1] if cell else ""
