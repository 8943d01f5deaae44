"""Every number in a .docx, .pptx or .xlsx as its readers find it; what only counts stands apart.

Page numbers are fields of Word and dates, versions and names of files are read by numbers_in. The
marks of notes (raised on slides, columns of their own in workbooks) must be proofs of the document.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lxml import etree
from openpyxl import load_workbook

from briefings.document import Document
from tests.briefings.extracting import CHARTS, NAMES, behind_charts, paragraphs, parts
from tests.briefings.known_numbers import Known
from tests.briefings.numbers_in import numbers_in
from text import say

SLIDES = r"ppt/(slides|notesSlides)/\w+\.xml"
RAISED = ".//a:r[a:rPr/@baseline]"
# a line of the notes of a slide begins with the number of its proof
NOTE = re.compile(r"^(\d+)\u3000")


@dataclass
class Numbers:
    """told: in words; values: in cells and charts; marks: which proofs are pointed to."""

    told: list[tuple[str, Decimal]] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)

    def read(self, text: str) -> None:
        """Take the numbers of a text."""
        self.told += [(text, one) for one in numbers_in(text)]


def in_file(content: bytes, ending: str) -> Numbers:
    """All numbers of a file."""
    found = Numbers()
    if ending == "docx":
        for text in paragraphs(content, ending):
            found.read(text)
    elif ending == "pptx":
        _slides(content, found)
    else:
        _pages(content, found)
    drawn = [
        value for _, part in parts(content, CHARTS) for value in _drawn(etree.fromstring(part))
    ]
    found.values += drawn
    return found


def strange(content: bytes, ending: str, document: Document, known: Known) -> list[object]:
    """The numbers of a file that nobody reported, and marks that point to no proof."""
    found = in_file(content, ending)
    values = {round(value, 6) for value in known.values}
    proofs = {one.number for one in document.proofs}
    return [
        *((text, one) for text, one in found.told if one not in known.numbers),
        *(one for one in found.values if round(abs(one), 6) not in values),
        *(one for one in found.marks if one not in proofs),
        *_behind(content),
    ]


def _slides(content: bytes, found: Numbers) -> None:
    for _, part in parts(content, SLIDES):
        for line in etree.fromstring(part).iterfind(".//a:p", NAMES):
            for run in line.xpath(RAISED, namespaces=NAMES):
                found.marks += [int(one) for one in re.findall(r"\d+", "".join(run.itertext()))]
                run.getparent().remove(run)
            text = "".join(line.itertext())
            found.marks += [int(one) for one in NOTE.findall(text)]
            found.read(NOTE.sub("", text))


def _pages(content: bytes, found: Numbers) -> None:
    for page in load_workbook(io.BytesIO(content)):
        heads: dict[int, str] = {}
        lines = 0
        for row in page.iter_rows():
            words = {cell.column: cell.value for cell in row if isinstance(cell.value, str)}
            if len(words) > 2 and not any(isinstance(cell.value, int | float) for cell in row):
                heads = words
            own = {heads.get(cell.column, ""): cell.value for cell in row}
            for cell in row:
                head = heads.get(cell.column, "")
                if head == say("setting.column_number") and cell.value == lines + 1:
                    lines += 1  # sentences are counted 1, 2, 3
                elif head == say("setting.column_proof") and cell.value != head:
                    found.marks += [int(one) for one in re.findall(r"\d+", str(cell.value or ""))]
                elif isinstance(cell.value, int | float):
                    found.values.append(_end(own, head, float(cell.value)))
                elif cell.value is not None:
                    found.read(str(cell.value))


def _end(row: dict[str, Any], head: str, value: float) -> float:
    """The value of a cell; the end of an interval where its length stands in it."""
    for one in row:
        if head == say("setting.above", name=one):
            return float(row[one]) + value
        if head == say("setting.below", name=one):
            return float(row[one]) - value
    return value


def _drawn(chart: Any) -> Iterator[float]:
    """What a chart draws: its values, and the ends of their intervals instead of the lengths."""
    for series in chart.iterfind(".//c:ser", NAMES):
        values = _points(series, "c:val")
        yield from values.values()
        for side, sign in (("plus", 1), ("minus", -1)):
            lengths = _points(series, f"c:errBars/c:{side}")
            yield from (values[at] + sign * length for at, length in lengths.items())


def _points(series: Any, path: str) -> dict[str, float]:
    points = series.iterfind(f"{path}//c:pt", NAMES)
    return {one.get("idx"): float(one.findtext("c:v", namespaces=NAMES)) for one in points}


def _behind(content: bytes) -> Iterator[float]:
    """What stands in the workbook behind a chart and is not drawn."""
    every = [etree.fromstring(part) for _, part in parts(content, CHARTS)]
    drawn = {round(float(one), 6) for chart in every
             for one in chart.xpath(".//c:numCache/c:pt/c:v/text()", namespaces=NAMES)}  # fmt: skip
    yield from (one for book in behind_charts(content) for one in book
                if round(one, 6) not in drawn)  # fmt: skip
