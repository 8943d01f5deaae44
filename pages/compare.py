"""比较: one indicator, every place, with its parts beside it."""

from dataclasses import replace
from typing import Any

import pandas as pd

from charts import bars, marks
from pages.ui import cards, downloads, filters, notes, reads
from pages.ui.cards import Card
from pages.ui.cells import count_cell, figure_cell, text_cell
from pages.ui.chart import show_chart
from pages.ui.frame import colours, empty, head, panel
from pages.ui.reads import Origin, View
from pages.ui.table import Column, Table, show_table, source_column
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
    cards.show_cards(_cards(figures, known, total, indicator))
    _show_bars(asked, figures, total, indicator)
    _show_table(asked, figures, indicator, note)
    notes.show_note("\n".join((note, notes.direction_note(indicator))))
    show_trace(view)


def _cards(figures: pd.DataFrame, known: pd.DataFrame, total: Any, indicator: Any) -> list[Card]:
    """How many places, their range, their sum, and how many figures carry a remark."""
    number, unit = marks.split(marks.written(total, indicator), indicator)
    low, high = _edges(known)
    ends = [marks.split(marks.written(row, indicator), indicator)[0] for row in (low, high)]
    remarked = sum(bool(marks.remarks(row)) or row.approximate for row in known.itertuples())
    return [
        Card(
            say("pages.card_places"),
            numbers.whole(known["key"].nunique()),
            say("pages.card_places_unit", total=numbers.whole(figures["key"].nunique())),
            say("pages.card_places_note", date=numbers.day(known["as_of_date"].max())),
        ),
        Card(
            say("pages.card_sum"),
            number,
            unit,
            say("pages.card_parts", parts=marks.parts(total), places=numbers.whole(total.places)),
            Origin(indicator.id).key(),
        ),
        Card(
            say("pages.card_range"),
            " – ".join(dict.fromkeys(ends)),
            unit,
            " · ".join(dict.fromkeys((low.name, high.name))),
        ),
        Card(
            say("pages.card_remarked"),
            numbers.whole(remarked),
            say("pages.card_remarked_unit"),
            say("pages.card_remarked_note"),
        ),
    ]


def _show_bars(asked: View, figures: pd.DataFrame, total: Any, indicator: Any) -> None:
    drawn = figures if len(figures) <= GAPS_SHOWN else figures[figures["state"] == "value"]
    if filters.choice("order", ORDERS["order"]) == "value":
        drawn = drawn.sort_values("value", ascending=False, na_position="last", kind="stable")
    places = (drawn["state"] == "value").sum()
    benchmark = None
    if asked.city and places >= ENOUGH:
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
        places=numbers.whole(len(known)),
        low=marks.split(marks.written(low, indicator), indicator)[0],
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


def _show_table(asked: View, figures: pd.DataFrame, indicator: Any, note: str) -> None:
    """The same figures in the order of the register, with their parts."""
    unit, title = indicator.unit[language()], indicator.name[language()]
    heads = ("as_of_date", "reports", "remarks")
    columns = [Column(say("pages.place"), "text"), Column(title, unit=unit)]
    columns += [Column(say(f"pages.{name}")) for name in ("numerator", "denominator")]
    columns += [Column(say(f"pages.column_{name}"), "text") for name in heads]
    columns.append(source_column())
    rows = [
        [
            text_cell(row.name, aside=row.aside),
            figure_cell(row, indicator, with_unit=False),
            count_cell(row.numerator, row.key),
            count_cell(row.denominator, row.key),
            text_cell(numbers.day(row.as_of_date)),
            count_cell(row.reports),
            text_cell(say("charts.comma").join(marks.remarks(row))),
            text_cell(row.source),
        ]
        for row in figures.itertuples()
    ]
    chosen = frozenset(
        place for place, row in enumerate(figures.itertuples()) if row.name in asked.counties
    )
    table = Table(say("pages.compare_title", indicator=title), columns, rows, chosen)
    with panel("table", say("pages.table_under"), say("pages.table_under_what")):
        show_table(table, key="compare", height=560)
        downloads.offer(table, "compare", notes.filters_in_words(asked), note)


show()
