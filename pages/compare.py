"""比较: one indicator, every place, with its parts beside it; and one against another."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.compare import comparing, pair, ranking, seen
from pages.ui import cards, county_table, filters, flows, judging, notes, reads
from pages.ui.figure_table import show_figures
from pages.ui.frame import empty, head
from pages.ui.judging import Versus
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.trace import show_trace
from text import language, say


def show() -> None:
    """The page: filters → one read → bars or parts, another indicator, table → source note."""
    name = filters.chosen_indicator()
    indicator = reads.indicators()[name]
    title = say("pages.compare_title", indicator=indicator.name[language()])
    head(title, say("pages.compare_question"))
    asked = filters.filter_bar(indicator=True, counties_label="highlight", period=True)
    view = replace(asked, counties=())
    figures, sums = flows.shown(view, (name,))
    if reads.known(figures).empty:
        empty("indicator", indicator=indicator.name[language()])
        notes.show_period(view, figures)
        return
    note = notes.source_note(view, reads.compare(view, (name,)))
    if figures["part"].isna().any():
        against = _show_whole(asked, view, figures, sums, indicator)
        listed = judging.beside(view, figures, indicator, against)
        show_figures(asked, listed, indicator, title, note, key="compare")
        ranking.show_ranks(view, indicator, note)
    else:
        comparing.show_stacks(asked, figures, indicator)
        words = (say("pages.table_under"), say("pages.table_under_what"))
        told = reads.listed((name,))
        county_table.show_counties(
            view, figures, sums, told, "compare", words, note, with_parts=True
        )
    notes.show_period(view, figures)
    notes.show_note("\n".join((note, notes.direction_note(indicator))))
    show_trace(view)


def _show_whole(
    asked: View,
    view: View,
    figures: pd.DataFrame,
    sums: pd.DataFrame,
    indicator: Any,
) -> Versus:
    """What is one figure a place: cards, bars, and the same places by another indicator; hands back
    what the bars are held against.
    """
    drawn = judging.drawn(view, figures, indicator)
    cards.show_cards(_cards(view, figures, sums, drawn, indicator))
    with st.container(key="board"):
        left, right = st.columns([58, 42], gap="small")
    with left:
        against = comparing.show_bars(asked, view, figures, sums, indicator)
        pair.show_pair(asked, drawn, indicator)
    with right:
        comparing.show_against(asked, view, drawn, indicator, against)
    return against


@kept
def _cards(
    view: View, figures: pd.DataFrame, sums: pd.DataFrame, drawn: pd.DataFrame, indicator: Any
) -> list[cards.Card]:
    """How many places, their sum, their range, their remarks; printed totals are never added."""
    noun, whole = notes.noun(view.level), reads.whole(figures)
    shown = [cards.places_card(whole, noun)]
    if view.level != reads.LEVELS["total"]:
        total = next(reads.whole(sums).itertuples())
        shown.append(cards.sum_card(total, indicator, say("pages.card_sum", noun=noun)))
    ends = cards.range_card(*seen.edges(drawn[drawn["value"].notna()]), indicator)
    return [*shown, ends, cards.remarked_card(whole)]


show()
