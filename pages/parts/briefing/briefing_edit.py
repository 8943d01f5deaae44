"""A supervisor's own words in place of a sentence: apart from the facts, marked, taken back."""

from datetime import datetime
from functools import partial
from html import escape

import streamlit as st

from access import may
from access.log import called
from access.roles import NotAllowedError
from briefings.asking import Ask, AskError
from briefings.document import Document, Sentence
from briefings.editing import Edit, put_words, scope, take_words_back
from pages.parts.briefing import briefing_reads
from pages.parts.briefing.briefing_take import ALL
from pages.ui import address, sitting
from pages.ui.frame import quiet
from pages.ui.told import remember
from text import numbers, say

CHOSEN, DEEDS = "briefing.sentence", "briefing.deeds"
SHOWN = 30
# A quotation that is cut still ends.
OPENED = "“”"


def choose(key: str | None) -> None:
    """Open that sentence for editing, or none."""
    st.session_state[CHOSEN] = key


def show_editor(ask: Ask, document: Document) -> None:
    """Which sentence; what the rules wrote; the words instead of it."""
    if not may(sitting.person(), "briefing"):
        return
    listed = {one.key: one for one in briefing_reads.sentences(document)}
    # what was put shows in a new box; the old one would keep the words of before
    key = f"briefing-pick-{st.session_state.get(DEEDS, 0)}"
    chosen = st.session_state.get(CHOSEN)
    st.session_state[key] = chosen if chosen in listed else None
    chosen = st.selectbox(
        say("briefing_page.sentence"),
        list(listed),
        format_func=lambda one: _short(listed[one]),
        key=key,
        on_change=lambda: choose(st.session_state[key]),
        placeholder=say("briefing_page.pick_sentence"),
        label_visibility="collapsed",
        filter_mode="contains",
    )
    if chosen is not None:
        _show_one(ask, listed[chosen], briefing_reads.edited(ask).get(chosen))


def _short(sentence: Sentence) -> str:
    mark = "stale" if sentence.is_stale else "own" if sentence.words is not None else ""
    sign = say(f"briefing_page.sign_{mark}") if mark else ""
    words = sentence.shown
    if len(words) > SHOWN:
        words = words[:SHOWN] + "…"
        words += OPENED[1] * (words.count(OPENED[0]) - words.count(OPENED[1]))
    return sign + words


def _show_one(ask: Ask, sentence: Sentence, edit: Edit | None) -> None:
    """The facts as they are now, the words there are, and the box for new ones."""
    rows = [("facts_now" if sentence.is_stale else "rules", sentence.text)]
    if edit is not None and sentence.is_stale:
        rows.insert(0, ("facts_then", edit.facts))
    lines = "".join(
        f"<dt>{escape(say(f'briefing_page.{name}'))}</dt><dd>{escape(words)}</dd>"
        for name, words in rows
    )
    kind = "facts stale" if sentence.is_stale else "facts"
    st.html(f'<dl class="{kind}">{lines}</dl>')
    if edit is not None:
        told = {"who": called(edit.by), "date": numbers.moment(edit.at)}
        quiet(say("briefing_page.edited", **told))
    # another sentence, or one that was just put, has another box
    key = f"briefing-words-{sentence.key}-{st.session_state.get(DEEDS, 0)}"
    seen = edit.at if edit else None
    with st.form(f"briefing-form-{sentence.key}", border=False):
        st.text_area(say("briefing_page.words"), value=sentence.shown, key=key, height=150,
                     label_visibility="collapsed")  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button(say("briefing_page.save"), key="briefing-save",
                                  on_click=_put, args=(ask, sentence, key, seen))  # fmt: skip
            if edit is not None:
                st.form_submit_button(say("briefing_page.take_back"), key="briefing-back",
                                      type="tertiary",
                                      on_click=_take_back, args=(ask, sentence))  # fmt: skip


def _put(ask: Ask, sentence: Sentence, key: str, seen: datetime | None) -> None:
    """Unless somebody else wrote meanwhile: then both are shown, and a second click decides."""
    address.speak_as_asked()
    words = str(st.session_state.get(key, ""))
    now = briefing_reads.edited(ask).get(sentence.key)
    if (now.at if now else None) != seen:
        form = "faster" if now else "faster_back"
        told = {"who": called(now.by), "words": now.words} if now else {}
        remember("briefing", say(f"briefing_page.{form}", **told))
        return
    deed = partial(put_words, scope(ask), sentence, words, sitting.person())
    _do(deed, "saved")


def _take_back(ask: Ask, sentence: Sentence) -> None:
    address.speak_as_asked()
    deed = partial(take_words_back, scope(ask), sentence.key, sitting.person())
    _do(deed, "taken_back")


def _do(deed: partial[None], done: str) -> None:
    """Do it and remember what to tell; words that were refused stay in their box."""
    try:
        deed()
    except AskError as problem:
        remember("briefing", str(problem))
    except NotAllowedError:
        remember("briefing", say("review.not_allowed"))
    else:
        remember("briefing", say(f"briefing_page.{done}"), is_done=True)
        st.session_state[DEEDS] = st.session_state.get(DEEDS, 0) + 1
        # it was made with the words of before
        st.session_state.pop(ALL, None)
