"""The four workbooks laid out as counties lay them out are understood as their notes say."""

import json
from pathlib import Path

import pytest

from loaders.model import Reading, Row
from loaders.reading import read_workbook

SAMPLES = Path(__file__).parent / "samples"
UNDERSTOOD = [
    "1_grouped_header",
    "2_fields_down_the_side",
    "3_traditional_and_units",
    "4_mistakes",
]
# Rules about the data, not about reading: the checks find them.
FOUND_BY_CHECKS = {"F2", "I2", "A3", "B5", "G5", "L5"}


def expected(name: str) -> dict[str, object]:
    return json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))


def read(name: str) -> Reading:
    return read_workbook(SAMPLES / f"{name}.xlsx")


def rows_by_place(reading: Reading) -> dict[tuple[str, object], Row]:
    return {
        (table.sheet, row.row or row.column): row for table in reading.tables for row in table.rows
    }


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_every_row_of_a_sample_is_understood_as_its_notes_say(name: str) -> None:
    rows = rows_by_place(read(name))
    wanted = expected(name)
    for row in wanted.get("rows", []) + wanted.get("read", []):
        found = rows[row.get("sheet", "轮次汇总"), row.get("row") or row["column"]]
        values = {field: found.fields[field].value for field in row["fields"]}
        assert values == row["fields"]
        assert list(map(type, values.values())) == list(map(type, row["fields"].values()))


@pytest.mark.parametrize("name", UNDERSTOOD[:3])
def test_a_sample_has_no_other_rows_and_nothing_to_fix(name: str) -> None:
    reading = read(name)
    assert len(rows_by_place(reading)) == len(expected(name)["rows"])
    assert [each.rule for each in reading.findings if each.severity != "notice"] == []


def test_subtotals_totals_and_notes_are_left_out_and_agree_with_our_sums() -> None:
    reading = read("1_grouped_header")
    left_out = [(each.row, each.why) for each in reading.tables[0].left_out]
    assert left_out == [(7, "subtotal"), (10, "subtotal"), (12, "total"), (13, "note")]
    agreeing = {each.cell: each.read for each in reading.findings if each.rule == "total_agrees"}
    assert agreeing["L12"] == "170.5"
    assert not [each for each in reading.findings if each.rule == "total_differs"]


@pytest.mark.parametrize("name", UNDERSTOOD[1:])
def test_approximate_figures_keep_their_mark(name: str) -> None:
    marked = {
        f"{value.cell} {value.raw}"
        for row in rows_by_place(read(name)).values()
        for value in row.fields.values()
        if value.approximate
    }
    assert marked == {text.split("!")[-1] for text in expected(name)["approximate"]}


def test_the_mistakes_of_reading_are_found_in_their_cells() -> None:
    found = {(each.cell, each.severity) for each in read("4_mistakes").findings}
    wanted = {(each["cell"], each["severity"]) for each in expected("4_mistakes")["findings"]}
    assert {each for each in wanted if each[0] not in FOUND_BY_CHECKS} <= found


def test_a_letter_in_a_number_is_named_with_the_number_that_is_meant() -> None:
    message = next(each.message for each in read("4_mistakes").findings if each.cell == "K2")
    assert message == (
        "【必须修改】「轮次汇总」K2(壬川市·第五轮·移交问题线索)"
        '写的是"1,2O5"，含字母 O，不是数字。请改成 1205。'
    )
