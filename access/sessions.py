"""Sessions: who is signed in. They live here; a browser has only a token, and we its SHA-256."""

import hashlib
import secrets
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from access.database import ask, moment, now, reading, stamp, writing
from access.roles import LOCAL, Person, require

# The name under which a browser keeps its token.
COOKIE = "county_inspection"
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
# Seen is written at most this often: a click costs a look, not a write.
SEEN_EVERY = timedelta(seconds=60)


@dataclass(frozen=True)
class Session:
    """Who sits there, and whether they must choose a password before anything else.

    Nobody must who came by the identity provider: there they have shown who they are.
    """

    session_id: int
    person: Person
    must_change: bool = False
    by_provider: bool = False


def start(
    connection: sqlite3.Connection,
    account_id: int,
    address: str,
    agent: str,
    *,
    by_provider: bool = False,
) -> str:
    """A new session of the account: its token, which is nowhere else."""
    token = secrets.token_urlsafe(32)
    values = {"token_hash": hash_of(token), "account_id": account_id, "at": stamp(now())}
    came = {"address": address, "agent": agent[:200], "by_provider": by_provider}
    ask(connection, "sessions/start", **values, **came)
    return token


def whoever(token: str | None) -> Session | None:
    """The session of `token` while it lasts; without any account, whoever sits at this machine."""
    with reading() as connection:
        if token:
            for row in ask(connection, "sessions/find", token_hash=hash_of(token), **_bounds()):
                return _of_row(row)
        return None if ask(connection, "accounts/any") else Session(0, LOCAL)


def seen(token: str | None) -> Session | None:
    """As `whoever`, and the idle time begins anew: for what a person did, not what a page asked."""
    found = whoever(token)
    if found and found.session_id:
        with reading() as connection:
            last = ask(connection, "sessions/seen_at", session_id=found.session_id)[0][0]
        if now() - moment(last) > SEEN_EVERY:
            # on a full disk people can still look, as long as the idle time lets them
            with suppress(sqlite3.OperationalError), writing() as connection:
                ask(connection, "sessions/see", session_id=found.session_id, at=stamp(now()))
    return found


def end(token: str) -> Session | None:
    """End the session of `token`, signed out by its own person; the session, if there was one."""
    with writing() as connection:
        rows = ask(connection, "sessions/find", token_hash=hash_of(token), **_bounds())
        for row in rows:
            found = _of_row(row)
            _end(connection, found.session_id, None, "signed_out")
            return found
    return None


def end_all(connection: sqlite3.Connection, account_id: int, why: str) -> None:
    """End every session of an account."""
    _end(connection, None, account_id, why)


def end_one(connection: sqlite3.Connection, session_id: int, why: str) -> None:
    """End one session."""
    _end(connection, session_id, None, why)


def revoke(by: Person, session_id: int) -> None:
    """End somebody's session. Raises NotAllowedError."""
    require(by, "accounts")
    with writing() as connection:
        _end(connection, session_id, None, "revoked")


def current(by: Person) -> list[sqlite3.Row]:
    """The sessions that last, newest first. Raises NotAllowedError."""
    require(by, "accounts")
    with reading() as connection:
        return ask(connection, "sessions/current", **_bounds())


def hash_of(token: str) -> str:
    """What is kept of a token: 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def _end(
    connection: sqlite3.Connection, session_id: int | None, account_id: int | None, why: str
) -> None:
    values = {"session_id": session_id, "account_id": account_id, "why": why}
    ask(connection, "sessions/end", **values, at=stamp(now()))


def _bounds() -> dict[str, str]:
    """Seen after one and begun after the other, a session still lasts."""
    moment_now: datetime = now()
    return {"seen_after": stamp(moment_now - IDLE), "begun_after": stamp(moment_now - LONGEST)}


def _of_row(row: sqlite3.Row) -> Session:
    counties = frozenset(row["counties"].split())
    person = Person(row["account_id"], row["name"], row["display"], row["role"], counties)
    return Session(row["session_id"], person, bool(row["must_change"]), bool(row["by_provider"]))
