"""Printed totals beside our own sums: they are left out, but what they say is compared."""

from collections.abc import Iterable
from decimal import Decimal

from loaders.columns import Column
from loaders.convert import convert, raw_text
from loaders.findings import finding
from loaders.grid import Grid
from loaders.model import Finding, Row, Value

Entry = Row | int


def compare(grid: Grid, columns: Iterable[Column], entries: list[Entry]) -> list[Finding]:
    """A finding for each figure of each total line (an int among the rows, in sheet order)."""
    summable = [each for each in columns if each.field.type in {"count", "money"}]
    findings: list[Finding] = []
    for position, entry in enumerate(entries):
        if isinstance(entry, int):
            groups = _groups(entries, position)
            best = max(groups, key=lambda rows: _agreeing(grid, entry, summable, rows))
            findings += _compared(grid, entry, summable, best)
    return findings


def _groups(entries: list[Entry], position: int) -> list[list[Row]]:
    """What a total may add up: the rows since the last total, those up to the next, or all."""
    before: list[Row] = []
    for entry in reversed(entries[:position]):
        if isinstance(entry, int):
            break
        before.append(entry)
    after: list[Row] = []
    for entry in entries[position + 1 :]:
        if isinstance(entry, int):
            break
        after.append(entry)
    every = [entry for entry in entries if isinstance(entry, Row)]
    so_far = [entry for entry in entries[:position] if isinstance(entry, Row)]
    return [group for group in (before, so_far, every, after) if group] or [[]]


def _agreeing(grid: Grid, line: int, columns: list[Column], rows: list[Row]) -> int:
    pairs = (_pair(grid, line, column, rows) for column in columns)
    return sum(pair is not None and pair[0] == pair[1] for pair in pairs)


def _pair(grid: Grid, line: int, column: Column, rows: list[Row]) -> tuple[Decimal, Decimal] | None:
    """The printed total and our own sum, or None where either is missing."""
    printed = convert(column.field, grid.lines[line][column.place], column.unit).value
    values = [row.fields[column.field.field].value for row in rows]
    known = [Decimal(str(value)) for value in values if isinstance(value, int | float)]
    if not isinstance(printed, int | float) or not known:
        return None
    return Decimal(str(printed)), sum(known, Decimal(0))


def _compared(grid: Grid, line: int, columns: list[Column], rows: list[Row]) -> list[Finding]:
    findings = []
    for column in columns:
        cell, address = grid.lines[line][column.place], grid.name(line, column.place)
        pair = _pair(grid, line, column, rows)
        if pair is None:
            continue
        used: list[Value] = [row.fields[column.field.field] for row in rows]
        is_rounded = any(value.approximate for value in used)
        rule = "total_agrees" if pair[0] == pair[1] else "total_differs"
        if rule == "total_differs" and is_rounded:
            continue
        read, own = raw_text(cell), f"{pair[1].normalize():f}"
        findings.append(finding(rule, grid.sheet, address, column.label, read, own=own))
    return findings
