"""The one script that Streamlit runs: who is it → which pages → language and menu → the page."""

from pathlib import Path

import streamlit as st

from access import Person, may
from pages.ui import address, menu, sitting, turned_away
from pages.ui.boundary import error_boundary
from pages.ui.frame import dress
from text import say

HERE = Path(__file__).parent
# Group → page → what one must be allowed to do to open it (access/roles.py).
GROUPS = {
    "boards": {
        **dict.fromkeys(("overview", "compare", "trends"), "see_city"),
        "county": "see_county",
        "briefing": "take_own_briefing",
    },
    "topics": {
        **dict.fromkeys(("coverage", "clues", "rectification", "team", "stationed"), "see_city"),
        "methods": "see_methods",
        "changes": "see_changes",
        "appraisal": "appraise",
    },
    "handing_in": {
        "reports": "see_reports",
        "review": "review",
        "receive": "receive_for_others",
        "upload": "hand_in",
    },
    "office": {"admin": "see_log"},
    "explained": {"definitions": "see_definitions"},
}
FIRST = "overview"


def page_of(name: str, action: str, person: Person | None) -> st.Page:
    """The page for `person`; where it is not theirs, the same address, hidden, turns them away."""
    is_theirs = may(person, action)
    return st.Page(
        HERE / f"{name}.py" if is_theirs else turn_away,
        title=say(f"pages.{name}"),
        url_path=name,
        default=name == FIRST,
        visibility="visible" if is_theirs else "hidden",
    )


def turn_away() -> None:
    """What stands where a page is not theirs; from the bare address, their own first page."""
    own = [page for page in every if page.visibility == "visible"]
    if here.url_path in {"", FIRST} and own:
        st.switch_page(own[0])
    turned_away.refuse(person)


spoken = address.speak_as_asked()
st.set_page_config(
    page_title=say("pages.product"),
    page_icon=str(HERE / "ui" / "mark.png"),
    layout="wide",
    initial_sidebar_state=208,
)
session = sitting.look()
person = session.person if session and not session.must_change else None
pages = {
    group: [page_of(name, action, person) for name, action in members.items()]
    for group, members in GROUPS.items()
}
every = [page for members in pages.values() for page in members]
here = st.navigation(every, position="hidden")
dress()
menu.show_menu(pages, here, spoken, person)
with error_boundary():
    here.run()
