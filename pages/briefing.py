"""简报: choose, see it, put a sentence in one's own words, take it away; and the earlier ones."""

import streamlit as st

from access import Person, may
from briefings.asking import Ask, AskError
from briefings.document import Document
from pages.parts.briefing import (
    briefing_choice,
    briefing_earlier,
    briefing_edit,
    briefing_reads,
    briefing_sheet,
    briefing_slots,
    briefing_take,
)
from pages.parts.briefing.briefing_take import Taking
from pages.ui import address, sitting
from pages.ui.frame import head, panel, quiet
from pages.ui.told import show_told
from text import say

SIDES = [31, 69]


def show() -> None:
    """The page: what is asked for → the paper beside what can be done with it → earlier ones."""
    head(say("briefing_page.title"), say("briefing_page.question"))
    person = sitting.person()
    if address.value(briefing_earlier.NAME):
        _show_again(person)
        return
    ask = briefing_choice.choose(person)
    if ask is None:
        return
    document = _made(ask, person)
    if document is not None:
        _show(ask, document, person)
    if may(person, "briefing"):
        briefing_earlier.show_earlier(person, ask.province, ask.city)


def _made(ask: Ask, person: Person) -> Document | None:
    """The briefing, or None: then the page says why, and what can be made instead."""
    why = briefing_choice.why_not(ask)
    if not why:
        try:
            with st.spinner(say("briefing_page.writing")):
                return briefing_reads.paper(ask, person)
        except AskError as problem:
            why = str(problem)
    briefing_choice.tell_why(why)
    return None


def _show(ask: Ask, document: Document, person: Person) -> None:
    """On the left what is done with it, on the right the sheet."""
    left, right = st.columns(SIDES, gap="small")
    with left:
        with panel("take", say("briefing_page.take"), briefing_sheet.counted(document)):
            take = st.container()
            briefing_choice.pick_parts(ask)
            if may(person, "briefing"):
                briefing_slots.show_slots(ask, document.slots)
        whole = briefing_slots.with_slots(ask, document)
        with take:
            briefing_take.show_take(Taking(whole, person, ask))
            briefing_take.show_all(ask, person)
        if may(person, "briefing"):
            with panel("edit", say("briefing_page.edit"), say("briefing_page.edit_what")):
                show_told("briefing")
                briefing_edit.show_editor(ask, document)
    with right:
        briefing_sheet.show_sheet(whole, can_edit=may(person, "briefing"))


def _show_again(person: Person) -> None:
    """An earlier briefing as it was; it can be taken, and nothing of it changed."""
    document = briefing_earlier.opened(person)
    if document is None:
        return
    left, right = st.columns(SIDES, gap="small")
    with left, panel("take", say("briefing_page.take"), briefing_sheet.counted(document)):
        briefing_take.show_take(Taking(document, person))
        quiet(say("briefing_page.again_what"))
    with right:
        briefing_sheet.show_sheet(document, can_edit=False)


show()
