"""考核: the office's score card of a city's counties; bands and reasons, no ranking."""

from typing import Any

import streamlit as st

from access.log import called
from pages.parts.appraisal import (
    appraisal_entry,
    appraisal_parts,
    appraisal_reads,
    appraisal_tables,
)
from pages.parts.desk.office_style import dress_office
from pages.ui import address, cards, downloads, filters, knowing, past, place, reads
from pages.ui.frame import empty, head, panel, quiet, told_not_found
from pages.ui.notes import show_note
from pages.ui.table import show_table
from pages.ui.told import show_told
from pages.ui.trace import show_trace
from queries import appraisal_rules
from queries.appraisal import Appraisal
from text import language, numbers, say

COUNTY = "counties"


def show() -> None:
    """The page: city and date → the result of now, or one that was kept → its parts."""
    head(say("appraisal.title"), say("appraisal.question"))
    dress_office()
    view = _bar()
    if not view.province or not view.city:
        empty("one_city")
        return
    show_told("appraisal")
    wanted = address.value("kept")
    kept = _kept(wanted) if wanted else None
    try:
        edition = appraisal_rules.edition()
        result = kept[1] if kept else appraisal_reads.of_city(
            view.province, view.city, view.as_of, edition)  # fmt: skip
    except appraisal_rules.AppraisalError as problem:
        for line in str(problem).splitlines():
            quiet(line)
        return
    if result.totals.empty:
        empty("figures")
        return
    _show(view, result, kept[0] if kept else None)
    show_trace(view)


def _bar() -> reads.View:
    """City, as-of date, and the moment that is told of."""
    as_of = filters.wanted_date()
    with filters.row():
        where = filters.pick_city(as_of)
        filters.pick_date(as_of)
    told_not_found()
    past.tell(as_of, place.newest(where))
    return reads.View(as_of, *where)


def _kept(wanted: str) -> tuple[Any, Appraisal] | None:
    """The kept result of that number, told above it; None where there is none."""
    number = address.number("kept")
    found = appraisal_reads.one(number) if number is not None else None
    with st.container(key="past-view", horizontal=True, vertical_alignment="center", gap="small"):
        if found is None:
            quiet(say("appraisal.no_such", number=wanted[:40]))
        else:
            row = found[0]
            told = {"number": number, "version": row.version, "who": called(row.kept_by)}
            told |= {"as_of": numbers.day(row.as_of_date)}
            quiet(say("appraisal.kept_view", date=appraisal_tables.local_day(row.kept_at), **told))
        st.button(say("appraisal.kept_leave"), key="leave-kept", type="tertiary",
                  on_click=address.put, args=("kept", None))  # fmt: skip
    return found


def _show(view: reads.View, result: Appraisal, kept: Any) -> None:
    counties = list(result.totals["county"])
    county = filters.choice(COUNTY, counties)
    province, city = result.totals.iloc[0][["province", "city"]]
    note, filtered = appraisal_parts.note(result, kept), appraisal_parts.filters(result, city)
    cards.show_cards(appraisal_parts.cards(result, province, city))
    if result.is_example:
        quiet(say("appraisal.example"))
    with panel("totals", result.name[language()], say("appraisal.totals_what")):
        table = appraisal_tables.totals(result, county)
        show_table(table, key="totals", pick=lambda name: address.put(COUNTY, [name]))
        downloads.offer(table, "totals", filtered, note)
        appraisal_parts.show_earlier(view, kept)
    with panel("items", say("appraisal.items", county=county), say("appraisal.items_what")):
        if kept is None and not knowing.moment():
            with st.container(horizontal=True, key="appraisal-do", gap="small"):
                appraisal_entry.show_form(result, county)
                appraisal_entry.show_keep(result)
        show_table(appraisal_tables.items(result, county), key="items")
        leaving = appraisal_tables.items(result, county, leaves=True)
        downloads.offer(leaving, "items", filtered, note)
        appraisal_entry.show_entries(result, province, city)
        appraisal_entry.show_kept(province, city)
    pairs = appraisal_tables.pairs(result, county)
    with panel("pairs", say("appraisal.pairs"), pairs.caption):
        show_table(pairs, key="pairs")
        downloads.offer(pairs, "pairs", filtered, note)
    show_note(note)


show()
