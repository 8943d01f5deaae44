"""Killed at any moment of an upload or an acceptance: nothing told is lost, nothing done twice."""

import hashlib
import itertools
import os
import random
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from access import Person, log
from loaders import desk, reception, review
from loaders.reading import read_workbook
from queries import store
from tests.loaders.test_desk import RENCHUAN, ROUND, workbook

COUNTY = Person(1, "zhang", "张三", "county", frozenset({RENCHUAN}))
OFFICE = Person(4, "zhao", "赵六", "supervisor")
KILLS = 100
# From some change on, a moment later: inside it, in the commit after it, or in what follows.
LATEST_SECONDS = 0.004


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty store that no process has open."""
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path))
    # A child of the child would outlive the kill; what is read is read in the child itself.
    monkeypatch.setattr(
        reception,
        "read_guarded",
        lambda paths, names: [read_workbook(*each) for each in zip(paths, names, strict=True)],
    )
    # The rules only read, and take nine tenths of the time.
    monkeypatch.setattr(
        desk, "check_staged", lambda cursor, batch: {number: [] for number in batch}
    )
    store.open_store()
    store.close_store()
    yield tmp_path
    store.close_store()


def sheets() -> list[bytes]:
    """One sheet a turn, all of them different: the round's later and later states."""
    return [
        workbook({**ROUND, "as_of_date": str(date(2024, 1, 1 + turn % 28)), "cases_filed": turn})
        for turn in range(KILLS)
    ]


def turn(content: bytes, told: int) -> None:
    """Hand in a sheet and accept it; each step is told once it is done."""
    [received] = reception.receive(COUNTY, "报送.xlsx", content)
    os.write(told, f"received {received.number}\n".encode())
    for finding in desk.open_draft(COUNTY, received.number).to_explain:
        desk.explain(COUNTY, received.number, finding, "属实")
    desk.submit(COUNTY, received.number)
    os.write(told, f"submitted {received.number}\n".encode())
    review.accept(OFFICE, received.number)
    os.write(told, f"accepted {received.number}\n".encode())


def killed(content: bytes, statement: int, seconds: float) -> tuple[list[tuple[str, int]], int]:
    """What a process told before it was killed, soon after it began its nth change (0: never); and
    how many changes it began.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        count = itertools.count(1)
        execute = store.execute

        def counted(cursor: store.Cursor, name: str, /, **values: object) -> store.Cursor:
            if name.startswith("writes/") and next(count) == statement:
                threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()
            return execute(cursor, name, **values)

        store.execute = counted
        try:
            turn(content, writing)
        finally:
            os.write(writing, f"statements {next(count) - 1}\n".encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        told = [(line.split()[0], int(line.split()[1])) for line in said]
    os.waitpid(child, 0)
    statements = next((number for step, number in told if step == "statements"), 0)
    return [each for each in told if each[0] != "statements"], statements


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be forked there")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_hundred_kills_lose_nothing_that_was_told_and_apply_nothing_twice(var: Path) -> None:
    chance = random.Random(7)
    told, statements = killed(workbook(ROUND), 0, 0)
    for content in sheets():
        told += killed(content, chance.randint(1, statements), chance.uniform(0, LATEST_SECONDS))[0]
    with store.read() as cursor:
        states = dict(cursor.execute("select submission_id, state from submission").fetchall())
        reports = cursor.execute(
            "select submission_id, count(*) from report group by all"
        ).fetchall()
        current = cursor.execute("select count(*) from report_current").fetchall()
        kept = {name for (name,) in cursor.execute("select sha256 from submission").fetchall()}
    counted = Counter(step for step, _ in told)
    # whole, the first of all alone; of the others some came far and none to the end unharmed
    assert 5 < counted["submitted"] < counted["received"] < KILLS
    came_far = {"checked", "submitted", "accepted"}
    reached = {"received": came_far, "submitted": came_far - {"checked"}}
    for step, number in told:
        assert states[number] in reached.get(step, {"accepted"})
    accepted = {number for number, state in states.items() if state == "accepted"}
    assert dict(reports) == dict.fromkeys(accepted, 1)
    assert current == [(1,)]
    for name in kept:
        content = (var / "originals" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == name
    assert log.verify().faults == ()
    logged = {
        entry["subject"] for entry in log.entries(OFFICE, 100_000) if entry["action"] == "accept"
    }
    assert {f"submission/{number}" for number in accepted} <= logged
