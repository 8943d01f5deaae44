"""Who sits there, asked anew on every run: a session that was revoked ends at the next click."""

from contextvars import ContextVar

import streamlit as st

from access import Person, log, sessions
from access.roles import NotAllowedError
from access.sessions import COOKIE, Session
from loaders.handling import sight_of
from queries.store import Sight

WHOSE = "sitting.whose"
# Of this run alone: a run of a fragment begins without it, and asks.
_session: ContextVar[Session | None] = ContextVar("session", default=None)


def token() -> str | None:
    """What the browser brought as its session; the one place that reads a cookie."""
    brought = st.context.cookies.get(COOKIE)
    return brought if isinstance(brought, str) else None


def from_here() -> str:
    """The address of the browser, for the log; "" where the server was not told."""
    told = st.context.ip_address
    return told if isinstance(told, str) else ""


def look() -> Session | None:
    """The session of this run, its idle time begun anew; None where nobody is signed in."""
    session = sessions.seen(token())
    _session.set(session)
    log.acting_from(from_here())
    _forget_another(session)
    return session


def _forget_another(session: Session | None) -> None:
    """What a page remembers is of one person: a browser that lost its connection may come back to
    it as somebody else.
    """
    now = session.person.account_id if session else None
    if st.session_state.setdefault(WHOSE, now) != now:
        st.session_state.clear()
        st.session_state[WHOSE] = now


def person() -> Person:
    """Whoever this run is for. Raises NotAllowedError where that is nobody."""
    session = _session.get() or look()
    if session is None or session.must_change:
        raise NotAllowedError("nobody")
    return session.person


def sight() -> Sight | None:
    """What they may see of the reports: their own counties, or all (None). Raises as `person`."""
    return sight_of(person())
