"""The sidebar: the mark of the house, the pages in groups, the language."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import streamlit as st

from access import Person
from pages.ui import address
from queries import office
from text import LANGUAGES, language, say

STYLE = Path(__file__).with_name("who.css").read_text(encoding="utf-8")


def show_menu(
    groups: Mapping[str, Sequence[st.Page]], here: st.Page, spoken: str, person: Person | None
) -> None:
    """The menu of the pages that are theirs, and who they are; every link hands the filters on."""
    with st.sidebar:
        _show_brand()
        with st.container(key="menu"):
            for group, pages in groups.items():
                _show_group(group, [one for one in pages if one.visibility == "visible"], here)
        if person and person.account_id:
            _show_person(person)
        _pick_language(spoken)


def _show_group(group: str, pages: Sequence[st.Page], here: st.Page) -> None:
    if pages:
        st.html(f'<div class="group">{escape(say(f"pages.group_{group}"))}</div>')
    for page in pages:
        _link(page, is_here=page.url_path == here.url_path)


def _show_person(person: Person) -> None:
    """Who is signed in, and the way out: plain forms, which the routes of api/sign_in.py answer."""
    name, role = escape(person.display), escape(say(f"access.role_{person.role}"))
    change, leave = escape(say("access.change_password")), escape(say("access.sign_out"))
    asked = f"?lang={language()}"
    st.html(
        f'<div class="who"><b>{name}</b><span>{role}</span>'
        f'<a href="/auth/password{asked}" target="_self">{change}</a>'
        f'<form method="post" action="/auth/logout{asked}"><button>{leave}</button></form></div>'
    )
    st.html(f"<style>{STYLE}</style>")


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
