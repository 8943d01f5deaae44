"""总览: where things stand, county by county, and what is not known."""

from typing import Any

import pandas as pd
import streamlit as st

from charts import strips
from pages.ui import cards, notes, reads
from pages.ui.cards import Card
from pages.ui.cells import text_cell
from pages.ui.chart import show_chart
from pages.ui.filters import filter_bar
from pages.ui.frame import colours, empty, head, panel
from pages.ui.matrix import show_matrix
from pages.ui.reads import View
from pages.ui.table import Table, columns, show_table
from pages.ui.trace import show_trace
from text import language, numbers, say

# The columns of the matrix: what fits a page and answers where things stand.
MATRIX = (
    *("coverage", "village_coverage", "clue_yield", "clue_conversion", "discipline_ratio"),
    *("judiciary_share", "rectification", "post_filling", "self_found", "stationed_conversion"),
)
LEADING = ("coverage", "clue_yield", "clue_conversion", "rectification")


def show() -> None:
    """The page: filters → reads → figures, matrix, gaps → source note."""
    head(say("pages.overview_title"), say("pages.overview_question"))
    view = filter_bar()
    listed = reads.indicators()
    indicators = {name: listed[name] for name in MATRIX if name in listed}
    figures = reads.compare(view, tuple(indicators))
    if not (figures["state"] == "value").any():
        empty("figures")
        return
    note = notes.source_note(view, figures)
    cards.show_cards([cards.places_card(figures, notes.noun(view.level)), *_sums(view, indicators)])
    with st.container(key="board"):
        matrix_side, strips_side = st.columns([74, 26], gap="small")
    with matrix_side:
        show_matrix(view, figures, indicators, note)
    with strips_side:
        _show_strips(figures, indicators)
    _show_not_placed()
    notes.show_note(note)
    show_trace(view)


def _sums(view: View, indicators: dict[str, Any]) -> list[Card]:
    """The leading indicators summed over the places in view; printed totals are never added."""
    if view.level == reads.LEVELS["total"]:
        return []
    wanted = tuple(name for name in LEADING if name in indicators)
    sums = {row.indicator: row for row in reads.pooled(view, wanted).itertuples()}
    return [
        cards.sum_card(sums[name], indicators[name], indicators[name].name[language()])
        for name in wanted
        if name in sums
    ]


def _show_strips(figures: pd.DataFrame, indicators: dict[str, Any]) -> None:
    with panel("strips", say("pages.strips_title"), say("pages.strips_what")):
        show_chart(
            strips.strips(figures, indicators, colours()), "strips", say("pages.strips_title")
        )


def _show_not_placed() -> None:
    """The published rows that stand beside the reports, each with the reason; built when opened."""
    listed = reads.not_placed()
    if listed.empty:
        return
    title = say("pages.not_placed", count=len(listed))
    box = st.expander(title, key="unplaced", on_change="rerun", bind="query-params")
    if not box.open:
        return
    heads = [*columns("place"), *columns("printed", "source", "why", kind="prose")]
    rows = [
        [
            text_cell(
                row.city if numbers.is_missing(row.county) else row.county, aside=row.province
            ),
            *map(text_cell, (row.printed, row.source_title, row.why_not_placed)),
        ]
        for row in listed.itertuples()
    ]
    with box:
        show_table(Table(title, heads, rows), key="unplaced-rows", height=420)


show()
