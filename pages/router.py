"""The one script that Streamlit runs: who is it → which pages → language and menu → the page."""

from pathlib import Path

import streamlit as st

from pages.ui import address, menu
from pages.ui.boundary import error_boundary
from pages.ui.frame import dress
from text import say

HERE = Path(__file__).parent
GROUPS = {
    "boards": ("overview", "compare", "trends", "county"),
    "topics": ("coverage", "clues", "rectification", "team", "stationed", "methods"),
    "explained": ("definitions",),
}


def who() -> str:
    """The role of whoever sits there; with no account there is only the supervisor."""
    return "supervisor"


def pages_for(role: str) -> dict[str, list[st.Page]]:
    """The pages that a role may open, by group; the first is the default page."""
    allowed = GROUPS if role == "supervisor" else {}
    return {
        group: [
            st.Page(
                HERE / f"{name}.py",
                title=say(f"pages.{name}"),
                url_path=name,
                default=name == "overview",
            )
            for name in names
        ]
        for group, names in allowed.items()
    }


spoken = address.speak_as_asked()
st.set_page_config(
    page_title=say("pages.product"),
    page_icon=str(HERE / "ui" / "mark.png"),
    layout="wide",
    initial_sidebar_state=208,
)
groups = pages_for(who())
here = st.navigation([page for pages in groups.values() for page in pages], position="hidden")
dress()
menu.show_menu(groups, here, spoken)
with error_boundary():
    here.run()
