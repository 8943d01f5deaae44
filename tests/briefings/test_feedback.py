"""报送问题反馈单: a Word file whose Chinese keeps its face, whatever a county typed."""

import io
from datetime import datetime
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from briefings.writers.feedback import Feedback, Line, as_docx

LINE = Line("必须修改", "轮次汇总", "H12", "移交问题线索(件)", "1,2O5", "含字母 O。请改成 1205。")
AT = datetime(2026, 11, 22, 9, 5)


def made(*lines: Line, county: str = "壬川市", files: tuple[str, ...] = ("10月.xlsx",)) -> Any:
    feedback = Feedback(county, files, "市委巡察办", "赵六", AT, lines, len(lines), 0)
    return Document(io.BytesIO(as_docx(feedback)))


def words(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_it_says_to_whom_about_what_by_whom_and_when() -> None:
    told = words(made(LINE))
    for part in (
        "壬川市党委巡察办：",
        "《10月.xlsx》",
        "1 处必须修改",
        "赵六 2026年11月22日 09:05",
    ):
        assert part in told
    [head] = made(LINE).sections[0].header.paragraphs
    assert head.text == "内部资料 注意保存"


def test_of_a_sheet_that_was_returned_the_reason_stands_alone() -> None:
    feedback = Feedback("壬川市", ["10月.xlsx"], "市委巡察办", "", AT, reason="请核实立案数")
    document = Document(io.BytesIO(as_docx(feedback)))
    assert "经审核退回。理由：请核实立案数" in words(document)
    assert document.tables == []


def test_each_finding_is_a_line_and_the_head_stands_on_every_page() -> None:
    [table] = made(LINE, LINE).tables
    assert [cell.text for cell in table.rows[2].cells] == [
        "2", "必须修改", "轮次汇总", "H12", "移交问题线索(件)", "1,2O5", "含字母 O。请改成 1205。",
    ]  # fmt: skip
    assert len(table.rows) == 3
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_every_chinese_word_has_a_chinese_face() -> None:
    document = made(LINE)
    cells = [cell for row in document.tables[0].rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(line for cell in cells for line in cell.paragraphs)]
    runs = [run for paragraph in paragraphs for run in paragraph.runs if run.text]
    faces = {run.element.rPr.rFonts.get(qn("w:eastAsia")) for run in runs}
    assert faces == {"方正小标宋简体", "仿宋_GB2312", "黑体"}
    assert len(runs) > 15


@pytest.mark.parametrize("typed", ["\x00\x0b\ufffe\ud800", "<w:p/>&amp;", "{county}", "=1+1"])
def test_whatever_a_county_typed_is_text(typed: str) -> None:
    line = Line("必须修改", typed, typed, typed, typed, typed)
    document = made(line, county=typed, files=(typed,))
    shown = document.tables[0].rows[1].cells[5].text
    assert shown == ("" if typed.startswith("\x00") else typed)
