"""The command that checks: findings of the reader and of the rules together, and no store."""

import argparse
import json
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from loaders.checking import check_within
from loaders.commands import check as command
from loaders.fieldlist import field_of
from loaders.template import header_of
from queries import store
from tests.loaders.checks.cases import ROUND
from tests.loaders.sheets import HEADER, ROW, Sheet, read

MISTAKES_IN = (
    "county term_no round_no inspection_type start_date end_date as_of_date units_inspected "
    "units_first_inspected problems_found clues_transferred cases_filed persons_disciplined"
)
MISTAKES = [
    [
        "壬川市",
        "十届",
        "第五轮",
        "常规",
        "2023-09-01",
        "2023-08-01",
        "2023-12-31",
        6,
        9,
        80,
        "1,2O5",
        3,
        4,
    ],
    [
        "壬川",
        "十届",
        "五",
        "常规",
        "2023-09-01",
        "2023-11-01",
        "2023-12-31",
        6,
        6,
        80,
        12,
        "#REF!",
        4,
    ],
    ["不存在县", "十届", "六", "常规", "2024-02-30", None, "2024-06-30", -3, 3, 80.5, 12, 3, 4],
    ["乙山县", None, "七", "随便", "2024-03-01", "2024-05-01", "2099-12-31", 6, 6, 80, 12, 30, 4],
]
MUST_FIX = {"F2", "I2", "K2", "A3", "L3", "A4", "E4", "H4", "J4", "B5", "D5", "G5"}


def mistakes(path: Path) -> Path:
    workbook = openpyxl.Workbook()
    workbook.active.title = "轮次汇总"
    headers = [header_of(field_of("rounds", name)) for name in MISTAKES_IN.split()]
    for row in [headers, *MISTAKES]:
        workbook.active.append(row)
    workbook.save(path)
    return path


def test_findings_of_reading_and_of_the_rules_come_back_together(tmp_path: Path, capsys) -> None:
    path = mistakes(tmp_path / "mistakes.xlsx")
    assert command.main(command_arguments(str(path), "--json")) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["status"] == "must_fix"
    cells = {each["cell"] for each in told["findings"] if each["severity"] == "must_fix"}
    assert cells == MUST_FIX
    explained = {each["cell"] for each in told["findings"] if each["severity"] == "explain"}
    assert "L5" in explained


def command_arguments(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(given)


def test_checking_opens_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "var"))
    workbook = openpyxl.Workbook()
    workbook.active.append([header_of(field_of("rounds", name)) for name in ROUND])
    workbook.active.append(list(ROUND.values()))
    path = tmp_path / "good.xlsx"
    workbook.save(path)
    assert command.main(command_arguments(str(path))) == 0
    assert not store.var_folder().exists()


@pytest.mark.parametrize("what", ["missing", "folder", "empty", "picture"])
def test_what_is_no_workbook_is_one_sentence_and_status_1(
    what: str, tmp_path: Path, capsys
) -> None:
    path = tmp_path / what
    if what == "folder":
        path.mkdir()
    elif what == "empty":
        path.write_bytes(b"")
    elif what == "picture":
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    assert command.main(command_arguments(str(path))) == 1
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 2
    assert "Traceback" not in said.err


def test_rows_of_the_same_in_one_file_are_not_held_each_against_each() -> None:
    days = (date(2000, 1, 1) + timedelta(days=at) for at in range(300))
    reading = read(Sheet(HEADER, *([*ROW[:4], day.isoformat(), *ROW[5:]] for day in days)))
    with store.memory() as cursor:
        check_within(cursor, [reading])
        told = cursor.execute("select count(*), max(own_date - as_of_date) from told_before")
        assert told.fetchall() == [(299, 1)]
