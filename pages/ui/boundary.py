"""The error boundary of the pages: no traceback ever reaches a reader."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from queries import office, store
from text import say

_log = logging.getLogger(__name__)


@contextmanager
def error_boundary() -> Iterator[None]:
    """Turn whatever a page raises into what happened, what was kept and what to do."""
    try:
        yield
    except store.StoreError as problem:
        _tell(say(problem.key, path=problem.path))
    except office.OfficeError as problem:
        _tell(str(problem))
    except Exception:  # the error boundary of this edge: pages
        _log.exception("a page failed")
        _tell(say("pages.error_what"))


def _tell(what: str) -> None:
    lines = "<br>".join(escape(say(f"pages.error_{name}")) for name in ("kept", "then"))
    st.html(f'<div class="empty" role="alert"><b>{escape(what)}</b>{lines}</div>')
