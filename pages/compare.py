"""比较: one indicator, every place, with its parts beside it."""

from dataclasses import replace
from typing import Any

import pandas as pd

from charts import bars, marks
from pages.ui import cards, filters, notes, reads
from pages.ui.chart import show_chart
from pages.ui.figure_table import show_figures
from pages.ui.frame import colours, empty, head, panel
from pages.ui.reads import View
from pages.ui.trace import show_trace
from text import language, numbers, say

ORDERS = {"order": ("value", "register")}
# Fewer places than this make no sum worth drawing; more gaps than this crowd the bars.
ENOUGH, GAPS_SHOWN = 3, 24


def show() -> None:
    """The page: filters → one read → bars with their table → source note."""
    name = filters.chosen_indicator()
    indicator = reads.indicators()[name]
    head(
        say("pages.compare_title", indicator=indicator.name[language()]),
        say("pages.compare_question"),
    )
    asked = filters.filter_bar(indicator=True, counties_label="highlight", more=ORDERS)
    view = replace(asked, counties=())
    figures = reads.compare(view, (name,))
    known = figures[figures["state"] == "value"]
    if known.empty:
        empty("indicator", indicator=indicator.name[language()])
        return
    total = next(reads.pooled(view, (name,)).itertuples())
    note = notes.source_note(view, figures)
    _show_cards(view, figures, total, indicator)
    _show_bars(asked, figures, total, indicator)
    title = say("pages.compare_title", indicator=indicator.name[language()])
    show_figures(asked, figures, indicator, title, note, key="compare")
    notes.show_note("\n".join((note, notes.direction_note(indicator))))
    show_trace(view)


def _show_cards(view: View, figures: pd.DataFrame, total: Any, indicator: Any) -> None:
    """How many places, their sum, their range, their remarks; printed totals are never added."""
    noun = notes.noun(view.level)
    known = figures[figures["state"] == "value"]
    shown = [cards.places_card(figures, noun)]
    if view.level != reads.LEVELS["total"]:
        shown.append(cards.sum_card(total, indicator, say("pages.card_sum", noun=noun)))
    shown += [cards.range_card(*_edges(known), indicator), cards.remarked_card(figures)]
    cards.show_cards(shown)


def _show_bars(asked: View, figures: pd.DataFrame, total: Any, indicator: Any) -> None:
    drawn = figures if len(figures) <= GAPS_SHOWN else figures[figures["state"] == "value"]
    if filters.choice("order", ORDERS["order"]) == "value":
        drawn = drawn.sort_values("value", ascending=False, na_position="last", kind="stable")
    places = (drawn["state"] == "value").sum()
    benchmark = None
    if asked.city and asked.level == reads.COUNTY and places >= ENOUGH:
        words = say("pages.sum_line", figure=marks.written(total, indicator))
        benchmark = (total.value * indicator.scale, words)
    title = _seen(figures[figures["state"] == "value"], indicator)
    chosen = set(figures.loc[figures["name"].isin(asked.counties), "key"])
    with panel("bars", title, _measured(asked, figures, drawn, indicator)):
        chart = bars.ranked(drawn, indicator, colours(), chosen=chosen, benchmark=benchmark)
        show_chart(chart, "bars", title)


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


def _measured(asked: View, figures: pd.DataFrame, drawn: pd.DataFrame, indicator: Any) -> str:
    """What the bars measure, over what, as of when, and how many places have no bar."""
    gone = len(figures) - len(drawn)
    measured = say(
        "pages.compare_measured",
        formula=indicator.formula[language()],
        term=numbers.term(asked.term) if asked.term else say("pages.term_latest"),
        date=numbers.day(asked.as_of),
    )
    return measured + (say("pages.compare_gone", count=numbers.whole(gone)) if gone else "")


show()
