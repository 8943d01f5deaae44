"""A briefing in Word: the layout of GB/T 9704-2012, real footnotes, native charts, nothing lost."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from briefings.document import ChartBlock, Document, Heading, Paragraph, TableBlock
from briefings.writers.faces import clean, title_lines
from briefings.writers.widths import words
from briefings.writers.word import as_docx
from tests.briefings import extracting
from tests.briefings.example import empty, english, evil, example
from text import speak


@pytest.fixture(scope="module")
def content() -> bytes:
    speak("zh")
    return as_docx(example())


@pytest.fixture(scope="module")
def paper(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def said_by(document: Document) -> list[str]:
    """Every word and number that the document holds, as it should be shown."""
    found = [document.title, document.subtitle, *document.remarks]
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append(block.text)
        elif isinstance(block, Paragraph):
            found += [sentence.shown for sentence in block.sentences]
            found += [note.text for sentence in block.sentences for note in sentence.notes]
        elif isinstance(block, TableBlock):
            found += [block.title, *block.notes, *(column.label for column in block.columns)]
            found += [words(cell) for row in block.rows for cell in row]
        elif isinstance(block, ChartBlock):
            found += [block.title, block.what, *block.notes, *block.categories]
    for proof in document.proofs:
        found += [proof.title, proof.formula, proof.definition, proof.parts, *proof.remarks]
        found += [cell for row in (*proof.used, *proof.left_out) for cell in row]
    return [clean(told) for told in found if clean(told)]


def missing(document: Document, content: bytes, ending: str = "docx") -> list[str]:
    """What the document says and the file does not."""
    told = "\n".join(extracting.paragraphs(content, ending)).replace("\N{NO-BREAK SPACE}", " ")
    return [words for words in said_by(document) if words not in told]


def test_every_word_and_number_of_the_document_stands_in_the_file(content: bytes) -> None:
    assert missing(example(), content) == []


def test_an_english_briefing_loses_nothing_either() -> None:
    speak("en")
    assert missing(english(), as_docx(english())) == []


def test_the_page_is_a4_with_the_margins_of_the_standard(paper: Any) -> None:
    section = paper.sections[0]
    page = (section.page_width, section.page_height)
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(length / Mm(1)) for length in (*page, *edges)] == [210, 297, 37, 35, 28, 26]


def test_a_page_holds_22_lines_of_28_characters(paper: Any) -> None:
    grid = paper.sections[0]._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")
    body = paper.styles["Body Text"]
    closer = int(body.element.rPr.find(qn("w:spacing")).get(qn("w:val")))
    assert 28 <= Mm(156).pt / (16 + closer / 20) < 29
    assert 22 <= Mm(225).pt / body.paragraph_format.line_spacing.pt < 23


@pytest.mark.parametrize(
    ("style", "face", "size"),
    [("Title", "方正小标宋简体", 22), ("Body Text", "仿宋_GB2312", 16), ("Heading 1", "黑体", 16),
     ("Heading 2", "楷体_GB2312", 16), ("Heading 3", "仿宋_GB2312", 16), ("Footer", "宋体", 14)],
)  # fmt: skip
def test_each_style_names_the_face_of_the_standard(
    paper: Any, style: str, face: str, size: int
) -> None:
    found = paper.styles[style]
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == face
    assert found.font.size == Pt(size)


def test_no_face_is_left_to_the_theme(content: bytes) -> None:
    for name in ("word/styles.xml", "word/document.xml"):
        [(_, part)] = extracting.parts(content, name)
        assert b"asciiTheme" not in part
        assert b"eastAsiaTheme" not in part


def test_each_note_is_a_real_footnote_that_leads_to_its_proof(content: bytes, paper: Any) -> None:
    sentences = [
        sentence
        for block in example().blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
    ]
    notes = [note for sentence in sentences for note in sentence.notes]
    marks = [mark.get(qn("w:id")) for mark in paper.element.iter(qn("w:footnoteReference"))]
    [(_, part)] = extracting.parts(content, r"word/footnotes\.xml")
    root = extracting.etree.fromstring(part)
    feet = [foot for foot in root if int(foot.get(qn("w:id"))) > 0]
    assert marks == [foot.get(qn("w:id")) for foot in feet]
    told = ["".join(foot.itertext()).strip() for foot in feet]
    assert told == [f"{note.text}（附录 证明{note.proof}）" for note in notes]
    anchors = [foot.find(f".//{qn('w:hyperlink')}").get(qn("w:anchor")) for foot in feet]
    places = {mark.get(qn("w:name")) for mark in paper.element.iter(qn("w:bookmarkStart"))}
    assert set(anchors) <= places


def test_word_finds_the_footnotes_where_it_looks_for_them(content: bytes, paper: Any) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        kinds = archive.read("[Content_Types].xml").decode()
        links = archive.read("word/_rels/document.xml.rels").decode()
    assert 'PartName="/word/footnotes.xml"' in kinds
    assert "relationships/footnotes" in links
    told = paper.settings.element.find(qn("w:footnotePr"))
    assert [line.get(qn("w:id")) for line in told] == ["-1", "0"]
    assert told.getnext().tag == qn("w:compat")


def test_charts_are_native_and_hold_their_numbers_in_a_workbook(content: bytes) -> None:
    blocks = [block for block in example().blocks if isinstance(block, ChartBlock)]
    drawn, behind = extracting.charts(content), extracting.behind_charts(content)
    assert len(drawn) == len(behind) == len(blocks)
    for block, shown, stored in zip(blocks, drawn, behind, strict=True):
        known = [value for row in block.series for value in row.values if value is not None]
        assert set(known) <= set(shown)
        assert set(shown) == set(stored)
        assert block.level is None or block.level[1] in shown


def test_a_scale_begins_at_zero_as_in_the_preview_and_says_per_cent(content: bytes) -> None:
    blocks = [block for block in example().blocks if isinstance(block, ChartBlock)]
    for block, (_, part) in zip(blocks, extracting.parts(content, extracting.CHARTS), strict=True):
        scale = extracting.etree.fromstring(part).find(".//c:valAx", extracting.NAMES)
        low = scale.find("c:scaling/c:min", extracting.NAMES)
        known = [value for row in block.series for value in row.values if value is not None]
        assert (low is not None) == (min(known) >= 0)
        shown = scale.find("c:numFmt", extracting.NAMES).get("formatCode")
        assert ("%" in shown) == (block.unit == "%")


def test_an_interval_is_drawn_from_the_workbook_and_a_level_is_a_line(content: bytes) -> None:
    (_, first), *_ = extracting.parts(content, extracting.CHARTS)
    root = extracting.etree.fromstring(first)
    bars = root.find(".//c:errBars", extracting.NAMES)
    assert bars.find("c:errValType", extracting.NAMES).get("val") == "cust"
    assert bars.findtext("c:plus/c:numRef/c:f", namespaces=extracting.NAMES) == "Sheet1!$D$2:$D$16"
    order = [part.tag.split("}")[1] for part in bars.getparent()]
    assert order.index("errBars") == order.index("cat") - 1
    [name] = root.xpath(".//c:lineChart/c:ser/c:tx//c:v/text()", namespaces=extracting.NAMES)
    assert name == "全市"


def test_tables_repeat_their_head_keep_rows_whole_and_stay_within_the_type_area(paper: Any) -> None:
    assert len(paper.tables) > 6
    for table in paper.tables:
        width = sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid)
        assert width <= Mm(156).pt * 20
    outcomes = next(table for table in paper.tables if len(table.rows) == 17)
    assert outcomes.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in outcomes.rows)
    sides = {cell.paragraphs[0].paragraph_format.alignment for cell in outcomes.columns[1].cells}
    assert len(sides) == 1


def test_slots_marks_and_maker_stand_where_an_office_looks(paper: Any) -> None:
    lines = [line.text for line in paper.paragraphs]
    assert lines[:2] == ["内部", "示巡办〔2026〕12号"]
    assert "各县（市、区）党委巡察工作领导小组：" in lines
    assert lines[-2] == "抄送：市委巡察工作领导小组各成员单位"
    assert lines[-1].startswith("赵六　2026年11月22日 09:05制作")
    section = paper.sections[0]
    for head in (section.header, section.even_page_header):
        assert head.paragraphs[0].text == "示例数据　内部资料 注意保存"


def test_what_is_not_an_example_does_not_say_so() -> None:
    head = docx.Document(io.BytesIO(as_docx(empty()))).sections[0].header
    assert head.paragraphs[0].text == "内部资料 注意保存"


def test_page_numbers_stand_at_the_outer_edge(paper: Any) -> None:
    section = paper.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (2, 0)
    for line in (odd, even):
        assert [run.text for run in line.runs if run.text] == ["— ", " —"]
        assert [mark.text for mark in line._p.iter(qn("w:instrText"))] == ["PAGE"]


def test_words_that_stand_beside_other_facts_are_marked(paper: Any) -> None:
    [line] = [line.text for line in paper.paragraphs if "照旧事实写的话" in line.text]
    assert "照旧事实写的话。【事实已变，待核】" in line


def test_nothing_that_was_typed_harms_the_file() -> None:
    content = as_docx(evil())
    assert missing(evil(), content) == []
    assert len(docx.Document(io.BytesIO(content)).paragraphs) > 10


def test_made_twice_it_is_the_same_file(content: bytes) -> None:
    assert as_docx(example()) == content


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "关于2026年下半年全市县（市、区）巡察工作情况的通报",
            ["关于2026年下半年全市县（市、区）", "巡察工作情况的通报"],
        ),
        ("关于反馈乙山县巡察工作有关情况的函", ["关于反馈乙山县巡察工作有关情况的函"]),
        ("一个没有括号而比一行还要长出许多的标题只好由排版自己折行", None),
    ],
)
def test_a_title_is_never_cut_within_a_word(title: str, lines: list[str] | None) -> None:
    assert title_lines(title) == (lines or [title])
