"""python -m loaders read FILE [--json]: what was understood of a workbook, before any rule."""

import argparse
import json
import sys
from pathlib import Path

from loaders.fence import read_guarded
from loaders.fieldlist import field_of
from loaders.model import MUST_FIX, Finding, Reading, Row, Table, Value
from text import say

MOST_CELLS_NAMED = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help=say("reading.file_help"))
    parser.add_argument("--json", action="store_true", help=say("reading.json_help"))


def main(args: argparse.Namespace) -> int:
    """Print what was understood; 1 where something in the file must be fixed."""
    [reading] = read_guarded([args.file])
    if args.json and reading.sha256:
        print(json.dumps(reading.as_json(), ensure_ascii=False, indent=1))
    else:
        _print_tables(reading)
        for line in grouped(reading.findings):
            print(line, file=sys.stderr)
    return int(any(finding.severity == MUST_FIX for finding in reading.findings))


def grouped(findings: list[Finding]) -> list[str]:
    """The messages, those of one rule under one header as one line that names the other cells."""
    groups: dict[tuple[str, str | None, str | None], list[Finding]] = {}
    for each in findings:
        groups.setdefault((each.rule, each.sheet, each.label), []).append(each)
    return [_one_line(group) for group in groups.values()]


def _one_line(group: list[Finding]) -> str:
    first, *others = group
    if not others:
        return first.message
    cells = [each.cell or "" for each in others]
    more = "…" if len(cells) > MOST_CELLS_NAMED else ""
    named = "、".join(cells[:MOST_CELLS_NAMED]) + more
    return say("reading.grouped", message=first.message, count=len(cells), cells=named)


def _print_tables(reading: Reading) -> None:
    for table in reading.tables:
        print(
            say(
                "reading.table",
                sheet=table.sheet,
                kind=say(f"reading.{table.kind}"),
                rows=len(table.rows),
                left_out=len(table.left_out),
            )
        )
        for row in table.rows:
            print(_row(table, row))


def _row(table: Table, row: Row) -> str:
    fields = "  ".join(
        say("reading.field", label=field_of(table.kind, name).label, value=_shown(value))
        for name, value in row.fields.items()
    )
    if row.row is None:
        return say("reading.column", column=row.column, fields=fields)
    return say("reading.row", row=row.row, fields=fields)


def _shown(value: Value) -> str:
    if value.value is None:
        return say("reading.missing")
    if value.approximate:
        return say("reading.approximate", value=value.value)
    return str(value.value)
