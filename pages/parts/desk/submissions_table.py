"""A list of submissions; a click opens one."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from access.log import called
from pages.parts.desk import desk_reads
from pages.parts.desk.todo import Tally, tallies, todo
from pages.ui.frame import quiet
from pages.ui.table import Cell, Table, columns, show_table
from text import numbers, say

ROWS_HEIGHT = 420


def show_submissions(
    listed: pd.DataFrame, pick: Callable[[str], None], nothing: str, *, key: str = "submissions"
) -> None:
    """One line per submission: when, whose, which file, how it stands, what was found, or is still
    to do with a draft; `nothing` is said where there is none.
    """
    if listed.empty:
        quiet(nothing)
        return
    drafts = tallies(desk_reads.here(), listed.itertuples())
    heads = columns("submission", "sent_at", "county", "months", "state", "found")
    heads += columns("last_words", kind="prose")
    rows = [
        [
            Cell(str(row.file_name), key=str(row.submission_id), hint=row.sha256),
            Cell(numbers.moment(_when(row)), aside=called(str(row.received_by))),
            Cell(row.county),
            Cell(months(row)),
            Cell(say(f"desk.stands_{row.state}"), aside=say(f"desk.origin_{row.origin}")),
            _found(row, drafts),
            Cell(row.last_words, tone="soft"),
        ]
        for row in listed.itertuples()
    ]
    height = ROWS_HEIGHT if len(rows) > 10 else None
    show_table(Table(say("desk.sent"), heads, rows), key=key, height=height, pick=pick)


def months(row: Any) -> str:
    """The months that a submission reports on."""
    return say("charts.comma").join(f"{pd.Timestamp(month):%Y.%m}" for month in row.months)


def _found(row: Any, drafts: Mapping[int, Tally]) -> Cell:
    """What a draft lacks; else what had to be fixed, explained, noticed when it was handed in."""
    if row.submission_id in drafts:
        words, tone = todo(drafts[row.submission_id])
        return Cell(words, tone=tone)
    counted = [
        say(f"desk.count_{name}", count=getattr(row, name))
        for name in ("must_fix", "explain", "notice")
        if getattr(row, name)
    ]
    return Cell(say("charts.comma").join(counted) or numbers.missing())


def _when(row: Any) -> Any:
    moment = row.handed_in_at
    return row.received_at if numbers.is_missing(moment) else moment
