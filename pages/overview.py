"""总览: where the city stands, whom to ask about what, what changed, what is missing."""

from typing import Any

import pandas as pd
import streamlit as st

from charts import calendar
from charts.theme import Figure
from pages.parts.overview import leading, questions, standing
from pages.parts.overview.matrix import show_matrix
from pages.parts.overview.not_placed import show_not_placed
from pages.ui import flows, notes, place, reads
from pages.ui.cards import show_cards
from pages.ui.chart import show_chart
from pages.ui.filters import filter_bar
from pages.ui.frame import colours, empty, head, panel
from pages.ui.kept import kept
from pages.ui.trace import show_trace
from queries.fair.pace import BAND
from queries.standing import pace
from text import numbers, say

# The columns of the matrix: what fits a page and answers where things stand.
MATRIX = (
    *("coverage", "coverage_pace", "problems_per_unit", "clue_conversion", "discipline_ratio"),
    *("clue_conclusion", "rectification", "post_filling"),
)


def show() -> None:
    """The page: filters → reads → cards, matrix, calendar, questions, gaps → source note."""
    city = place.chosen()[1]
    title = say("overview.title", city=city) if city else say("pages.overview_title")
    head(title, say("pages.overview_question"))
    view = filter_bar(period=True)
    listed = reads.indicators()
    indicators = {name: listed[name] for name in MATRIX if name in listed}
    figures, sums = flows.shown(view, tuple(indicators))
    if not (figures["state"] == "value").any():
        empty("figures")
        return
    standing_now = reads.compare(view, tuple(indicators))
    note = notes.source_note(view, standing_now)
    show_cards(leading.cards(view, figures, sums))
    with st.container(key="board"):
        main, beside = st.columns([73, 27], gap="small")
    with main:
        show_matrix(view, figures, indicators, note)
        _show_calendar(standing_now)
        standing.show_gaps(standing_now)
    with beside:
        questions.show_questions(view, standing_now)
        standing.show_changes(view)
    notes.show_period(view, figures)
    show_not_placed()
    notes.show_note(note)
    show_trace(view)


def _show_calendar(figures: pd.DataFrame) -> None:
    """Coverage against the calendar, for the places that say when their term begins and ends."""
    drawn = _calendar(figures)
    if drawn is not None:
        title, chart = drawn
        with panel("calendar", title, say("overview.calendar_what")):
            show_chart(chart, "calendar", title)


@kept
def _calendar(figures: pd.DataFrame) -> tuple[str, Figure] | None:
    """What is seen, and the chart; None where nobody's term is known."""
    of_pace = figures[figures["indicator"] == "coverage_pace"]
    of_pace = of_pace.assign(place=list(zip(of_pace["city"], of_pace["county"], strict=True)))
    found = pace(of_pace)
    if found.known.empty:
        return None
    coverage, elapsed = (of_pace[of_pace["part"] == part] for part in ("coverage", "elapsed"))
    indicator = reads.indicators()["coverage_pace"]
    title = say("charts.comma_long").join(_seen(found))
    return title, calendar.against_calendar(
        coverage, elapsed, found.known, BAND, indicator, colours()
    )


def _seen(found: Any) -> list[str]:
    """The farthest behind, the farthest ahead, and how many are neither."""
    ends = (("behind", found.behind), ("ahead", found.ahead))
    seen = [
        say(
            f"overview.calendar_title_{form}",
            place=row.name,
            points=numbers.decimal(abs(row.value) * 100),
        )
        for form, rows in ends
        for row in rows.head(1).itertuples()
    ]
    return [*seen, say("overview.calendar_title", within=numbers.whole(found.within))]


show()
