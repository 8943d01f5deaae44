"""线索与成果: the chain from a clue to its outcome, and the open clues by age."""

import pandas as pd

from pages.ui import cards, chain, county_table, flows, notes, reads
from pages.ui.filters import filter_bar
from pages.ui.four_forms import FORMS, show_forms
from pages.ui.frame import empty, head
from pages.ui.multiples import show_multiples
from pages.ui.open_clues import EVERY, show_open_clues
from pages.ui.printed_totals import show_printed
from pages.ui.reads import View
from pages.ui.trace import show_trace
from queries.clue_ages import IDS as AGES
from text import language, say

RATIOS = (
    *("clue_conclusion", "clue_conversion", "clue_conversion_discipline", "discipline_ratio"),
    *("discipline_per_case", "org_handling_ratio"),
)
LEADING = ("rounds.clues_transferred", "clue_conclusion", "clue_conversion", "discipline_ratio")
OVERDUE = "clues_open.over_12"
ASKED = (*chain.IDS, *RATIOS, FORMS)
# A state of one day, not what grew in a period.
OPEN = (EVERY, *AGES)


def show() -> None:
    """The page: filters → figures → chain, open clues, conversion, forms → source note."""
    head(say("clues.title"), say("clues.question"))
    view = filter_bar(period=True)
    figures, totals = flows.shown(view, ASKED if view.start else (*ASKED, *OPEN))
    known = figures[figures["state"] == "value"]
    if known.empty:
        empty("figures")
        return
    note = notes.source_note(view, reads.compare(view, RATIOS))
    _show_cards(totals)
    chain.show_chain(view, totals, len(known[["province", "city", "county"]].drop_duplicates()))
    if view.start is None and (known["indicator"] == EVERY).any():
        show_open_clues(view, figures, totals, note)
    _show_conversion(view, figures, totals, note)
    show_forms(view, figures, totals, note)
    if view.start is None:
        show_printed(view, tuple(chain.compared()), note)
    notes.show_period(view, figures)
    notes.show_note(note)
    show_trace(view)


def _show_cards(totals: pd.DataFrame) -> None:
    """The sums that the page is about; each opens its trace."""
    sums = {row.indicator: row for row in totals.itertuples() if row.state == "value"}
    shown = [
        cards.sum_card(sums[one], indicator, indicator.name[language()])
        for one in (*LEADING, OVERDUE)
        if one in sums and (indicator := reads.indicator(one))
    ]
    cards.show_cards(shown)


def _show_conversion(view: View, figures: pd.DataFrame, totals: pd.DataFrame, note: str) -> None:
    """Conversion as small charts, and chain and conversion of every place in one table."""
    ratios = {one: reads.indicator(one) for one in RATIOS}
    words = (say("clues.ratios_title"), say("clues.ratios_what"))
    show_multiples(view, figures, totals, ratios, "ratios", words)
    listed = chain.compared() | ratios
    words = (say("clues.table_title"), say("clues.table_what", period=notes.period(view)))
    here = figures[figures["indicator"].isin(listed)]
    county_table.show_counties(view, here, totals, listed, "chain", words, note)


show()
