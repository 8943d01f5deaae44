"""One submission on a page: what was found, what can be mended, what it would change."""

from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path

import streamlit as st

from access import Person
from access.roles import NotAllowedError
from loaders import desk
from loaders.annotated import annotated
from loaders.drafts import CannotCorrect
from loaders.intake import WrongStateError
from loaders.prefill import refilled
from loaders.register import of_code
from pages.parts.desk import desk_reads
from pages.parts.desk.draft_changes import show_changes
from pages.parts.desk.draft_findings import show_findings
from pages.parts.desk.draft_grid import show_grid
from pages.ui import address
from pages.ui.downloads import XLSX
from pages.ui.frame import panel, quiet
from pages.ui.told import remember, show_told
from queries import store
from text import language, numbers, say, speak


def show_draft(person: Person, number: int) -> None:
    """The submission, open for its own people: to mend while it is a draft, else to look at."""
    try:
        draft = desk_reads.draft(person, number)
    except (NotAllowedError, LookupError):
        quiet(say("desk.no_such_draft"))
        return
    is_open = draft.state == "checked"
    with panel("draft", draft.file, _stands(draft)):
        show_told("draft")
        _show_receipt(draft)
        if draft.findings:
            show_findings(person, draft, act if is_open else None)
        else:
            quiet(say("desk.nothing_found"))
        if is_open:
            show_grid(person, draft, act)
        _show_buttons(person, draft, is_open)
    if draft.reading.tables and draft.state in desk.OPEN:
        show_changes(desk_reads.changes(person, number))


def act(what: partial[None], told: str) -> None:
    """Do something with a draft; what cannot be done is told on the page that follows."""
    try:
        what()
        remember("draft", told, is_done=True)
    except (CannotCorrect, desk.NotReady) as problem:
        remember("draft", str(problem))
    except WrongStateError:
        remember("draft", say("desk.somebody_was_faster"))
    except (NotAllowedError, LookupError):
        remember("draft", say("desk.not_allowed"))


def _stands(draft: desk.Draft) -> str:
    counts = [
        say(f"desk.count_{name}", count=len(listed))
        for name, listed in (("must_fix", draft.to_fix), ("to_explain", draft.to_explain))
        if listed
    ]
    words = [say(f"desk.stands_{draft.state}"), *counts]
    rows = sum(len(table.rows) for table in draft.reading.tables)
    return say("charts.dot").join([*words, say("desk.rows_read", count=numbers.whole(rows))])


def _show_receipt(draft: desk.Draft) -> None:
    """What a county keeps: number, file, hash, time; the page prints."""
    if draft.state == "checked":
        return
    receipt = say(
        "desk.receipt", number=draft.number, file=draft.file, sha256=draft.sha256,
        county=draft.sender, state=say(f"desk.stands_{draft.state}"),
    )  # fmt: skip
    st.html(f'<p class="receipt">{escape(receipt)}</p>')


def _show_buttons(person: Person, draft: desk.Draft, is_open: bool) -> None:
    original = Path(store.var_folder()) / "originals" / draft.sha256
    with st.container(horizontal=True, gap="small", key="draft-buttons"):
        if is_open:
            ready = bool(draft.reading.tables) and not draft.to_fix and not draft.to_explain
            st.button(
                say("desk.submit"), type="primary", key="submit", disabled=not ready,
                on_click=act,
                args=(partial(desk.submit, person, draft.number), say("desk.submitted")),
            )  # fmt: skip
        if draft.findings and original.is_file():
            st.download_button(
                say("desk.annotated"),
                data=partial(_annotated, original, draft, language()),
                file_name=f"{Path(draft.file).stem}-{say('desk.annotated_name')}.xlsx",
                mime=XLSX,
                key="annotated",
                on_click="ignore",
            )
        if any(each.rule == "template_old" for each in draft.findings):
            st.download_button(
                say("desk.newer_template"),
                data=partial(_newer, draft, language()),
                file_name=f"{Path(draft.file).stem}-{say('desk.newer_name')}.xlsx",
                mime=XLSX,
                key="newer",
                on_click="ignore",
            )
        if is_open:
            discarded = partial(desk.discard, person, draft.number)
            st.button(
                say("desk.discard"), key="discard", type="tertiary",
                on_click=act, args=(discarded, say("desk.discarded")),
            )  # fmt: skip
        st.button(
            say("desk.close"), key="close", type="tertiary",
            on_click=address.put, args=("draft", None),
        )  # fmt: skip


def _annotated(original: Path, draft: desk.Draft, spoken: str) -> bytes:
    # Made in another run than the page's, which has no language yet.
    speak(spoken)
    return annotated(original, draft.findings)


def _newer(draft: desk.Draft, spoken: str) -> BytesIO:
    speak(spoken)
    content = BytesIO()
    county = of_code(draft.county_code) if draft.county_code else None
    refilled(county, draft.reading).save(content)
    content.seek(0)
    return content
