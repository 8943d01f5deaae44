"""python -m loaders check FILE… [--json]: what the rules about the data say; nothing is kept."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from loaders.commands.read import grouped
from loaders.fence import read_guarded
from loaders.findings import graded, status
from loaders.model import MUST_FIX, Finding, Reading
from text import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help=say("checks.file_help"))
    parser.add_argument("--json", action="store_true", help=say("checks.json_help"))


def main(args: argparse.Namespace) -> int:
    """Print the findings about each file; 1 where something in any of them must be fixed."""
    readings = read_guarded(args.files)
    found = _found(readings)
    for reading, findings in zip(readings, found, strict=True):
        if not args.json or not reading.sha256:
            print_findings(reading.file, findings)
    if args.json:
        told = [as_json(*pair) for pair in zip(readings, found, strict=True)]
        print(json.dumps(told[0] if len(told) == 1 else told, ensure_ascii=False, indent=1))
    return int(any(status(findings) == MUST_FIX for findings in found))


def _found(readings: list[Reading]) -> list[list[Finding]]:
    """All findings about each reading; the rules are asked only where there is a row to ask about.

    The database takes a second to load, which a file that is no report need not wait for.
    """
    if not any(table.rows for reading in readings for table in reading.tables):
        return [graded(reading.findings) for reading in readings]
    from loaders.checking import check

    return check(readings)


def as_json(reading: Reading, findings: list[Finding]) -> dict[str, Any]:
    """The reading as `read --json` prints it, with the findings of the rules and the status."""
    return replace(reading, findings=findings).as_json() | {"status": status(findings)}


def print_findings(file: str, findings: list[Finding]) -> None:
    """The findings as lines on standard error, equal ones grouped, and one line that sums up."""
    for line in grouped(findings):
        print(line, file=sys.stderr)
    counts = {
        severity: sum(finding.severity == severity for finding in findings)
        for severity in ("must_fix", "explain", "notice")
    }
    print(say("checks.summed_up", file=file, **counts), file=sys.stderr)
