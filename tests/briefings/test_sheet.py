"""Sheets to take away: safe to open, and numbers stay numbers."""

import csv
import io

import pandas as pd
import pytest
from openpyxl import load_workbook

from briefings.writers.sheet import Figure, Sheet, as_csv, as_xlsx

EVIL = ["=1+1", "+1", "-1", "@sum(A1)", "\tx", "\rx", "\n=1", "＝1+1", "＋1", "－1", "＠x"]


def cells(frame: pd.DataFrame) -> list[list[object]]:
    """The table of a workbook made from `frame`, its head left out."""
    page = load_workbook(io.BytesIO(as_xlsx(Sheet("标题", frame)))).active
    return [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]


@pytest.mark.parametrize("text", EVIL)
def test_text_can_never_become_a_formula_in_a_workbook(text: str) -> None:
    content = as_xlsx(Sheet(text, pd.DataFrame({text: [text]}), filters=text, note=text))
    page = load_workbook(io.BytesIO(content)).active
    kinds = {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}


@pytest.mark.parametrize("text", EVIL)
def test_text_can_never_become_a_formula_in_a_csv(text: str) -> None:
    content = as_csv(Sheet("标题", pd.DataFrame({"一": [text]}))).decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(content, newline=""))
    assert row == [f"'{text}"]


def test_numbers_stay_numbers_and_words_stay_words() -> None:
    frame = pd.DataFrame({"数": [44.117, -5, None, "—", "不适用"]}, dtype="object")
    assert cells(frame) == [[44.117], [-5], [None], ["—"], ["不适用"]]
    assert as_csv(Sheet("标题", frame)).decode("utf-8-sig").splitlines()[1:3] == ["44.117", "-5"]


@pytest.mark.parametrize(
    ("value", "shown", "written", "in_csv"),
    [(44.117, "44.1", "#,##0.0", 44.1), (3914, "3,914", "#,##0", 3914),
     (15.656, "约 15.7", '"约 "#,##0.0', "约 15.7"), (99.2, "99.2 *", '#,##0.0" *"', "99.2 *"),
     (-5.75, "−5.8", "#,##0.0", -5.8), (0.04, "<0.1", "General", "<0.1")],
)  # fmt: skip
def test_a_figure_is_a_number_that_keeps_its_digits_and_its_marks(
    value: float, shown: str, written: str, in_csv: object
) -> None:
    frame = pd.DataFrame({"数": [Figure(value, shown)]})
    page = load_workbook(io.BytesIO(as_xlsx(Sheet("标题", frame)))).active
    assert (page["A4"].value, page["A4"].number_format) == (value, written)
    line = as_csv(Sheet("标题", frame)).decode("utf-8-sig").splitlines()[1]
    assert line == (f'"{in_csv}"' if isinstance(in_csv, str) else str(in_csv))


def test_a_csv_begins_with_the_mark_that_spreadsheets_need_for_chinese() -> None:
    assert as_csv(Sheet("标题", pd.DataFrame({"县": ["甲江县"]}))).startswith(b"\xef\xbb\xbf")


def test_a_workbook_says_what_it_is_where_it_may_go_and_what_is_missing() -> None:
    sheet = Sheet("比较", pd.DataFrame({"县": ["甲江县"]}), "示例市", "数据版本 7\n缺 2 个")
    page = load_workbook(io.BytesIO(as_xlsx(sheet))).active
    column = [cell.value for cell in page["A"]]
    assert column == [
        "比较",
        "示例市",
        "内部资料 注意保存",
        "县",
        "甲江县",
        None,
        "数据版本 7",
        "缺 2 个",
    ]
    assert page.freeze_panes == "B5"


def test_a_character_that_no_workbook_may_hold_is_left_out() -> None:
    assert cells(pd.DataFrame({"一": ["甲\x00乙"]})) == [["甲乙"]]


def test_an_empty_table_is_a_workbook_too() -> None:
    assert cells(pd.DataFrame({"一": []})) == []
