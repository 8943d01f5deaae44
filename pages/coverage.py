"""覆盖: how far each county has come with its plan, beside the calendar of the term."""

import pandas as pd
import streamlit as st

from pages.parts.coverage import pacing
from pages.parts.coverage.coverage_table import show_progress
from pages.ui import burn_up, cards, filters, notes, reads
from pages.ui.chart import show_chart
from pages.ui.frame import empty, head, panel, small_title
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.trace import show_trace
from queries.standing import Pace, pace
from text import language, numbers, say

WHAT = {"what": ("units", "villages")}
COUNTED = {"units": "coverage", "villages": "village_coverage"}
PACE, ROUNDS = "coverage_pace", "rounds_per_year"
PANELS = 24
PLACE = ["province", "city", "county"]


def show() -> None:
    """The page: filters → reads → cards, small multiples, table → source note."""
    head(say("coverage.title"), say("coverage.question"))
    view = filters.filter_bar(more=WHAT)
    what = filters.choice("what", WHAT["what"])
    name = COUNTED[what]
    figures = reads.compare(view, (*COUNTED.values(), PACE, ROUNDS))
    covered = reads.of(figures, (name,))
    if covered["numerator"].isna().all() and covered["denominator"].isna().all():
        empty("indicator", indicator=reads.indicators()[name].name[language()])
        return
    note = notes.source_note(view, covered)
    cards.show_cards(_cards(view, figures, name))
    events = burn_up.events(view, name)
    _show_panels(view, events, figures, name, what)
    if what == "units":
        pacing.show_pace(view, events, note)
    show_progress(view, figures, events, name, note)
    notes.show_note(note)
    show_trace(view)


@kept
def _cards(view: View, figures: pd.DataFrame, name: str) -> list[cards.Card]:
    """How many places, both coverages of all of them, and how many are off the calendar."""
    off = pace(reads.of(figures, (PACE,)))
    shown = [cards.places_card(reads.of(figures, (name,)), notes.noun(view.level))]
    if view.level != reads.LEVELS["total"]:
        names = tuple(COUNTED.values())
        shown += cards.sum_cards(reads.pooled(view, names), names)
    return [*shown, _off_card(off, "behind"), _off_card(off, "ahead")]


def _off_card(off: Pace, side: str) -> cards.Card:
    """How many places are behind or ahead of the calendar by more than the band, and which."""
    found = off.behind if side == "behind" else off.ahead
    names = say("charts.comma").join(found["name"]) or say("coverage.nobody")
    unit = say("coverage.card_unit", known=numbers.whole(len(off.known)))
    return cards.Card(say(f"coverage.card_{side}"), numbers.whole(len(found)), unit, names)


def _show_panels(
    view: View, events: pd.DataFrame, figures: pd.DataFrame, name: str, what: str
) -> None:
    """One panel per place with a round or a plan, in the order of the register."""
    places = events[PLACE].drop_duplicates()
    more = say("pages.trends_first", count=PANELS) if len(places) > PANELS else ""
    counted = say(f"coverage.panels_{what}", date=numbers.day(view.as_of))
    with panel("panels", _seen(view, len(places), figures), f"{counted}{more}"):
        if places.empty:
            empty("rounds")
            return
        shown = burn_up.panels(view, events, reads.whole(figures), (name, PACE), PANELS)
        with st.grid(min_column_width=230, gap="small"):
            for number, (place, aside, chart) in enumerate(shown):
                with st.container():
                    small_title(place, aside)
                    show_chart(chart, f"burn-up-{number}", place)


@kept
def _seen(view: View, places: int, figures: pd.DataFrame) -> str:
    """What is seen in one sentence: how many are behind, with the calendar, ahead."""
    off = pace(reads.of(figures, (PACE,)))
    sides = {"behind": len(off.behind), "within": off.within, "ahead": len(off.ahead)}
    counts = {side: numbers.whole(count) for side, count in sides.items()}
    noun, known = notes.noun(view.level), len(off.known)
    if not known:
        return say("coverage.seen_no_calendar", noun=noun, places=numbers.whole(places))
    told = say("coverage.seen", noun=noun, places=numbers.whole(known), **counts)
    if places <= known:
        return told
    return told + say("coverage.seen_unknown", count=numbers.whole(places - known))


show()
