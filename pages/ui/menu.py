"""The sidebar: the mark of the house, the pages in groups, the language."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from pages.ui import address
from queries import office
from text import LANGUAGES, say


def show_menu(groups: Mapping[str, Sequence[st.Page]], here: st.Page, spoken: str) -> None:
    """The menu; every link hands the filters and the language on to the next page."""
    with st.sidebar:
        _show_brand()
        with st.container(key="menu"):
            for group, pages in groups.items():
                st.html(f'<div class="group">{escape(say(f"pages.group_{group}"))}</div>')
                for page in pages:
                    _link(page, is_here=page.url_path == here.url_path)
        _pick_language(spoken)


def _show_brand() -> None:
    """The office's own logo, title and line, where its settings give them."""
    try:
        own = office.office()
    except office.OfficeError:  # told by the page; the menu still stands
        own = office.Office()
    title = own.title or say("pages.product")
    line = own.subtitle or say("pages.product_what")
    if own.logo:
        st.image(str(own.logo), width=96)
    st.html(f'<div class="brand"><b>{escape(title)}</b><span>{escape(line)}</span></div>')


def _link(page: st.Page, is_here: bool) -> None:
    key = "here" if is_here else f"page-{page.url_path or 'overview'}"
    with st.container(key=key):
        st.page_link(page, query_params=address.carried(), width="stretch")


def _pick_language(spoken: str) -> None:
    st.session_state["language"] = spoken

    def changed() -> None:
        wanted = st.session_state["language"]
        address.put("lang", None if wanted in (None, "zh") else wanted)

    st.segmented_control(
        say("pages.language"),
        LANGUAGES,
        format_func=lambda name: say(f"pages.language_{name}"),
        key="language",
        on_change=changed,
        label_visibility="collapsed",
        required=True,
    )
