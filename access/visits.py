"""Visits to the identity provider: begun here, for one browser, and ended once, soon."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

from access.database import ask, now, stamp, writing
from access.sessions import hash_of

LONGEST = timedelta(minutes=10)
# Of one address, which may be a whole office behind one router.
MOST_AT_ONCE = 60


@dataclass(frozen=True)
class Visit:
    """One visit: what the provider must bring back, and where the person was going."""

    state: str
    nonce: str
    verifier: str
    way: str
    language: str


def begin(way: str, language: str, address: str) -> tuple[Visit, str] | None:
    """A new visit, and the word by which its browser is known again; None while too many are out.

    The provider and its log see the hash of the word alone, as the state.
    """
    word = secrets.token_urlsafe(32)
    nonce, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
    visit = Visit(hash_of(word), nonce, verifier, way, language)
    with writing() as connection:
        ask(connection, "visits/forget", before=stamp(now() - LONGEST))
        out = ask(connection, "visits/count", address=address)[0]["visits"]
        if out >= MOST_AT_ONCE:
            return None
        ask(connection, "visits/begin", **vars(visit), address=address, at=stamp(now()))
    return visit, word


def end(state: str) -> Visit | None:
    """The visit of that state, which is over with this; None where none is out, or for too long."""
    with writing() as connection:
        rows = ask(connection, "visits/end", state=state, after=stamp(now() - LONGEST))
    return Visit(**rows[0]) if rows else None


def is_of(visit: Visit, word: str) -> bool:
    """Whether the browser that brings `word` is the one that began the visit."""
    return hmac.compare_digest(visit.state, hash_of(word))
