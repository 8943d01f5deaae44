"""Pieces of slides: boxes of words, tables, native charts, pages of notes."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.parts.chart import ChartPart
from pptx.util import Emu, Inches, Pt

from briefings.document import ChartBlock, Column, Made
from briefings.writers.faces import SCREEN_FACE, clean, shortened
from briefings.writers.native_chart import drawn, workbook
from briefings.writers.sheet import Figure
from briefings.writers.widths import headed, words
from charts.theme import LIGHT

WIDE, HIGH, EDGE = Inches(13.333), Inches(7.5), Inches(0.6)
INSIDE = WIDE - 2 * EDGE
CHART_SIZE = 12.0
Box = tuple[int, int, int, int]


def write(
    paragraph: Any, told: str, size: float, colour: str = LIGHT.ink, *, bold: bool = False
) -> Any:
    """A run of cleaned words in a face that has Chinese."""
    run = paragraph.add_run()
    run.text = clean(told)
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = RGBColor.from_string(colour[1:])
    for kind in ("latin", "ea"):
        face = f'<a:{kind} {nsdecls("a")} typeface="{SCREEN_FACE}"/>'
        run.font._element.append(parse_xml(face))
    return run


def box(slide: Any, place: Box, *, middle: bool = False) -> Any:
    """The frame of an empty text box at `place` (left, top, width, height)."""
    frame = slide.shapes.add_textbox(*map(Emu, place)).text_frame
    return _bare(frame, middle=middle)


def _bare(frame: Any, *, middle: bool) -> Any:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    return frame


def title(slide: Any, told: str, size: float, place: Box) -> None:
    """The title, in its own placeholder, so that outlines and screen readers have it."""
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = map(Emu, place)
    paragraph = _bare(shape.text_frame, middle=True).paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    write(paragraph, told, size, bold=True)


def mark(slide: Any, place: Box, colour: str) -> None:
    """A plain coloured bar."""
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Emu, place))
    bar.fill.solid()
    bar.fill.fore_color.rgb = RGBColor.from_string(colour[1:])
    bar.line.fill.background()
    bar.shadow.inherit = False


def chart(slide: Any, block: ChartBlock, made: Made, place: Box) -> None:
    """A native chart with its values inside, editable where it stands."""
    package = slide.part.package
    part = ChartPart(
        package.next_partname(ChartPart.partname_template),
        CONTENT_TYPE.DML_CHART,
        package,
        drawn(block, (SCREEN_FACE, SCREEN_FACE), CHART_SIZE, Emu(place[3]).pt),
    )
    part.chart_workbook.update_from_xlsx_blob(workbook(block, made.at))
    link = slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    frame = slide.shapes._add_chart_graphicFrame(link, *map(Emu, place))
    frame.nvGraphicFramePr.cNvPr.set("descr", clean(f"{block.title} {block.what}")[:400])


def table(
    slide: Any,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Figure | str]],
    widths: Sequence[float],
    heights: Sequence[float],
    size: float,
    totals: int,
) -> None:
    """A table whose columns are `widths` and rows, the head first, `heights` points."""
    top = Inches(1.75)
    shape = slide.shapes.add_table(
        len(rows) + 1, len(columns), EDGE, top, Pt(sum(widths)), Pt(sum(heights))
    )
    grid = shape.table
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    grid.horz_banding, grid.first_row = False, True
    for at, width in enumerate(widths):
        grid.columns[at].width = Pt(width)
    for at, height in enumerate(heights):
        grid.rows[at].height = Pt(height)
    heads = [shortened(headed(column.label, column.unit), 60) for column in columns]
    first_total = len(rows) - totals
    for at, told in enumerate(heads):
        _fill(grid.cell(0, at), told, columns[at], size, bold=True)
    for number, row in enumerate(rows, start=1):
        is_total = number > first_total
        for at, column in enumerate(columns):
            told = words(row[at]) if at < len(row) else ""
            cell = grid.cell(number, at)
            _fill(cell, told, column, size, bold=is_total)


def _fill(cell: Any, told: str, column: Column, size: float, *, bold: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(4)
    cell.margin_top = cell.margin_bottom = Pt(2)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT if column.kind == "text" else PP_ALIGN.RIGHT
    write(paragraph, told, size, bold=bold)
    colour = (LIGHT.ink if bold else LIGHT.rule)[1:]
    cell._tc.get_or_add_tcPr().append(
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
            "</a:lnB>"
        )
    )


def notes(slide: Any, lines: Sequence[str]) -> None:
    """What the speaker reads: the footnotes and how their figures are computed."""
    if lines:
        slide.notes_slide.notes_text_frame.text = "\n".join(map(clean, lines))
