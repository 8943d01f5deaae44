"""What the review reads of submissions beside desk_reads, kept per commit."""

from typing import Any

import pandas as pd
import streamlit as st

from access import Person
from loaders import desk
from pages.parts.desk import desk_reads
from pages.ui.kept import kept_at_desk
from queries import store, submissions
from text import language

ENTRIES = 256
WAITING, DRAFT, RETURNED = ("submitted",), ("checked",), ("returned",)
DECIDED = ("accepted", "withdrawn")


@kept_at_desk
def one(number: int) -> Any:
    """A submission however it came, with what its reports are of; None where there is none."""
    with store.read() as cursor:
        return next(submissions.one(cursor, number).itertuples(), None)


def log(number: int) -> pd.DataFrame:
    """What was done with a submission, in order."""
    with store.read() as cursor:
        return submissions.log(cursor, number)


def row_of(number: int) -> Any:
    """A submission as pages.ui.desk_reads.listed gives it; None where it is not in that list."""
    listed = desk_reads.listed(None)
    return next(listed[listed["submission_id"] == number].itertuples(), None)


def tally(person: Person, row: Any, decided: object) -> tuple[int, int, bool]:
    """Of a draft: how much must be fixed, how much explained, whether it holds any table at all.

    `decided` is when anything was decided last: neither that, nor what was put right in the draft,
    may have moved. Reading all drafts anew at every write would take a second each.
    """
    touched = int(row.last_correction), int(row.last_explanation)
    return _tally(str(store.store_path()), language(), person, int(row.submission_id), touched,
                  str(decided))  # fmt: skip


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _tally(
    place: str, spoken: str, person: Person, number: int, touched: tuple[int, int], decided: str
) -> tuple[int, int, bool]:
    draft = desk.open_draft(person, number)
    return len(draft.to_fix), len(draft.to_explain), bool(draft.reading.tables)
