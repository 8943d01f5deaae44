"""线索与成果: the chain from a clue to its outcome, and the open clues by age."""

from typing import Any

import pandas as pd

from pages.parts.clues import chain
from pages.parts.clues.four_forms import FORMS, show_forms
from pages.parts.clues.open_clues import EVERY, show_open_clues
from pages.parts.clues.printed_totals import show_printed
from pages.ui import cards, county_table, flows, notes, reads
from pages.ui.filters import filter_bar
from pages.ui.frame import empty, head
from pages.ui.kept import kept
from pages.ui.multiples import show_multiples
from pages.ui.reads import View
from pages.ui.trace import show_trace
from queries.clue_ages import IDS as AGES
from text import say

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
    known = reads.known(figures)
    if known.empty:
        empty("figures")
        return
    note = notes.source_note(view, reads.compare(view, RATIOS))
    cards.show_cards(cards.sum_cards(totals, (*LEADING, OVERDUE)))
    chain.show_chain(totals, len(known[["province", "city", "county"]].drop_duplicates()))
    if view.start is None and (known["indicator"] == EVERY).any():
        show_open_clues(view, figures, totals, note)
    _show_conversion(view, figures, totals, note)
    show_forms(view, figures, totals, note)
    if view.start is None:
        show_printed(view, chain.COMPARED, note)
    notes.show_period(view, figures)
    notes.show_note(note)
    show_trace(view)


def _show_conversion(view: View, figures: pd.DataFrame, totals: pd.DataFrame, note: str) -> None:
    """Conversion as small charts, and chain and conversion of every place in one table."""
    words = (say("clues.ratios_title"), say("clues.ratios_what"))
    show_multiples(figures, totals, reads.listed(RATIOS), "ratios", words)
    words = (say("clues.table_title"), say("clues.table_what", period=notes.period(view)))
    county_table.show_counties(view, figures, totals, _listed(), "chain", words, note)


@kept
def _listed() -> dict[str, Any]:
    """The columns of the table: the counts of the chain under their short names, the ratios."""
    return chain.compared() | reads.listed(RATIOS)


show()
