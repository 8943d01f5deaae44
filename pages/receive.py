"""代收: workbooks that came by other ways, filed under their counties, mended, handed in."""

import streamlit as st

from pages.parts.desk import desk_reads, receiving
from pages.parts.desk.draft import show_draft
from pages.parts.desk.office_style import dress_office
from pages.ui import address
from pages.ui.frame import head
from text import say


def show() -> None:
    """The page: the box → what became of each file and county → the draft that is open."""
    head(say("review.receive_title"), say("review.receive_question"), figures=False)
    dress_office()
    st.html(f'<p class="secret" role="note">{say("desk.no_secrets")}</p>')
    person = desk_reads.here()
    receiving.show_box(person)
    receiving.show_received(person)
    if opened := address.number("draft"):
        show_draft(person, opened)


show()
