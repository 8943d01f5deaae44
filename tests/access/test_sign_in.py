"""Guessing is slow, tells nothing, and never shuts the owner out."""

import sqlite3
import threading
import time
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from access import accounts, database, passwords, sign_in
from access.roles import NotAllowedError
from access.sign_in import Answer, From
from tests.access.people import PASSWORD, ROOT, Clock, added

HERE = From("10.0.0.9", "Firefox")
WRONG = "not the password"
# Failures before the next try waits: docs/sign-in.md; a browser known to the account has more.
FREE = {"device": 10, "pair": 5, "address": 30}


def guess(name: str = "wang", where: From = HERE, password: str = WRONG) -> Answer:
    return sign_in.sign_in(name, password, where)


def guess_until_it_waits(name: str = "wang", where: From = HERE) -> int:
    """How many wrong guesses are judged before the next one has to wait."""
    for number in range(100):
        if guess(name, where).outcome == "waiting":
            return number
    raise AssertionError("it never waits")


def test_the_right_password_signs_in_with_a_session_and_a_device() -> None:
    added("wang", "leader")
    answer = guess("WANG", password=PASSWORD)
    assert (answer.outcome, answer.must_change) == ("signed_in", False)
    assert len(answer.token) == len(answer.device) == 43


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(clock: Clock) -> None:
    added("wang", "leader")
    assert guess("wang") == guess("nobody") == Answer("wrong")
    elsewhere = From("10.0.0.77")
    assert guess_until_it_waits("li", From("10.0.0.78")) == guess_until_it_waits("wang", elsewhere)
    assert guess("li", From("10.0.0.78")) == guess("wang", elsewhere)


def test_an_unknown_name_costs_as_much_work_as_a_known_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:
            judged.append(str(hash).split("$")[3])
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "hasher", Counting(time_cost=1, memory_cost=8, parallelism=1))
    added("wang", "leader")
    judged.clear()
    for name in ("wang", "nobody"):
        guess(name)
    assert judged == ["m=8,t=1,p=1"] * 2


def test_each_next_guess_waits_twice_as_long_up_to_a_quarter_of_an_hour(clock: Clock) -> None:
    added("wang", "leader")
    assert guess_until_it_waits() == FREE["pair"]
    waits = []
    for _ in range(14):
        waits.append(guess().wait.total_seconds())
        clock.turn(seconds=waits[-1])
        assert guess().outcome == "wrong"
    assert waits[:5] == [1, 2, 4, 8, 16]
    assert max(waits) == 900


def test_while_it_waits_even_the_right_password_is_not_judged(clock: Clock) -> None:
    added("wang", "leader")
    guess_until_it_waits()
    assert guess(password=PASSWORD).outcome == "waiting"
    clock.turn(seconds=1.1)
    assert guess(password=PASSWORD).outcome == "signed_in"


def test_asking_while_it_waits_does_not_make_it_longer(clock: Clock) -> None:
    added("wang", "leader")
    guess_until_it_waits()
    assert {guess().wait.total_seconds() for _ in range(10)} == {1}


def test_signing_in_forgives_what_was_mistyped(clock: Clock) -> None:
    added("wang", "leader")
    for _ in range(6):
        for _ in range(3):
            assert guess().outcome == "wrong"
        assert guess(password=PASSWORD).outcome == "signed_in"


def test_an_hour_of_quiet_forgives_too(clock: Clock) -> None:
    added("wang", "leader")
    guess_until_it_waits()
    clock.turn(minutes=61)
    assert guess_until_it_waits() == FREE["pair"]


def test_guessing_from_one_address_does_not_keep_the_owner_out_at_another(clock: Clock) -> None:
    added("wang", "leader")
    for _ in range(300):
        answer = guess(where=From("10.6.6.6"))
        clock.turn(seconds=max(answer.wait.total_seconds(), 1))
    assert guess(where=From("10.6.6.6")).outcome in {"waiting", "wrong"}
    clock.turn(minutes=1)
    assert guess(password=PASSWORD).outcome == "signed_in"


def test_guessing_from_everywhere_never_waits_long_and_never_for_a_known_browser(
    clock: Clock,
) -> None:
    added("wang", "leader")
    device = guess(password=PASSWORD).device
    for number in range(200):
        guess(where=From(f"10.7.{number // 100}.{number % 100}"))
        clock.turn(seconds=1)
    assert guess(password=PASSWORD).outcome == "waiting"
    assert guess(password=PASSWORD).wait.total_seconds() <= 60
    known = From("10.0.0.9", "Firefox", device)
    assert guess(where=known, password=PASSWORD).outcome == "signed_in"


def test_a_known_browser_guesses_no_more_freely_than_others(clock: Clock) -> None:
    added("wang", "leader")
    device = guess(password=PASSWORD).device
    assert guess_until_it_waits(where=From("10.0.0.9", "Firefox", device)) == FREE["device"]


def test_the_device_of_one_account_is_a_stranger_to_another(clock: Clock) -> None:
    added("wang", "leader")
    added("li", "leader")
    device = guess(password=PASSWORD).device
    assert guess_until_it_waits("li", From("10.0.0.9", "", device)) == FREE["pair"]


def test_a_changed_password_makes_every_browser_a_stranger_again(clock: Clock) -> None:
    account = added("wang", "leader")
    device = guess(password=PASSWORD).device
    accounts.reset(ROOT, account.account_id)
    assert guess_until_it_waits(where=From("10.0.0.9", "", device)) == FREE["pair"]


def test_a_browser_is_known_for_half_a_year(clock: Clock) -> None:
    added("wang", "leader")
    device = guess(password=PASSWORD).device
    clock.turn(days=181)
    assert guess_until_it_waits(where=From("10.0.0.9", "", device)) == FREE["pair"]


def test_sign_ins_and_sessions_are_kept_for_400_days(clock: Clock) -> None:
    added("wang", "leader")
    guess(password=PASSWORD)
    kept = []
    for days in (399, 2):
        clock.turn(days=days)
        guess(password=PASSWORD)
        with database.reading() as connection:
            (held,) = connection.execute("select count(*) from session").fetchone()
        kept.append((len(sign_in.newest(ROOT)), held))
    assert kept == [(2, 2), (2, 2)]


def test_one_address_that_guesses_at_many_names_waits_too(clock: Clock) -> None:
    added("wang", "leader")
    outcomes = [guess(f"name{number}").outcome for number in range(FREE["address"] + 1)]
    assert outcomes == ["wrong"] * FREE["address"] + ["waiting"]
    assert guess(password=PASSWORD).outcome == "waiting"
    assert guess(where=From("10.0.0.10"), password=PASSWORD).outcome == "signed_in"


def test_a_right_password_does_not_buy_an_address_new_guesses(clock: Clock) -> None:
    added("wang", "leader")
    added("mallory", "leader")
    for number in range(FREE["address"] - 1):
        guess(f"name{number}")
    assert guess("mallory", password=PASSWORD).outcome == "signed_in"
    assert guess("one").outcome == "wrong"
    assert guess("more").outcome == "waiting"


def test_many_guesses_at_once_do_not_slip_through() -> None:
    added("wang", "leader")
    outcomes: list[str] = []
    threads = [threading.Thread(target=lambda: outcomes.append(guess().outcome)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("wrong") == FREE["pair"]


@pytest.mark.parametrize(("flag", "told"), [("is_locked", "locked"), ("is_disabled", "disabled")])
def test_a_shut_account_is_told_only_to_who_knows_its_password(flag: str, told: str) -> None:
    account = added("wang", "leader")
    accounts.set_flag(ROOT, account.account_id, flag, True)
    assert guess().outcome == "wrong"
    answer = guess(password=PASSWORD)
    assert (answer.outcome, answer.token, answer.device) == (told, "", "")


def test_unlocking_lets_the_owner_try_at_once(clock: Clock) -> None:
    account = added("wang", "leader")
    for number in range(60):
        guess(where=From(f"10.8.0.{number}"))
    assert guess().outcome == "waiting"
    accounts.set_flag(ROOT, account.account_id, "is_locked", False)
    assert guess(password=PASSWORD).outcome == "signed_in"


def test_the_log_tells_who_signed_in_from_where_and_what_failed(clock: Clock) -> None:
    added("wang", "leader")
    guess()
    clock.turn(seconds=5)
    guess("my-secret-typed-in-the-wrong-box")
    clock.turn(seconds=5)
    guess(password=PASSWORD)
    rows = sign_in.newest(ROOT)
    assert [(row["outcome"], row["name"]) for row in rows] == [
        ("signed_in", "wang"),
        ("wrong", None),
        ("wrong", "wang"),
    ]
    assert {row["address"] for row in rows} == {"10.0.0.9"}


def test_what_was_typed_as_an_unknown_name_is_kept_nowhere(own_folder: Path) -> None:
    added("wang", "leader")
    guess("my-secret-typed-in-the-wrong-box")
    content = b"".join(path.read_bytes() for path in own_folder.glob("access.sqlite*"))
    assert b"my-secret" not in content


def test_only_an_administrator_reads_the_sign_in_log() -> None:
    with pytest.raises(NotAllowedError):
        sign_in.newest(added("wang", "supervisor").person())


def test_a_hash_of_weaker_times_is_renewed_when_its_owner_signs_in(
    monkeypatch: pytest.MonkeyPatch, own_folder: Path
) -> None:
    added("wang", "leader")
    stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "hasher", stronger)
    assert guess(password=PASSWORD).outcome == "signed_in"
    with sqlite3.connect(own_folder / "access.sqlite") as connection:
        (kept,) = connection.execute("select password_hash from account").fetchone()
    connection.close()
    assert "m=16,t=2" in kept
    assert guess(password=PASSWORD).outcome == "signed_in"


def test_what_full_width_typing_makes_of_a_password_is_the_same_password() -> None:
    added("wang", "leader", "abc1234567xyz")
    assert guess(password="\uff41\uff42\uff43\uff11\uff12\uff134567xyz").outcome == "signed_in"


def test_a_password_as_long_as_a_book_is_judged_quickly() -> None:
    added("wang", "leader")
    began = time.monotonic()
    assert guess(password="x" * 5_000_000).outcome == "wrong"
    assert time.monotonic() - began < 2


def test_the_hashes_in_use_are_the_strong_ones() -> None:
    fresh = PasswordHasher()
    assert (fresh.type.name, fresh.memory_cost, fresh.time_cost >= 3) == ("ID", 65536, True)
