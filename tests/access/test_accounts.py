"""Accounts are made, changed, locked and closed; each change is checked, logged, and at once."""

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from access import LOCAL, Person, accounts, database, log, sessions
from access.accounts import Account, AccountError
from access.roles import NotAllowedError
from tests.access.people import OWN, PASSWORD, ROOT, added, signed_in

OTHER = "另一个足够长的密码 7"


def new(name: str = "wang", role: str = "leader", counties: tuple[str, ...] = ()) -> Account:
    return Account(0, name, "王某", role, frozenset(counties))


def test_without_an_account_there_is_none_and_with_one_there_is() -> None:
    assert not accounts.exist()
    accounts.add(ROOT, new())
    assert accounts.exist()


def test_a_closed_account_is_still_an_account_so_the_door_stays_shut() -> None:
    accounts.set_flag(ROOT, added("wang").account_id, "is_disabled", True)
    assert accounts.exist()
    assert sessions.whoever(None) is None


def test_a_new_account_stands_as_it_was_asked_for_and_must_change_its_password() -> None:
    account_id, password = accounts.add(ROOT, new("Wang.Li", "county", (OWN, "990102")))
    account = accounts.named("WANG.li")
    assert account.account_id == account_id
    assert account.counties == {OWN, "990102"}
    assert (account.display, account.role, account.must_change) == ("王某", "county", True)
    assert len(password) == 14


def test_passwords_made_up_differ() -> None:
    assert len({accounts.add(ROOT, new(f"wang{number}"))[1] for number in range(20)}) == 20


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (new(""), "bad_name"),
        (new("a"), "bad_name"),
        (new("two words"), "bad_name"),
        (new("x" * 41), "bad_name"),
        (new("semi;colon"), "bad_name"),
        (new(role="boss"), "no_role"),
        (new(role="county"), "counties_needed"),
        (new(role="leader", counties=(OWN,)), "counties_not_needed"),
        (new(role="county", counties=("99010",)), "bad_code"),
        (new(role="county", counties=("999999",)), "bad_code"),
        (new(role="county", counties=(OWN, "110101")), "several_cities"),
    ],
)
def test_an_account_that_cannot_be_is_refused_with_its_reason(wanted: Account, why: str) -> None:
    with pytest.raises(AccountError, match=why):
        accounts.add(ROOT, wanted)
    assert not accounts.exist()


@pytest.mark.parametrize("name", ["wang", "WANG", "\uff57\uff41\uff4e\uff47", " wang "])
def test_a_name_is_taken_in_any_case_and_width(name: str) -> None:
    accounts.add(ROOT, new("wang"))
    with pytest.raises(AccountError, match="name_taken"):
        accounts.add(ROOT, new(name))


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", "too_short"),
        ("九个汉字还是不够长", "too_short"),
        ("x" * 100 + "yzab" * 40, "too_long"),
        ("wang.xiaoming", "is_name"),
        ("Wang.Xiaoming2026", "is_name"),
        ("1234567890", "too_common"),
        ("\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff10", "too_common"),
        ("Password123", "too_common"),
        ("aaaaaaaaaaaa", "too_common"),
        ("ababababab", "too_common"),
        ("xyzxyzxyzxyz", "too_common"),
    ],
)
def test_a_password_that_is_no_good_is_refused_with_its_reason(password: str, why: str) -> None:
    with pytest.raises(AccountError, match=why):
        accounts.add(ROOT, new("wang.xiaoming"), password)


@pytest.mark.parametrize("password", [PASSWORD, "correct horse battery", "巡察工作办公室欢迎您来"])
def test_any_other_long_password_will_do_whatever_it_is_made_of(password: str) -> None:
    assert accounts.add(ROOT, new(), password)[1] == password


def acts(account: Account) -> dict[str, Any]:
    """Everything that only an administrator may do, as functions of who does it."""
    number = account.account_id
    return {
        "add": lambda by: accounts.add(by, new("li")),
        "change": lambda by: accounts.change(by, replace(account, role="leader")),
        "reset": lambda by: accounts.reset(by, number),
        "lock": lambda by: accounts.set_flag(by, number, "is_locked", True),
        "disable": lambda by: accounts.set_flag(by, number, "is_disabled", True),
        "revoke": lambda by: sessions.revoke(by, 1),
        "sessions": sessions.current,
    }


@pytest.mark.parametrize("act", list(acts(new())))
@pytest.mark.parametrize("role", ["county", "leader", "supervisor"])
def test_who_is_no_administrator_changes_no_account(act: str, role: str) -> None:
    account = added("wang", "supervisor")
    entries = log.verify().entries
    with pytest.raises(NotAllowedError):
        acts(account)[act](Person(9, "li", "", role))
    with pytest.raises(NotAllowedError):
        acts(account)[act](LOCAL)
    assert accounts.every() == [account]
    assert log.verify().entries == entries


@pytest.mark.parametrize("act", ["reset", "lock", "disable"])
def test_what_shuts_an_account_ends_its_sessions_and_no_others(act: str) -> None:
    account, other = added("wang", "leader"), added("li", "leader")
    mine, theirs = signed_in("wang"), signed_in("li")
    acts(account)[act](ROOT)
    assert sessions.whoever(mine) is None
    assert sessions.whoever(theirs) is not None
    assert accounts.named("li").account_id == other.account_id


def test_another_role_is_in_force_at_once() -> None:
    account = added("wang", "leader")
    token = signed_in("wang")
    accounts.change(ROOT, replace(account, role="county", counties=frozenset({OWN})))
    session = sessions.whoever(token)
    assert session is not None
    assert (session.person.role, session.person.counties) == ("county", {OWN})


def test_one_changes_ones_own_password_and_starts_anew() -> None:
    account = added("wang", "leader")
    token = signed_in("wang")
    accounts.change_own_password(account.person(), PASSWORD, OTHER)
    assert sessions.whoever(token) is None
    assert not accounts.named("wang").must_change
    assert signed_in("wang", OTHER)


@pytest.mark.parametrize(
    ("old", "new_one", "why"),
    [
        ("not the old one", OTHER, "old_password_wrong"),
        (PASSWORD, PASSWORD, "same_password"),
        (PASSWORD, "short", "too_short"),
        (PASSWORD, "wang123456", "is_name"),
    ],
)
def test_a_change_of_password_that_is_no_good_changes_nothing(
    old: str, new_one: str, why: str
) -> None:
    account = added("wang", "leader")
    token = signed_in("wang")
    with pytest.raises(AccountError, match=why):
        accounts.change_own_password(account.person(), old, new_one)
    assert sessions.whoever(token) is not None


def test_nobody_shuts_themselves_out_or_gives_up_their_own_role() -> None:
    admin = added("root", "admin")
    for flag in ("is_locked", "is_disabled"):
        with pytest.raises(AccountError, match="own_account"):
            accounts.set_flag(admin.person(), admin.account_id, flag, True)
    with pytest.raises(AccountError, match="own_account"):
        accounts.change(admin.person(), replace(admin, role="leader"))


def test_what_is_done_to_accounts_stands_in_the_log_without_any_password() -> None:
    account = added("wang", "leader")
    accounts.change(ROOT, replace(account, display="王处", role="supervisor"), "10.0.0.9")
    accounts.set_flag(ROOT, account.account_id, "is_locked", True)
    newest = [row["action"] for row in log.entries(ROOT)]
    assert newest == ["account_shut", "account_changed", "password_changed", "account_added"]
    changed = log.entries(ROOT)[1]
    assert '"role": "leader"' in changed["before"]
    assert '"role": "supervisor"' in changed["after"]
    assert changed["address"] == "10.0.0.9"
    told = " ".join(str(tuple(row)) for row in log.entries(ROOT))
    assert PASSWORD not in told
    assert "argon2" not in told


def test_the_file_is_readable_for_its_owner_alone(own_folder: Any) -> None:
    accounts.add(ROOT, new())
    modes = {path.name: path.stat().st_mode & 0o077 for path in own_folder.glob("access.sqlite*")}
    assert modes
    assert set(modes.values()) == {0}


def test_neither_password_nor_token_stands_in_the_file(own_folder: Any) -> None:
    added("wang", "leader")
    token = signed_in("wang")
    content = b"".join(path.read_bytes() for path in own_folder.glob("access.sqlite*"))
    assert b"argon2id" in content
    assert PASSWORD.encode() not in content
    assert token.encode() not in content


@pytest.mark.skipif(os.name == "nt", reason="no such rights there")
def test_the_folder_that_is_made_is_closed_to_everybody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "new" / "var"))
    assert not accounts.exist()
    assert stat.S_IMODE((tmp_path / "new" / "var").stat().st_mode) == 0o700


def test_a_command_beside_the_dashboard_takes_nothing_away_from_it(own_folder: Path) -> None:
    names = "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute('{}'))".format(
        "select name from account"
    )
    beside = [sys.executable, "-S", "-c", names, str(own_folder / "access.sqlite")]
    accounts.add(ROOT, new())
    with database.reading(), database.reading():
        """Two people ask at once, so there are two connections."""
    subprocess.run(beside, check=True, capture_output=True)
    accounts.add(ROOT, new("zhou"))
    assert b"zhou" in subprocess.run(beside, check=True, capture_output=True).stdout
