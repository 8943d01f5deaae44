"""Tokens with which an office's own programs send for certain counties: shown once, kept hashed."""

import secrets
import sqlite3
from collections.abc import Collection
from datetime import timedelta

from access.accounts import AccountError, check_codes
from access.database import ask, moment, now, reading, stamp, writing
from access.log import append
from access.roles import COUNTY, Person, require
from access.sessions import hash_of

USED_EVERY = timedelta(seconds=60)
# Told apart at a glance, in a mail or a log, from any other secret.
MARK = "xc_"


def make(by: Person, label: str, counties: Collection[str], address: str = "") -> str:
    """A new token bound to `counties`; this is the only time it is shown.

    Raises NotAllowedError, or AccountError where that is no county, or are some of several cities.
    """
    require(by, "accounts")
    codes = " ".join(sorted(set(counties)))
    if not codes:
        raise AccountError("counties_needed")
    check_codes(counties)
    token = MARK + secrets.token_urlsafe(32)
    values = {"token_hash": hash_of(token), "label": label, "counties": codes}
    with writing() as connection:
        row = ask(connection, "tokens/add", **values, at=stamp(now()), created_by=by.name)[0]
        subject = f"token/{row['token_id']}"
        append(connection, by, "token_made", subject, None, [label, codes], address)
    return token


def bearer(token: str) -> Person | None:
    """Whoever sends with `token`, a reporter of its counties; None where it is none of ours."""
    with reading() as connection:
        row = next(iter(ask(connection, "tokens/find", token_hash=hash_of(token))), None)
    if row is None:
        return None
    if row["used_at"] is None or now() - moment(row["used_at"]) > USED_EVERY:
        with writing() as connection:
            ask(connection, "tokens/use", token_id=row["token_id"], at=stamp(now()))
    # below zero, so that no token is ever taken for an account
    name, counties = f"token-{row['token_id']}", frozenset(row["counties"].split())
    return Person(-row["token_id"], name, row["label"], COUNTY, counties)


def revoke(by: Person, token_id: int, address: str = "") -> None:
    """No longer take a token. Raises NotAllowedError."""
    require(by, "accounts")
    with writing() as connection:
        for row in ask(connection, "tokens/revoke", token_id=token_id, at=stamp(now())):
            subject = f"token/{token_id}"
            append(connection, by, "token_revoked", subject, row["label"], None, address)


def every(by: Person) -> list[sqlite3.Row]:
    """All tokens, newest first, without the tokens. Raises NotAllowedError."""
    require(by, "accounts")
    with reading() as connection:
        return ask(connection, "tokens/every")
