"""A sheet on its way: received, mended, explained, handed in, reviewed; and in whose hands."""

import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from access import Person, log
from access.roles import NotAllowedError
from loaders import desk, reception, register, review
from loaders.drafts import CannotCorrect
from loaders.fieldlist import SHEETS, field_of
from loaders.intake import WrongStateError
from loaders.prefill import prefilled, refilled
from loaders.preview import preview
from loaders.template import header_of, make_template
from queries import figures, store, submissions
from queries.trace import trace

RENCHUAN, GUITANG = "990111", "990112"
COUNTY = Person(1, "zhang", "张三", "county", frozenset({RENCHUAN}))
OTHER = Person(2, "li", "李四", "county", frozenset({GUITANG}))
BOTH = Person(3, "wang", "王五", "county", frozenset({RENCHUAN, GUITANG}))
OFFICE = Person(4, "zhao", "赵六", "supervisor")
LEADER = Person(5, "qian", "钱七", "leader")
ROUND = {
    "county": "壬川市", "term_no": "十届", "round_no": "三", "round_status": "已反馈",
    "inspection_type": "常规", "start_date": "2023-03-01", "end_date": "2023-05-01",
    "feedback_date": "2023-06-01", "transfer_date": "2023-05-20", "as_of_date": "2023-12-31",
    "units_inspected": 6, "units_first_inspected": 5, "problems_found": 80,
    "problems_fed_back": 70, "clues_transferred": 20, "clues_concluded": 9, "cases_filed": 5,
}  # fmt: skip
# A rule asks: more cases than clues.
ASKED = {**ROUND, "cases_filed": 25}


@pytest.fixture(autouse=True)
def var(tmp_path: Path, ready_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store of this test's own, closed behind it."""
    shutil.copy(ready_store, tmp_path / "store.duckdb")
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path))
    yield tmp_path
    store.close_store()


def workbook(*rows: Mapping[str, object]) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = SHEETS["rounds"]
    names = list(dict.fromkeys(name for row in rows for name in row))
    book.active.append([header_of(field_of("rounds", name)) for name in names])
    for row in rows:
        book.active.append([row.get(name) for name in names])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def sent(person: Person, *rows: Mapping[str, object], **how: str) -> int:
    [received] = reception.receive(person, "报送.xlsx", workbook(*rows), **how)
    return received.number


def handed_in(person: Person, *rows: Mapping[str, object]) -> int:
    number = sent(person, *rows)
    draft = desk.open_draft(person, number)
    for finding in draft.to_explain:
        desk.explain(person, number, finding, "属实")
    desk.submit(person, number)
    return number


def conversion() -> list[tuple[int, int]]:
    with store.read() as cursor:
        shown = figures.compare(cursor, ["clue_conversion"], city="示例市")
    return [(row.numerator, row.denominator) for row in shown.itertuples()]


def test_a_sheet_is_sent_mended_explained_handed_in_and_accepted() -> None:
    number = sent(COUNTY, {**ROUND, "cases_filed": "1O"})
    draft = desk.open_draft(COUNTY, number)
    [wrong] = [one for one in draft.to_fix if one.field == "cases_filed"]
    with pytest.raises(desk.NotReady):
        desk.submit(COUNTY, number)
    with pytest.raises(CannotCorrect, match="十来件"):
        desk.correct(COUNTY, number, wrong.row_no, "cases_filed", "十来件")
    desk.correct(COUNTY, number, wrong.row_no, "cases_filed", "10")
    draft = desk.open_draft(COUNTY, number)
    assert draft.to_fix == []
    for finding in draft.to_explain:
        desk.explain(COUNTY, number, finding, "省里统一口径")
    desk.submit(COUNTY, number)
    assert conversion() == []
    assert review.accept(OFFICE, number) == 1
    assert conversion() == [(10, 20)]
    with store.read() as cursor:
        [(cell,)] = cursor.execute("select provenance['cases_filed'] from report").fetchall()
        found = trace(cursor, "clue_conversion", "示例省", "示例市", "壬川市")
    assert (cell["raw"], cell["corrected_by"]) == ("1O", "张三")
    [report] = found.used.to_dict("records")
    told = {one["field"]: one for one in report["cells"]}
    assert (told["cases_filed"]["raw"], told["cases_filed"]["corrected_to"]) == ("1O", "10")


def test_the_reason_that_a_county_gives_stands_in_the_trace() -> None:
    number = handed_in(COUNTY, ASKED)
    review.accept(OFFICE, number)
    with store.read() as cursor:
        found = trace(cursor, "clue_conversion", "示例省", "示例市", "壬川市")
    [report] = found.used.to_dict("records")
    assert "属实" in {one["reason"] for one in report["cells"]}


def test_the_same_bytes_again_are_the_submission_that_they_are_already() -> None:
    content = workbook(ROUND)
    [first] = reception.receive(COUNTY, "一.xlsx", content)
    [again] = reception.receive(COUNTY, "二.xlsx", content)
    assert (first.is_new, again.is_new) == (True, False)
    assert again.number == first.number


def test_a_file_that_was_returned_may_be_sent_again() -> None:
    number = handed_in(COUNTY, ROUND)
    review.send_back(OFFICE, number, "请核实立案数")
    [again] = reception.receive(COUNTY, "报送.xlsx", workbook(ROUND))
    assert again.is_new


def test_a_county_never_reaches_what_is_another_countys() -> None:
    number = sent(COUNTY, ASKED)
    finding = desk.open_draft(COUNTY, number).to_explain[0]
    attempts = (
        lambda: desk.open_draft(OTHER, number),
        lambda: desk.correct(OTHER, number, 1, "cases_filed", "1"),
        lambda: desk.explain(OTHER, number, finding, "好"),
        lambda: desk.submit(OTHER, number),
        lambda: desk.discard(OTHER, number),
        lambda: reception.receive(OTHER, "a.xlsx", workbook(ROUND), county_code=RENCHUAN),
        lambda: reception.receive(LEADER, "a.xlsx", workbook(ROUND)),
        lambda: desk.submit(LEADER, number),
        lambda: review.accept(COUNTY, number),
        lambda: review.send_back(COUNTY, number, "好"),
        lambda: review.ask(LEADER, number, "好"),
        lambda: review.withdraw(OTHER, number, "好"),
    )
    for attempt in attempts:
        with pytest.raises(NotAllowedError):
            attempt()
    assert desk.open_draft(COUNTY, number).state == "checked"


def test_a_county_is_not_told_whose_figures_its_own_are() -> None:
    number = handed_in(COUNTY, ROUND)
    review.accept(OFFICE, number)
    copied = sent(OTHER, {**ROUND, "county": "癸塘县"})
    told = {
        person: [one.message for one in desk.open_draft(person, copied).findings
                 if one.rule == "copied_from_other_place"]
        for person in (OTHER, OFFICE)
    }  # fmt: skip
    assert "另一个县" in told[OTHER][0]
    assert "壬川市" not in told[OTHER][0]
    assert "壬川市" in told[OFFICE][0]


def test_rows_of_another_county_must_be_fixed_and_stay_with_the_sender() -> None:
    number = sent(COUNTY, ROUND, {**ROUND, "county": "癸塘县"})
    draft = desk.open_draft(COUNTY, number)
    assert draft.county_code == RENCHUAN
    assert [one.row_no for one in draft.to_fix] == [2]


def test_a_file_of_two_counties_becomes_a_submission_of_each() -> None:
    content = workbook(ROUND, {**ROUND, "county": "癸塘县", "cases_filed": "1O"})
    for person, origin in ((BOTH, reception.UPLOAD), (OFFICE, reception.RECEIVED)):
        received = reception.receive(person, "两县.xlsx", content, origin=origin)
        assert [each.county_code for each in received] == [RENCHUAN, GUITANG]
        drafts = [desk.open_draft(person, each.number) for each in received]
        assert [len(draft.reading.tables[0].rows) for draft in drafts] == [1, 1]
        assert [len(draft.to_fix) for draft in drafts] == [0, 1]


def test_a_correction_withdraws_what_it_replaces_and_both_stay_known() -> None:
    first = handed_in(COUNTY, ROUND)
    review.accept(OFFICE, first)
    before = store.now()
    review.accept(OFFICE, handed_in(COUNTY, {**ROUND, "cases_filed": 6}))
    assert conversion() == [(6, 20)]
    with store.read(known_at=before) as cursor:
        shown = figures.compare(cursor, ["clue_conversion"], city="示例市")
    assert list(shown["numerator"]) == [5]


def test_of_two_supervisors_the_second_is_told_and_nothing_is_applied_twice() -> None:
    number = handed_in(COUNTY, ROUND)
    review.accept(OFFICE, number)
    for late in (
        lambda: review.accept(OFFICE, number),
        lambda: review.send_back(OFFICE, number, "不对"),
        lambda: review.ask(OFFICE, number, "对吗"),
    ):
        with pytest.raises(WrongStateError):
            late()
    assert conversion() == [(5, 20)]
    review.withdraw(OFFICE, number, "报错了")
    assert conversion() == []


def test_nothing_is_changed_in_a_sheet_that_was_handed_in() -> None:
    number = handed_in(COUNTY, ROUND)
    for late in (
        lambda: desk.correct(COUNTY, number, 1, "cases_filed", "7"),
        lambda: desk.submit(COUNTY, number),
        lambda: desk.discard(COUNTY, number),
    ):
        with pytest.raises(WrongStateError):
            late()


def test_what_is_asked_must_be_explained_before_it_is_handed_in() -> None:
    number = sent(COUNTY, ASKED)
    with pytest.raises(desk.NotReady):
        desk.submit(COUNTY, number)
    for finding in desk.open_draft(COUNTY, number).to_explain:
        desk.explain(COUNTY, number, finding, "含上一轮线索")
    desk.submit(COUNTY, number)


def test_a_reason_has_words_and_not_too_many() -> None:
    number = sent(COUNTY, ASKED)
    finding = desk.open_draft(COUNTY, number).to_explain[0]
    for words in ("  ", "长" * (desk.LONGEST_WORDS + 1)):
        with pytest.raises(desk.NotReady):
            desk.explain(COUNTY, number, finding, words)


def test_the_name_of_a_file_is_a_name_alone() -> None:
    assert reception.safe_name("..\\..\\etc/报送<b>.xlsx") == "报送b.xlsx"
    assert reception.safe_name("\x00..") == "file"
    assert len(reception.safe_name("长" * 500 + ".xlsx")) <= reception.LONGEST_NAME + 9


def test_what_was_done_stands_in_the_chained_log() -> None:
    number = handed_in(COUNTY, ASKED)
    review.send_back(OFFICE, number, "请核实")
    told = [(entry["person"], entry["action"]) for entry in log.entries(OFFICE)]
    assert told[0] == ("zhao", "return")
    assert ("zhang", "submit") in told
    assert log.verify().faults == ()


def test_a_preview_shows_what_changes_and_changes_nothing() -> None:
    review.accept(OFFICE, handed_in(COUNTY, ROUND))
    version = store.data_version()
    later = {**ROUND, "as_of_date": "2024-06-30", "cases_filed": 8}
    number = sent(COUNTY, later, {**later, "round_no": "四"})
    # somebody else is writing, to the row that the sheet goes on from
    with ThreadPoolExecutor() as others, store.note() as writing:
        writing.execute("update report set remarks = '核过'")
        shown = others.submit(preview, COUNTY, number).result(timeout=30)
    told = [
        (row.row_no, row.field, row.before, row.after) for row in shown.differences.itertuples()
    ]
    assert told[0] == (1, "cases_filed", "5", "8")
    assert [row[:2] for row in told[1:]] == [(2, "")]
    [row] = shown.figures[shown.figures["indicator"] == "clue_conversion"].to_dict("records")
    assert (row["numerator_before"], row["denominator_before"]) == (5, 20)
    assert (row["numerator_after"], row["denominator_after"]) == (16, 40)
    assert "units_per_inspector" not in set(shown.figures["indicator"])
    assert conversion() == [(5, 20)]
    assert store.data_version() == version


def test_the_lists_show_a_county_its_own_and_the_office_all() -> None:
    number = handed_in(COUNTY, ASKED)
    handed_in(OTHER, {**ROUND, "county": "癸塘县"})
    review.ask(OFFICE, number, "线索是否含上一轮？")
    with store.read() as cursor:
        own = submissions.listed(cursor, [RENCHUAN])
        every = submissions.listed(cursor, states=["submitted"])
        told = submissions.log(cursor, number)
    [row] = own.to_dict("records")
    assert (row["county"], row["state"], row["explanations"]) == ("壬川市", "submitted", 1)
    assert (row["last_action"], row["last_words"]) == ("ask", "线索是否含上一轮？")
    assert len(every) == 2
    assert list(told["action"]) == ["receive", "check", "explain", "submit", "ask"]


def test_the_months_tell_what_waits_what_was_sent_back_and_what_is_missing() -> None:
    review.accept(OFFICE, handed_in(COUNTY, ROUND))
    review.send_back(OFFICE, handed_in(OTHER, {**ROUND, "county": "癸塘县"}), "请核实")
    handed_in(COUNTY, {**ROUND, "as_of_date": "2023-11-30"})
    today = date.today()
    with store.read(as_of=today) as cursor:
        ago = (today.year - 2023) * 12 + today.month - 12
        frame = submissions.months(cursor, "示例市", ago + 2)
    shown = frame.set_index(["county", "month"])["state"]
    november, december = pd.Timestamp("2023-11-01"), pd.Timestamp("2023-12-01")
    assert shown["壬川市", december] == "late"
    assert shown["壬川市", november] == "waiting"
    assert shown["癸塘县", december] == "returned"
    assert shown["示南区", december] == "missing"
    assert shown["示南区", pd.Timestamp(today.replace(day=1))] == "not_due"


def test_the_sheet_for_next_month_goes_on_from_the_last_and_comes_back_the_same() -> None:
    approximate = {**ROUND, "clues_found": "约30", "start_date": "2023年3月"}
    archived = {**ROUND, "round_no": "二", "round_status": "已归档"}
    number = handed_in(COUNTY, approximate, archived)
    review.accept(OFFICE, number)
    content = BytesIO()
    prefilled(register.of_code(RENCHUAN), date(2024, 1, 31)).save(content)
    [received] = reception.receive(COUNTY, "壬川市.xlsx", content.getvalue())
    shown = preview(COUNTY, received.number)
    assert shown.differences.empty
    tables = desk.open_draft(COUNTY, received.number).reading.tables
    [row] = [row for table in tables for row in table.rows]
    told = {name: value.value for name, value in row.fields.items() if value.value is not None}
    assert (told["round_no"], told["as_of_date"], told["start_date"]) == (
        3,
        "2024-01-31",
        "2023-03",
    )
    assert (told["clues_found"], row.fields["clues_found"].approximate) == (30, True)
    assert told["cases_filed"] == 5


def test_a_sheet_asks_only_for_what_the_rounds_have_reached() -> None:
    young = {name: ROUND[name] for name in list(ROUND)[:6]} | {"round_status": "进驻中"}
    young |= {"as_of_date": "2023-04-30", "units_inspected": 6, "units_first_inspected": 5}
    del young["start_date"]
    review.accept(OFFICE, handed_in(COUNTY, young | {"start_date": "2023-03-01"}))
    book = prefilled(register.of_code(RENCHUAN), date(2023, 5, 31))
    headers = {cell.value for cell in book[SHEETS["rounds"]][3]}
    assert header_of(field_of("rounds", "units_inspected")) in headers
    assert header_of(field_of("rounds", "cases_filed")) not in headers


def test_a_county_that_never_reported_gets_the_whole_sheet_empty() -> None:
    county = register.of_code(RENCHUAN)
    book, whole = prefilled(county, date(2023, 5, 31)), make_template(county)
    assert [list(sheet.values) for sheet in book] == [list(sheet.values) for sheet in whole]


def test_a_sheet_in_an_older_template_comes_back_in_the_newest_with_what_it_said() -> None:
    number = sent(COUNTY, {**ROUND, "clues_found": "约30", "start_date": "2023年3月"})
    before = desk.open_draft(COUNTY, number).reading
    content = BytesIO()
    refilled(register.of_code(RENCHUAN), before).save(content)
    [again] = reception.receive(COUNTY, "新版.xlsx", content.getvalue())
    after = desk.open_draft(COUNTY, again.number).reading
    told = [
        {name: value.value for name, value in row.fields.items() if value.value is not None}
        for reading in (before, after)
        for table in reading.tables
        for row in table.rows
    ]
    assert told[0] == told[1]


def test_what_is_decided_shows_what_was_found_when_it_was_handed_in() -> None:
    number = handed_in(COUNTY, ASKED)
    before = [(one.rule, one.cell) for one in desk.open_draft(COUNTY, number).findings]
    review.accept(OFFICE, number)
    review.accept(OFFICE, handed_in(COUNTY, {**ROUND, "as_of_date": "2024-06-30"}))
    after = desk.open_draft(COUNTY, number)
    assert [(one.rule, one.cell) for one in after.findings] == before


def test_a_sheet_of_nobody_known_is_a_countys_once_somebody_says_whose() -> None:
    number = sent(OFFICE, {**ROUND, "county": "某某县"})
    assert desk.open_draft(OFFICE, number).county_code == ""
    desk.correct(OFFICE, number, 1, "county", "壬川市")
    assert desk.open_draft(COUNTY, number).county_code == RENCHUAN
    desk.submit(OFFICE, number)
    assert review.accept(OFFICE, number) == 1
    assert conversion() == [(5, 20)]
