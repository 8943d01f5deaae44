"""What stands where somebody may not look: why, and the way on."""

from html import escape
from urllib.parse import urlencode, urlsplit

import streamlit as st

from access import Person
from pages.ui.frame import head
from text import language, say


def refuse(person: Person | None) -> None:
    """A page that is not theirs, or is nobody's any more since the session is over."""
    if person is None:
        tell_over()
        return
    head(say("access.forbidden"), "", figures=False)
    _tell(say("access.forbidden_next", role=say(f"access.role_{person.role}")))


def tell_over() -> None:
    """The session is over: nothing is shown but the way back in, to the same address."""
    head(say("access.session_over"), "", figures=False)
    way = f"/auth/login?{urlencode({'next': _here(), 'lang': language()})}"
    words = escape(say("access.sign_in_again"))
    _tell(say("access.session_over_next"), f'<p><a href="{way}" target="_self">{words}</a></p>')


def _here() -> str:
    """The path and the query of the page as the browser has them."""
    parts = urlsplit(st.context.url or "/")
    query = urlencode(st.query_params.to_dict(), doseq=True)
    return (parts.path or "/") + (f"?{query}" if query else "")


def _tell(words: str, more: str = "") -> None:
    st.html(f'<div class="empty" role="status">{escape(words)}{more}</div>')
