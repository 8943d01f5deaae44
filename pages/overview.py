"""总览: where things stand, county by county, and what is not known."""

from typing import Any

import pandas as pd
import streamlit as st

from charts import marks, strips
from pages.ui import cards, downloads, notes, reads
from pages.ui.cards import Card
from pages.ui.cells import figure_cell, text_cell
from pages.ui.chart import show_chart
from pages.ui.filters import filter_bar
from pages.ui.frame import colours, empty, head, panel
from pages.ui.reads import Origin, View
from pages.ui.table import Cell, Column, Table, show_table
from pages.ui.trace import show_trace
from text import language, numbers, say

LEADING = ("coverage", "clue_conversion", "discipline_ratio", "rectification")


def show() -> None:
    """The page: filters → reads → figures, matrix, gaps → source note."""
    head(say("pages.overview_title"), say("pages.overview_question"))
    view = filter_bar()
    indicators = reads.indicators()
    figures = reads.compare(view, tuple(indicators))
    if not (figures["state"] == "value").any():
        empty("figures")
        return
    note = notes.source_note(view, figures)
    cards.show_cards([_reporting(figures), *_sums(view, indicators)])
    matrix_side, strips_side = st.columns([7, 3], gap="small")
    with matrix_side:
        _show_matrix(view, figures, indicators, note)
    with strips_side:
        _show_strips(figures, indicators)
    _show_not_placed()
    notes.show_note(note)
    show_trace(view)


def _reporting(figures: pd.DataFrame) -> Card:
    """How many of the places in view have any figure."""
    known = figures.loc[figures["state"] == "value", "name"].nunique()
    return Card(
        say("pages.card_places"),
        numbers.whole(known),
        say("pages.card_places_unit", total=numbers.whole(figures["name"].nunique())),
        say("pages.card_places_note", date=numbers.day(figures["as_of_date"].max())),
    )


def _sums(view: View, indicators: dict[str, Any]) -> list[Card]:
    """The leading indicators summed over the places in view."""
    wanted = tuple(name for name in LEADING if name in indicators)
    return [_sum(row, indicators[row.indicator]) for row in reads.pooled(view, wanted).itertuples()]


def _sum(row: Any, indicator: Any) -> Card:
    number, unit = marks.split(marks.written(row, indicator), indicator)
    note = say(
        "pages.card_parts",
        parts=numbers.parts(row.numerator, row.denominator),
        places=numbers.whole(row.places),
    )
    return Card(indicator.name[language()], number, unit, note, Origin(row.indicator).key())


def _show_matrix(view: View, figures: pd.DataFrame, indicators: dict[str, Any], note: str) -> None:
    places = figures.drop_duplicates(["province", "city", "county"])
    by_place = dict(list(figures.groupby(["province", "city", "county"])))
    columns = [Column(say("pages.place"), "text")]
    for indicator in indicators.values():
        columns.append(Column(indicator.name[language()], "number", indicator.unit[language()]))
    rows = []
    for place in places.itertuples():
        here = by_place[(place.province, place.city, place.county)]
        first = here.drop_duplicates("indicator").set_index("indicator")
        rows.append(
            [Cell(place.name, aside=place.aside)]
            + [
                figure_cell(first.loc[name], indicators[name], with_unit=False)
                for name in indicators
            ]
        )
    title = say("pages.matrix_title", places=numbers.whole(len(places)), count=len(indicators))
    table = Table(say("pages.overview_title"), columns, rows)
    with panel("matrix", title, say("pages.matrix_what")):
        show_table(table, key="matrix", height=620)
        downloads.offer(table, "matrix", notes.filters_in_words(view), note)


def _show_strips(figures: pd.DataFrame, indicators: dict[str, Any]) -> None:
    with panel("strips", say("pages.strips_title"), say("pages.strips_what")):
        show_chart(
            strips.strips(figures, indicators, colours()), "strips", say("pages.strips_title")
        )


def _show_not_placed() -> None:
    """The published rows that stand beside the reports, each with the reason."""
    listed = reads.not_placed()
    if listed.empty:
        return
    heads = ("place", "printed", "source", "why")
    columns = [Column(say(f"pages.not_placed_{head}"), "text") for head in heads]
    rows = [
        [
            text_cell(row.county or row.city, aside=row.city),
            text_cell(row.printed),
            text_cell(row.source_title),
            text_cell(row.why_not_placed),
        ]
        for row in listed.itertuples()
    ]
    title = say("pages.not_placed", count=len(rows))
    with st.expander(title, key="panel-unplaced"):
        show_table(Table(title, columns, rows), key="unplaced", height=420)


show()
