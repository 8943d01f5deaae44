"""填报: my sheet for this month: take it, send it, mend it, hand it in."""

from datetime import date

import pandas as pd
import streamlit as st

from access import Person
from loaders.register import County
from pages.parts.desk import desk_reads, hand_in
from pages.parts.desk.draft import show_draft
from pages.parts.desk.submissions_table import show_submissions
from pages.ui import address, filters, place
from pages.ui.frame import empty, head, panel
from text import numbers, say

MONTHS = 12


def show() -> None:
    """The page: whose → the months → take, send, nothing moved → the open sheet → all sent."""
    head(say("desk.title"), say("desk.question"), figures=False)
    st.html(f'<p class="secret" role="note">{say("desk.no_secrets")}</p>')
    person = desk_reads.here()
    county = _whose(person)
    if county is None:
        empty("upload")
        return
    listed = desk_reads.months(county, date.today(), MONTHS)
    _show_months(county, listed)
    hand_in.show_ways(person, county, listed)
    if opened := address.number("draft"):
        show_draft(person, opened)
    earlier = desk_reads.listed([county.code])
    with panel("sent", say("desk.sent"), say("desk.sent_what")):
        show_submissions(
            earlier, lambda number: address.put("draft", number), say("desk.nothing_sent")
        )


def _whose(person: Person) -> County | None:
    """The county this visit is for; asked only where there are several."""
    counties = desk_reads.counties(person, place.chosen()[1])
    names = {each.code: each.county for each in counties}
    if len(counties) < 2:
        return counties[0] if counties else None
    with st.container(key="filters-whose", horizontal=True):
        code = filters.pick("whose", list(names), names.__getitem__, width=320)
    return next(each for each in counties if each.code == code)


def _show_months(county: County, listed: pd.DataFrame) -> None:
    """The month that is due, and the last twelve as a row of words with marks."""
    waiting = listed[listed["state"].isin(["missing", "not_due", "returned"])]
    last = listed[listed["state"] != "not_due"].tail(1)
    due = waiting.tail(2).head(1)
    told = [
        say(
            f"desk.month_{row.state}",
            month=numbers.day(f"{row.month:%Y-%m}"),
            due=numbers.day(row.due_date),
        )
        for row in (due if len(due) else last).itertuples()
    ]
    with panel("months", say("desk.months", county=county.county), "".join(told)):
        chips = "".join(
            f'<li class="{row.state}"><span>{row.month:%Y.%m}</span>'
            f"<b>{say(f'desk.state_{row.state}')}</b></li>"
            for row in listed.itertuples()
        )
        st.html(f'<ol class="months">{chips}</ol>')


show()
