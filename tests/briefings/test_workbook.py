"""A briefing as a workbook: five sheets, numbers as numbers, native charts, no formula ever."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from briefings.document import ChartBlock, TableBlock
from briefings.writers.faces import clean
from briefings.writers.sheet import Figure
from briefings.writers.workbook import as_xlsx
from tests.briefings import extracting
from tests.briefings.example import EVIL, empty, evil, example
from tests.briefings.test_word import missing
from text import speak


@pytest.fixture(scope="module")
def content() -> bytes:
    speak("zh")
    return as_xlsx(example())


@pytest.fixture(scope="module")
def book(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


def test_it_has_a_sheet_for_each_use(book: Any) -> None:
    assert book.sheetnames == ["正文", "数据", "图", "口径", "溯源"]
    for page in book:
        assert page["A1"].value == "关于2026年上半年全市县（市、区）巡察工作情况的通报"
        assert page["A2"].value.startswith(
            "内部资料 注意保存　示例数据　赵六　2026年11月22日 09:05制作"
        )


def test_every_word_of_the_document_stands_in_it(content: bytes) -> None:
    figures = {
        cell.shown
        for block in example().blocks
        if isinstance(block, TableBlock)
        for row in block.rows
        for cell in row
        if isinstance(cell, Figure)
    }
    # Figures are numbers there; a name in a chart is as long as its axis has room for.
    lost = set(missing(example(), content, "xlsx")) - figures
    assert lost == {"（2026年1月至10月）", clean(EVIL)}


def test_figures_are_numbers_that_keep_their_digits_and_marks(book: Any) -> None:
    rows = [row for row in book["数据"].iter_rows() if row[0].value == "全市"]
    [whole] = rows
    assert (whole[4].value, whole[4].number_format) == (46.8, '"约 "#,##0.0')
    assert (whole[1].value, whole[1].number_format) == (24720, "#,##0")


def test_charts_are_native_and_hold_every_number(content: bytes) -> None:
    drawn = extracting.charts(content)
    blocks = [block for block in example().blocks if isinstance(block, ChartBlock)]
    # A level over columns is a chart of its own within the same frame.
    assert len(drawn) == len(blocks)
    for block, numbers in zip(blocks, drawn, strict=True):
        known = {value for row in block.series for value in row.values if value is not None}
        assert known <= set(numbers)


def test_a_sentence_has_its_evidence_and_says_whose_words_it_is(book: Any) -> None:
    rows = [[cell.value for cell in row] for row in book["正文"].iter_rows()]
    [own] = [row for row in rows if row[1] == "领导改过的一句话：覆盖率63.0%。"]
    assert own[2:5] == ["覆盖率，已巡察63个÷规划100个", "5", "办内改写"]
    [stale] = [row for row in rows if row[1] == "照旧事实写的话。"]
    assert "事实已变" in stale[4]


@pytest.mark.parametrize("document", [evil, example, empty])
def test_text_never_becomes_a_formula_or_a_link(document: Any) -> None:
    book = load_workbook(io.BytesIO(as_xlsx(document())))
    kinds = {cell.data_type for page in book for row in page.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    assert all(not page._hyperlinks for page in book)


def test_made_twice_it_is_the_same_file(content: bytes) -> None:
    assert as_xlsx(example()) == content
