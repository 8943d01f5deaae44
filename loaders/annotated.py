"""The sender's own workbook back, with the cells that a finding speaks of coloured and commented.

The file is opened in a child process with limits, as everything a stranger sent; where that fails,
or the file is no workbook (.xls, .csv), the findings come as a list alone.
"""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties

from loaders import limits
from loaders.model import EXPLAIN, MUST_FIX, NOTICE, Finding
from text import language, say, speak

ROOT = Path(__file__).parents[1]
COLOURS = {MUST_FIX: "F9C7BD", EXPLAIN: "FCE3B6", NOTICE: "DCE6F1"}
LONGEST_COMMENT = 1500
WIDTHS = {"A": 12, "B": 16, "C": 9, "D": 26, "E": 20, "F": 96}


def annotated(original: Path, findings: Sequence[Finding]) -> bytes:
    """An .xlsx: the file that lies at `original`, marked, with a sheet that lists the findings."""
    told = {"language": language(), "findings": [asdict(each) for each in findings]}
    try:
        child = subprocess.run(
            (sys.executable, "-X", "utf8", "-m", "loaders.annotated", str(original.absolute())),
            cwd=ROOT,
            input=json.dumps(told).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.WALL_SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        workbook = Workbook()
        workbook.remove(workbook.active)
        list_findings(workbook, findings)
        return _saved(workbook)
    return child.stdout


def mark(workbook: Workbook, findings: Sequence[Finding]) -> None:
    """Colour and comment every cell that a finding speaks of, in place: as the gravest of them."""
    cells: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for each in findings:
        if each.sheet and each.cell and each.sheet in workbook.sheetnames:
            cells[each.sheet, each.cell].append(each)
    for (sheet, name), told in cells.items():
        cell = workbook[sheet][name]
        worst = min(told, key=lambda one: list(COLOURS).index(one.severity))
        cell.fill = PatternFill("solid", start_color=COLOURS[worst.severity])
        words = "\n".join(one.message for one in told)[:LONGEST_COMMENT]
        cell.comment = Comment(words, say("desk.findings"), width=150, height=420)


def list_findings(workbook: Workbook, findings: Sequence[Finding]) -> None:
    """A sheet in front with one line per finding, in their order, in place."""
    sheet = workbook.create_sheet(say("desk.findings"), 0)
    heads = ("severity", "sheet", "cell", "column", "read", "finding")
    rows = [[say(f"desk.list_{name}") for name in heads]] + [
        [say(f"findings.{one.severity}"), one.sheet, one.cell, one.label, one.read, one.message]
        for one in findings
    ]
    for line, row in enumerate(rows, start=1):
        for place, words in enumerate(row, start=1):
            cell = sheet.cell(line, place, words)
            # Text of a stranger stays text, whatever it begins with.
            cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if line == 1:
                cell.font = Font(bold=True)
        if line > 1:
            colour = COLOURS[findings[line - 2].severity]
            sheet.cell(line, 1).fill = PatternFill("solid", start_color=colour)
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    # printed it is as wide as a page, and as long as it takes
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def main(original: str) -> None:
    """The child: findings on standard input, the marked file on standard output."""
    limits.limit_process()
    # openpyxl writes its sheets to temporary files.
    limits.allow_files()
    limits.allow_seconds(limits.CPU_SECONDS)
    told = json.load(sys.stdin)
    speak(told["language"])
    findings = [Finding(**each) for each in told["findings"]]
    with Path(original).open("rb") as file:
        workbook = load_workbook(file)
    mark(workbook, findings)
    list_findings(workbook, findings)
    sys.stdout.buffer.write(_saved(workbook))


def _saved(workbook: Workbook) -> bytes:
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


if __name__ == "__main__":
    main(sys.argv[1])
