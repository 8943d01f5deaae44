"""The page of GB/T 9704-2012: margins, 22 lines of 28 characters, faces, page numbers."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt, Twips

from briefings.document import Document
from briefings.writers.faces import (
    BODY_FACE,
    HEAD_FACE,
    NUMBER_FACE,
    SECOND_FACE,
    TITLE_FACE,
    clean,
)
from briefings.writers.word_parts import face, page_number, without_theme
from text import say

PAGE = Mm(210), Mm(297)
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
# The width of the type area in mm, which holds 28 characters; its 225 mm of height hold 22 lines.
WIDTH = 210 - LEFT - RIGHT
LINE, TITLE_LINE = Twips(579), Pt(35)
BODY, TITLE, SMALL, TINY, FOOT = Pt(16), Pt(22), Pt(10.5), Pt(9), Pt(14)
# In twips: a character stands that much closer than its type is wide, so that 28 fill a line. The
# grid counts the lines alone: LibreOffice gives two places to a character wider than a place.
CLOSER = -5
MIDDLE, RIGHTWARDS, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
# name: face, size, line (None: as high as it is), alignment, indent of two characters
STYLES: dict[str, tuple[str, Length, Length | None, Any, bool]] = {
    "Title": (TITLE_FACE, TITLE, TITLE_LINE, MIDDLE, False),
    "Subtitle": (SECOND_FACE, BODY, LINE, MIDDLE, False),
    "Body Text": (BODY_FACE, BODY, LINE, BOTH, True),
    "Quote": (SECOND_FACE, BODY, LINE, BOTH, True),
    "Heading 1": (HEAD_FACE, BODY, LINE, None, True),
    "Heading 2": (SECOND_FACE, BODY, LINE, None, True),
    "Heading 3": (BODY_FACE, BODY, LINE, None, True),
    "Caption": (HEAD_FACE, SMALL, None, MIDDLE, False),
    "Table Text": (BODY_FACE, TINY, None, None, False),
    "Chart Frame": (BODY_FACE, SMALL, None, MIDDLE, False),
    "Imprint": (BODY_FACE, FOOT, None, None, False),
    "Header": (HEAD_FACE, SMALL, None, None, False),
    "Footer": (NUMBER_FACE, FOOT, None, None, False),
    "footnote text": (BODY_FACE, TINY, None, None, False),
}
KEPT_TOGETHER = ("Heading 1", "Heading 2", "Heading 3", "Chart Frame", "Title")
ON_GRID = ("Body Text", "Quote", "Heading 1", "Heading 2", "Heading 3", "Subtitle")


def set_up(paper: Any, document: Document) -> None:
    """Page, grid, styles, heads and feet of `paper`, a Word file that is still empty."""
    section = paper.sections[0]
    section.page_width, section.page_height = PAGE
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(25), Mm(22)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    for name, value in (("type", "lines"), ("linePitch", str(LINE.twips))):
        grid.set(qn(f"w:{name}"), value)
    _defaults(paper)
    for name, look in STYLES.items():
        _style(paper, name, *look)
    _heads_and_feet(paper, section, is_example=document.example)
    told, made = paper.core_properties, document.made
    told.title, told.author, told.last_modified_by = clean(document.title), clean(made.by), ""
    told.comments, told.revision = say("pages.internal"), 1
    told.created = told.modified = made.at


def _defaults(paper: Any) -> None:
    """Faces by name, not by theme; Chinese as the language of Chinese text."""
    styles = paper.styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        without_theme(fonts)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    normal = paper.styles["Normal"]
    face(normal, BODY_FACE)
    normal.font.size = BODY
    normal.paragraph_format.space_after = Pt(0)


def _style(
    paper: Any, name: str, chosen: str, size: Length, line: Length | None, align: Any, indent: bool
) -> None:
    """One style of ours, nothing of the look that python-docx brings left in it."""
    known = {style.name for style in paper.styles}
    style = (
        paper.styles[name]
        if name in known
        else paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    for part in ("w:pPr", "w:rPr"):
        for old in style.element.findall(qn(part)):
            style.element.remove(old)
    face(style, chosen)
    style.font.size, style.font.bold, style.font.italic = size, False, False
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if line is not None:
        form.line_spacing = line
    form.alignment, form.widow_control = align, True
    form.keep_with_next = name in KEPT_TOGETHER or None
    if name.startswith("Heading"):
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(int(name[-1]) - 1))
        form._element.get_or_add_pPr().append(level)
    if indent:
        form.first_line_indent = Length(size * 2)
        form._element.pPr.ind.set(qn("w:firstLineChars"), "200")
    if line is not None:
        closer = parse_xml(f'<w:spacing {nsdecls("w")} w:val="{CLOSER}"/>')
        style.element.rPr.insert_element_before(closer, "w:w", "w:kern", "w:position", "w:sz")
    if name not in ON_GRID:
        free = parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>')
        form._element.get_or_add_pPr().insert_element_before(
            free, "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr"
        )


def _heads_and_feet(paper: Any, section: Any, *, is_example: bool) -> None:
    """内部资料 on every page; the page number at the outer edge, a character away from it."""
    paper.settings.odd_and_even_pages_header_footer = True
    marks = [say("setting.sample")] if is_example else []
    for head in (section.header, section.even_page_header):
        head.is_linked_to_previous = False
        told = "　".join((*marks, say("pages.internal")))
        _fill(head, told, RIGHTWARDS)
    for foot, align in (
        (section.footer, RIGHTWARDS),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        foot.is_linked_to_previous = False
        line = _fill(foot, "", align)
        line.paragraph_format.right_indent = line.paragraph_format.left_indent = FOOT
        page_number(line)


def _fill(room: Any, words: str, align: Any) -> Any:
    line = room.paragraphs[0]
    line.alignment = align
    if words:
        line.add_run(words)
    return line
