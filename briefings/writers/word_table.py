"""Tables of a Word file: three rules, small type, numbers to the right, the head on every page."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from briefings.document import Column
from briefings.writers.faces import HEAD_FACE, LATIN_FACE, clean, length
from briefings.writers.sheet import Figure
from briefings.writers.widths import fitted, headed, words
from briefings.writers.word_page import WIDTH
from charts.theme import LIGHT

# The type area, a little less than whole for the rules' own width, in twips.
WHOLE = round((WIDTH - 0.5) / 25.4 * 1440)
# A row with more than this, in Latin characters, may break over pages: it could be longer than one.
LONGEST = 600
# So many rows never stand without the next: neither do a head and its first row.
ALONE = 2
SMALL = 9.0
THICK, THIN, HAIR = 'w:sz="12" w:color="{}"', 'w:sz="4" w:color="{}"', 'w:sz="2" w:color="{}"'
STYLE = "TableText"


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Figure | str]],
    sizes: Sequence[float],
    *,
    totals: int = 0,
    is_kept: bool = False,
    is_light: bool = False,
    edge: int = 0,
) -> Any:
    """The w:tbl of a table; `is_kept` keeps it on the page of what follows, `is_light` is close."""
    fit = fitted(columns, rows, WHOLE / 20, sizes)
    widths = [int(width * 20) for width in fit.widths]
    look = _Look(columns, widths, fit.size)
    first_total = len(rows) - totals

    def together(number: int) -> bool:
        return number < ALONE or len(rows) - ALONE - totals <= number < len(rows) - 1

    lines = "".join(
        look.line(row, number == first_total and totals > 0, is_kept or together(number))
        for number, row in enumerate(rows)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    edges = _edges(edge)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/>{_rules(is_light)}<w:tblLayout w:type="fixed"/>{edges}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{look.head()}{lines}</w:tbl>"
    )


def by_content(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Columns of words, each as wide as its words ask for."""
    count = max(map(len, rows), default=0)
    lines = [[*heads, *[""] * count][:count], *rows]
    widest = [max(length(clean(row[at])) for row in lines if at < len(row)) for at in range(count)]
    return [
        Column(head, "text", width=min(max(wide, 4), 40))
        for head, wide in zip(lines[0], widest, strict=True)
    ]


def pairs(lines: Sequence[tuple[str, str]]) -> Any:
    """A w:tbl of names and what they stand for, without rules: a proof in the appendix."""
    label = max((length(name) for name, _ in lines), default=0) * SMALL / 2 + 12
    widths = [int(label * 20), WHOLE - int(label * 20)]
    look = _Look((Column("", "text"), Column("", "text")), widths, SMALL)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(look.line(pair, False, number < ALONE) for number, pair in enumerate(lines))
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{_edges(0)}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _rules(is_light: bool) -> str:
    hair = f'w:val="single" {HAIR.format(LIGHT.context[1:])}'
    edge = hair if is_light else f'w:val="single" {THICK.format(LIGHT.ink[1:])}'
    between = "" if is_light else f"<w:insideH {hair}/>"
    return f"<w:tblBorders><w:top {edge}/><w:bottom {edge}/>{between}</w:tblBorders>"


def _edges(height: int) -> str:
    sides = {"top": height, "left": 50, "bottom": height, "right": 50}
    parts = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())
    return f"<w:tblCellMar>{parts}</w:tblCellMar>"


class _Look:
    """How the rows of one table look."""

    def __init__(self, columns: Sequence[Column], widths: Sequence[int], size: float) -> None:
        self.columns, self.widths, self.size = columns, widths, size

    def head(self) -> str:
        """The head, with units under the names, repeated on every page."""
        rule = f'<w:bottom w:val="single" {THIN.format(LIGHT.ink[1:])}/>'
        cells = []
        for column, width in zip(self.columns, self.widths, strict=True):
            parts = [self._words(clean(column.label), HEAD_FACE)]
            if column.unit:
                parts.append(f"<w:r><w:br/></w:r>{self._words(headed('', column.unit))}")
            side = "left" if column.kind == "text" else "right"
            cells.append(self._cell("".join(parts), width, side, rule, "bottom", True))
        return (
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"
            if cells
            else ""
        )

    def line(self, row: Sequence[Figure | str], is_first_total: bool, is_kept: bool) -> str:
        """One row; the first of the totals under a rule of its own."""
        rule = f'<w:top w:val="single" {THIN.format(LIGHT.ink[1:])}/>' if is_first_total else ""
        shown = [words(cell) for cell in row]
        shown += [""] * (len(self.columns) - len(shown))
        cells = "".join(
            self._cell(
                self._words(told),
                width,
                "left" if column.kind == "text" else "right",
                rule,
                "center",
                is_kept,
            )
            for told, column, width in zip(shown, self.columns, self.widths, strict=False)
        )
        is_whole = max(map(length, shown), default=0) <= LONGEST
        return f"<w:tr><w:trPr>{'<w:cantSplit/>' if is_whole else ''}</w:trPr>{cells}</w:tr>"

    def _cell(self, runs: str, width: int, side: str, rule: str, height: str, is_kept: bool) -> str:
        kept = "<w:keepNext/>" if is_kept else ""
        border = f"<w:tcBorders>{rule}</w:tcBorders>" if rule else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{border}<w:vAlign w:val="{height}"/>'
            f'</w:tcPr><w:p><w:pPr><w:pStyle w:val="{STYLE}"/>{kept}<w:jc w:val="{side}"/></w:pPr>'
            f"{runs}</w:p></w:tc>"
        )

    def _words(self, told: str, face: str = "") -> str:
        fonts = (
            f'<w:rFonts w:ascii="{LATIN_FACE}" w:hAnsi="{LATIN_FACE}" w:eastAsia="{face}"/>'
            if face
            else ""
        )
        size = round(self.size * 2)
        return (
            f'<w:r><w:rPr>{fonts}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(told)}</w:t></w:r>'
        )
