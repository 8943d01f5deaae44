"""Pieces of Word files: faces, page numbers, switches of rows, paragraphs as plain elements."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length
from docx.text.run import Run

from briefings.writers.faces import LATIN_FACE, clean

THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def face(styled: Any, name: str) -> None:
    """Chinese characters take their own attribute: without it Word keeps its default face."""
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    for kind, chosen in (
        ("ascii", LATIN_FACE),
        ("hAnsi", LATIN_FACE),
        ("cs", LATIN_FACE),
        ("eastAsia", name),
    ):
        fonts.set(qn(f"w:{kind}"), chosen)
    without_theme(fonts)


def without_theme(fonts: Any) -> None:
    """A face that the theme names would win over the one that is asked for."""
    for name in THEME:
        fonts.attrib.pop(qn(f"w:{name}"), None)


def write(
    document: Any, words: str, style: str | None = None, align: WD_ALIGN_PARAGRAPH | None = None
) -> Any:
    """A paragraph of cleaned words at the end of `document`."""
    paragraph = document.add_paragraph(style=style)
    if align is not None:
        paragraph.alignment = align
    if words:
        paragraph.add_run(clean(words))
    return paragraph


def page_number(paragraph: Any, size: Length | None = None) -> None:
    """— 1 —, counted by Word itself."""
    for kind, words in (("", "— "), ("begin", ""), ("text", "PAGE"), ("end", ""), ("", " —")):
        run: Run = paragraph.add_run(words if not kind else "")
        run.font.size = size
        if kind == "text":
            mark = OxmlElement("w:instrText")
            mark.text = words
            run._r.append(mark)
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Give the place of `paragraph` a name that links can lead to."""
    for kind in ("Start", "End"):
        mark = OxmlElement(f"w:bookmark{kind}")
        mark.set(qn("w:id"), str(number))
        if kind == "Start":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)


def ruled(paragraph: Any, **sides: str) -> None:
    """Rules along a paragraph: side="colour width-in-eighths-of-a-point"."""
    parts = []
    for side in ("top", "bottom"):
        if side in sides:
            colour, width = sides[side].split()
            parts.append(
                f'<w:{side} w:val="single" w:sz="{width}" w:space="1" w:color="{colour}"/>'
            )
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{''.join(parts)}</w:pBdr>")
    paragraph._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:snapToGrid", "w:spacing", "w:ind",
        "w:jc", "w:rPr",
    )  # fmt: skip
