"""Rows of many files laid end to end say what each of them said."""

from typing import Any

from loaders.columnar import tables_of
from loaders.staged import Staged, packed

STRUCTURE = {"stream": "VARCHAR", "sheet": "VARCHAR", "units_inspected": "BIGINT"}
PLAIN = ("units_inspected", "D2", "8", "8", False, None)
ODD = ("remarks", "E2", "一\0二", "一\0二", False, "张三")
ABOUT, UNREAD = (
    ("clues_found", "F2", "约20", "20", True, None),
    ("county", "A3", "?", None, False, None),
)


def row(sheet: str, cells: list[tuple[Any, ...]], blanks: list[tuple[str, str]]) -> dict[str, Any]:
    return {"stream": "rounds", "sheet": sheet, "cells": cells, "blanks": blanks}


def batch() -> dict[int, Staged]:
    first = [row("甲", [PLAIN, ODD], [("form_1", "G2")]), row("甲", [], []), row("乙", [ABOUT], [])]
    return {3: packed([]), 5: packed(first), 9: packed([row("丙", [UNREAD, PLAIN], [])])}


def test_every_cell_is_of_its_row_and_says_what_was_typed() -> None:
    _, cells = tables_of(batch(), STRUCTURE)
    told = [tuple(each.values()) for each in cells.to_pylist()]
    assert told == [
        (5, 1, "rounds", "units_inspected", "8", "8", False),
        (5, 1, "rounds", "remarks", "一 二", "一 二", False),
        (5, 3, "rounds", "clues_found", "20", "约20", True),
        (9, 1, "rounds", "county", None, "?", False),
        (9, 1, "rounds", "units_inspected", "8", "8", False),
        (5, 1, "rounds", "form_1", None, "", None),
    ]


def test_every_row_knows_where_its_figures_stand() -> None:
    rows, _ = tables_of(batch(), STRUCTURE)
    told = [dict(each["provenance"]) for each in rows.to_pylist()]
    assert [list(each) for each in told] == [
        ["units_inspected", "remarks"],
        [],
        ["clues_found"],
        ["county", "units_inspected"],
    ]
    assert told[0]["remarks"] == {
        **{"sheet": "甲", "cell": "E2", "raw": "一 二"},
        **{"approximate": False, "corrected_by": "张三"},
    }
    assert (told[2]["clues_found"]["sheet"], told[2]["clues_found"]["approximate"]) == ("乙", True)
    assert told[3]["county"]["corrected_by"] is None


def test_a_cell_is_found_by_its_row_and_field_and_in_no_other_row() -> None:
    told = batch()[5]
    assert told.cell(1, "remarks") == ("E2", "一 二")
    assert told.cell(1, "form_1") == ("G2", "")
    assert told.cell(2, "remarks") is None
    assert told.cell(3, "clues_found") == ("F2", "约20")
    assert packed([row("甲", [], [])]).cell(1, "county") is None
