"""A list of submissions; a click opens one."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from access.log import called
from pages.ui.frame import quiet
from pages.ui.table import Cell, Table, columns, show_table
from text import numbers, say

ROWS_HEIGHT = 420


def show_submissions(
    listed: pd.DataFrame, pick: Callable[[str], None], nothing: str, *, key: str = "submissions"
) -> None:
    """One line per submission: when, whose, which file, how it stands, what was found; `nothing` is
    said where there is none.
    """
    if listed.empty:
        quiet(nothing)
        return
    heads = columns("submission", "sent_at", "county", "months", "state", "found")
    heads += columns("last_words", kind="prose")
    rows = [
        [
            Cell(str(row.file_name), key=str(row.submission_id), hint=row.sha256),
            Cell(numbers.moment(_when(row)), aside=called(str(row.received_by))),
            Cell(row.county),
            Cell(months(row)),
            Cell(say(f"desk.stands_{row.state}"), aside=say(f"desk.origin_{row.origin}")),
            Cell(found(row)),
            Cell(row.last_words, tone="soft"),
        ]
        for row in listed.itertuples()
    ]
    height = ROWS_HEIGHT if len(rows) > 10 else None
    show_table(Table(say("desk.sent"), heads, rows), key=key, height=height, pick=pick)


def months(row: Any) -> str:
    """The months that a submission reports on."""
    return say("charts.comma").join(f"{pd.Timestamp(month):%Y.%m}" for month in row.months)


def found(row: Any) -> str:
    """How many cells must be fixed, explained, noticed; "—" before they were counted."""
    counted = [
        say(f"desk.count_{name}", count=getattr(row, name))
        for name in ("must_fix", "explain", "notice")
        if getattr(row, name)
    ]
    return say("charts.comma").join(counted) or numbers.missing()


def _when(row: Any) -> Any:
    moment = row.handed_in_at
    return row.received_at if numbers.is_missing(moment) else moment
