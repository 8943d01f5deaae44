"""The log is appended to; whoever changes it afterwards is found."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from access import LOCAL, Person, log, record
from access.database import ask, writing
from tests.access.people import ROOT

WHO = Person(7, "wang", "王某", "supervisor")


@pytest.fixture
def five(own_folder: Path) -> Path:
    """The file of a log with five entries."""
    for number in range(1, 6):
        record(WHO, "accept", f"submission/{number}", {"state": "submitted"}, "已接收", "10.0.0.9")
    return own_folder / "access.sqlite"


def tamper(path: Path, *statements: str) -> None:
    """What somebody with the file in their hands would do."""
    with sqlite3.connect(path) as connection:
        connection.execute("drop trigger log_is_not_changed")
        connection.execute("drop trigger log_is_not_shortened")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_an_entry_says_who_did_what_from_where_before_and_after(five: Path) -> None:
    newest = log.entries(ROOT, limit=1)[0]
    assert (newest["account_id"], newest["person"], newest["role"]) == (7, "wang", "supervisor")
    assert (newest["action"], newest["subject"]) == ("accept", "submission/5")
    assert newest["before"] == '{"state": "submitted"}'
    assert newest["after"] == '"已接收"'
    assert newest["address"] == "10.0.0.9"


def test_the_entries_of_one_subject_can_be_asked_for(five: Path) -> None:
    assert [row["number"] for row in log.entries(ROOT, subject="submission/3")] == [3]


def test_an_untouched_log_verifies(five: Path) -> None:
    verdict = log.verify()
    assert (verdict.entries, verdict.faults) == (5, ())
    assert verdict.head == log.entries(ROOT, limit=1)[0]["hash"]


def test_an_empty_log_verifies() -> None:
    assert log.verify() == log.Verdict(0, log.FIRST, ())


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (["update log set after = '\"已退回\"' where number = 3"], (3, "altered")),
        (["update log set person = 'li' where number = 1"], (1, "altered")),
        (["update log set at = '2020-01-01T00:00:00.000Z' where number = 5"], (5, "altered")),
        (["update log set before = null where number = 2"], (2, "altered")),
        (["delete from log where number = 3"], (4, "out_of_chain")),
        (["delete from log where number = 1"], (2, "out_of_chain")),
        (["delete from log where number = 5"], (5, "cut_off")),
        (["delete from log"], (5, "cut_off")),
        (
            [
                "update log set number = 99 where number = 2",
                "update log set number = 2 where number = 3",
                "update log set number = 3 where number = 99",
            ],
            (2, "out_of_chain"),
        ),
        (
            [
                "insert into log select 6, at, account_id, person, role, action, subject, before,"
                " after, address, previous, 'made up' from log where number = 5"
            ],
            (5, "cut_off"),
        ),
    ],
    ids=str,
)
def test_a_log_that_was_tampered_with_is_found(
    five: Path, statements: list[str], found: tuple[int, str]
) -> None:
    tamper(five, *statements)
    assert found in log.verify().faults


def test_the_file_itself_refuses_to_change_or_shorten_the_log(five: Path) -> None:
    with sqlite3.connect(five) as connection:
        for statement in ("update log set person = 'li'", "delete from log where number = 5"):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)
    connection.close()
    assert log.verify().faults == ()


def test_a_chain_made_anew_from_the_beginning_is_found_by_a_head_noted_down(
    own_folder: Path, five: Path
) -> None:
    noted = log.verify().head
    tamper(five, "delete from log", f"update log_head set number = 0, hash = '{log.FIRST}'")
    record(WHO, "accept", "submission/1")
    assert log.verify().faults == ()
    assert log.verify(noted).faults == ((0, "head_unknown"),)


def test_a_head_noted_down_earlier_is_still_in_a_log_that_grew(five: Path) -> None:
    noted = log.verify().head
    record(WHO, "return", "submission/6")
    assert log.verify(noted).faults == ()


def test_an_act_that_fails_leaves_no_entry() -> None:
    def fail() -> None:
        with writing() as connection:
            log.append(connection, LOCAL, "accept", "submission/1")
            raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        fail()
    assert log.verify() == log.Verdict(0, log.FIRST, ())


def test_many_at_once_make_one_chain() -> None:
    def write(number: int) -> Callable[[], object]:
        return lambda: [record(WHO, "accept", f"{number}/{turn}") for turn in range(10)]

    threads = [threading.Thread(target=write(number)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log.verify().entries == 40
    assert log.verify().faults == ()


def test_a_statement_that_there_is_not_is_an_error(five: Path) -> None:
    with writing() as connection, pytest.raises(KeyError):
        ask(connection, "log/forget")
