"""County × month: what came for each month, how it stands, and the on-time rate beside it."""

from datetime import date
from typing import Any

import pandas as pd

from pages.ui import address, downloads, reads
from pages.ui.cells import figure_column
from pages.ui.county_table import ratio_cell
from pages.ui.frame import panel, quiet
from pages.ui.kept import kept
from pages.ui.seeing import opened
from pages.ui.table import Cell, Column, Table, columns, open_trace, show_table
from queries import submissions
from text import numbers, say

MONTHS = 12
ON_TIME = "on_time"
BEHIND = ("missing", "returned")


@kept
def months(city: str, as_of: date) -> pd.DataFrame:
    """One row per county and month, as queries.submissions.months gives them."""
    with opened(as_of) as cursor:
        return submissions.months(cursor, city, MONTHS)


def behind(listed: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The months whose day is over and that are missing, or were returned: with `days` since."""
    days = (pd.Timestamp(as_of) - listed["due_date"]).dt.days
    is_behind = listed["state"].isin(BEHIND) & (days > 0)
    return listed.assign(days=days)[is_behind]


def show_matrix(view: reads.View, listed: pd.DataFrame) -> None:
    """The matrix in register order; a cell opens the submission, a rate its trace."""
    rate = reads.indicator(ON_TIME)
    rates = {row.county: row for row in reads.compare(view, (ON_TIME,)).itertuples()}
    heads = listed.drop_duplicates("month").sort_values("month")
    of_months = (
        Column(f"{row.month:%Y.%m}", "text", f"{row.due_date:%m-%d}") for row in heads.itertuples()
    )
    shown = [*columns("place"), *of_months, figure_column(rate)]
    rows = [
        [Cell(str(county)), *map(month_cell, rows.itertuples()), _rate(rates.get(county), rate)]
        for county, rows in listed.groupby("county", sort=False)
    ]
    table = Table(say("reports.matrix"), shown, rows, from_end=True)
    with panel("months", say("reports.matrix"), say("reports.matrix_what")):
        show_table(table, key="months", pick=_pick)
        quiet(say("reports.legend"))
        filters = say("charts.dot").join((view.city or "", numbers.day(view.as_of)))
        downloads.offer(table, "months", filters, say("reports.legend"))


def month_cell(row: Any) -> Cell:
    """The state of one month in a mark and a word; of a late one, by how many days."""
    came = "" if numbers.is_missing(row.handed_in_on) else numbers.day(row.handed_in_on)
    late = (row.handed_in_on - row.due_date).days if row.state == "late" else 0
    return Cell(
        say(f"reports.mark_{row.state}"),
        key="" if numbers.is_missing(row.submission_id) else str(row.submission_id),
        aside=say("reports.days_short", count=late) if late else "",
        hint=say("reports.came_on", date=came) if came else "",
        tone=f"month-{row.state}",
    )


def _rate(figure: Any, indicator: Any) -> Cell:
    if figure is None:
        return Cell(numbers.missing(), tone="missing")
    return ratio_cell(figure, indicator)


def _pick(key: str) -> None:
    """A submission by its number; anything else is the key of a trace."""
    if key.isdigit():
        address.put("submission", key)
    else:
        open_trace(key)
