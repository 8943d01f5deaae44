"""覆盖: how far each county has come with its plan, beside the calendar of the term."""

from typing import Any

import pandas as pd
import streamlit as st

from charts import burn_up as drawing
from pages.ui import burn_up, cards, filters, notes, reads
from pages.ui.coverage_table import show_progress
from pages.ui.frame import empty, head, panel, quiet, small_title
from pages.ui.reads import View
from pages.ui.trace import show_trace
from queries.burn_up import outside_band
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
    covered = figures[figures["indicator"] == name]
    if covered["numerator"].isna().all() and covered["denominator"].isna().all():
        empty("indicator", indicator=reads.indicators()[name].name[language()])
        return
    note = notes.source_note(view, covered)
    pace = figures[(figures["indicator"] == PACE) & figures["part"].isna()]
    cards.show_cards(_cards(view, covered, pace))
    events = burn_up.events(view, name)
    _show_panels(view, events, figures, name, what)
    show_progress(view, figures, events, name, note)
    notes.show_note(note)
    show_trace(view)


def _cards(view: View, covered: pd.DataFrame, pace: pd.DataFrame) -> list[cards.Card]:
    """How many places, both coverages of all of them, and how many are off the calendar."""
    noun = notes.noun(view.level)
    shown = [cards.places_card(covered, noun)]
    if view.level != reads.LEVELS["total"]:
        listed = reads.indicators()
        names = tuple(COUNTED.values())
        shown += [
            cards.sum_card(row, listed[row.indicator], listed[row.indicator].name[language()])
            for row in reads.pooled(view, names).itertuples()
            if row.state == "value"
        ]
    return [*shown, *(_off(pace, side) for side in ("behind", "ahead"))]


def _off(pace: pd.DataFrame, side: str) -> cards.Card:
    """How many places are behind or ahead of the calendar by more than the band, and which."""
    found = outside_band(pace, side)
    names = say("charts.comma").join(found["name"]) or say("coverage.nobody")
    unit = say("coverage.card_unit", known=numbers.whole(int((pace["state"] == "value").sum())))
    return cards.Card(say(f"coverage.card_{side}"), numbers.whole(len(found)), unit, names)


def _show_panels(
    view: View, events: pd.DataFrame, figures: pd.DataFrame, name: str, what: str
) -> None:
    """One panel per place with a round or a plan, in the order of the register."""
    places = list(events.groupby(PLACE, sort=False))
    told = {
        key: f"{_written(rows, name)}{say('charts.dot')}{_written(rows, PACE)}"
        for key, rows in figures[figures["part"].isna()].groupby(PLACE, sort=False)
    }
    more = say("pages.trends_first", count=PANELS) if len(places) > PANELS else ""
    counted = say(f"coverage.panels_{what}", date=numbers.day(view.as_of))
    with panel("panels", _seen(view, places, figures), f"{counted}{more}"):
        if not places:
            empty("rounds")
            return
        shown = pd.concat([rows for _, rows in places[:PANELS]])
        scale = drawing.scale_of(shown)
        with st.grid(min_column_width=230, gap="small"):
            for number, (key, rows) in enumerate(places[:PANELS]):
                first = next(rows.itertuples())
                with st.container():
                    small_title(first.name, " ".join(filter(None, (first.aside, told[key]))))
                    burn_up.show_panel(rows, view, scale, f"burn-up-{number}", first.name)
        quiet(say("coverage.no_forecast"))


def _written(rows: pd.DataFrame, name: str) -> str:
    found: Any = next(rows[rows["indicator"] == name].itertuples(), None)
    return "" if found is None else str(reads.indicators()[name].shown(found.value))


def _seen(view: View, places: list[Any], figures: pd.DataFrame) -> str:
    """What is seen in one sentence: how many are behind, with the calendar, ahead."""
    pace = figures[(figures["indicator"] == PACE) & figures["part"].isna()]
    counts = {
        side: numbers.whole(len(outside_band(pace, side))) for side in ("behind", "within", "ahead")
    }
    noun, known = notes.noun(view.level), int((pace["state"] == "value").sum())
    if not known:
        return say("coverage.seen_no_calendar", noun=noun, places=numbers.whole(len(places)))
    told = say("coverage.seen", noun=noun, places=numbers.whole(known), **counts)
    if len(places) <= known:
        return told
    return told + say("coverage.seen_unknown", count=numbers.whole(len(places) - known))


show()
