"""派驻: what stationed supervision does, county by county, and which periods stand behind it."""

from pages.parts.stationed.stationed_periods import show_forms, show_periods
from pages.ui import cards, county_table, flows, notes, reads
from pages.ui.filters import filter_bar
from pages.ui.frame import empty, head
from pages.ui.multiples import show_multiples
from pages.ui.trace import show_trace
from text import say

INDICATORS = (
    *("self_found", "stationed_conversion", "stationed_coverage", "stationed_vacancy"),
    *("stationed_share", "recommendations_per_case"),
)
COUNTS = (
    *("stationed.clues_found", "stationed.clues_handled", "stationed.cases_filed"),
    *("stationed.persons_disciplined", "stationed.recommendations"),
)
# What adds up over the periods of a form; posts are a state of the newest report.
ADDED = tuple(one for one in (*INDICATORS, *COUNTS) if one != "stationed_vacancy")
LEADING = INDICATORS[:5]
ASKED = (*INDICATORS, *COUNTS)


def show() -> None:
    """The page: filters → figures → indicators, periods, each drawn and listed → source note."""
    head(say("stationed.title"), say("stationed.question"))
    view = filter_bar(period=True)
    figures, totals = flows.shown(view, ASKED)
    if reads.known(figures).empty:
        empty("stationed")
        return
    note = notes.source_note(view, reads.compare(view, INDICATORS))
    cards.show_cards(cards.sum_cards(totals, LEADING))
    words = (say("stationed.figures_title"), say("stationed.figures_what"))
    show_multiples(figures, totals, reads.listed(INDICATORS), "figures", words)
    words = (say("stationed.table_title"), say("stationed.table_what"))
    listed = reads.listed(ASKED)
    county_table.show_counties(
        view, figures, totals, listed, "figures-rows", words, note, with_parts=True
    )
    if view.start is None:
        show_forms(view, ADDED, note)
    show_periods(view, note)
    notes.show_period(view, figures)
    notes.show_note(note)
    show_trace(view)


show()
