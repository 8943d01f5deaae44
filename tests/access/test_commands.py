"""run.py user and audit: made at the terminal, printed once, told in words."""

import getpass
import sqlite3
from pathlib import Path

import pytest

from access import accounts, commands, log, sessions
from tests.access.people import OWN, ROOT, added, signed_in
from tests.dashboard import run_house

LONG = "另一个足够长的密码 7"


def test_an_account_is_made_and_its_password_printed_alone_on_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert commands.main(["user", "add", "Wang", "--role", "county", "--county", OWN]) == 0
    told = capsys.readouterr()
    assert "从现在起，每个人都要登录" in told.err
    account = accounts.named("wang")
    assert (account.role, account.counties, account.must_change) == ("county", {OWN}, True)
    assert signed_in("wang", told.out.strip())


def test_a_password_may_be_typed_and_is_then_not_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda words: LONG)
    assert commands.main(["user", "add", "wang", "--role", "leader", "--ask"]) == 0
    told = capsys.readouterr()
    assert LONG not in told.out + told.err
    assert signed_in("wang", LONG)


def test_two_passwords_typed_differently_make_no_account(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter((LONG, LONG + "x"))
    monkeypatch.setattr(getpass, "getpass", lambda words: next(typed))
    assert commands.main(["user", "add", "wang", "--role", "leader", "--ask"]) == 1
    assert "不一样" in capsys.readouterr().err
    assert not accounts.exist()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "wang", "--role", "county"], "至少有一个县"),
        (["add", "wang", "--role", "county", "--county", "999999"], "999999"),
        (["add", "wang", "--role", "leader", "--county", OWN], "才绑定"),
        (["add", "a b", "--role", "leader"], "a b"),
        (["add", "root", "--role", "leader"], "已有账号"),
        (["reset", "nobody"], "没有账号"),
        (["lock", "nobody"], "没有账号"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence_with_status_one(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    added("root", "admin")
    assert commands.main(["user", *arguments]) == 1
    told = capsys.readouterr()
    assert words in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_lock_unlock_disable_and_enable_do_what_they_say() -> None:
    added("wang", "leader")
    token = signed_in("wang")
    for act, flag, wanted in (
        ("lock", "is_locked", True),
        ("unlock", "is_locked", False),
        ("disable", "is_disabled", True),
        ("enable", "is_disabled", False),
    ):
        assert commands.main(["user", act, "wang"]) == 0
        assert getattr(accounts.named("wang"), flag) is wanted
    assert sessions.whoever(token) is None


def test_the_list_shows_every_account_with_role_counties_and_state(
    capsys: pytest.CaptureFixture[str],
) -> None:
    accounts.set_flag(ROOT, added("wang").account_id, "is_locked", True)
    added("root", "admin")
    assert commands.main(["user", "list"]) == 0
    root, wang = capsys.readouterr().out.splitlines()
    assert root.split("\t") == ["root", "root 同志", "管理员"]
    assert wang.split("\t") == ["wang", "wang 同志", "县区填报员", OWN, "已锁定"]


def test_what_is_done_at_the_terminal_is_logged_as_that() -> None:
    commands.main(["user", "add", "wang", "--role", "leader"])
    assert log.entries(ROOT)[0]["person"].startswith("run.py:")


def test_an_untouched_log_verifies_and_its_head_can_be_noted_down(
    capsys: pytest.CaptureFixture[str],
) -> None:
    added("wang", "leader")
    assert commands.main(["audit", "verify"]) == 0
    head = capsys.readouterr().out.split()[-1]
    assert commands.main(["audit", "verify", "--head", head]) == 0
    assert commands.main(["audit", "verify", "--head", "0" * 64]) == 1


def test_a_log_that_was_tampered_with_gives_status_one_and_says_where(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    added("wang", "leader")
    with sqlite3.connect(own_folder / "access.sqlite") as connection:
        connection.execute("drop trigger log_is_not_changed")
        connection.execute("update log set person = 'li' where number = 1")
    connection.close()
    assert commands.main(["audit", "verify"]) == 1
    assert "第 1 条被改动过" in capsys.readouterr().err


def test_the_commands_run_from_the_front_door(tmp_path: Path) -> None:
    made = run_house(tmp_path, "user", "add", "wang", "--role", "admin")
    assert made.returncode == 0, made.stderr
    assert len(made.stdout.strip()) == 14
    assert "wang\twang\t管理员" in run_house(tmp_path, "user", "list").stdout
    assert run_house(tmp_path, "audit", "verify").returncode == 0
    assert run_house(tmp_path, "user", "add").returncode == 2


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b""])
def test_a_file_that_is_none_is_told_in_a_sentence_and_an_empty_one_is_filled(
    own_folder: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    (own_folder / "access.sqlite").write_bytes(content)
    assert commands.main(["user", "list"]) == int(bool(content))
    assert ("账号文件打不开" in capsys.readouterr().err) == bool(content)


def test_a_file_of_a_newer_program_is_left_alone(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(own_folder / "access.sqlite") as connection:
        connection.execute("pragma user_version = 99")
    connection.close()
    assert commands.main(["user", "list"]) == 1
    assert "更新的版本" in capsys.readouterr().err


def test_a_dashboard_does_not_start_beside_a_damaged_file_of_accounts(tmp_path: Path) -> None:
    (tmp_path / "access.sqlite").write_bytes(b"not a database at all" * 100)
    started = run_house(tmp_path, "--no-browser")
    assert started.returncode == 1
    assert "账号文件打不开" in started.stderr
    assert "Traceback" not in started.stderr


def test_a_machine_that_tells_no_name_is_named_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: {}["uid"])
    assert log.user_here() == "本机"
