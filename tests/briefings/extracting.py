"""Everything that a .docx, .pptx or .xlsx says: words by paragraph, the numbers of charts."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree
from openpyxl import load_workbook

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
TEXTS = {
    "docx": (r"word/(document|footnotes|header\d*|footer\d*)\.xml", ".//w:p", ".//w:t/text()"),
    "pptx": (r"ppt/(slides|notesSlides)/\w+\.xml", ".//a:p", ".//a:t/text()"),
}
CHARTS = re.compile(r"\w+/charts/chart\d+\.xml")
BOOKS = re.compile(r"\w+/embeddings/.*\.xlsx")


def parts(content: bytes, pattern: str | re.Pattern[str]) -> Iterator[tuple[str, bytes]]:
    """The parts of an archive whose names match, in the order of their numbers."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        named = [name for name in archive.namelist() if re.fullmatch(pattern, name)]
        for name in sorted(named, key=lambda name: (len(name), name)):
            yield name, archive.read(name)


def paragraphs(content: bytes, ending: str) -> list[str]:
    """The words of a file, a paragraph or a cell each; figures of a workbook as they are stored."""
    if ending == "xlsx":
        return [str(cell) for cell in cells(content)]
    pattern, lines, texts = TEXTS[ending]
    found = []
    for _, part in parts(content, pattern):
        for line in etree.fromstring(part).iterfind(lines, NAMES):
            found.append("".join(line.xpath(texts, namespaces=NAMES)))
    return [words for words in found if words.strip()]


def cells(content: bytes) -> list[Any]:
    """All that stands in the cells of a workbook."""
    book = load_workbook(io.BytesIO(content))
    rows = (row for page in book for row in page.iter_rows(values_only=True))
    return [cell for row in rows for cell in row if cell is not None]


def charts(content: bytes) -> list[list[float]]:
    """The numbers that each native chart draws, its intervals included."""
    found = []
    for _, part in parts(content, CHARTS):
        values = etree.fromstring(part).xpath(".//c:numCache/c:pt/c:v/text()", namespaces=NAMES)
        found.append([float(value) for value in values])
    return found


def behind_charts(content: bytes) -> list[list[float]]:
    """The numbers in the workbook behind each native chart of a .docx or .pptx."""
    return [
        [float(cell) for cell in cells(book) if isinstance(cell, int | float)]
        for _, book in parts(content, BOOKS)
    ]
