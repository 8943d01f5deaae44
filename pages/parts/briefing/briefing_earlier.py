"""Briefings that were made before: who, when, of what; each opens again as it was."""

from html import escape

import streamlit as st

from access import Person
from access.log import called
from access.roles import NotAllowedError
from briefings import kept as archive
from briefings.asking import AskError
from briefings.document import Document
from pages.parts.briefing import briefing_reads
from pages.ui import address
from pages.ui.cells import text_cell
from pages.ui.frame import panel, quiet
from pages.ui.table import Cell, Column, Table, show_table
from text import numbers, say

NAME = "again"
COLUMNS = ("number", "kind", "about", "made_at", "made_by", "as_of", "data")
HEIGHT, LOW = 320, 8


def show_earlier(person: Person, province: str, city: str) -> None:
    """One row per briefing of the city, the newest first."""
    listed = briefing_reads.earlier(person, province, city)
    with panel("earlier", say("briefing_page.earlier"), say("briefing_page.earlier_what")):
        if not listed:
            quiet(say("briefing_page.earlier_none"))
            return
        heads = [Column(say(f"briefing_page.column_{name}"), "text") for name in COLUMNS]
        table = Table(say("briefing_page.earlier"), heads, [_row(one) for one in listed])
        height = HEIGHT if len(listed) > LOW else None
        show_table(table, key="earlier", height=height, pick=_open)


def _row(one: archive.Kept) -> list[Cell]:
    number = str(one.number)
    return [
        Cell(say("briefing_page.number", number=number), key=number,
             spoken=say("briefing_page.open_again", number=number)),
        text_cell(say(f"briefing.kind_{one.kind}")),
        text_cell(_about(one)),
        text_cell(numbers.moment(one.made_at)),
        text_cell(one.made_by or called("local")),
        text_cell(numbers.day(one.as_of)),
        text_cell(numbers.whole(one.data_version)),
    ]  # fmt: skip


def _about(one: archive.Kept) -> str:
    """The county, or the city with the voice."""
    voice = say(f"briefing_page.voice_{one.ask.voice}")
    return one.county or say("charts.dot").join((one.city, voice))


def _open(number: str) -> None:
    address.put(NAME, number)


def opened(person: Person) -> Document | None:
    """The earlier briefing that the address asks for, made again, told over it; None: none."""
    wanted = address.value(NAME)
    if wanted is None:
        return None
    number = address.number(NAME)
    document, words = None, say("briefing.no_such_briefing", number=wanted[:40])
    if number:
        try:
            with st.spinner(say("briefing_page.again_making")):
                document = briefing_reads.again(number, person)
        except AskError as problem:
            words = str(problem)
        except NotAllowedError:  # to whom it is not open, there is none
            pass
        else:
            words = _told(number, document)
    with st.container(key="past-view", horizontal=True, vertical_alignment="center", gap="small"):
        title = escape(say("briefing_page.again"))
        st.html(f'<p class="past" role="status"><b>{title}</b>{escape(words)}</p>', width="stretch")
        st.button(say("briefing_page.again_leave"), key="leave-again", type="tertiary",
                  on_click=address.put, args=(NAME, None))  # fmt: skip
    return document


def _told(number: int, document: Document) -> str:
    made = document.made
    told = {"number": number, "who": made.by or called("local"), "date": numbers.moment(made.at)}
    told |= {"as_of": numbers.day(made.as_of), "version": numbers.whole(made.data_version)}
    return say("briefing_page.again_told", **told)
