"""Whatever a person types into a table ends in a value with its raw text, or in a finding."""

import datetime as dt
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import rows
from loaders.columns import Column, Columns
from loaders.convert import raw_text
from loaders.fieldlist import fields
from loaders.grid import grid, turned
from loaders.model import Finding, Table
from loaders.reading import read_sheet

COUNTIES = ["壬川市", "乙山", "示例市示南区", "庚泉县委", "不存在县", "朝阳区", "—"]
WORDS = [
    *("无", "/", "—", "约20", "2.5万余", "98%以上", "九成", "1,2O5", "第1-12轮", "前三轮", "三"),
    *("2023年7月", "2023.7.5", "20230705", "常规", "回马枪", "未单独核编", "未开展", "8家", "3人"),
    *("一百零六", "427余万", "2.67亿元", "#REF!", "12件15人", "十三届", "本轮", "本届累计", "暂无"),
]
CELLS = (
    st.none()
    | st.sampled_from(WORDS)
    | st.integers(-5, 50000)
    | st.floats(allow_nan=False, allow_infinity=False, width=32)
    | st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1))
    | st.text(st.characters(codec="gb18030", exclude_categories=["Cc", "Cs"]), max_size=6)
)
ROUNDS = list(fields("rounds"))
KEYS = ROUNDS[:1] + [each for each in ROUNDS if each.field in {"term_no", "round_no"}]
REST = [each for each in ROUNDS if each not in KEYS and each.is_figure]


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[Any]]]:
    """Headers from the field list and lines with anything in them, but with a county."""
    chosen = KEYS + draw(st.lists(st.sampled_from(REST), min_size=2, max_size=8, unique=True))
    lines = [
        [draw(st.sampled_from(COUNTIES)), "十届", 3, *(draw(CELLS) for _ in chosen[3:])]
        for _ in range(draw(st.integers(1, 4)))
    ]
    return [each.header for each in chosen], lines


def read_lines(lines: list[list[Any]]) -> tuple[list[Table], list[Finding]]:
    return read_sheet(grid("Sheet1", lines, []))


def accounted(found: list[Table], findings: list[Finding]) -> dict[str, set[str]]:
    """Cell → the raw texts of its values and of its findings."""
    cells: dict[str, set[str]] = {}
    for table in found:
        for row in table.rows:
            for value in row.fields.values():
                cells.setdefault(value.cell, set()).add(value.raw)
    for each in findings:
        cells.setdefault(each.cell or "", set()).add(each.read or "")
    return cells


def left_out(found: list[Table]) -> set[int | str | None]:
    return {each.row or each.column for table in found for each in table.left_out}


@settings(max_examples=60, deadline=None)
@given(tables())
def test_what_is_taken_as_it_stands_means_what_each_cell_alone_would_mean(
    table: tuple[list[str], list[list[Any]]],
) -> None:
    header, lines = table
    with (
        patch.object(Columns, "to_understand", lambda _, cells: range(len(cells))),
        patch.object(Column, "takes", lambda *_: False),
        patch.object(rows, "quiet", lambda *_: None),
    ):
        one_by_one = read_lines([header, *lines])
    assert read_lines([header, *lines]) == one_by_one


@settings(max_examples=150, deadline=None)
@given(tables())
def test_every_cell_under_a_known_header_ends_in_a_value_or_a_finding(
    table: tuple[list[str], list[list[Any]]],
) -> None:
    header, lines = table
    upright = grid("Sheet1", [header, *lines], [])
    found, findings = read_sheet(upright)
    cells = accounted(found, findings)
    asked = {each.cell for each in findings if each.rule == "header_two_fields"}
    for number, line in enumerate(lines, start=1):
        for place, cell in enumerate(line):
            blank = cell is None or not raw_text(cell).strip()
            blank = blank or upright.name(0, place) in asked
            if not blank and number + 1 not in left_out(found):
                assert raw_text(cell) in cells[upright.name(number, place)]


@settings(max_examples=100, deadline=None)
@given(tables())
def test_a_value_that_is_missing_was_blank_or_is_told_about(
    table: tuple[list[str], list[list[Any]]],
) -> None:
    header, lines = table
    found, findings = read_lines([header, *lines])
    told = {each.cell for each in findings}
    for row in (row for each in found for row in each.rows):
        for value in row.fields.values():
            assert value.value is not None or not value.raw.strip() or value.cell in told


@settings(max_examples=100, deadline=None)
@given(tables())
def test_a_table_on_its_side_is_read_like_the_same_table_upright(
    table: tuple[list[str], list[list[Any]]],
) -> None:
    header, lines = table
    upright = grid("Sheet1", [header, *lines], [])
    on_its_side = grid("Sheet1", [list(line) for line in turned(upright).lines], [])
    straight, _ = read_sheet(upright)
    sideways, _ = read_sheet(on_its_side)
    assert [_values(each) for each in straight] == [_values(each) for each in sideways]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS | st.sampled_from([each.header for each in ROUNDS]), max_size=6)))
def test_no_sheet_whatever_stands_in_it_makes_the_reader_fail(lines: list[list[Any]]) -> None:
    found, findings = read_lines(lines)
    assert all(each.message for each in findings)
    assert all(row.fields for table in found for row in table.rows)


def _values(table: Table) -> list[dict[str, Any]]:
    return [{name: value.value for name, value in row.fields.items()} for row in table.rows]
