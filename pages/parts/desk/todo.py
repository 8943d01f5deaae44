"""What is still to do with a draft before it can be handed in, as lists of submissions say it."""

from collections.abc import Iterable, Sequence
from time import monotonic
from typing import Any

import streamlit as st

from access import Person
from pages.parts.desk import desk_reads, office_reads
from text import say

# Rules are asked about each draft: whoever waits longer than this, in seconds, sees how far it is.
PATIENCE = 1.0
# Nothing to fix, nothing to explain, and there is a table.
READY = (0, 0, True)
Tally = tuple[int, int, bool]


def tallies(person: Person, rows: Iterable[Any]) -> dict[int, Tally]:
    """The number of each draft among `rows` → how much must be fixed, how much explained, and
    whether there is any table.
    """
    drafts: Sequence[Any] = [row for row in rows if row.state == "checked"]
    if not drafts:
        return {}
    decided, began = desk_reads.listed(None)["decided_at"].max(), monotonic()
    found: dict[int, Tally] = {}
    bar = st.empty()
    for row in drafts:
        if monotonic() - began > PATIENCE:
            words = say("desk.checking", number=len(found) + 1, count=len(drafts))
            bar.progress(len(found) / len(drafts), words)
        found[row.submission_id] = office_reads.tally(person, row, decided)
    bar.empty()
    return found


def todo(tally: Tally) -> tuple[str, str]:
    """The same in words, and their tone."""
    to_fix, to_explain, has_table = tally
    if not has_table:
        return say("review.unreadable"), "month-missing"
    told = [
        say(f"desk.count_{name}", count=count)
        for name, count in (("must_fix", to_fix), ("to_explain", to_explain))
        if count
    ]
    if not told:
        return say("review.ready"), "month-on_time"
    return say("charts.comma").join(told), "month-missing" if to_fix else "month-waiting"
