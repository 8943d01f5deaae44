"""Charts of a Word file: native, editable, their values in a workbook inside and in a table."""

from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length, Mm
from lxml import etree
from pptx.oxml import parse_xml as parse_chart
from pptx.oxml.ns import nsdecls as chart_nsdecls

from briefings.document import ChartBlock
from briefings.writers.chart_plan import planned
from briefings.writers.faces import HEAD_FACE, LATIN_FACE, clean, shortened
from briefings.writers.native_chart import drawn, workbook
from briefings.writers.word_page import WIDTH

SIZE = 8.0
# In mm: any other chart; of lying bars what is no bar, a bar, and the highest that there may be.
HEIGHT, LYING, ROW, TALLEST = 62, 16, 6, 170
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def place_chart(paragraph: Any, block: ChartBlock, number: int, made_at: datetime) -> None:
    """Put `block`, chart `number` of its file, into `paragraph`."""
    package = paragraph.part.package
    book = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        workbook(block, made_at),
        package,
    )
    space = drawn(block, (LATIN_FACE, HEAD_FACE), SIZE, height(block).pt)
    chart = _ChartPart(
        PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package
    )
    link = chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    space.append(
        parse_chart(
            f'<c:externalData {chart_nsdecls("c", "r")} r:id="{link}"><c:autoUpdate val="0"/>'
            "</c:externalData>"
        )
    )
    chart.fill(etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True))
    place = paragraph.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    paragraph.add_run()._r.append(_inline(block, number, place, height(block)))


class _ChartPart(Part):
    """A part that is related before it is written."""

    def fill(self, content: bytes) -> None:
        self._blob = content


def _inline(block: ChartBlock, number: int, place: str, high: Length) -> Any:
    """The w:drawing that holds the chart in its line; what it shows stands in words too."""
    wide = Mm(WIDTH)
    told = quoteattr(shortened(clean(f"{block.title} {block.what}"), 400))
    return parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="{escape(f"chart {number}")}" descr={told}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}"><c:chart '
        f'xmlns:c="{CHART}" r:id="{place}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def height(block: ChartBlock) -> Length:
    """How high the chart is: a row for each lying bar, else the height of all."""
    plan = planned(block)
    if not plan.is_lying:
        return Mm(HEIGHT)
    return Mm(min(LYING + ROW * len(plan.names) * max(1, _beside(plan)), TALLEST))


def _beside(plan: Any) -> int:
    """How many bars stand beside each other for one name."""
    return 1 if plan.form == "stacked" else len(plan.series)
