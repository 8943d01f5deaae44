"""Files that came by other ways: read one after the other, and what became of each."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import streamlit as st

from access import Person
from loaders import desk, reception
from loaders.intake import WrongStateError
from loaders.turns import TooManyError
from pages.parts.desk import desk_reads, feedback, office_reads
from pages.parts.desk.todo import READY, Tally, tallies, todo
from pages.ui import address
from pages.ui.frame import panel, quiet
from pages.ui.table import Cell, Table, columns, show_table
from pages.ui.told import remember, show_told
from pages.ui.words import as_typed
from queries import office
from text import numbers, say

KINDS = ["xlsx", "xlsm", "xls", "et", "ods", "csv"]
BATCH = "receive.batch"


@dataclass(frozen=True)
class Came:
    """A file of this visit, and the submission that it is."""

    file: str
    number: int
    is_new: bool


def show_box(person: Person) -> None:
    """The box for many files; while they are read, how far it is, and a way to stop."""
    with (
        panel("box", say("review.box"), say("review.box_what")),
        st.form("receive", border=False, clear_on_submit=True),
    ):
        sent = st.file_uploader(say("review.files"), type=KINDS, accept_multiple_files=True,
                                key="files", label_visibility="collapsed")  # fmt: skip
        is_sent = st.form_submit_button(
            say("review.receive_button"), type="primary", key="receive-do"
        )
    if is_sent and sent:
        st.session_state[BATCH] = []
        try:
            _receive_all(person, sent)
        except TooManyError as problem:
            remember("receive", str(problem))
        st.rerun()
    show_told("receive")


def _receive_all(person: Person, sent: Sequence[Any]) -> None:
    """Each file in transactions of its own: what was received when one stops stays received."""
    bar = st.progress(0.0)
    st.button(say("review.stop"), key="receive-stop")
    for number, file in enumerate(sent, start=1):
        words = say("review.reading", number=number, count=len(sent), file=as_typed(file.name))
        bar.progress((number - 1) / len(sent), words)
        for one in reception.receive(person, file.name, file.getvalue(), origin=reception.RECEIVED):
            st.session_state[BATCH].append(Came(file.name, one.number, one.is_new))
            if one.is_new:  # checked here, where it shows how far it is
                tallies(person, [office_reads.row_of(one.number)])
    bar.empty()


def show_received(person: Person) -> None:
    """What this visit brought and what is still in hand: what became of it, and what is to do."""
    listed = desk_reads.listed(None)
    batch: list[Came] = st.session_state.get(BATCH, [])
    rows = {row.submission_id: row for row in listed.itertuples()}
    in_hand = [row for row in rows.values() if row.state == "checked" and row.origin == "received"]
    shown: list[tuple[Any, Came | None]] = [
        (rows[came.number], came) for came in batch if came.number in rows
    ]
    new = {came.number for came in batch}
    shown += [(row, None) for row in in_hand if row.submission_id not in new]
    with panel("received", say("review.received"), say("review.received_what")):
        if not shown:
            quiet(say("review.nothing_received"))
            return
        found = tallies(person, (row for row, _ in shown))
        heads = [*columns("county", "file", "state", "todo")]
        lines = [_line(row, came, found) for row, came in shown]
        table = Table(say("review.received"), heads, lines)
        show_table(table, key="received", height=440 if len(lines) > 12 else None, pick=open_draft)
        drafts = {row.submission_id: row for row, _ in shown if row.state == "checked"}
        _show_ready(person, [number for number in drafts if found[number] == READY])
        _offer_feedback(
            person, [row for row in drafts.values() if any(found[row.submission_id][:2])]
        )


def open_draft(number: str) -> None:
    """Open a draft below, and keep it in the address."""
    address.put("draft", number)


def _line(row: Any, came: Came | None, drafts: Mapping[int, Tally]) -> list[Cell]:
    outcome = "earlier" if came is None else "new" if came.is_new else "known"
    stands = say(f"desk.stands_{row.state}"), ""
    words, tone = todo(drafts[row.submission_id]) if row.submission_id in drafts else stands
    return [
        Cell(row.county or say("review.no_county"), key=str(row.submission_id)),
        Cell(came.file if came else row.file_name, hint=row.sha256),
        Cell(say(f"review.outcome_{outcome}"), aside=numbers.moment(row.received_at)),
        Cell(words, key=str(row.submission_id), tone=tone),
    ]


def _show_ready(person: Person, ready: Sequence[int]) -> None:
    """All that is ready, handed in at once; what is no longer ready is told where it is opened."""
    label = say("review.submit_ready", count=len(ready))
    if ready and st.button(label, key="submit-ready"):
        bar = st.progress(0.0)
        for place, submission in enumerate(ready):
            words = say("review.submitting", number=place + 1, count=len(ready))
            bar.progress(place / len(ready), words)
            with suppress(desk.NotReady, WrongStateError):
                desk.submit(person, submission)
        st.rerun()


def _offer_feedback(person: Person, rows: Iterable[Any]) -> None:
    """A sheet of feedback for each county whose drafts (`rows`) have something to mend."""
    drafts: dict[str, list[desk.Draft]] = {}
    for row in rows:
        name = row.county or office.office().city or say("review.no_county")
        drafts.setdefault(name, []).append(desk_reads.draft(person, row.submission_id))
    if not drafts:
        return
    quiet(say("review.feedback_what"))
    with st.container(horizontal=True, gap="small", key="feedback"):
        for name, told in drafts.items():
            feedback.offer(told, name, label=say("review.feedback_of", county=name))
