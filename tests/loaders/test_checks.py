"""The rules about the data: what breaks each of them, and what does not."""

import argparse
import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from loaders.checking import CHECKS, check, checks, status
from loaders.commands import check as command
from loaders.fieldlist import SHEETS, field_of
from loaders.model import Finding, Reading
from loaders.reading import read_workbook
from loaders.template import header_of
from queries import store
from text import LANGUAGES, catalogue

Rows = Sequence[Mapping[str, object]]

ROUND = {
    "county": "壬川市",
    "term_no": "十届",
    "round_no": "三",
    "round_status": "进驻中",
    "inspection_type": "常规",
    "start_date": "2023-03-01",
    "as_of_date": "2023-12-31",
    "units_inspected": 6,
    "units_first_inspected": 5,
}
PLAN = {
    "county": "壬川市",
    "term_no": "十届",
    "term_start": "2021-09-01",
    "term_end": "2026-08-31",
    "as_of_date": "2023-12-31",
    "units_planned": 96,
}
STATIONED = {
    "county": "壬川市",
    "period_start": "2023-01-01",
    "period_end": "2023-12-31",
    "clues_handled": 10,
}
NARRATIVE = {"county": "壬川市", "as_of_date": "2023-12-31", "practices": "好"}
FED_BACK = {"round_status": "已反馈", "end_date": "2023-05-01", "feedback_date": "2023-06-01"}
FED_BACK |= {"transfer_date": "2023-05-20", "problems_found": 80, "problems_fed_back": 70}
FED_BACK |= {"clues_transferred": 9}
# Two days on: a run may pass midnight.
TOMORROW = (date.today() + timedelta(days=2)).isoformat()


class Case(NamedTuple):
    """A workbook (kind → rows) and the fields at which the rule `rule` must speak, in order."""

    rule: str
    fields: tuple[str, ...]
    rows: dict[str, Rows]


def rounds(rule: str, fields: str, *changes: Mapping[str, object]) -> Case:
    return Case(rule, tuple(fields.split()), {"rounds": [{**ROUND, **each} for each in changes]})


def plan(rule: str, fields: str, **change: object) -> Case:
    return Case(rule, tuple(fields.split()), {"plan": [{**PLAN, **change}]})


def stationed(rule: str, fields: str, **change: object) -> Case:
    return Case(rule, tuple(fields.split()), {"stationed": [{**STATIONED, **change}]})


FORMS = {"form_1": 3, "form_2": 1, "form_3": 0, "form_4": 0}
SOURCE = {"source": "某网站【F999】"}
CASES = [
    rounds("ends_before_start", "end_date", {"end_date": "2023-02-28"}),
    rounds("ends_before_start", "", {"end_date": "2023-03-01"}),
    rounds("ends_before_start", "", {"end_date": "2023年3月"}),
    rounds("ends_before_start", "end_date", {"end_date": "2023年2月"}),
    plan("ends_before_start", "term_end", term_end="2020-08-31"),
    stationed("ends_before_start", "period_end", period_end="2022-12-31"),
    rounds("dates_out_of_order", "feedback_date", {**FED_BACK, "feedback_date": "2023-04-30"}),
    rounds("dates_out_of_order", "", FED_BACK),
    rounds("dates_out_of_order", "transfer_date", {**FED_BACK, "transfer_date": "2023-02-01"}),
    rounds("dates_out_of_order", "as_of_date", {"as_of_date": "2023-02-01"}),
    rounds("as_of_in_future", "as_of_date", {"as_of_date": TOMORROW}),
    rounds("as_of_in_future", "", {"as_of_date": date.today().isoformat()[:7]}),
    stationed("as_of_in_future", "period_end", period_end="2099-12-31"),
    rounds("date_after_as_of", "feedback_date", {**FED_BACK, "as_of_date": "2023-05-31"}),
    rounds("date_after_as_of", "", {**FED_BACK, **SOURCE, "as_of_date": "2023-05-31"}),
    rounds(
        "first_and_again_exceed_inspected", "units_first_inspected", {"units_first_inspected": 7}
    ),
    rounds("first_and_again_exceed_inspected", "units_revisited", {"units_revisited": 2}),
    rounds("first_and_again_exceed_inspected", "", {"units_revisited": 1}),
    rounds("part_exceeds_whole", "", {"inspectors": 20, "inspectors_seconded": 20}),
    rounds(
        "part_exceeds_whole", "inspectors_seconded", {"inspectors": 20, "inspectors_seconded": 21}
    ),
    rounds(
        "part_exceeds_whole",
        "villages_first_inspected",
        {"villages_inspected": 3, "villages_first_inspected": 4},
    ),
    rounds(
        "part_exceeds_whole",
        "clues_to_discipline problems_rectified",
        {**FED_BACK, "problems_rectified": 71, "clues_to_discipline": 10},
    ),
    rounds("part_exceeds_whole", "", {**FED_BACK, "clues_to_discipline": "约10"}),
    rounds("part_exceeds_whole", "clues_concluded", {**FED_BACK, "clues_concluded": 10}),
    rounds("part_exceeds_whole", "problems_due", {**FED_BACK, "problems_due": 71}),
    stationed("part_exceeds_whole", "clues_self_found", clues_self_found=11),
    stationed("part_exceeds_whole", "", clues_self_found=10),
    rounds("detail_exceeds_whole", "problems_fed_back", {**FED_BACK, "problems_found": 69}),
    rounds("detail_exceeds_whole", "", FED_BACK),
    rounds(
        "disposals_exceed_clues",
        "clues_transferred",
        {**FED_BACK, "clues_by_talk": 5, "clues_held": 5},
    ),
    rounds("disposals_exceed_clues", "", {**FED_BACK, "clues_by_talk": 5, "clues_held": 4}),
    rounds("cases_exceed_clues", "cases_filed", {**FED_BACK, "cases_filed": 10}),
    rounds("cases_exceed_clues", "", {**FED_BACK, "cases_filed": 9}),
    stationed("cases_exceed_clues", "cases_filed", cases_filed=11),
    rounds(
        "disciplined_far_above_cases",
        "persons_disciplined",
        {"cases_filed": 3, "persons_disciplined": 10},
    ),
    rounds("disciplined_far_above_cases", "", {"cases_filed": 4, "persons_disciplined": 12}),
    rounds("duplicate_row", "county", {}, {"county": "壬川", "round_no": 3}),
    rounds("duplicate_row", "", {}, {"as_of_date": "2023-11-30"}, {"batch": "第二批"}),
    rounds(
        "duplicate_row",
        "",
        {**SOURCE, "round_no": None},
        {"source": "乙【F998】", "round_no": None},
    ),
    rounds(
        "duplicate_row",
        "",
        {"round_no": None, "inspection_type": "专项"},
        {"round_no": None, "inspection_type": "专项", "start_date": "2023-06-01"},
    ),
    rounds("key_blank", "round_no", {"round_no": None}),
    rounds("key_blank", "term_no", {"term_no": "/"}),
    rounds("key_blank", "", {"round_no": None, "inspection_type": "专项"}),
    rounds("key_blank", "", {"round_no": None, "scope": "本届累计"}),
    rounds("key_blank", "", {**SOURCE, "round_no": None, "term_no": None}),
    rounds("key_blank", "as_of_date", {**SOURCE, "as_of_date": None}),
    rounds("required_blank", "feedback_date", {**FED_BACK, "feedback_date": None}),
    rounds("required_blank", "", {**FED_BACK, **SOURCE, "feedback_date": None}),
    rounds("required_blank", "", {**FED_BACK, "round_status": "进驻中", "feedback_date": None}),
    rounds("required_blank", "problems_found", {**FED_BACK, "problems_found": "—"}),
    rounds(
        "required_column",
        "cases_filed clues_concluded persons_disciplined problems_rectified",
        {**FED_BACK, "round_status": "整改中"},
    ),
    rounds("required_column", "", FED_BACK),
    rounds("villages_first_blank", "villages_first_inspected", {"villages_inspected": 3}),
    rounds("villages_first_blank", "", {"villages_inspected": 0}),
    rounds("status_inferred", "round_status", {"round_status": None}, {"round_no": 4}),
    rounds("status_inferred", "", {}),
    plan("posts_overfilled", "filled_office", posts_office=4, filled_office=5),
    plan("posts_overfilled", "", posts_office=5, filled_office=5),
    stationed("posts_overfilled", "filled", posts=4, filled=5),
    rounds("forms_incomplete", "form_4", {**FORMS, "form_4": None}),
    rounds("forms_incomplete", "", FORMS),
    Case(
        "coverage_over_plan",
        ("units_first_inspected",),
        {
            "rounds": [{**ROUND, "round_no": 1}, {**ROUND, "round_no": 2}],
            "plan": [{**PLAN, "units_planned": 9}],
        },
    ),
    Case(
        "coverage_over_plan",
        (),
        {"rounds": [{**ROUND, "round_no": 1}], "plan": [{**PLAN, "units_planned": 5}]},
    ),
    rounds("percent_over_100", "", {"satisfaction_rate": 100}),
    rounds(
        "printed_total_differs",
        "units_inspected",
        {},
        {"county": "甲江县"},
        {"county": "示例市", "level": "合计", "units_inspected": 13},
    ),
    rounds(
        "printed_total_differs",
        "",
        {},
        {"county": "甲江县"},
        {"county": "示例市", "level": "合计", "units_inspected": 12},
    ),
    rounds("level_needs_city", "level", {"level": "合计"}),
    rounds("level_needs_city", "", {"county": "示例市", "level": "市本级"}),
    rounds("level_needs_county", "level", {"county": "示例市", "level": "县"}),
    rounds("level_needs_county", "", {"county": "示例市", "level": None}),
    rounds("span_needs_scope", "round_no", {"round_no": "第1-3轮"}),
    rounds("span_needs_scope", "", {"round_no": "第1-3轮", "scope": "多轮合计"}),
    rounds("year_without_start", "start_date", {"scope": "年度", "start_date": None}),
    rounds("year_without_start", "", {"scope": "年度"}),
    plan("plan_outside_term", "as_of_date", as_of_date="2021-08-31"),
    plan("plan_outside_term", "", as_of_date="2021-09-01"),
    rounds("figure_implausible", "units_inspected", {"units_inspected": 10**20}),
    rounds("figure_implausible", "money_total", {"money_total": 10**9}),
    rounds("figure_implausible", "", {"problems_found": 999999, "money_total": 999999.5}),
    Case("text_too_long", ("practices",), {"narrative": [{**NARRATIVE, "practices": "好" * 301}]}),
    Case("text_too_long", (), {"narrative": [{**NARRATIVE, "practices": "好" * 300}]}),
]


def workbook_of(path: Path, sheets: Mapping[str, Rows]) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for kind, rows in sheets.items():
        sheet = workbook.create_sheet(SHEETS[kind])
        names = list(dict.fromkeys(name for row in rows for name in row))
        sheet.append([header_of(field_of(kind, name)) for name in names])
        for row in rows:
            sheet.append([row.get(name) for name in names])
    workbook.save(path)
    return path


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Reading, list[Finding]]]:
    """Every case read and checked, all in one batch."""
    folder = tmp_path_factory.mktemp("cases")
    readings = [
        read_workbook(workbook_of(folder / f"{number}.xlsx", case.rows))
        for number, case in enumerate(CASES)
    ]
    return list(zip(readings, check(readings), strict=True))


@pytest.mark.parametrize(
    "number", range(len(CASES)), ids=[f"{i}-{c.rule}" for i, c in enumerate(CASES)]
)
def test_a_rule_speaks_at_the_cells_that_break_it_and_at_no_other(number: int, checked) -> None:
    case, (reading, findings) = CASES[number], checked[number]
    assert reading.tables, findings
    mine = [each for each in findings if each.rule == case.rule]
    kind = next(iter(case.rows))
    labels = {field_of(kind, name).header for name in case.fields}
    assert sorted({each.label for each in mine}) == sorted(labels)
    assert len(mine) == len(case.fields)
    for each in mine:
        assert each.severity == next(rule.severity for rule in checks() if rule.rule == case.rule)
        assert str(each.cell) in each.message


def test_the_cell_of_a_finding_is_the_cell_of_its_field(checked) -> None:
    for case, (reading, findings) in zip(CASES, checked, strict=True):
        cells = {
            (table.sheet, value.cell): field_of(table.kind, name).header
            for table in reading.tables
            for row in table.rows
            for name, value in row.fields.items()
        }
        for each in findings:
            own = each.label if each.read is not None else "县(市、区)"
            if each.rule == case.rule:
                assert cells[each.sheet, each.cell] == own


def test_every_rule_has_a_case_that_breaks_it() -> None:
    broken = {case.rule for case in CASES if case.fields}
    assert broken | {"percent_over_100"} == {rule.rule for rule in checks()}


def test_a_satisfaction_of_more_than_everybody_must_be_fixed(tmp_path: Path) -> None:
    row = {**ROUND, "satisfaction_rate": 101}
    reading = read_workbook(workbook_of(tmp_path / "r.xlsx", {"rounds": [row]}))
    [findings] = check([reading])
    assert status(findings) == "must_fix"
    assert "满意率(%)" in {each.label for each in findings if each.severity == "must_fix"}


def test_every_rule_names_its_grain_and_has_words_in_every_language() -> None:
    for rule in checks():
        first = (CHECKS / f"{rule.rule}.sql").read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("-- One row per")
        area, name = rule.message.split(".")
        for language in LANGUAGES:
            assert name in catalogue(language, area)


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
    path = workbook_of(tmp_path / "good.xlsx", {"rounds": [ROUND]})
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
