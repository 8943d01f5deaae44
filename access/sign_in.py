"""Signing in: the password, and what slows down whoever guesses at one.

Failures count against the account at one address, the account and the address; after a few, each
next try waits twice as long, up to a quarter of an hour. So that nobody keeps another out by
guessing, an account never waits longer than a minute for what was tried at other addresses, and a
browser that has signed in to it before is counted apart from all that. A name that there is not
counts, and takes, as much as one that there is.
"""

import secrets
import sqlite3
import unicodedata
from dataclasses import dataclass
from datetime import timedelta

from access import accounts, passwords, sessions
from access.accounts import plain_name
from access.database import ask, moment, now, reading, stamp, writing
from access.roles import Person, require
from access.sessions import Session, hash_of

# Failures that cost nothing yet. One address may be a whole office behind one router.
FREE = {"device": 10, "pair": 5, "account": 20, "address": 30, "session": 5, "stray": 5}
QUARTER, MINUTE = timedelta(minutes=15), timedelta(minutes=1)
LONGEST_WAIT = dict.fromkeys(("device", "pair", "address", "stray"), QUARTER) | {"account": MINUTE}
# Quiet for so long, a counter begins anew.
FORGIVEN = timedelta(hours=1)
KEPT = timedelta(days=400)
DEVICE_LASTS = timedelta(days=180)


@dataclass(frozen=True)
class From:
    """Where a request comes from: address, browser, and the token of a device it may bring."""

    address: str = ""
    agent: str = ""
    device: str = ""


@dataclass(frozen=True)
class Answer:
    """What became of a try: signed_in (with the tokens of session and device), wrong, waiting (for
    `wait`), locked or disabled; the last two are told only to who knows the password. By the
    identity provider: provider (with the token of a session), provider_unknown, locked, disabled.
    """

    outcome: str
    token: str = ""
    device: str = ""
    wait: timedelta = timedelta(0)
    must_change: bool = False


def sign_in(name: str, password: str, where: From) -> Answer:
    """Judge a name and a password, and count the try. Takes as long as a hash takes."""
    name = plain_name(name)[:80]
    with writing() as connection:
        account = next(iter(ask(connection, "sign_in/account", name=name)), None)
        counters = _counters(connection, account, name, where)
        wait = max((_wait(connection, one) for one in counters), default=timedelta(0))
        if wait:
            return Answer("waiting", wait=wait)
        # Counted before it is judged: many tries at once cannot slip through between.
        for counter in counters:
            ask(connection, "sign_in/fail", counter=counter, at=stamp(now()))
    kept = account["password_hash"] if account else None
    is_right = passwords.is_right(kept, password)
    renewed = passwords.hashed(password) if is_right and kept and passwords.is_dated(kept) else ""
    with writing() as connection:
        outcome = _outcome(account) if account and is_right else "wrong"
        _log(connection, account["account_id"] if account else None, outcome, where)
        if account is None or outcome != "signed_in":
            return Answer(outcome)
        if renewed:
            values = {"account_id": account["account_id"], "password_hash": renewed}
            ask(connection, "accounts/renew_hash", **values, dated=kept)
        return _welcome(connection, account, counters, where)


def by_provider(name: str, where: From) -> Answer:
    """Let in whom the identity provider vouches for under this name, if there is such an account.

    The provider says who somebody is; the account says whether they may enter, and what they may.
    """
    with writing() as connection:
        account = _vouched_for(connection, name)
        outcome = _outcome(account) if account else "provider_unknown"
        if account is None or outcome != "signed_in":
            _log(connection, account["account_id"] if account else None, outcome, where)
            return Answer(outcome)
        account_id = account["account_id"]
        _log(connection, account_id, "provider", where)
        _forget(connection)
        came = (where.address, where.agent)
        token = sessions.start(connection, account_id, *came, by_provider=True)
        return Answer("provider", token)


def provider_failed(outcome: str, where: From) -> None:
    """Log a visit to the identity provider that led nowhere: provider_down, provider_refused."""
    with writing() as connection:
        _log(connection, None, outcome, where)


def provider_strayed(where: From) -> None:
    """Log a way back from the provider that nobody is out on: made up, used, or too old.

    A stranger can bring as many as they like, so an address that brings more than a few waits as
    after wrong passwords, and what it brings meanwhile is refused without a line in the log.
    """
    counter = f"stray:{where.address}"
    with writing() as connection:
        if not _wait(connection, counter):
            ask(connection, "sign_in/fail", counter=counter, at=stamp(now()))
            _log(connection, None, "provider_refused", where)


def sign_out(token: str, where: From) -> Session | None:
    """End the session of `token` and log it; the session, if there was one."""
    ended = sessions.end(token)
    if ended:
        with writing() as connection:
            _log(connection, ended.person.account_id, "signed_out", where)
    return ended


def change_password(session: Session, old: str, new: str, where: From) -> str:
    """Another password for one's own account: the token of a new session, all others are over.

    Raises accounts.AccountError. Who guesses at the old one is signed out after a few tries.
    """
    counter = f"session:{session.session_id}"
    try:
        accounts.change_own_password(session.person, old, new, where.address)
    except accounts.AccountError as refused:
        if refused.key == "access.old_password_wrong":
            _count_in_session(session, counter)
        raise
    with writing() as connection:
        ask(connection, "sign_in/forget_failures", counter=counter)
        return sessions.start(connection, session.person.account_id, where.address, where.agent)


def newest(by: Person, limit: int = 500) -> list[sqlite3.Row]:
    """The sign-in log, newest first. Raises NotAllowedError."""
    require(by, "accounts")
    with reading() as connection:
        return ask(connection, "sign_in/newest", limit=limit)


def _counters(
    connection: sqlite3.Connection, account: sqlite3.Row | None, name: str, where: From
) -> list[str]:
    """What this try counts against: its own device where the account knows it, else the others."""
    device = hash_of(where.device) if where.device else ""
    since = stamp(now() - DEVICE_LASTS)
    if account and device:
        own = {"token_hash": device, "account_id": account["account_id"], "since": since}
        if ask(connection, "sign_in/device", **own):
            return [f"device:{device}"]
    # of a name that may be a password typed into the wrong box, only the hash is kept
    key = name if account else hash_of(name)
    pair = f"pair:{hash_of(f'{key} {where.address}')}"
    return [pair, f"account:{key}", f"address:{where.address}"]


def _wait(connection: sqlite3.Connection, counter: str) -> timedelta:
    """How long this counter has to wait yet; zero where it may try."""
    kind = counter.partition(":")[0]
    for row in ask(connection, "sign_in/failures", counter=counter):
        since = now() - moment(row["failed_at"])
        over = row["failures"] - FREE[kind]
        if since > FORGIVEN:
            ask(connection, "sign_in/forget_failures", counter=counter)
        elif over >= 0:
            wait = min(timedelta(seconds=2 ** min(over, 20)), LONGEST_WAIT[kind])
            return max(wait - since, timedelta(0))
    return timedelta(0)


def _count_in_session(session: Session, counter: str) -> None:
    with writing() as connection:
        ask(connection, "sign_in/fail", counter=counter, at=stamp(now()))
        failures = ask(connection, "sign_in/failures", counter=counter)[0]["failures"]
        if failures >= FREE["session"]:
            sessions.end_one(connection, session.session_id, "revoked")


def _vouched_for(connection: sqlite3.Connection, name: str) -> sqlite3.Row | None:
    """The account of a provider's name; only the case may differ.

    What folds otherwise into one name here (full-width letters, blanks) may be two people there.
    """
    if plain_name(name) != name.lower() or not unicodedata.is_normalized("NFKC", name):
        return None
    return next(iter(ask(connection, "sign_in/account", name=plain_name(name))), None)


def _outcome(account: sqlite3.Row) -> str:
    if account["is_disabled"]:
        return "disabled"
    return "locked" if account["is_locked"] else "signed_in"


def _welcome(
    connection: sqlite3.Connection, account: sqlite3.Row, counters: list[str], where: From
) -> Answer:
    """The session and the device of who has signed in; their failures are forgotten."""
    for counter in counters:
        # an address keeps what others failed at: one right password does not buy them new tries
        kind = "unfail" if counter.startswith("address:") else "forget_failures"
        ask(connection, f"sign_in/{kind}", counter=counter)
    account_id = account["account_id"]
    device = where.device
    if not counters[0].startswith("device:"):
        device = secrets.token_urlsafe(32)
        values = {"token_hash": hash_of(device), "account_id": account_id}
        ask(connection, "sign_in/trust", **values, at=stamp(now()))
    _forget(connection)
    token = sessions.start(connection, account_id, where.address, where.agent)
    return Answer("signed_in", token, device, must_change=bool(account["must_change"]))


def _forget(connection: sqlite3.Connection) -> None:
    """What is too old to be of use."""
    moment_now = now()
    ask(connection, "sign_in/forget", before=stamp(moment_now - KEPT))
    ask(connection, "sessions/forget", before=stamp(moment_now - KEPT))
    ask(connection, "sign_in/forgive", before=stamp(moment_now - FORGIVEN))
    ask(connection, "sign_in/distrust", before=stamp(moment_now - DEVICE_LASTS))


def _log(connection: sqlite3.Connection, account_id: int | None, outcome: str, where: From) -> None:
    values = {"account_id": account_id, "outcome": outcome, "address": where.address}
    ask(connection, "sign_in/log", **values, agent=where.agent[:200], at=stamp(now()))
