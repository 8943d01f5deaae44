"""What did we know on that day: two dates on every cursor, and nothing is ever half written."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from queries import figures, store
from tests.queries import keep_writing
from tests.queries.asking import counted, figure, parts
from tests.queries.random_cities import withdraw
from tests.queries.reports import a_round, accept, report

ROOT = Path(__file__).parents[2]
MONDAY, TUESDAY, FRIDAY = datetime(2023, 1, 2, 9), datetime(2023, 1, 3, 9), datetime(2023, 1, 6, 9)


@pytest.mark.parametrize("forgotten", ["as_of", "known_at"])
@pytest.mark.parametrize(
    "question", ["from report_current", "from rounds", "from plan", "from stationed"]
)
def test_a_forgotten_date_is_an_error_and_not_an_empty_page(question: str, forgotten: str) -> None:
    accept(a_round(1), report("plan"), report("stationed", period_start="2022-01-01"))
    with store.read() as cursor:
        store.narrow(cursor, **{forgotten: None})
        with pytest.raises(duckdb.InvalidInputException, match=f"{forgotten} is not set"):
            cursor.execute(question)


def test_figures_without_a_date_are_an_error_too() -> None:
    accept(a_round(1, **counted(1, 10)))
    with store.open_store().cursor() as cursor, pytest.raises(duckdb.InvalidInputException):
        figures.compare(cursor, ["clue_conversion"])


def test_a_cursor_keeps_its_dates_to_itself() -> None:
    accept(a_round(1, **counted(1, 10)), at=MONDAY)
    with store.read(as_of=date(2022, 12, 31)) as now, store.read(as_of=date(2020, 1, 1)) as before:
        assert figures.compare(now, ["clue_conversion"])["state"].tolist() == ["value"]
        assert figures.compare(before, ["clue_conversion"])["state"].tolist() == ["missing"]
        assert figures.compare(now, ["clue_conversion"])["state"].tolist() == ["value"]


def test_what_was_accepted_later_was_not_known_before() -> None:
    accept(a_round(1, **counted(1, 10)), at=MONDAY)
    accept(a_round(2, **counted(2, 20)), at=FRIDAY)
    assert parts(known_at=TUESDAY) == (1, 10)
    assert parts(known_at=FRIDAY) == (3, 30)


def test_a_place_of_which_nothing_was_known_is_not_in_the_answer() -> None:
    accept(a_round(1, **counted(1, 10)), at=FRIDAY)
    with store.read(as_of=date(2026, 1, 1), known_at=MONDAY) as cursor:
        assert figures.compare(cursor, ["clue_conversion"]).empty


def test_a_later_report_of_a_round_replaces_the_earlier_from_its_own_day() -> None:
    accept(a_round(1, as_of_date="2022-06-30", **counted(1, 10)), at=MONDAY)
    accept(a_round(1, as_of_date="2022-12-31", **counted(5, 12)), at=TUESDAY)
    assert figure(as_of=date(2022, 6, 29))["state"] == "missing"
    assert parts(as_of=date(2022, 12, 30)) == (1, 10)
    assert parts(as_of=date(2022, 12, 31)) == (5, 12)


def test_an_old_state_that_arrives_late_replaces_no_newer_one() -> None:
    accept(a_round(1, as_of_date="2022-12-31", **counted(5, 12)), at=MONDAY)
    accept(a_round(1, as_of_date="2022-06-30", **counted(1, 10)), at=TUESDAY)
    assert parts() == (5, 12)
    assert parts(as_of=date(2022, 6, 30)) == (1, 10)
    assert figure(as_of=date(2022, 6, 30), known_at=MONDAY)["state"] == "missing"


def test_what_is_withdrawn_is_gone_from_its_moment_and_stays_known_before() -> None:
    wrong = accept(a_round(1, **counted(9, 10)), at=MONDAY)
    withdraw(wrong, TUESDAY)
    accept(a_round(1, **counted(1, 10)), at=TUESDAY)
    assert parts(known_at=TUESDAY - timedelta(seconds=1)) == (9, 10)
    assert parts(known_at=TUESDAY) == (1, 10)
    assert not figure(known_at=TUESDAY)["contradiction"]


def test_withdrawing_brings_the_report_before_it_back() -> None:
    accept(a_round(1, as_of_date="2022-06-30", **counted(1, 10)), at=MONDAY)
    wrong = accept(a_round(1, as_of_date="2022-12-31", **counted(9, 10)), at=MONDAY)
    withdraw(wrong, TUESDAY)
    assert parts(known_at=FRIDAY) == (1, 10)


def test_withdrawing_twice_keeps_the_first_moment() -> None:
    number = accept(a_round(1, **counted(9, 10)), at=MONDAY)
    withdraw(number, TUESDAY)
    withdraw(number, FRIDAY)
    with store.read(as_of=date(2026, 1, 1), known_at=FRIDAY - timedelta(days=1)) as cursor:
        assert figures.compare(cursor, ["clue_conversion"]).empty


def test_every_committed_write_raises_the_data_version_by_one() -> None:
    before = store.data_version()
    accept(a_round(1))
    accept(a_round(2), a_round(3))
    withdraw(1, TUESDAY)
    assert store.data_version() == before + 3


def test_a_write_that_fails_leaves_neither_rows_nor_a_new_version() -> None:
    accept(a_round(1, **counted(1, 10)))
    before = store.data_version()
    with pytest.raises(duckdb.ConstraintException):
        accept(a_round(2, **counted(2, 20)), a_round(3, level="省"))
    with pytest.raises(KeyboardInterrupt):
        withdraw_and_press_ctrl_c()
    assert store.data_version() == before
    assert parts() == (1, 10)
    with store.read() as cursor:
        assert store.run(cursor, "reads/health")["submissions"].tolist() == [1]


def withdraw_and_press_ctrl_c() -> None:
    with store.write() as cursor:
        store.execute(cursor, "writes/withdraw_reports", submission_id=1, at=MONDAY)
        raise KeyboardInterrupt


def test_reading_raises_no_version() -> None:
    before = store.data_version()
    with store.read() as cursor:
        figures.compare(cursor, ["clue_conversion"])
    assert store.data_version() == before


def test_two_threads_that_read_while_one_writes_never_see_half_a_submission() -> None:
    counties = [f"{number}县" for number in range(6)]
    accept(*(a_round(1, county=county, **counted(1, 10)) for county in counties))
    finished = threading.Event()
    torn: list[list[int]] = []
    answers: list[int] = []

    def read_on() -> None:
        while not finished.is_set():
            with store.read(as_of=date(2100, 1, 1)) as cursor:
                found = figures.compare(cursor, ["clue_conversion"])["numerator"].tolist()
            answers.append(found[0])
            if len(set(found)) > 1 or len(found) != len(counties):
                torn.append(found)

    def write_some() -> None:
        for number in range(2, 14):
            accept(*(a_round(number, county=county, **counted(1, 10)) for county in counties))
        finished.set()

    run_together(read_on, read_on, write_some)
    assert torn == []
    assert len(set(answers)) > 1
    assert parts(counties=["0县"], as_of=date(2100, 1, 1)) == (13, 130)


def run_together(*works: Callable[[], None]) -> None:
    """Each in a thread of its own, until all are done."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive()


def test_writers_in_two_threads_wait_for_one_another() -> None:
    def write_some() -> None:
        for _ in range(5):
            accept(a_round(1, **counted(1, 10)))

    run_together(write_some, write_some)
    assert store.data_version() == 10


def test_a_process_killed_while_it_writes_loses_nothing_and_applies_nothing_twice() -> None:
    told: set[int] = set()
    for kill in range(10):
        told |= killed_after(kill % 4 + 1, (kill % 5) * 0.004)
    with store.read() as cursor:
        rows = cursor.execute(
            "select sha256, count(*) from report join submission using (submission_id) group by all"
        ).fetchall()
    stored = {int(sha256.removeprefix("submission ")): count for sha256, count in rows}
    assert len(told) >= 10
    assert told <= stored.keys()
    assert set(stored.values()) == {keep_writing.ROWS}
    assert sorted(stored) == list(range(1, len(stored) + 1))
    assert store.data_version() == len(stored)


def killed_after(commits: int, seconds: float) -> set[int]:
    """The submissions that a process said were committed before it was killed in the middle."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.queries.keep_writing"],
        stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, env={**os.environ},
    )  # fmt: skip
    assert writer.stdout is not None
    with writer, writer.stdout as said:
        told = [int(said.readline()) for _ in range(commits)]
        threading.Event().wait(seconds)
        writer.kill()
        told += [int(line) for line in said if line.endswith("\n")]
    return set(told)
