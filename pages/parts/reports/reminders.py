"""Whom to remind of which months: as a sheet to take away, and as a message to copy."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import downloads
from pages.ui.frame import panel, quiet
from pages.ui.table import Cell, Table, columns, show_table
from queries import office
from text import numbers, say


def show_reminders(listed: pd.DataFrame, upcoming: pd.DataFrame, city: str, as_of: date) -> None:
    """`listed`: who is behind, by pages.ui.reporting.behind; `upcoming`: what is due next."""
    count = {
        "months": numbers.whole(len(listed)),
        "counties": numbers.whole(listed["county"].nunique()),
    }
    title = say("reports.reminders", **count) if len(listed) else say("reports.nobody_behind")
    with panel("reminders", title, say("reports.reminders_what", date=numbers.day(as_of))):
        if listed.empty:
            quiet(say("reports.nobody_behind_what"))
            return
        left, right = st.columns([50, 50], gap="medium")
        with left:
            _show_list(listed, city, as_of)
        with right:
            quiet(say("reports.copy"))
            st.code(message(listed, upcoming, city, as_of), language=None, wrap_lines=True)


def _show_list(listed: pd.DataFrame, city: str, as_of: date) -> None:
    heads = [*columns("place"), *columns("month", "due", "state"), *columns("days", kind="number")]
    rows = [
        [
            Cell(row.county),
            Cell(_month(row)),
            Cell(numbers.day(row.due_date)),
            Cell(say(f"reports.mark_{row.state}"), tone=f"month-{row.state}"),
            Cell(numbers.whole(row.days), value=int(row.days)),
        ]
        for row in listed.itertuples()
    ]
    table = Table(say("reports.reminder_list"), heads, rows)
    show_table(table, key="reminder-rows", height=420 if len(rows) > 14 else None)
    filters = say("charts.dot").join((city, numbers.day(as_of)))
    downloads.offer(table, "reminder-rows", filters, "")


def message(listed: pd.DataFrame, upcoming: pd.DataFrame, city: str, as_of: date) -> str:
    """The message to those who are behind, county by county in register order."""
    lines = [
        say(
            "reports.message_line",
            number=number,
            county=county,
            months=say("charts.comma").join(map(_owed, months.itertuples())),
        )
        for number, (county, months) in enumerate(listed.groupby("county", sort=False), start=1)
    ]
    coming = [
        say("reports.message_next", month=_month(row), due=numbers.day(row.due_date))
        for row in upcoming.head(1).itertuples()
    ]
    return say(
        "reports.message",
        city=city,
        date=numbers.day(as_of),
        lines="\n".join(lines),
        next="".join(coming),
        office=office.office().subtitle or say("pages.product_what"),
    )


def _owed(row: Any) -> str:
    due = numbers.day(row.due_date)
    return say(f"reports.owed_{row.state}", month=_month(row), due=due)


def _month(row: Any) -> str:
    return numbers.day(f"{row.month:%Y-%m}")
