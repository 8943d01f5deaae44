"""趋势: one indicator per place, round by round, as it grew, or one period year after year."""

from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts import panels
from pages.ui import as_of_slider, filters, flows, notes, reads
from pages.ui.chart import show_chart
from pages.ui.dates import in_words
from pages.ui.figure_table import show_figures
from pages.ui.frame import colours, empty, head, panel, small_title
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.trace import show_trace
from queries import fields
from text import language, numbers, say

SHAPES = ("round", "date")
PANELS, YEARS = 24, 5
PLACE = ["province", "city", "county"]
SCALES = {"round": panels.rounds_scale, "date": panels.dates_scale, "year": panels.years_scale}
DRAWN = {"round": panels.by_round, "date": panels.by_date, "year": panels.by_year}


def show() -> None:
    """The page: filters → one read → small multiples with their table → source note."""
    name = filters.chosen_indicator()
    indicator = reads.indicators()[name]
    title = say("pages.trends_title", indicator=indicator.name[language()])
    head(title, say("pages.trends_question"))
    view = filters.filter_bar(indicator=True, period=True)
    with filters.row("by"):
        shape = "year" if view.start else filters.pick_one("by", SHAPES)
        as_of_slider.show(view)
    figures = _one_part(_read(view, name, shape))
    if indicator.accumulate == "difference" and figures["part"].notna().any():
        # One side of a difference is a share of its own.
        indicator = replace(indicator, accumulate="plan", unit=reads.indicators()["coverage"].unit)
    known = figures[figures["state"] == "value"]
    if known.empty:
        empty("indicator", indicator=indicator.name[language()])
        return
    drawn = known if view.term or shape == "year" else _of_latest_term(known)
    note = notes.source_note(view, reads.compare(view, (name,)))
    _show_panels(view, drawn, indicator, shape)
    show_figures(view, figures, indicator, title, note, key="trends")
    notes.show_period(view, figures)
    notes.show_note("\n".join((note, notes.direction_note(indicator))))
    show_trace(view)


def _read(view: View, name: str, shape: str) -> pd.DataFrame:
    if shape == "year":
        return flows.year_by_year(view, name, YEARS)
    return (reads.rounds if shape == "round" else reads.cumulative)(view, name)


def _one_part(figures: pd.DataFrame) -> pd.DataFrame:
    """Of an indicator in several parts the one chosen here: parts never share a panel."""
    parts = list(dict.fromkeys(figures["part"].dropna()))
    if not parts or figures["part"].isna().any():
        return figures[figures["part"].isna()]
    with filters.row("piece"):
        words = {part: _part_words(part) for part in parts}
        piece = filters.pick("piece", parts, lambda part: words[part], width=320)
    return figures[figures["part"] == piece]


def _part_words(part: str) -> str:
    """A part is a field, or one of the two sides of a difference."""
    sides = ("coverage", "elapsed")
    return say(f"pages.piece_{part}") if part in sides else fields.label(part)


def _of_latest_term(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures of each place's latest term: rounds of two terms never share a panel."""
    latest = figures.groupby(PLACE)["term_no"].transform("max")
    return figures[latest.isna() | (figures["term_no"] == latest).fillna(False)]


def _show_panels(view: View, known: pd.DataFrame, indicator: Any, shape: str) -> None:
    """One panel per place, in the order of the register."""
    drawn = known.dropna(subset=["round_first", "round_last"]) if shape == "round" else known
    places = list(drawn.groupby(PLACE, sort=False))
    gone = len(known) - len(drawn)
    words = [
        say("pages.measured_in", unit=indicator.unit[language()]),
        say(f"pages.trends_{shape}_what", period=in_words(view.start, view.as_of)),
        say("pages.trends_gone", count=numbers.whole(gone)) if gone else "",
        say("pages.trends_first", count=PANELS) if len(places) > PANELS else "",
    ]
    noun = notes.noun(known["level"].iloc[0])
    title = say(f"pages.trends_{shape}_seen", noun=noun, places=numbers.whole(len(places)))
    with panel("panels", title, " ".join(word for word in words if word)):
        if not places:
            empty("rounds")
            return
        scale = SCALES[shape](drawn, indicator)
        with st.grid(min_column_width=230, gap="small"):
            for number, (_, rows) in enumerate(places[:PANELS]):
                first = next(rows.itertuples())
                with st.container():
                    small_title(first.name, first.aside)
                    make = partial(DRAWN[shape], rows, indicator, scale, colours())
                    chart = kept(view, f"{shape}-{indicator.id}-{first.part}-{number}", make)
                    show_chart(chart, f"multiple-{shape}-{number}", f"{first.name} {title}")


show()
