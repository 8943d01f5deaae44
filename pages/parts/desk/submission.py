"""One submission as the office looks at it: whose, what was found and mended, what it changes."""

from functools import partial
from html import escape
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from access import Person
from access.log import called
from loaders import desk
from pages.parts.desk import deciding, desk_reads, feedback, office_reads
from pages.parts.desk.draft_changes import show_changes
from pages.parts.desk.draft_findings import show_findings
from pages.parts.desk.queue import open_submission
from pages.parts.desk.submissions_table import months, show_submissions
from pages.ui import address
from pages.ui.frame import panel, panel_title, quiet
from pages.ui.table import Cell, Table, columns, show_table
from pages.ui.told import show_told
from queries import fields, store
from text import numbers, say

# What happened with them is told where they stand themselves.
TOLD_ELSEWHERE = {"correct", "explain", "check", "submit", "receive", "accept", "discard"}
ROWS_HEIGHT = 420


def show_submission(person: Person, number: int) -> None:
    """The submission below the queue, with what may be done with it now."""
    row = office_reads.one(number)
    if row is None:
        with panel("opened"):
            quiet(say("review.no_such", number=number))
        return
    try:
        draft = desk_reads.draft(person, number)
    except LookupError:  # a file of the command line was never a draft
        draft = None
    with panel("opened"):
        _show_head(row)
        show_told("review")
        _show_buttons(row, draft)
        if draft is None:
            quiet(say("review.loaded", reports=numbers.whole(row.reports)))
        elif draft.findings:
            show_findings(person, draft, None)
        else:
            quiet(say("desk.nothing_found"))
        if draft and draft.corrections:
            _show_corrections(draft)
    if draft and draft.reading.tables and row.state in desk.OPEN:
        with st.spinner(say("review.comparing")):
            show_changes(desk_reads.changes(person, number))
    _show_past(row)


def _show_head(row: Any) -> None:
    """Whose, for which months, how it stands; then the file and who brought it."""
    listed = office_reads.row_of(row.submission_id)
    counties = row.counties if listed is None else [listed.county or say("review.no_county")]
    whose = say("charts.comma").join(counties[:3]) or row.sender
    if len(counties) > 3:
        whose = say("review.and_others", listed=whose, count=len(counties))
    name = say("charts.dot").join(filter(None, (whose, _months(row, listed))))
    came = row.received_at if numbers.is_missing(row.handed_in_at) else row.handed_in_at
    about = say("review.about", number=row.submission_id, file=row.file_name,
                who=called(row.received_by), when=numbers.moment(came),
                sha256=row.sha256[:16])  # fmt: skip
    state = say(f"desk.stands_{row.state}")
    st.html(f'<div class="opened"><h2>{escape(name)} <small>{escape(state)}</small></h2>'
            f"<p>{escape(about)}</p></div>")  # fmt: skip
    if listed is not None and listed.last_words:
        did = say(f"review.did_{listed.last_action}")
        st.html(f'<p class="said"><b>{escape(did)}</b> {escape(listed.last_words)}</p>')


def _months(row: Any, listed: Any) -> str:
    told = list(row.months if listed is None else listed.months)
    if len(told) > 3:
        return f"{pd.Timestamp(told[0]):%Y.%m}–{pd.Timestamp(told[-1]):%Y.%m}"
    return months(row if listed is None else listed)


def _show_buttons(row: Any, draft: desk.Draft | None) -> None:
    with st.container(horizontal=True, gap="small", key="deeds"):
        deciding.show_deeds(row.submission_id, row.state)
        if draft and draft.state == "checked":
            st.button(say("review.open_draft"), key="open-draft", on_click=_to_draft,
                      args=(draft.number,))  # fmt: skip
        _offer_feedback(draft)
        _offer_original(row)
        st.button(say("desk.close"), key="close", type="tertiary",
                  on_click=partial(address.put, "submission", None))  # fmt: skip


def _to_draft(number: int) -> None:
    address.put("draft", str(number))


def _offer_original(row: Any) -> None:
    """The file itself, byte by byte as it came."""
    original = store.var_folder() / "originals" / row.sha256
    if row.sha256 and original.is_file():
        st.download_button(say("review.original"), data=original.read_bytes, key="original",
                           file_name=row.file_name, on_click="ignore")  # fmt: skip


def _offer_feedback(draft: desk.Draft | None) -> None:
    """On paper for a county: what a draft still lacks, or why a sheet was returned."""
    row = office_reads.row_of(draft.number) if draft else None
    if draft is None or row is None:
        return
    reason = row.last_words if draft.state == "returned" else ""
    if reason or (draft.state == "checked" and (draft.to_fix or draft.to_explain)):
        feedback.offer([draft], row.county or draft.sender, reason=reason)


def _show_corrections(draft: desk.Draft) -> None:
    """What was put right by hand: what the file says, and what counts instead."""
    cells = [(table, row) for table in draft.reading.tables for row in table.rows]
    heads = [*columns("cell", "field"), *columns("reading", "corrected", "who")]
    rows = []
    # of a cell that was put right twice the last counts
    latest = {(one.row_no, one.field): one for one in draft.corrections}
    for one in latest.values():
        table, row = cells[one.row_no - 1]
        value = row.fields[one.field]
        where = say("pages.sheet_cell", sheet=table.sheet, cell=value.cell)
        cell = [Cell(where), Cell(fields.label(one.field)), Cell(value.raw), Cell(one.typed)]
        rows.append([*cell, Cell(one.corrected_by)])
    panel_title(say("review.corrections", count=len(rows)), say("review.corrections_what"))
    show_table(Table(say("review.corrections", count=len(rows)), heads, rows), key="corrections")


def _show_past(row: Any) -> None:
    """What was done with it, and what else this county has sent."""
    left, right = st.columns([46, 54], gap="small")
    with left, panel("history", say("review.history")):
        heads = [*columns("sent_at", "who", "what_done"), *columns("said", kind="prose")]
        rows = [_deed(list(deeds)) for _, deeds in _in_runs(office_reads.log(row.submission_id))]
        show_table(Table(say("review.history"), heads, rows), key="history", height=ROWS_HEIGHT)
    if row.county_code:
        with right, panel("earlier", say("review.earlier"), say("review.earlier_what")):
            listed = desk_reads.listed([row.county_code])
            others = listed[listed["submission_id"] != row.submission_id]
            show_submissions(others, open_submission, say("review.none_listed"), key="earlier")


def _in_runs(log: pd.DataFrame) -> Any:
    """The log without the machine's own check; equal deeds in a row are one line."""
    deeds = log[log["action"] != "check"].itertuples()
    return groupby(deeds, key=lambda deed: (deed.actor, deed.action))


def _deed(deeds: list[Any]) -> list[Cell]:
    first = deeds[0]
    count = say("review.times", count=len(deeds)) if len(deeds) > 1 else ""
    words = "" if first.action in TOLD_ELSEWHERE else first.note
    done = Cell(say(f"review.did_{first.action}"), aside=count)
    when = numbers.moment(first.logged_at)
    return [Cell(when), Cell(called(first.actor)), done, Cell(words)]
