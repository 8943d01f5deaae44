"""Turns at the door: much is taken from everybody, and beyond that a sentence, for them alone."""

from collections import Counter

import pytest

from access import Person
from loaders import turns
from loaders.turns import Allowance, TooManyError, turn

REPORTER = Person(1, "zhang", "张三", "county", frozenset({"990101"}))
OTHER = Person(2, "li", "李四", "county", frozenset({"990102"}))
OFFICE = Person(4, "zhao", "赵六", "supervisor")
SHEET = 300_000


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Seconds that have gone by; nobody has sent anything yet."""
    at: Counter[str] = Counter()
    monkeypatch.setattr(turns.time, "monotonic", lambda: float(at["seconds"]))
    monkeypatch.setattr(turns, "_read", Allowance())
    return at


def send(allowance: Allowance, person: Person, files: int, size: int = SHEET) -> None:
    for _ in range(files):
        allowance.take(person, size)


def test_who_sends_without_end_is_told_when_to_go_on_and_nobody_else_is(
    clock: Counter[str],
) -> None:
    allowance = Allowance()
    send(allowance, REPORTER, turns.OWN)
    clock["seconds"] = 600
    with pytest.raises(TooManyError, match="请过 50 分钟再送"):
        allowance.take(REPORTER, SHEET)
    allowance.take(OTHER, SHEET)
    # an office that collects for twenty counties, a year at once
    send(allowance, OFFICE, 20 * 12)
    clock["seconds"] = 3600
    allowance.take(REPORTER, SHEET)


def test_large_files_count_for_what_they_weigh() -> None:
    allowance = Allowance()
    send(allowance, REPORTER, 50, size=10 * 1024 * 1024)
    with pytest.raises(TooManyError):
        allowance.take(REPORTER, 10 * 1024 * 1024)


def test_one_person_has_a_few_files_read_at_once_and_the_next_after_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "AT_ONCE", 1)
    with turn(REPORTER, SHEET), pytest.raises(TooManyError, match="先前收到的都在"):
        turn(REPORTER, SHEET).__enter__()
    with turn(REPORTER, SHEET):
        pass
