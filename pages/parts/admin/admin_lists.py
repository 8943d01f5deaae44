"""What an administrator reads: sessions, the sign-in log, tokens, and the log of what was done."""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial

import streamlit as st

from access import Person, log, sessions, sign_in, tokens
from access.database import moment
from access.log import called
from pages.parts.admin import log_words
from pages.parts.admin.admin_acts import button, doing, person_of, tell
from pages.ui import downloads
from pages.ui.cells import text_cell
from pages.ui.frame import panel, quiet
from pages.ui.sitting import from_here
from pages.ui.table import Cell, Column, Table, show_table
from text import catalogue, language, numbers, say

NEWEST = 300
HEIGHT = 560
NO_ACCOUNT = {"wrong", "provider_unknown"}


def show_sessions(by: Person) -> None:
    """Who is signed in now; a session picked here is ended."""
    current = sessions.current(by)
    tell()
    with panel("sessions", say("access.sessions", count=len(current)), say("access.sessions_what")):
        heads = _heads("account", "since", "seen", "address", "agent")
        rows = [
            [
                Cell(person_of(row["name"], row["display"]), key=str(row["session_id"])),
                *(text_cell(local_words(row[name])) for name in ("created_at", "seen_at")),
                *(text_cell(row[name]) for name in ("address", "agent")),
            ]
            for row in current
        ]
        table = Table(say("access.sessions", count=len(current)), heads, rows)
        show_table(table, "sessions", pick=lambda key: doing(partial(_ended, key))())


def _ended(key: str, by: Person) -> tuple[str, str]:
    sessions.revoke(by, int(key))
    return say("access.done_end"), ""


def show_sign_ins(by: Person) -> None:
    """Who signed in, and what failed."""
    rows = sign_in.newest(by, NEWEST)
    cells = [
        [
            text_cell(local_words(row["at"])),
            text_cell(person_of(row["name"], row["display"]) or _nobody(row["outcome"])),
            text_cell(say(f"access.outcome_{row['outcome']}")),
            *(text_cell(row[name]) for name in ("address", "agent")),
        ]
        for row in rows
    ]
    heads = _heads("at", "account", "outcome", "address", "agent")
    _show("signins", heads, cells, say("access.signins_what", count=len(rows)))


def _nobody(outcome: str) -> str:
    """Of a try without an account: that there is no such, or that none was named."""
    return say("access.unknown") if outcome in NO_ACCOUNT else ""


def show_log(by: Person) -> None:
    """Who did what, before and after; whether the chain holds."""
    rows = log.entries(by, NEWEST)
    cells = [
        [
            Cell(numbers.whole(row["number"])),
            text_cell(local_words(row["at"])),
            text_cell(called(row["person"]), say(f"access.role_{row['role']}")),
            text_cell(_act_words(row["action"])),
            text_cell(log_words.subject(row["subject"])),
            *_before_and_after(row),
            text_cell(row["address"]),
        ]
        for row in rows
    ]
    heads = [Column(say("access.column_number")), *_heads("at", "account", "action", "subject"),
             *_heads("before", "after", kind="prose"), *_heads("address")]  # fmt: skip
    _show("log", heads, cells, say("access.log_what"))
    verdict = log.verify()
    for number, kind in verdict.faults:
        st.html(f'<p class="told" role="status">{say(f"access.log_{kind}", number=number)}</p>')
    if verdict.entries:
        quiet(say("access.log_head", entries=verdict.entries, head=verdict.head))


def _before_and_after(row: sqlite3.Row) -> Iterator[Cell]:
    """Both sides in words; as they were recorded, and sealed, in the hint."""
    recorded = row["before"], row["after"]
    for words, side in zip(log_words.sides(*recorded), recorded, strict=True):
        yield Cell(words, hint=side or "")


def show_tokens(by: Person) -> None:
    """Tokens for programs: made, shown once, revoked."""
    listed = tokens.every(by)
    tell()
    cells = [
        [
            Cell(row["label"], aside=say("access.revoked") if row["revoked_at"] else ""),
            text_cell(row["counties"]),
            *(text_cell(local_words(row[name])) for name in ("created_at", "used_at")),
            text_cell(row["created_by"]),
        ]
        for row in listed
    ]
    heads = _heads("label", "counties", "since", "used", "made_by")
    _show("tokens", heads, cells, say("access.tokens_what"))
    with st.container(horizontal=True, gap="small"):
        for row in listed:
            if not row["revoked_at"]:
                label, number = say("access.revoke", label=row["label"]), row["token_id"]
                button(label, f"revoke-{number}", partial(_revoked, number))
    with panel("new-token", say("access.new_token")), st.form("token", border=False):
        st.text_input(say("access.column_label"), key="token-label", max_chars=60)
        st.text_input(say("access.column_counties"), key="token-counties",
                      placeholder=say("access.codes_hint"))  # fmt: skip
        st.form_submit_button(say("access.make"), on_click=doing(_token))


def _token(by: Person) -> tuple[str, str]:
    label, codes = st.session_state["token-label"], st.session_state["token-counties"]
    token = tokens.make(by, label.strip(), codes.replace(",", " ").split(), from_here())
    return say("access.token_once"), token


def _revoked(number: int, by: Person) -> tuple[str, str]:
    tokens.revoke(by, number, from_here())
    return say("access.done_revoke"), ""


def local_words(kept: str | None) -> str:
    """A moment as it is kept, on the clock of this machine; nothing where there is none."""
    return numbers.moment(moment(kept).astimezone()) if kept else ""


def _act_words(action: str) -> str:
    """An action in words; one of another room, or of an earlier version, as it was recorded."""
    return str(catalogue(language(), "access").get(f"act_{action}", action))


def _heads(*names: str, kind: str = "text") -> list[Column]:
    return [Column(say(f"access.column_{name}"), kind) for name in names]


def _show(name: str, heads: Sequence[Column], rows: Sequence[Sequence[Cell]], what: str) -> None:
    title = say(f"pages.admin_{name}")
    table = Table(title, heads, rows)
    with panel(name, title, what):
        if not rows:
            quiet(say("access.nothing_yet"))
            return
        show_table(table, name, height=HEIGHT)
        downloads.offer(table, name, "", "")
