"""比较: one indicator, every place, with its parts beside it; and one against another."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from charts import marks
from pages.ui import cards, comparing, county_table, filters, flows, notes, reads
from pages.ui.dates import in_words
from pages.ui.figure_table import show_figures
from pages.ui.frame import empty, head
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.trace import show_trace
from text import language, numbers, say


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
        _show_whole(asked, view, figures, sums, indicator)
        show_figures(asked, reads.whole(figures), indicator, title, note, key="compare")
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
    asked: View, view: View, figures: pd.DataFrame, sums: pd.DataFrame, indicator: Any
) -> None:
    """What is one figure a place: cards, bars, and the same places by another indicator."""
    cards.show_cards(_cards(view, figures, sums, indicator))
    words = _words(asked, figures, indicator)
    with st.container(key="board"):
        left, right = st.columns([58, 42], gap="small")
    with left:
        comparing.show_bars(asked, figures, sums, indicator, words)
    with right:
        comparing.show_against(asked, view, figures, indicator)


@kept
def _cards(
    view: View, figures: pd.DataFrame, sums: pd.DataFrame, indicator: Any
) -> list[cards.Card]:
    """How many places, their sum, their range, their remarks; printed totals are never added."""
    noun, whole = notes.noun(view.level), reads.whole(figures)
    shown = [cards.places_card(whole, noun)]
    if view.level != reads.LEVELS["total"]:
        total = next(reads.whole(sums).itertuples())
        shown.append(cards.sum_card(total, indicator, say("pages.card_sum", noun=noun)))
    ends = cards.range_card(*_edges(reads.known(whole)), indicator)
    return [*shown, ends, cards.remarked_card(whole)]


@kept
def _words(asked: View, figures: pd.DataFrame, indicator: Any) -> tuple[str, str]:
    """What is seen, and what is measured."""
    whole = reads.whole(figures)
    return _seen(reads.known(whole), indicator), _measured(asked, whole, indicator)


def _seen(known: pd.DataFrame, indicator: Any) -> str:
    """What is seen, in one sentence without a verdict."""
    low, high = _edges(known)
    if len(known) == 1:
        figure = marks.written(low, indicator)
        return say("pages.compare_seen_one", place=low.name, figure=figure)
    return say(
        "pages.compare_seen",
        noun=notes.noun(known["level"].iloc[0]),
        places=numbers.whole(len(known)),
        low=marks.number(low, indicator),
        high=marks.written(high, indicator),
    )


def _edges(known: pd.DataFrame) -> tuple[Any, Any]:
    """The rows with the smallest and the largest value."""
    low, high = known.sort_values("value", kind="stable").iloc[[0, -1]].itertuples()
    return low, high


def _measured(asked: View, whole: pd.DataFrame, indicator: Any) -> str:
    """What the bars measure, over what, as of when, and how many places have no bar."""
    gone = int((whole["state"] != "value").sum()) if len(whole) > comparing.GAPS_SHOWN else 0
    term = numbers.term(asked.term) if asked.term else say("pages.term_latest")
    over = say("pages.over_term", term=term, date=numbers.day(asked.as_of))
    measured = say(
        "pages.compare_measured",
        formula=indicator.formula[language()],
        over=over if asked.start is None else in_words(asked.start, asked.as_of),
    )
    return measured + (say("pages.compare_gone", count=numbers.whole(gone)) if gone else "")


show()
