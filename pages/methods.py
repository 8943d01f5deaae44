"""方式: rounds by how they were run and of what type, what they found, and who chose them."""

from typing import Any

import streamlit as st

from charts import groups as drawing
from charts.theme import Figure
from pages.parts.methods import method_reads, method_tables
from pages.parts.methods.method_reads import MEASURES, UNITS
from pages.ui import cards, filters, notes, reads
from pages.ui.chart import show_chart
from pages.ui.frame import colours, empty, head, panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.trace import show_trace
from queries.methods import Methods
from text import language, numbers, say

KIND = {"kind": ("method", "type")}


def show() -> None:
    """The page: filters → one read → three measures, their table, each county's mix → note."""
    head(say("methods.title"), say("methods.question"))
    view = filters.filter_bar(more=KIND)
    kind = filters.choice("kind", KIND["kind"])
    found = method_reads.methods(view, kind)
    # Printed totals are sums themselves: they have no rounds to be grouped.
    if found.groups.empty or view.level == reads.LEVELS["total"]:
        empty("figures")
        return
    note = _note(view, found)
    cards.show_cards(_cards(found, kind))
    _show_measures(found, kind)
    method_tables.show_groups(view, found, kind, note)
    method_tables.show_mix(view, found, kind, note)
    method_tables.show_rounds(view, found, note)
    notes.show_note(note)
    show_trace(view)


@kept
def _cards(found: Methods, kind: str) -> list[cards.Card]:
    """The rounds there are, and the largest groups of them."""
    rounds = found.rounds[found.rounds["indicator"] == UNITS].drop_duplicates("report_id")
    said = rounds[rounds["group_name"] != ""]
    places = len(rounds[["province", "city", "county"]].drop_duplicates())
    counted = say("methods.card_places", places=numbers.whole(places))
    unsaid = numbers.whole(len(rounds) - len(said))
    first = [
        cards.Card(say("methods.card_rounds"), numbers.whole(len(rounds)),
                   say("methods.unit_rounds"), counted),
        cards.Card(say(f"methods.card_unsaid_{kind}"), unsaid, say("methods.unit_rounds"),
                   say("methods.card_unsaid_note")),
    ]  # fmt: skip
    groups = found.groups[found.groups["indicator"] == UNITS]
    listed = groups[groups["group_name"] != ""].nlargest(3, "rounds", keep="first")
    return [*first, *(_group_card(row) for row in listed.itertuples())]


def _group_card(row: Any) -> cards.Card:
    return cards.Card(
        row.label,
        numbers.whole(row.rounds),
        say("methods.unit_rounds"),
        say("methods.card_units", units=numbers.whole(row.numerator)),
    )


def _show_measures(found: Methods, kind: str) -> None:
    """One chart per measure, the groups in the same order in each."""
    with panel("measures", _seen(found, kind), say("methods.measured")):
        with st.grid(min_column_width=330, gap="small"):
            for name in MEASURES:
                with st.container():
                    title = reads.indicators()[name].name[language()]
                    st.html(f'<div class="small-title">{title}</div>')
                    show_chart(_chart(found, name), f"groups-{name}", title)
        quiet(say("methods.chosen"))


@kept
def _chart(found: Methods, name: str) -> Figure:
    groups, rounds = (reads.of(frame, (name,)) for frame in (found.groups, found.rounds))
    return drawing.grouped(groups, rounds, reads.indicator(name), colours())


@kept
def _seen(found: Methods, kind: str) -> str:
    """The range of the first measure over the groups: what is seen, and no cause."""
    indicator: Any = reads.indicator(MEASURES[0])
    sums = found.groups[found.groups["indicator"] == MEASURES[0]]
    known = sums[(sums["state"] == "value") & (sums["group_name"] != "")]
    if len(known) < 2:
        return say("methods.seen_few")
    low, high = known.sort_values("value", kind="stable").iloc[[0, -1]].itertuples()
    return say(
        f"methods.seen_{kind}",
        measure=indicator.name[language()],
        low=numbers.decimal(low.value),
        low_group=low.label,
        high=numbers.decimal(high.value),
        high_group=high.label,
    )


@kept
def _note(view: View, found: Methods) -> str:
    rounds = found.rounds[found.rounds["indicator"] == UNITS].drop_duplicates("report_id")
    return say(
        "methods.note",
        rounds=numbers.whole(len(rounds)),
        date=numbers.day(view.as_of),
        version=reads.version(),
    )


show()
