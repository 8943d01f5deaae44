"""A file → a Reading: everything understood of it, and everything there is to ask about it."""

import hashlib
from pathlib import Path

from loaders.above import reaches, settle
from loaders.files import printable, turned_away
from loaders.findings import finding, graded
from loaders.forms import with_forms_joined
from loaders.grid import Grid, letters, turned
from loaders.keys import with_county_column
from loaders.layout import find_regions
from loaders.leftovers import beyond_headers, leftovers
from loaders.model import Finding, Reading, Table
from loaders.prescan import Scan
from loaders.refusals import RefusedError
from loaders.regions import Region
from loaders.rows import read_region
from loaders.stamp import is_stamped, outdated
from loaders.workbook import Workbook, read_bytes
from text import say

# A city of twenty counties reports some 30,000 figures in a term.
MOST_VALUES, MOST_FINDINGS = 100_000, 2_000


def read_workbook(path: Path, name: str | None = None) -> Reading:
    """What the file holds; `name` is what its sender called it. Never raises for the file's sake:
    one that cannot be read is a Reading with a finding that says why. A stranger's bytes go
    through `loaders.fence`, which calls this in a child process.
    """
    called = printable(name or path.name)
    if refused := turned_away(path, called):
        return Reading(called, "", findings=[refused])
    try:
        content = path.read_bytes()
    except OSError:
        return Reading(called, "", findings=[finding("no_permission", read=called)])
    return read_content(content, called)


def read_content(content: bytes, name: str) -> Reading:
    """What the bytes of a file called `name` hold."""
    reading = Reading(name, hashlib.sha256(content).hexdigest())
    try:
        workbook = read_bytes(content, name)
    except RefusedError as error:
        reading.findings.append(finding(error.rule, read=name, **error.values))
        return reading
    for grid in workbook.grids:
        tables, findings = read_sheet(grid)
        reading.tables += tables
        reading.findings += findings
    if workbook.is_from_1904:
        reading.findings = [_asked_from_1904(each) for each in reading.findings]
    reading.findings += _about_the_workbook(workbook, {table.sheet for table in reading.tables})
    reading.findings += outdated(workbook.grids)
    if not reading.tables:
        reading.findings.insert(0, finding("no_table", read=name))
    elif not any(table.rows for table in reading.tables):
        reading.findings.insert(0, finding("no_rows", read=name))
    return _bounded(reading)


def _bounded(reading: Reading) -> Reading:
    """The reading, unless it holds more than anyone reports; of very many findings the first."""
    values = sum(len(row.told[0]) for table in reading.tables for row in table.rows)
    if values > MOST_VALUES:
        told = finding("too_much", read=reading.file, most=f"{MOST_VALUES:,}")
        return Reading(reading.file, reading.sha256, findings=[told])
    if (left := len(reading.findings) - MOST_FINDINGS) > 0:
        reading.findings = graded(reading.findings)
        told = finding("more_findings", count=left)
        reading.findings[MOST_FINDINGS:] = [told]
    return reading


def read_sheet(upright: Grid) -> tuple[list[Table], list[Finding]]:
    """The tables of one sheet and the findings about them."""
    regions: list[Region] = []
    findings: list[Finding] = []
    for region in with_forms_joined(find_regions(upright, turned(upright))):
        named, notices = with_county_column(region)
        regions.append(named)
        findings += notices
    tables, reached = [], reaches(regions)
    for region in regions:
        table, found = read_region(region, settle(upright, region, reached))
        tables.append(table)
        findings += found
    findings += beyond_headers(upright, regions) if upright.is_text else []
    findings += leftovers(upright, regions, {each.cell for each in findings}) if tables else []
    if not tables and any(cell is not None for line in upright.lines for cell in line):
        findings.append(finding("sheet_without_table", upright.sheet))
    return tables, findings


def _asked_from_1904(told: Finding) -> Finding:
    """The finding, or where a bare number was read as a day counted from 1900, a question."""
    if told.rule != "date_from_serial":
        return told
    return finding("serial_from_1904", told.sheet, told.cell, told.label, told.read, told.who)


def _about_the_workbook(workbook: Workbook, sheets: set[str]) -> list[Finding]:
    """What is hidden in the workbook, and that its macros were not run. Of the template's own guide
    there is nothing to say.
    """
    own = {say("template.guide_sheet")} if is_stamped(workbook.grids) else set()
    skipped = (sheet for sheet in workbook.explanations if sheet not in own)
    findings = [finding("sheet_skipped", sheet) for sheet in skipped]
    findings += [finding("sheet_hidden", sheet) for sheet in workbook.hidden_sheets]
    for sheet, scan in workbook.scans.items():
        if sheet in sheets:
            findings += _hidden(sheet, scan)
    return findings + [finding(rule) for rule in workbook.notices]


def _hidden(sheet: str, scan: Scan) -> list[Finding]:
    """Hidden rows and columns are loaded like all others; someone should know."""
    rows = "、".join(str(row + 1) for row in scan.hidden_rows[:10])
    columns = "、".join(letters(column) for column in scan.hidden_columns[:10])
    found = [finding("hidden_rows", sheet, rows=rows)] if rows else []
    return found + ([finding("hidden_columns", sheet, columns=columns)] if columns else [])
