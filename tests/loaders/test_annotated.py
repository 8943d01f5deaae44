"""The sender's own workbook back: marked where a finding speaks, and safe whatever it was."""

from io import BytesIO
from pathlib import Path

import openpyxl

from loaders.annotated import COLOURS, LONGEST_COMMENT, annotated
from loaders.model import MUST_FIX, NOTICE, Finding
from tests.loaders import sheets

WRONG = Finding(MUST_FIX, "not_a_number", "Sheet1", "G2", "立案(件)", "=1O", "含字母 O")
FEWER = Finding(NOTICE, "fewer", "Sheet1", "G2", "立案(件)", "=1O", "比上次少")
LONG = Finding(NOTICE, "long", "Sheet1", "F2", "立案(件)", "9", "很长的话" * 500)
ELSEWHERE = Finding(NOTICE, "sheet_skipped", "别的表", None, None, None, "没有读取")


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def test_the_cell_is_coloured_as_the_gravest_says_why_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(sheets.content(sheets.workbook(sheets.Sheet(sheets.HEADER, sheets.ROW))))
    marked = opened(annotated(path, [FEWER, WRONG, LONG, ELSEWHERE]))
    cell = marked["Sheet1"]["G2"]
    assert cell.fill.start_color.rgb.endswith(COLOURS[MUST_FIX])
    assert cell.comment.text == "比上次少\n含字母 O"
    assert len(marked["Sheet1"]["F2"].comment.text) == LONGEST_COMMENT
    assert marked["Sheet1"]["A2"].value == "壬川市"
    listed = marked[marked.sheetnames[0]]
    told = [row[5].value for row in listed.iter_rows(min_row=2)]
    assert told == ["比上次少", "含字母 O", LONG.message, "没有读取"]
    assert (listed["E2"].value, listed["E2"].data_type) == ("=1O", "s")


def test_what_cannot_be_opened_comes_back_as_a_list_alone(tmp_path: Path) -> None:
    for name, content in (("csv", "县,立案\n甲江县,1O".encode()), ("zip", b"PK\x03\x04 broken")):
        path = tmp_path / name
        path.write_bytes(content)
        marked = opened(annotated(path, [WRONG]))
        assert len(marked.sheetnames) == 1
        assert marked.active["F2"].value == "含字母 O"
