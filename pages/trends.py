"""趋势: one indicator per place, round by round or as it grew, on one scale."""

from typing import Any

import pandas as pd
import streamlit as st

from charts import panels
from pages.ui import filters, notes, reads
from pages.ui.chart import show_chart
from pages.ui.figure_table import show_figures
from pages.ui.frame import colours, empty, head, panel, small_title
from pages.ui.trace import show_trace
from text import language, numbers, say

SHAPES = {"by": ("round", "date")}
PANELS = 24
PLACE = ["province", "city", "county"]


def show() -> None:
    """The page: filters → one read → small multiples with their table → source note."""
    name = filters.chosen_indicator()
    indicator = reads.indicators()[name]
    head(
        say("pages.trends_title", indicator=indicator.name[language()]),
        say("pages.trends_question"),
    )
    view = filters.filter_bar(indicator=True, more=SHAPES)
    by_round = filters.choice("by", SHAPES["by"]) == "round"
    figures = (reads.rounds if by_round else reads.cumulative)(view, name)
    known = figures[figures["state"] == "value"]
    if known.empty:
        empty("indicator", indicator=indicator.name[language()])
        return
    drawn = known if view.term else _of_latest_term(known)
    known = drawn
    if by_round:
        drawn = drawn.dropna(subset=["round_first", "round_last"])
    note = notes.source_note(view, reads.compare(view, (name,)))
    _show_panels(drawn, known, indicator, by_round)
    title = say("pages.trends_title", indicator=indicator.name[language()])
    show_figures(view, figures, indicator, title, note, key="trends")
    notes.show_note("\n".join((note, notes.direction_note(indicator))))
    show_trace(view)


def _of_latest_term(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures of each place's latest term: rounds of two terms never share a panel."""
    latest = figures.groupby(PLACE)["term_no"].transform("max")
    return figures[latest.isna() | (figures["term_no"] == latest).fillna(False)]


def _show_panels(drawn: pd.DataFrame, known: pd.DataFrame, indicator: Any, by_round: bool) -> None:
    """One panel per place, in the order of the register."""
    places = list(drawn.groupby(PLACE, sort=False))
    shape = "round" if by_round else "date"
    gone = len(known) - len(drawn)
    words = [
        say("pages.measured_in", unit=indicator.unit[language()]),
        say(f"pages.trends_{shape}_what"),
        say("pages.trends_gone", count=numbers.whole(gone)) if gone else "",
        say("pages.trends_first", count=PANELS) if len(places) > PANELS else "",
    ]
    noun = notes.noun(known["level"].iloc[0])
    title = say(f"pages.trends_{shape}_seen", noun=noun, places=numbers.whole(len(places)))
    with panel("panels", title, " ".join(word for word in words if word)):
        if not places:
            empty("rounds")
            return
        scale = (panels.rounds_scale if by_round else panels.dates_scale)(drawn, indicator)
        draw = panels.by_round if by_round else panels.by_date
        with st.grid(min_column_width=230, gap="small"):
            for number, (_, rows) in enumerate(places[:PANELS]):
                first = next(rows.itertuples())
                with st.container():
                    small_title(first.name, first.aside)
                    chart = draw(rows, indicator, scale, colours())
                    show_chart(chart, f"multiple-{shape}-{number}", f"{first.name} {title}")


show()
