"""A session lasts while it is used, at most half a day, and ends when it is told to."""

import sqlite3
import threading
from datetime import timedelta

import pytest

from access import LOCAL, accounts, sessions, sign_in
from access.sign_in import From
from tests.access.people import ROOT, Clock, added, signed_in


def test_without_any_account_whoever_asks_is_the_supervisor() -> None:
    session = sessions.whoever(None)
    assert session is not None
    assert session.person == LOCAL
    assert sessions.whoever("whatever a cookie says") == session


@pytest.mark.parametrize("token", [None, "", "made up", "x" * 5000])
def test_with_an_account_nobody_comes_in_without_a_session(token: str | None) -> None:
    added("wang", "leader")
    assert sessions.whoever(token) is None
    assert sessions.seen(token) is None


def test_a_session_says_who_sits_there() -> None:
    account = added("wang", "leader")
    session = sessions.whoever(signed_in("wang"))
    assert session is not None
    assert session.person == account.person()
    assert not session.must_change


def test_a_first_password_opens_a_session_that_must_change_it() -> None:
    _, password = accounts.add(ROOT, accounts.Account(0, "wang", "", "leader", frozenset()))
    session = sessions.whoever(signed_in("wang", password))
    assert session is not None
    assert session.must_change


def test_a_session_that_is_used_lasts_and_one_left_alone_ends(clock: Clock) -> None:
    added("wang", "leader")
    token = signed_in("wang")
    for _ in range(4):
        clock.turn(minutes=25)
        assert sessions.seen(token) is not None
    clock.turn(minutes=31)
    assert sessions.seen(token) is None


def test_on_a_full_disk_a_session_can_still_be_used(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    added("wang", "leader")
    token = signed_in("wang")
    clock.turn(minutes=5)

    def full() -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sessions, "writing", full)
    assert sessions.seen(token) is not None


def test_asking_who_sits_there_does_not_count_as_use(clock: Clock) -> None:
    added("wang", "leader")
    token = signed_in("wang")
    clock.turn(minutes=20)
    assert sessions.whoever(token) is not None
    clock.turn(minutes=20)
    assert sessions.whoever(token) is None


def test_however_much_it_is_used_a_session_ends_after_half_a_day(clock: Clock) -> None:
    added("wang", "leader")
    token = signed_in("wang")
    began = clock.at
    while sessions.seen(token):
        clock.turn(minutes=20)
    assert clock.at - began >= timedelta(hours=12)
    assert clock.at - began < timedelta(hours=13)


def test_signing_out_ends_this_session_and_leaves_the_other() -> None:
    added("wang", "leader")
    here, there = signed_in("wang"), signed_in("wang")
    sign_in.sign_out(here, From("10.0.0.9"))
    assert sessions.whoever(here) is None
    assert sessions.whoever(there) is not None
    assert sign_in.newest(ROOT)[0]["outcome"] == "signed_out"


def test_a_revoked_session_is_over_and_no_longer_listed() -> None:
    added("wang", "leader")
    token = signed_in("wang")
    (row,) = sessions.current(ROOT)
    assert (row["name"], row["address"], row["agent"]) == ("wang", "10.0.0.9", "Firefox")
    sessions.revoke(ROOT, row["session_id"])
    assert sessions.whoever(token) is None
    assert sessions.current(ROOT) == []


def test_a_locked_account_let_in_again_does_not_wake_its_old_sessions() -> None:
    account = added("wang", "leader")
    token = signed_in("wang")
    accounts.set_flag(ROOT, account.account_id, "is_locked", True)
    accounts.set_flag(ROOT, account.account_id, "is_locked", False)
    assert sessions.whoever(token) is None


def test_no_two_sessions_share_a_token_and_each_has_256_bits() -> None:
    added("wang", "leader")
    tokens = {signed_in("wang") for _ in range(20)}
    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {43}


def test_many_threads_ask_at_once_and_all_are_answered() -> None:
    added("wang", "leader")
    token = signed_in("wang")
    found: list[object] = []
    threads = [
        threading.Thread(target=lambda: found.extend(sessions.seen(token) for _ in range(25)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 200
    assert None not in found
