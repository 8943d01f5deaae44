"""派驻: what stationed supervision does, county by county, and which periods stand behind it."""

from pages.ui import cards, county_table, flows, notes, reads
from pages.ui.filters import filter_bar
from pages.ui.frame import empty, head
from pages.ui.multiples import show_multiples
from pages.ui.stationed_periods import show_forms, show_periods
from pages.ui.trace import show_trace
from text import language, say

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
    indicators = {one: reads.indicator(one) for one in ASKED}
    if not (figures["state"] == "value").any():
        empty("stationed")
        return
    note = notes.source_note(view, reads.compare(view, INDICATORS))
    sums = {row.indicator: row for row in totals.itertuples() if row.state == "value"}
    cards.show_cards(
        [
            cards.sum_card(sums[one], indicators[one], indicators[one].name[language()])
            for one in LEADING
            if one in sums
        ]
    )
    ratios = {one: indicators[one] for one in INDICATORS}
    words = (say("stationed.figures_title"), say("stationed.figures_what"))
    show_multiples(view, figures, totals, ratios, "figures", words)
    words = (say("stationed.table_title"), say("stationed.table_what"))
    county_table.show_counties(
        view, figures, totals, indicators, "figures-rows", words, note, with_parts=True
    )
    if view.start is None:
        show_forms(view, {one: indicators[one] for one in ADDED}, note)
    show_periods(view, note)
    notes.show_period(view, figures)
    notes.show_note(note)
    show_trace(view)


show()
