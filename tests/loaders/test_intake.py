"""From a file to reports: nothing half loaded, nothing loaded twice, nothing forgotten."""

import argparse
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from loaders import fence, intake, limits
from loaders.commands import load as command
from loaders.fieldlist import SHEETS, field_of
from loaders.intake import WrongStateError, load, withdraw
from loaders.template import header_of
from queries import store

ROOT = Path(__file__).parents[2]
ROUND = {
    "county": "壬川市",
    "term_no": "十届",
    "round_no": "三",
    "round_status": "进驻中",
    "inspection_type": "常规",
    "start_date": "2023年3月",
    "as_of_date": "2023年12月",
    "units_inspected": 6,
    "units_first_inspected": 5,
    "clues_found": "约20",
}
HOLD_THE_STORE = "from queries import store; store.open_store(); print('held', flush=True); input()"


@pytest.fixture(autouse=True)
def var(tmp_path: Path, ready_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store of this test's own, closed behind it."""
    folder = tmp_path / "var"
    folder.mkdir()
    shutil.copy(ready_store, folder / "store.duckdb")
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(folder))
    yield folder
    store.close_store()


def workbook(path: Path, *rows: Mapping[str, object], kind: str = "rounds") -> Path:
    book = openpyxl.Workbook()
    book.active.title = SHEETS[kind]
    names = list(dict.fromkeys(name for row in rows for name in row))
    book.active.append([header_of(field_of(kind, name)) for name in names])
    for row in rows:
        book.active.append([row.get(name) for name in names])
    book.save(path)
    return path


def ask(sql: str) -> list[tuple]:
    with store.read() as cursor:
        return cursor.execute(sql).fetchall()


def run(*given: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.main(parser.parse_args(given))


def test_a_good_file_becomes_reports_that_say_where_each_figure_stands(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROUND, {**ROUND, "round_no": "第四轮"})
    [outcome] = load([path], "壬川市", "张")
    assert (outcome.state, outcome.reports) == ("accepted", 2)
    [(city, county, round_first, level, scope, approximate, clues, place, cell)] = ask(
        "from report select city, county, round_first, level, scope, approximate, clues_found,"
        " place, provenance['clues_found'] where round_first = 4"
    )
    assert (city, county, round_first, level, scope) == ("示例市", "壬川市", 4, "县", "本轮")
    assert (approximate, clues, place) == (["clues_found"], 20, "3")
    assert (cell["sheet"], cell["cell"], cell["raw"]) == ("轮次汇总", "J3", "约20")
    assert cell["approximate"] is True


def test_a_month_is_stored_as_its_first_or_its_last_day(tmp_path: Path) -> None:
    load([workbook(tmp_path / "a.xlsx", ROUND)], "壬川市", "张")
    assert ask("select start_date, as_of_date from report") == [
        (date(2023, 3, 1), date(2023, 12, 31))
    ]


def test_posts_that_do_not_exist_are_not_applicable_and_not_zero(tmp_path: Path) -> None:
    plan = {"county": "壬川市", "term_no": 10, "term_start": "2021-09-01"}
    plan |= {"term_end": "2026-08-31", "as_of_date": "2023-12-31", "posts_office": "未单独核编"}
    load([workbook(tmp_path / "a.xlsx", plan, kind="plan")], "壬川市", "张")
    assert ask("select posts_office, not_applicable, scope from report") == [
        (None, ["posts_office"], "")
    ]


def test_stationed_supervision_is_of_its_period_and_of_the_usual_form(tmp_path: Path) -> None:
    row = {"county": "壬川市", "period_start": "2023年", "period_end": "2023年9月"}
    row |= {"clues_handled": 8}
    load([workbook(tmp_path / "a.xlsx", row, kind="stationed")], "壬川市", "张")
    assert ask("select supervision_form, period_start, period_end, as_of_date from report") == [
        ("日常派驻", date(2023, 1, 1), date(2023, 9, 30), date(2023, 9, 30))
    ]


def test_a_renamed_county_is_stored_under_the_name_of_today(tmp_path: Path) -> None:
    load([workbook(tmp_path / "a.xlsx", {**ROUND, "county": "芜湖市繁昌县"})], "繁昌", "张")
    assert ask("select province, city, county from report") == [("安徽省", "芜湖市", "繁昌区")]


def test_a_city_that_reports_for_itself_is_of_city_level(tmp_path: Path) -> None:
    load([workbook(tmp_path / "a.xlsx", {**ROUND, "county": "示例市"})], "示例市", "张")
    assert ask("select county, level from report") == [("示例市", "市本级")]


def test_the_bytes_are_kept_whatever_becomes_of_the_file(tmp_path: Path, var: Path) -> None:
    paths = [workbook(tmp_path / "good.xlsx", ROUND), tmp_path / "bad.xlsx"]
    paths[1].write_bytes(b"no workbook at all")
    load(paths, "壬川市", "张")
    for path in paths:
        content = path.read_bytes()
        kept = var / "originals" / hashlib.sha256(content).hexdigest()
        assert kept.read_bytes() == content


def test_of_a_file_with_one_mistake_nothing_is_loaded(tmp_path: Path, capsys) -> None:
    good = workbook(tmp_path / "good.xlsx", {**ROUND, "county": "甲江县"})
    bad = workbook(tmp_path / "bad.xlsx", ROUND, {**ROUND, "round_no": 4, "units_inspected": "六O"})
    assert run(str(bad), str(good)) == 1
    assert ask("select county from report") == [("甲江县",)]
    assert ask("select state from submission order by submission_id") == [
        ("returned",),
        ("accepted",),
    ]
    said = capsys.readouterr()
    assert "六O" in said.err
    assert "bad.xlsx" in said.out


def test_questions_pass_on_a_supervisors_load_and_stay_with_the_submission(tmp_path: Path) -> None:
    row = {**ROUND, "clues_transferred": 3, "cases_filed": 9}
    [outcome] = load([workbook(tmp_path / "a.xlsx", row)], "壬川市", "张")
    assert outcome.state == "accepted"
    [(findings,)] = ask("select findings from submission")
    assert "cases_exceed_clues" in findings


def test_an_old_sheet_counts_as_in_time_by_the_day_it_is_said_to_have_come(
    tmp_path: Path, capsys
) -> None:
    path = workbook(tmp_path / "a.xlsx", {**ROUND, "as_of_date": "2023-12-31"})
    untold = workbook(tmp_path / "b.xlsx", {**ROUND, "as_of_date": "2023-11-30"})
    with pytest.raises(SystemExit):
        run(str(path), "--received", "2024-13-04")
    assert "2024-13-04" in capsys.readouterr().err
    assert run(str(path), "--received", "2024-01-04") == 0
    assert run(str(untold)) == 0
    assert ask("select county, month, handed_in_on from handed_in") == [
        ("壬川市", date(2023, 12, 1), date(2024, 1, 4))
    ]
    assert ask("select file_name from submission where handed_in_at is not null") == [("a.xlsx",)]


def test_the_same_bytes_again_are_received_already(tmp_path: Path, capsys) -> None:
    path = workbook(tmp_path / "a.xlsx", ROUND)
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(path.read_bytes())
    assert run(str(path)) == 0
    assert run(str(path), str(copy)) == 0
    assert "已收到过" in capsys.readouterr().out
    assert ask("select count(*) from report") == [(1,)]
    assert ask("select count(*) from submission") == [(1,)]


def test_one_file_given_twice_at_once_is_loaded_once(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROUND)
    assert [each.state for each in load([path, path], "壬川市", "张")] == ["accepted", "known"]


def test_two_sources_that_contradict_each_other_are_both_kept(tmp_path: Path) -> None:
    first = workbook(tmp_path / "a.xlsx", ROUND)
    second = workbook(tmp_path / "b.xlsx", {**ROUND, "units_inspected": 9})
    load([first, second], "壬川市", "张")
    assert ask("select units_inspected from report order by report_id") == [(6,), (9,)]
    assert ask("select is_contradicted from report_current") == [(True,)]


def test_the_same_figures_from_elsewhere_are_no_contradiction(tmp_path: Path) -> None:
    first = workbook(tmp_path / "a.xlsx", ROUND)
    second = workbook(tmp_path / "b.xlsx", {**ROUND, "remarks": "再报一次"})
    load([first, second], "壬川市", "张")
    assert ask("select is_contradicted from report_current") == [(False,)]


def test_the_log_tells_who_did_what(tmp_path: Path) -> None:
    load([workbook(tmp_path / "a.xlsx", ROUND)], "壬川市巡察办", "张")
    assert ask("select actor, action, from_state, to_state from submission_log") == [
        ("张", "receive", None, "received"),
        ("张", "check", "received", "checked"),
        ("张", "submit", "checked", "submitted"),
        ("张", "accept", "submitted", "accepted"),
    ]
    assert ask("select sender, received_by from submission") == [("壬川市巡察办", "张")]


def test_withdrawing_marks_and_what_was_known_before_stays_known(tmp_path: Path) -> None:
    [outcome] = load([workbook(tmp_path / "a.xlsx", ROUND)], "壬川市", "张")
    before = store.now()
    withdraw(outcome.submission_id, "李", "报错了")
    assert ask("select count(*) from report_known") == [(0,)]
    with store.read(known_at=before) as cursor:
        assert cursor.execute("select count(*) from report_known").fetchall() == [(1,)]
    with pytest.raises(WrongStateError):
        withdraw(outcome.submission_id, "李", "再来一次")


def test_a_withdrawn_file_may_be_sent_again(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROUND)
    [outcome] = load([path], "壬川市", "张")
    withdraw(outcome.submission_id, "李", "")
    assert [each.state for each in load([path], "壬川市", "张")] == ["accepted"]


def test_an_accident_in_the_middle_leaves_nothing_half_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "a.xlsx", ROUND)
    version = store.data_version()

    def accident(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(intake, "insert", accident)
        with pytest.raises(KeyboardInterrupt):
            load([path], "壬川市", "张")
    assert ask("select count(*) from submission") == [(0,)]
    assert ask("select count(*) from submission_log") == [(0,)]
    assert store.data_version() == version
    assert [each.state for each in load([path], "壬川市", "张")] == ["accepted"]


def test_while_another_process_holds_the_store_one_sentence_says_so(tmp_path: Path, capsys) -> None:
    path = workbook(tmp_path / "a.xlsx", ROUND)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_THE_STORE],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout.readline().strip() == b"held"
        assert run(str(path)) == 1
    finally:
        holder.communicate(b"\n")
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "Error" not in said.err
    assert run(str(path)) == 0


def test_a_damaged_store_is_one_sentence_and_stays_as_it_is(
    tmp_path: Path, var: Path, capsys
) -> None:
    (var / "store.duckdb").write_bytes(b"this is no store" * 500)
    assert run(str(workbook(tmp_path / "a.xlsx", ROUND))) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert (var / "store.duckdb").read_bytes() == b"this is no store" * 500


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([{**ROUND, "county": "不存在县"}], "不存在县"),
        ([ROUND, ROUND], "第 2 行"),
        ([{**ROUND, "as_of_date": None}], "没有填"),
    ],
)
def test_bad_input_is_a_clear_sentence_and_status_1(
    typed: list[dict[str, object]], said: str, tmp_path: Path, capsys
) -> None:
    assert run(str(workbook(tmp_path / "a.xlsx", *typed))) == 1
    assert said in capsys.readouterr().err
    assert ask("select count(*) from report") == [(0,)]


def test_a_file_that_is_not_there_is_no_submission(tmp_path: Path) -> None:
    assert run(str(tmp_path / "nowhere.xlsx")) == 1
    assert ask("select count(*) from submission") == [(0,)]


def test_the_command_says_what_became_of_a_file_and_nothing_else(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROUND)
    told = [sys.executable, "-X", "utf8", "-m", "loaders", "load", str(path)]
    done = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (0, "a.xlsx：已装入 1 行(第 1 号报送)。\n")
    assert all(line.startswith(("【", "a.xlsx：")) for line in done.stderr.splitlines())


def test_of_many_files_each_fares_as_it_deserves(tmp_path: Path) -> None:
    base = workbook(tmp_path / "base.xlsx", ROUND)
    paths = []
    for number in range(60):
        book = openpyxl.load_workbook(base)
        book.active["C2"] = number + 1
        paths.append(tmp_path / f"{number}.xlsx")
        book.save(paths[-1])
    paths[7].write_bytes(b"no workbook at all")
    paths[30].write_bytes(paths[29].read_bytes())
    paths[31] = tmp_path / "nowhere.xlsx"
    heard: list[tuple[int, int]] = []
    outcomes = load(paths, "壬川市", "张", lambda done, count: heard.append((done, count)))
    odd = {at: each.state for at, each in enumerate(outcomes) if each.state != "accepted"}
    assert odd == {7: "returned", 30: "known", 31: "returned"}
    assert [each.file for each in outcomes] == [path.name for path in paths]
    assert heard == [(50, 60), (60, 60)]
    assert ask("select count(*), count(distinct submission_id) from report") == [(57, 57)]
    assert ask("select count(*) from submission") == [(58,)]
    assert {each.state for each in load(paths, "壬川市", "张")} == {"known", "returned"}


def test_files_given_in_one_go_are_held_against_each_other_as_if_they_came_one_by_one(
    tmp_path: Path, ready_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = {**ROUND, "round_status": "整改中", "end_date": "2023-05-20", "problems_found": 90}
    told = [
        {**ended, "as_of_date": "2024-03-31"},
        {**ended, "as_of_date": "2024-06-30", "problems_found": 89},
        {**ended, "as_of_date": "2024-06-30", "problems_found": "9o", "interviews": 61},
        {**ended, "as_of_date": "2024-06-30", "problems_found": 99},
        {**ended, "as_of_date": "2023-12-31", "problems_found": 80},
    ]
    paths = [workbook(tmp_path / f"{at}.xlsx", row) for at, row in enumerate(told)]
    in_one_go = load(paths, "壬川市", "张")
    asked = [{finding.rule for finding in each.findings} for each in in_one_go]
    assert [each.state for each in in_one_go].index("returned") == 2
    assert "figure_falls" in asked[1]
    assert "same_day_other_figures" in asked[3]
    assert "as_of_before_last" in asked[4]
    store.close_store()
    (tmp_path / "another").mkdir()
    shutil.copy(ready_store, tmp_path / "another" / "store.duckdb")
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "another"))
    assert [load([path], "壬川市", "张")[0].findings for path in paths] == [
        each.findings for each in in_one_go
    ]


def test_a_file_that_took_too_long_is_returned_and_may_be_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WALL_SECONDS", 0)
    # a small file is read before the next usual look at the clock
    monkeypatch.setattr(fence, "LOOK_EVERY_SECONDS", 0.001)
    path = workbook(tmp_path / "a.xlsx", ROUND)
    [outcome] = load([path], "壬川市", "张")
    assert (outcome.state, [each.rule for each in outcome.findings]) == ("returned", ["too_slow"])
    monkeypatch.undo()
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "var"))
    assert [each.state for each in load([path], "壬川市", "张")] == ["accepted"]
