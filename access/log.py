"""The log: who did what, when, from where, before and after. Appended to, never changed.

Each entry carries the SHA-256 of the one before, and the head (number and hash of the last) is
kept apart, so that an entry altered, taken out, put in, moved or cut off at the end is found.
"""

import getpass
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from access.database import ask, now, reading, stamp, writing
from access.roles import LOCAL, Person, require
from text import say

FIRST = "0" * 64
# Whence the person of this run or request acts: a thread's, so that no writer need hand it on.
_address: ContextVar[str] = ContextVar("address", default="")
SEALED = (
    *("number", "at", "account_id", "person", "role", "action", "subject"),
    *("before", "after", "address", "previous"),
)


@dataclass(frozen=True)
class Verdict:
    """What the verification found: entries, the head's hash, and the faults as (number, kind).

    Kinds: altered, out_of_chain (taken out, put in or moved), cut_off, head_unknown.
    """

    entries: int
    head: str
    faults: tuple[tuple[int, str], ...]


def user_here() -> str:
    """Whoever gives a command on this machine, as the log names them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return say("access.this_machine")


def called(person: str) -> str:
    """Somebody of the log by name; whoever sat at the machine without an account has none."""
    return say("access.this_machine") if person == LOCAL.name else person


def acting_from(address: str) -> None:
    """From here on, what is recorded in this run or request was done from `address`."""
    _address.set(address)


def record(
    person: Person,
    action: str,
    subject: str,
    before: object = None,
    after: object = None,
    address: str = "",
) -> int:
    """Append an entry and hand back its number.

    `before` and `after` are anything that JSON can hold. An act in the store records itself last,
    just before its commit: a kill then leaves at most an entry without an act, never the reverse.
    """
    with writing() as connection:
        return append(connection, person, action, subject, before, after, address)


def append(
    connection: sqlite3.Connection,
    person: Person,
    action: str,
    subject: str,
    before: object = None,
    after: object = None,
    address: str = "",
) -> int:
    """As `record`, in the transaction of the act itself."""
    number, previous = _head(connection)
    entry = {
        "number": number + 1,
        "at": stamp(now()),
        "account_id": person.account_id,
        "person": person.name,
        "role": person.role,
        "action": action,
        "subject": subject,
        "before": _as_text(before),
        "after": _as_text(after),
        "address": address or _address.get(),
        "previous": previous,
    }
    hash_ = sealed(entry)
    ask(connection, "log/append", **entry, hash=hash_)
    ask(connection, "log/set_head", number=number + 1, hash=hash_)
    return number + 1


def entries(by: Person, limit: int = 500, subject: str | None = None) -> list[sqlite3.Row]:
    """The newest entries first, of one subject where one is given. Raises NotAllowedError."""
    require(by, "see_log")
    with reading() as connection:
        return ask(connection, "log/newest", limit=limit, subject=subject)


def verify(known_head: str = "", path: Path | None = None) -> Verdict:
    """Walk the whole chain (of a copy of the file: `path`). `known_head`: a hash noted down
    earlier, which must be in it.
    """
    with reading(path) as connection:
        connection.execute("begin")
        rows = ask(connection, "log/all")
        number, head = _head(connection)
        connection.execute("commit")
    faults = list(_broken(rows))
    if (len(rows), rows[-1]["hash"] if rows else FIRST) != (number, head):
        faults.append((number, "cut_off"))
    if known_head and known_head not in {row["hash"] for row in rows}:
        faults.append((0, "head_unknown"))
    return Verdict(len(rows), head, tuple(faults))


def sealed(entry: dict[str, object] | sqlite3.Row) -> str:
    """The hash of an entry: over all that it says and the hash of the one before."""
    told = json.dumps([entry[name] for name in SEALED], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def _broken(rows: list[sqlite3.Row]) -> Iterator[tuple[int, str]]:
    previous = FIRST
    for place, row in enumerate(rows, start=1):
        if sealed(row) != row["hash"]:
            yield row["number"], "altered"
        if row["previous"] != previous or row["number"] != place:
            yield row["number"], "out_of_chain"
        previous = row["hash"]


def _head(connection: sqlite3.Connection) -> tuple[int, str]:
    row = ask(connection, "log/head")[0]
    return row["number"], row["hash"]


def _as_text(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
