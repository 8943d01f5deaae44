"""The rules about the data: what breaks each of them, and what does not."""

import json
from collections import Counter
from collections.abc import Iterator

import pytest

from loaders import stamp
from loaders.checking import check, check_within, stage
from loaders.fieldlist import SHEETS, field_of
from loaders.findings import status
from loaders.model import Finding, Reading
from loaders.register import find, places
from loaders.staged import staged
from loaders.template import header_of
from queries import store
from queries.rules import CHECKS, SUBJECTS, rules
from tests.loaders.checks import between_reports, edges, within_rows, within_sheets
from tests.loaders.checks.cases import NARRATIVE, ROUND, Case, Rows
from tests.loaders.sheets import Sheet, read
from text import LANGUAGES, catalogue, speak

CASES: list[Case] = [
    *within_rows.CASES,
    *within_sheets.CASES,
    *between_reports.CASES,
    *edges.CASES,
]
# Reached only where the reader has said so itself.
SAID_BY_THE_READER = {"percent_over_100"}
Checked = list[tuple[Reading, list[Finding]]]


def reading_of(told: dict[str, Rows], county: str | None = None) -> Reading:
    """The sheets as read; with `county`, all rows are of that county."""
    return read(*[sheet_of(kind, rows, county) for kind, rows in told.items()])


def sheet_of(kind: str, rows: Rows, county: str | None) -> Sheet:
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [[row.get(name) for name in names] for row in rows]
    if county:
        lines = [[county, *line[1:]] for line in lines]
    return Sheet([header_of(field_of(kind, name)) for name in names], *lines, name=SHEETS[kind])


def own_counties() -> Iterator[str]:
    """Counties whose name is theirs alone: each case that has a history gets one of its own."""
    named = Counter(place.county for place in places())
    yield from (
        place.city + place.county
        for place in places()
        if named[place.county] == 1 and place.county != place.city and place.province != "示例省"
    )


def accept(cursor: store.Cursor, *readings: Reading) -> None:
    """Make readings reports of the store, as intake does: submissions 1, 2 and so on."""
    batch = {number: staged(reading) for number, reading in enumerate(readings, start=1)}
    stage(cursor, batch)
    told = {"submission_ids": list(batch), "accepted_at": [store.now()] * len(batch)}
    store.execute(cursor, "writes/insert_reports", **told)


@pytest.fixture(scope="module")
def checked() -> Checked:
    """Every case read and checked, all in one batch, with what was accepted before in the store."""
    counties = own_counties()
    with store.memory() as cursor:
        readings, before = [], []
        for case in CASES:
            county = next(counties) if case.before else None
            if case.before:
                before.append(reading_of(case.before, county))
            readings.append(reading_of(case.rows, county))
        accept(cursor, *before)
        return list(zip(readings, check_within(cursor, readings), strict=True))


@pytest.mark.parametrize(
    "number", range(len(CASES)), ids=[f"{i}-{c.rule}" for i, c in enumerate(CASES)]
)
def test_a_rule_speaks_at_the_cells_that_break_it_and_at_no_other(
    number: int, checked: Checked
) -> None:
    case, (reading, findings) = CASES[number], checked[number]
    assert reading.tables, findings
    mine = [each for each in findings if each.rule == case.rule]
    assert sorted(str(each.field) for each in mine) == sorted(case.fields)
    severity = next(rule.severity for rule in rules() if rule.rule == case.rule)
    for each in mine:
        assert each.severity == severity
        assert str(each.cell) in each.message
        assert "None" not in each.message


def test_the_cell_of_a_finding_is_the_cell_of_its_field_and_row(checked: Checked) -> None:
    for case, (reading, findings) in zip(CASES, checked, strict=True):
        rows = [(table, row) for table in reading.tables for row in table.rows]
        for each in [one for one in findings if one.rule == case.rule]:
            table, row = rows[each.row_no - 1]
            value = row.fields.get(each.field) or row.fields["county"]
            assert (each.sheet, each.cell) == (table.sheet, value.cell)
            assert each.label == field_of(table.kind, each.field).header


def test_what_a_neighbour_reported_says_nothing_about_a_county() -> None:
    speaking = [case for case in CASES if case.before and case.fields]
    counties = own_counties()
    pairs = [(next(counties), next(counties)) for _ in speaking]
    with store.memory() as cursor:
        readings, before = [], []
        for case, (own, neighbour) in zip(speaking, pairs, strict=True):
            before.append(reading_of(case.before, neighbour))
            told = [sheet_of(kind, rows, own) for kind, rows in case.rows.items()]
            also = [sheet_of(kind, rows, neighbour) for kind, rows in case.before.items()]
            readings.append(read(*told, *[renamed(sheet) for sheet in also]))
        accept(cursor, *before)
        checked = check_within(cursor, readings)
    for case, (own, _), findings in zip(speaking, pairs, checked, strict=True):
        county = find(own).county
        assert not [each for each in findings if each.rule == case.rule and county in each.message]


def renamed(sheet: Sheet) -> Sheet:
    sheet.name += "二"
    return sheet


def test_every_rule_has_a_case_that_breaks_it_and_one_that_does_not() -> None:
    broken = {case.rule for case in CASES if case.fields}
    kept = {case.rule for case in CASES if not case.fields}
    every = {rule.rule for rule in rules()} - TESTED_BELOW
    assert broken | SAID_BY_THE_READER == every
    assert kept >= every


TESTED_BELOW = {"county_not_senders"}


def test_a_row_of_a_county_that_the_sender_does_not_report_for_must_be_fixed() -> None:
    reading = reading_of({"rounds": [ROUND, {**ROUND, "county": "甲江县"}]})
    [own] = [place.code for place in places() if place.county == "壬川市"]
    with store.memory() as cursor:
        store.narrow(cursor, sender_codes=[own])
        [mine] = check_within(cursor, [reading])
        store.narrow(cursor, sender_codes=None)
        [anyones] = check_within(cursor, [reading])
    foreign = [each for each in mine if each.rule == "county_not_senders"]
    assert [(each.row_no, each.severity, each.cell) for each in foreign] == [(2, "must_fix", "A3")]
    assert "county_not_senders" not in {each.rule for each in anyones}


def test_a_satisfaction_of_more_than_everybody_must_be_fixed() -> None:
    [findings] = check([reading_of({"rounds": [{**ROUND, "satisfaction_rate": 101}]})])
    assert status(findings) == "must_fix"
    assert "满意率(%)" in {each.label for each in findings if each.severity == "must_fix"}


def test_every_rule_names_its_grain_and_has_words_in_every_language() -> None:
    for rule in rules():
        assert rule.sql.splitlines()[0].startswith("-- One row per"), rule.rule
        area, name = rule.message.split(".")
        assert name == rule.rule
        for language in LANGUAGES:
            assert name in catalogue(language, area)


def test_what_silences_a_rule_is_a_rule_of_its_own() -> None:
    names = {rule.rule for rule in rules()}
    for rule in rules():
        assert rule.unless <= names - {rule.rule}, rule.rule


def test_every_subject_has_rules_and_every_file_is_a_rule() -> None:
    assert {rule.subject for rule in rules()} == set(SUBJECTS)
    assert len(rules()) == len(list(CHECKS.glob("*.sql"))) >= 40


def test_what_was_accepted_like_this_is_not_asked_again_until_it_changes() -> None:
    longer = {"end_date": "2024-03-06", "as_of_date": "2024-04-30"}
    later, other = {"as_of_date": "2024-05-31"}, {"end_date": "2024-03-07"}
    with store.memory() as cursor:
        accept(cursor, reading_of({"rounds": [{**ROUND, **longer}]}))
        again = reading_of({"rounds": [{**ROUND, **longer, **later}]})
        changed = reading_of({"rounds": [{**ROUND, **longer, **later, **other}]})
        asked = [
            "round_too_long" in {each.rule for each in findings}
            for findings in check_within(cursor, [again, changed])
        ]
    assert asked == [False, True]


def test_what_must_be_fixed_is_said_again_whatever_was_accepted() -> None:
    wrong = {"inspectors": 20, "inspectors_seconded": 21}
    with store.memory() as cursor:
        accept(cursor, reading_of({"rounds": [{**ROUND, **wrong}]}))
        again = reading_of({"rounds": [{**ROUND, **wrong, "as_of_date": "2024-01-31"}]})
        [findings] = check_within(cursor, [again])
    assert "part_exceeds_whole" in {each.rule for each in findings}


def test_a_withdrawn_report_is_no_history() -> None:
    told = {**ROUND, "problems_found": 80}
    with store.memory() as cursor:
        accept(cursor, reading_of({"rounds": [told]}))
        store.execute(cursor, "writes/withdraw_reports", submission_id=1, at=store.now())
        less = reading_of({"rounds": [{**told, "as_of_date": "2024-01-31", "problems_found": 8}]})
        [findings] = check_within(cursor, [less])
    assert not {"figure_falls", "ten_times_last_report"} & {each.rule for each in findings}


def test_files_of_one_batch_do_not_see_each_other() -> None:
    told = {**ROUND, "problems_found": 80}
    less = {**told, "as_of_date": "2024-01-31", "problems_found": 79}
    apart = check([reading_of({"rounds": [told]}), reading_of({"rounds": [less]})])
    [together] = check([reading_of({"rounds": [told, less]})])
    assert "figure_falls" not in {each.rule for findings in apart for each in findings}
    assert "figure_falls" in {each.rule for each in together}


def test_of_two_counties_with_the_same_figures_in_one_batch_the_later_file_is_asked() -> None:
    rich = {**ROUND, "interviews": 61, "petitions": 23, "problems_policy": 34, "symposia": 47}
    rich |= {"problems_found": 80, "problems_conduct": 29}
    own, other = (
        reading_of({"rounds": [{**rich, "county": each}]}) for each in ("壬川市", "甲江县")
    )
    first, second = check([own, other])
    assert "copied_from_other_place" not in {each.rule for each in first}
    assert "copied_from_other_place" in {each.rule for each in second}


@pytest.mark.parametrize("title", ["工作报表 · 模板第 1 版", "Report · template version 1"])
def test_an_older_template_is_read_and_the_newer_one_offered(
    title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    titled = sheet_of("rounds", [ROUND], None)
    shifted = Sheet([title], name=titled.name)
    shifted.cells |= {(row + 1, column): told for (row, column), told in titled.cells.items()}
    assert "template_old" not in {each.rule for each in read(shifted).findings}
    monkeypatch.setattr(stamp, "VERSION", 2)
    [old] = [each for each in read(shifted).findings if each.rule == "template_old"]
    assert (old.severity, old.cell) == ("notice", "A1")
    assert "第 2 版" in old.message


def test_a_finding_of_the_reader_knows_its_row_and_field() -> None:
    [findings] = check([reading_of({"rounds": [ROUND, {**ROUND, "inspectors": "1O"}]})])
    [letter] = [each for each in findings if each.rule == "letter_in_number"]
    assert (letter.row_no, letter.field) == (2, "inspectors")
    told = json.loads(json.dumps(letter.as_json()))
    assert set(told) == {"severity", "rule", "sheet", "cell", "label", "read", "message"}


def test_a_finding_in_english_is_english_but_for_the_words_of_the_file() -> None:
    speak("en")
    try:
        [findings] = check([reading_of({"narrative": [{**NARRATIVE, "practices": "好" * 301}]})])
    finally:
        speak("zh")
    [long] = [each for each in findings if each.rule == "text_too_long"]
    where = f"[must fix] {long.sheet}!{long.cell} (壬川市·Main practices) "
    assert long.message.startswith(where + "has 301 characters")
