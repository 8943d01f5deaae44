"""报送问题反馈单: what a county should put right in its sheet, as a Word file."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from briefings.writers.faces import BODY_FACE, HEAD_FACE, TITLE_FACE, clean
from briefings.writers.word_parts import face as set_face
from briefings.writers.word_parts import page_number
from text import numbers, say

TITLE, BODY, SMALL = Pt(20), Pt(12), Pt(10)
PAGE, MARGINS = (Mm(297), Mm(210)), (Mm(20), Mm(18))
WIDTHS = (13, 24, 26, 22, 42, 30, 104)


@dataclass(frozen=True)
class Line:
    """One finding: how grave, where, what we read, and what to do about it."""

    severity: str
    sheet: str
    cell: str
    column: str
    read: str
    todo: str


@dataclass(frozen=True)
class Feedback:
    """What one county is told about the files it sent; `lines` the gravest first.

    `made_by` is "" where nobody signs in: then the office alone made it.
    """

    county: str
    files: Sequence[str]
    office: str
    made_by: str
    made_at: datetime
    lines: Sequence[Line] = field(default_factory=list)
    must_fix: int = 0
    explain: int = 0
    # why it was returned, where it was
    reason: str = ""


def as_docx(feedback: Feedback) -> bytes:
    """The sheet of feedback as a Word file, one table on landscape A4, its head on every page.

    Without findings the reason for which it was returned stands alone.
    """
    document = Document()
    _set_up(document)
    _write(document, say("feedback.title"), TITLE_FACE, TITLE, WD_ALIGN_PARAGRAPH.CENTER)
    _write(document, say("feedback.to", county=feedback.county))
    files = say("charts.comma").join(say("feedback.file", name=name) for name in feedback.files)
    if feedback.reason:
        returned = say("feedback.returned", files=files, reason=feedback.reason)
        _write(document, returned, indent=Pt(24))
    if feedback.lines:
        told = {"must_fix": feedback.must_fix, "explain": feedback.explain}
        _write(document, say("feedback.about", files=files, **told), indent=Pt(24))
        _table(document, feedback.lines)
    _write(document, say("feedback.close"), indent=Pt(24)).paragraph_format.space_before = Pt(8)
    made = [feedback.made_by, numbers.moment(feedback.made_at)]
    for words in (feedback.office, say("feedback.made", made=" ".join(filter(None, made)))):
        _write(document, words, align=WD_ALIGN_PARAGRAPH.RIGHT)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Any) -> None:
    """Landscape A4 with room for the table, and where the paper may not go at its head."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = MARGINS[1]
    section.top_margin = section.bottom_margin = MARGINS[0]
    style = document.styles["Normal"]
    set_face(style, BODY_FACE)
    style.font.size = BODY
    style.paragraph_format.space_after = Pt(4)
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _run(head, say("pages.internal"), HEAD_FACE, SMALL)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page_number(foot, SMALL)
    told = document.core_properties
    told.title, told.author, told.comments = say("feedback.title"), "", ""


def _table(document: Any, lines: Sequence[Line]) -> None:
    names = ("number", "severity", "sheet", "cell", "column", "read", "todo")
    table = document.add_table(rows=1, cols=len(names))
    table.style, table.autofit = "Table Grid", False
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        _fill(cell, say(f"feedback.column_{name}"), HEAD_FACE)
    _mark(table.rows[0], "w:tblHeader")
    for number, line in enumerate(lines, start=1):
        row = table.add_row()
        _mark(row, "w:cantSplit")
        told = (line.severity, line.sheet, line.cell, line.column, line.read, line.todo)
        for cell, words in zip(row.cells, (str(number), *told), strict=True):
            _fill(cell, words)
    # Word goes by the cells, LibreOffice and WPS by the columns.
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _mark(row: Any, name: str) -> None:
    """Set a switch of a row: repeated as a head, never broken over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _fill(cell: Any, words: str, face: str = BODY_FACE) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    _run(paragraph, words, face, SMALL)


def _write(
    document: Any, words: str, face: str = BODY_FACE, size: Pt = BODY,
    align: WD_ALIGN_PARAGRAPH | None = None, indent: Pt | None = None,
) -> Any:  # fmt: skip
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.first_line_indent = indent
    _run(paragraph, words, face, size)
    return paragraph


def _run(paragraph: Any, words: str, face: str, size: Pt) -> None:
    run = paragraph.add_run(clean(words))
    run.font.size = size
    set_face(run, face)
