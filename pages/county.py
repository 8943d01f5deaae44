"""单县: one county on one page, beside the range of its city; it prints on one sheet of A4."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from charts import marks
from pages.parts.county import county_panels, county_reads, county_standing
from pages.parts.county.county_bar import County, chosen, county_bar
from pages.parts.county.county_chain import BESIDE, STEPS, show_chain
from pages.parts.county.county_standing import Rows
from pages.ui import cards, notes, reads, signals
from pages.ui.cards import Card
from pages.ui.frame import empty, head
from pages.ui.kept import kept
from pages.ui.trace import show_trace
from text import language, say

PACE = "coverage_pace"
SPINE = (
    *("coverage", "village_coverage", "problems_per_unit", "clue_yield", "clue_conversion"),
    *("clue_conclusion", "discipline_ratio", "rectification", "recheck_failure", "post_filling"),
    *("seconded_share", "self_found"),
)
LEADING = ("coverage", PACE, "clue_conversion", "rectification", "post_filling")
COUNTS = {
    "rectification": (
        *("rounds.problems_fed_back", "rounds.problems_fixed_on_site", "rounds.problems_rectified"),
        *("rounds.problems_due", "rounds.problems_due_rectified", "rounds.problems_rechecked"),
        *("rounds.problems_not_rectified", "rounds.systems_established"),
    ),
    "team": (
        *("plan.posts_office", "plan.filled_office", "plan.posts_groups", "plan.filled_groups"),
        *("rounds.inspectors", "rounds.inspectors_seconded"),
        *("plan.leader_pool", "plan.talent_pool"),
    ),
}
EVERY = (
    *(*SPINE, PACE, *STEPS, *filter(None, BESIDE.values()), *BESIDE),
    *(one for ids in COUNTS.values() for one in ids),
)


def show() -> None:
    """The page: which county → one read of its city → cards, chain, spine, panels → note."""
    county = chosen()
    if county is None:
        head(say("pages.county"), say("county.question"))
        empty("figures")
        return
    head(say("county.title", county=county.county), say("county.question"))
    view, city = county_bar(county)
    figures = reads.compare(city, EVERY)
    own = _own(figures, county)
    if reads.known(own).empty:
        empty("figures")
        return
    note = notes.source_note(view, own)
    with st.container(key="onepage"):
        _show_parts(county, view, county_reads.spread(city, EVERY), own, note)
    signals.show_signals(view.as_of, county.province, county.city, county.county)
    notes.show_note(note)
    show_trace(view)


@kept
def _own(figures: pd.DataFrame, county: County) -> pd.DataFrame:
    return figures[(figures["county"] == county.county) & (figures["city"] == county.city)]


def _show_parts(
    county: County, view: reads.View, ranges: pd.DataFrame, own: pd.DataFrame, note: str
) -> None:
    """All panels in the order in which a leader asks."""
    whole = reads.whole(own)
    told = county_standing.judged(replace(view, counties=()), county.county, SPINE)
    cards.show_cards(_cards(whole, ranges, told))
    show_chain(whole)
    with st.container(key="board"):
        county_panels.show_spine(view, whole, ranges, told, SPINE, note)
        county_standing.show_aged(view, SPINE, note)
        progress, others = st.columns([36, 64], gap="small")
        with progress:
            county_panels.show_burn_up(view, note)
        with others, st.container(key="others"):
            halves = st.columns(2, gap="small")
            for half, (name, ids) in zip(halves, COUNTS.items(), strict=True):
                with half:
                    county_panels.show_counts(view, whole, name, ids, note)
            county_panels.show_files(county, view, note)
    county_panels.show_narrative(county, view)


@kept
def _cards(own: pd.DataFrame, ranges: pd.DataFrame, told: Rows) -> list[Card]:
    rows = {row.indicator: row for row in own.itertuples()}
    return [_card(rows[name], ranges, told.get(name)) for name in LEADING if name in rows]


def _card(row: Any, ranges: pd.DataFrame, verdict: Any) -> Card:
    """A leading figure of the county with its parts, the city's median, and its verdict."""
    indicator = reads.indicator(row.indicator)
    name, unit = indicator.name[language()], indicator.unit[language()]
    known = row.state == "value"
    told = [] if indicator.accumulate == "difference" or not known else [marks.parts(row)]
    if row.indicator in ranges.index:
        middle = indicator.shown(ranges.loc[row.indicator, "middle"])
        told.append(say("county.middle", figure=middle))
    told = [*told, *filter(None, [county_standing.brief(verdict)])]
    shown = unit if known and unit not in name else ""
    return Card(name, marks.number(row, indicator), shown, say("charts.dot").join(told),
                row.key if known else "")  # fmt: skip


show()
