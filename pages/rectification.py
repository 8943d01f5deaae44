"""整改: what the counties claim, and what the rechecks and the votes say of it."""

from typing import Any

import pandas as pd

from pages.parts.rectification.claims import ORDERS, show_claims
from pages.ui import cards, county_table, detail_reads, flows, notes, reads
from pages.ui.filters import choice, filter_bar
from pages.ui.frame import empty, head
from pages.ui.kept import kept
from pages.ui.multiples import show_multiples
from pages.ui.reads import View
from pages.ui.table import Cell, Column
from pages.ui.trace import show_trace
from queries import periods
from text import numbers, say

CLAIMED = ("rectification", "rectification_due", "published", "matters_resolved")
VERIFIED = ("recheck_failure", "satisfaction")
COUNTS = ("rounds.talks_admonished", "rounds.persons_accountable")
LEADING = ("rectification", "rectification_due", "recheck_failure", "satisfaction", "published")
ASKED = (*CLAIMED, *VERIFIED, "fixed_on_site", *COUNTS)


def show() -> None:
    """The page: filters → figures → claimed beside verified → every figure → source note."""
    head(say("rectification.title"), say("rectification.question"))
    is_term = choice("period", periods.NAMES) == "term"
    view = filter_bar(more=ORDERS if is_term else None, period=True)
    figures, totals = flows.shown(view, ASKED)
    if reads.known(figures).empty:
        empty("figures")
        return
    note = notes.source_note(view, reads.compare(view, (*CLAIMED, *VERIFIED)))
    cards.show_cards(cards.sum_cards(totals, LEADING))
    more = None
    if view.start is None:  # what was found in a period is not of what was claimed in it
        show_claims(figures, totals)
        more = _reported(view)
    what = say("rectification.table_what", period=notes.period(view))
    words = (
        say("rectification.table_title"),
        what if more is None else what + say("rectification.table_more"),
    )
    listed = reads.listed(ASKED)
    county_table.show_counties(
        view, figures, totals, listed, "rectification", words, note, more=more, with_parts=True
    )
    others = reads.listed((*CLAIMED[1:], "satisfaction"))
    words = (say("rectification.others_title"), say("rectification.others_what"))
    show_multiples(figures, totals, others, "others", words)
    notes.show_period(view, figures)
    notes.show_note(note)
    show_trace(view)


@kept
def _reported(view: View) -> county_table.More:
    """For a place, the rates of satisfaction it printed without the votes behind them."""
    rates: dict[tuple[str, ...], pd.DataFrame] = dict(
        iter(detail_reads.reported_satisfaction(view).groupby(["province", "city", "county"]))
    )

    def cells(place: Any) -> list[Cell]:
        found = rates.get((place.province, place.city, place.county))
        if found is None:
            return [Cell("")]
        ends = dict.fromkeys(numbers.decimal(rate) for rate in (found.rate.min(), found.rate.max()))
        words = say("rectification.reported_range", rates=" – ".join(ends), count=len(found))
        typed = [_cell(row) for row in found.itertuples()]
        return [Cell(words, hint="\n".join(typed))]

    return [Column(say("rectification.reported"), "text")], cells


def _cell(row: Any) -> str:
    rounds = numbers.rounds(row.round_first, row.round_last)
    where = {"typed": row.typed, "sheet": row.sheet, "cell": row.cell}
    return say("rectification.reported_cell", rounds=rounds, **where)


show()
