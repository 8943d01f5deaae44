"""Accounts: made, changed, locked and closed by an administrator; never deleted."""

import csv
import re
import sqlite3
import unicodedata
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

from access import passwords, sessions
from access.database import ask, now, reading, stamp, writing
from access.log import append
from access.roles import ADMIN, COUNTY, ROLES, Person, require

NAME = re.compile(r"[\w.@-]{2,40}")
REGISTER = Path(__file__).parents[1] / "data" / "register.csv"


class AccountError(Exception):
    """What was asked for cannot be; `key` names the sentence that says why, `values` fill it."""

    def __init__(self, why: str, **values: object) -> None:
        super().__init__(why)
        self.key, self.values = f"access.{why}", values


@dataclass(frozen=True)
class Account:
    """An account as an administrator sees it."""

    account_id: int
    name: str
    display: str
    role: str
    counties: frozenset[str]
    must_change: bool = True
    is_disabled: bool = False
    is_locked: bool = False
    created_at: str = ""
    signed_in_at: str | None = None

    def person(self) -> Person:
        """Whoever acts under this account."""
        return Person(self.account_id, self.name, self.display, self.role, self.counties)


def at_the_command_line(user: str) -> Person:
    """Whoever may write the file of accounts on this machine is its administrator."""
    return Person(0, f"run.py:{user}", "", ADMIN)


def exist() -> bool:
    """Whether there is any account at all, closed ones too: from then on everyone signs in."""
    with reading() as connection:
        return bool(ask(connection, "accounts/any"))


def every() -> list[Account]:
    """All accounts by name."""
    with reading() as connection:
        return [of_row(row) for row in ask(connection, "accounts/every")]


def named(name: str) -> Account:
    """The account of that sign-in name. Raises AccountError where there is none."""
    found = [one for one in every() if one.name.casefold() == plain_name(name)]
    if not found:
        raise AccountError("no_account", name=name)
    return found[0]


def of_row(row: sqlite3.Row) -> Account:
    """The account in a row of the file."""
    told = {name: row[name] for name in row.keys() if name != "password_hash"}  # noqa: SIM118
    flags = {name: bool(row[name]) for name in ("must_change", "is_disabled", "is_locked")}
    return Account(**(told | flags | {"counties": frozenset(row["counties"].split())}))


def add(by: Person, wanted: Account, password: str = "", address: str = "") -> tuple[int, str]:
    """Make the account: its id, and its first password, made up where none is given.

    It must be changed at the first sign-in. Raises NotAllowedError or AccountError.
    """
    require(by, "accounts")
    wanted = checked(wanted)
    password = _good(password or passwords.made_up(), wanted)
    values = {"password_hash": passwords.hashed(password), "at": stamp(now())}
    with writing() as connection:
        try:
            row = ask(connection, "accounts/add", **_columns(wanted), **values)[0]
        except sqlite3.IntegrityError:
            raise AccountError("name_taken", name=wanted.name) from None
        append(connection, by, "account_added", _subject(wanted), None, _told(wanted), address)
    return row["account_id"], password


def change(by: Person, wanted: Account, address: str = "") -> None:
    """Give the account of that id another display name, role and counties; it takes effect at once.

    Raises NotAllowedError or AccountError.
    """
    require(by, "accounts")
    wanted = checked(wanted)
    with writing() as connection:
        before = _found(connection, wanted.account_id)
        if by.account_id == before.account_id and wanted.role != before.role:
            raise AccountError("own_account")
        ask(connection, "accounts/change", **_columns(replace(wanted, name=before.name)),
            account_id=before.account_id)  # fmt: skip
        told = _told(before), _told(replace(wanted, name=before.name))
        append(connection, by, "account_changed", _subject(before), *told, address)


def reset(by: Person, account_id: int, password: str = "", address: str = "") -> str:
    """A new first password for the account, made up where none is given; its sessions end.

    Raises NotAllowedError or AccountError.
    """
    require(by, "accounts")
    with reading() as connection:
        account = _found(connection, account_id)
    password = _good(password or passwords.made_up(), account)
    kept = passwords.hashed(password)
    with writing() as connection:
        _set_password(connection, account, kept, must_change=True)
        append(connection, by, "password_reset", _subject(account), address=address)
    return password


def change_own_password(person: Person, old: str, new: str, address: str = "") -> None:
    """Another password for one's own account; all its sessions end, this one too.

    Raises AccountError where the old one is wrong, the new one no good, or both are the same.
    """
    with reading() as connection:
        account = _found(connection, person.account_id)
        kept = ask(connection, "accounts/hash_of", account_id=account.account_id)[0][0]
    if not passwords.is_right(kept, old):
        raise AccountError("old_password_wrong")
    new_hash = passwords.hashed(_good(new, account))
    if passwords.is_right(kept, new):
        raise AccountError("same_password")
    with writing() as connection:
        _set_password(connection, account, new_hash, must_change=False)
        append(connection, person, "password_changed", _subject(account), address=address)


def set_flag(by: Person, account_id: int, flag: str, wanted: bool, address: str = "") -> None:
    """Lock or unlock (`is_locked`), close or open again (`is_disabled`); sessions end at once.

    Nobody shuts themselves out. Raises NotAllowedError or AccountError.
    """
    require(by, "accounts")
    if by.account_id == account_id:
        raise AccountError("own_account")
    with writing() as connection:
        before = _found(connection, account_id)
        flags = {"is_locked": before.is_locked, "is_disabled": before.is_disabled} | {flag: wanted}
        ask(connection, "accounts/set_flags", account_id=account_id, **flags)
        sessions.end_all(connection, account_id, "closed" if wanted else "revoked")
        if not wanted:
            ask(connection, "sign_in/forget_failures", counter=f"account:{before.name.casefold()}")
        told = {flag: getattr(before, flag)}, {flag: wanted}
        append(connection, by, "account_shut", _subject(before), *told, address)


def checked(wanted: Account) -> Account:
    """`wanted` with its name as it is kept. Raises AccountError for what an account cannot be."""
    name = plain_name(wanted.name)
    if not NAME.fullmatch(name):
        raise AccountError("bad_name", name=wanted.name)
    if wanted.role not in ROLES:
        raise AccountError("no_role", role=wanted.role)
    check_codes(wanted.counties)
    if bool(wanted.counties) != (wanted.role == COUNTY):
        raise AccountError("counties_needed" if wanted.role == COUNTY else "counties_not_needed")
    return replace(wanted, name=name, display=wanted.display.strip() or name)


def check_codes(codes: Collection[str]) -> None:
    """Raise AccountError unless all are codes of the register, and of counties in one city.

    Names of counties repeat between cities, and what one may see is told by name.
    """
    known = _cities()
    for code in codes:
        if code not in known:
            raise AccountError("bad_code", code=code)
    if len({known[code] for code in codes}) > 1:
        raise AccountError("several_cities")


def plain_name(name: str) -> str:
    """A sign-in name as it is kept: case and full-width letters do not tell names apart."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


@cache
def _cities() -> dict[str, tuple[str, str]]:
    """Code → province and city, of every county and city of the register."""
    with REGISTER.open(encoding="utf-8", newline="") as file:
        return {row["code"]: (row["province"], row["city"]) for row in csv.DictReader(file)}


def _good(password: str, account: Account) -> str:
    if why := passwords.fault(password, account.name, account.display):
        raise AccountError(why, shortest=passwords.SHORTEST, longest=passwords.LONGEST)
    return password


def _set_password(
    connection: sqlite3.Connection, account: Account, kept: str, must_change: bool
) -> None:
    values = {"password_hash": kept, "must_change": must_change, "at": stamp(now())}
    ask(connection, "accounts/set_password", account_id=account.account_id, **values)
    sessions.end_all(connection, account.account_id, "password")
    # a device that was trusted may be the reason for the change
    ask(connection, "sign_in/forget_devices", account_id=account.account_id)
    ask(connection, "sign_in/forget_failures", counter=f"account:{account.name.casefold()}")


def _found(connection: sqlite3.Connection, account_id: int) -> Account:
    rows = ask(connection, "accounts/find", account_id=account_id)
    if not rows:
        raise AccountError("no_account", name=account_id)
    return of_row(rows[0])


def _columns(account: Account) -> dict[str, object]:
    told = asdict(account)
    columns = {name: told[name] for name in ("name", "display", "role")}
    return columns | {"counties": " ".join(sorted(account.counties))}


def _told(account: Account) -> dict[str, object]:
    return _columns(account) | {"counties": sorted(account.counties)}


def _subject(account: Account) -> str:
    return f"account/{account.name}"
