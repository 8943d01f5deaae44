"""What came of a click: remembered by it, and told once on the page that follows."""

from html import escape

import streamlit as st


def remember(where: str, words: str, is_done: bool = False) -> None:
    """Have these words told at that place of the page; not `is_done` is what was refused."""
    st.session_state.setdefault(_slot(where), []).append((words, is_done))


def show_told(where: str) -> None:
    """What came of the last clicks, each sentence once: what was done in one paragraph, what was
    not in another.
    """
    told = dict.fromkeys(st.session_state.pop(_slot(where), []))
    for kind, wanted in (("done", True), ("told", False)):
        if lines := [words for words, is_done in told if is_done == wanted]:
            st.html(f'<p class="{kind}" role="status">{escape(" ".join(lines))}</p>')


def _slot(where: str) -> str:
    return f"told.{where}"
