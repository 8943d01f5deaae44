"""The queue of the review: what waits, the oldest first, and several accepted at once."""

from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from access.log import called
from pages.parts.desk import deciding
from pages.parts.desk.submissions_table import months
from pages.ui import address
from pages.ui.frame import panel, quiet
from pages.ui.table import Cell, Table, columns, show_table
from text import numbers, say

ROWS = 9
ROWS_HEIGHT = 330


def show_queue(waiting: pd.DataFrame, opened: int | None) -> None:
    """What waits; a click opens one below. `opened`: the one that is open."""
    with panel("queue", say("review.queue"), say("review.queue_what")):
        if waiting.empty:
            quiet(say("review.nothing_waits"))
            return
        heads = [*columns("county"), *columns("age", kind="number")]
        heads += columns("months", "received_by", "found", "explained")
        heads += columns("last_words", kind="prose")
        rows = [_line(row) for row in waiting.itertuples()]
        chosen = [n for n, number in enumerate(waiting["submission_id"]) if number == opened]
        table = Table(say("review.queue"), heads, rows, frozenset(chosen))
        height = ROWS_HEIGHT if len(rows) > ROWS else None
        show_table(table, key="queue", height=height, pick=open_submission)
        _show_several(waiting)


def open_submission(number: str) -> None:
    """Open a submission below the queue, and keep it in the address."""
    address.put("submission", number)


def age(row: Any) -> int:
    """Days since a submission was handed in."""
    return (date.today() - row.handed_in_at.date()).days


def _line(row: Any) -> list[Cell]:
    mended = say("review.mended", count=row.corrections) if row.corrections else ""
    found = [
        say(f"desk.count_{name}", count=getattr(row, name))
        for name in ("explain", "notice")
        if getattr(row, name)
    ]
    explained = say("review.explained", count=row.explanations) if row.explanations else ""
    words = f"{say(f'review.did_{row.last_action}')}: {row.last_words}" if row.last_words else ""
    return [
        Cell(_named(row), key=str(row.submission_id), hint=row.file_name),
        Cell(numbers.whole(age(row)), value=age(row)),
        Cell(months(row)),
        Cell(say(f"desk.origin_{row.origin}"), aside=called(str(row.received_by))),
        Cell(say("charts.comma").join(found) or numbers.missing()),
        Cell(say("charts.comma").join(filter(None, (explained, mended)))),
        Cell(words, tone="soft"),
    ]


def _named(row: Any) -> str:
    return row.county or say("review.no_county")


def _show_several(waiting: pd.DataFrame) -> None:
    """Choose some, see what will be accepted, confirm."""
    named = {row.submission_id: row for row in waiting.itertuples()}
    with st.container(horizontal=True, key="several", vertical_alignment="bottom"):
        chosen = st.multiselect(
            say("review.several"),
            list(named),
            format_func=lambda number: say("review.one_of_several", **_whose(named[number])),
            key=f"several-chosen-{deciding.deeds()}",
            placeholder=say("review.several_none"),
            label_visibility="collapsed",
            width="stretch",
        )
        label = say("review.accept_several", count=len(chosen))
        with st.popover(label, disabled=not chosen, key=f"several-open-{deciding.deeds()}"):
            quiet(say("review.accept_several_what"))
            for number in chosen:
                st.html(_told(named[number]))
            confirm = say("review.accept_confirm", count=len(chosen))
            if st.button(confirm, type="primary", key="several-do", disabled=not chosen):
                _accept(chosen)


def _told(row: Any) -> str:
    """What will be accepted, and what was found in it and explained."""
    cells = [cell.words for cell in _line(row)[4:6] if cell.text]
    sentence = say("review.one_accepted", **_whose(row), number=row.submission_id)
    found = say("charts.comma").join(cells)
    return f'<p class="said">{escape(sentence)}<small>{escape(found)}</small></p>'


def _whose(row: Any) -> dict[str, str]:
    return {"county": _named(row), "months": months(row)}


def _accept(chosen: list[int]) -> None:
    """One after the other, with how far it is; what was accepted when it is stopped stays so."""
    count = len(chosen)
    bar = st.progress(0.0)
    st.button(say("review.stop_accepting"), key="several-stop")
    for place, number in enumerate(chosen):
        bar.progress(place / count, say("review.accepting", number=place + 1, count=count))
        deciding.accept([number])
    st.rerun()
