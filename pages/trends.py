"""趋势: one indicator per place, round by round, as it grew, or one period year after year."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.trends import as_of_slider, ripening, trend_panels
from pages.ui import filters, notes, reads
from pages.ui.chart import show_chart
from pages.ui.dates import in_words
from pages.ui.figure_table import show_figures
from pages.ui.frame import empty, head, panel, quiet, small_title
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.trace import show_trace
from queries import fields
from text import language, numbers, say

SHAPES = ("round", "date")
AGED = (*SHAPES, "aged")
HOW = {"round": "round_how", "date": "cumulative"}


def show() -> None:
    """The page: filters → one read → small multiples with their table → source note."""
    name = filters.chosen_indicator()
    indicator = reads.indicators()[name]
    title = say("pages.trends_title", indicator=indicator.name[language()])
    head(title, say("pages.trends_question"))
    view = filters.filter_bar(indicator=True, period=True)
    with filters.row("by"):
        shapes = AGED if indicator.mature_months else SHAPES
        shape = "year" if view.start else filters.pick_one("by", shapes)
        as_of_slider.show(view)
    if shape == "aged":
        note = notes.source_note(view, reads.compare(view, (name,)))
        ripening.show(view, indicator, note)
        _show_foot(view, indicator, note)
        return
    figures = _one_part(trend_panels.read(view, name, shape))
    if not view.term and shape != "year":
        figures = trend_panels.of_latest_term(figures)
    if indicator.accumulate == "difference" and figures["part"].notna().any():
        indicator = _side_of(name)
    known = reads.known(figures)
    if known.empty:
        empty("indicator", indicator=indicator.name[language()])
        return
    note = notes.source_note(view, reads.compare(view, (name,)))
    _show_panels(view, known, indicator, shape)
    show_figures(view, figures, indicator, title, note, key="trends")
    notes.show_period(view, figures)
    _show_foot(view, indicator, note)


def _show_foot(view: View, indicator: Any, note: str) -> None:
    notes.show_note("\n".join((note, notes.direction_note(indicator))))
    show_trace(view)


def _one_part(figures: pd.DataFrame) -> pd.DataFrame:
    """Of an indicator in several parts the one chosen here: parts never share a panel."""
    parts = list(dict.fromkeys(figures["part"].dropna()))
    if not parts or figures["part"].isna().any():
        return reads.whole(figures)
    with filters.row("piece"):
        words = {part: _part_words(part) for part in parts}
        piece = filters.pick("piece", parts, lambda part: words[part], width=320)
    return _of_part(figures, piece)


@kept
def _of_part(figures: pd.DataFrame, part: str) -> pd.DataFrame:
    return figures[figures["part"] == part]


@kept
def _side_of(difference: str) -> Any:
    """One side of a difference is a share of its own."""
    listed = reads.indicators()
    return replace(listed[difference], accumulate="plan", unit=listed["coverage"].unit)


def _part_words(part: str) -> str:
    """A part is a field, or one of the two sides of a difference."""
    sides = ("coverage", "elapsed")
    return say(f"pages.piece_{part}") if part in sides else fields.label(part)


def _show_panels(view: View, known: pd.DataFrame, indicator: Any, shape: str) -> None:
    """One panel per place, in the order of the register."""
    drawn, places, gone = trend_panels.panels(view, known, indicator, shape)
    words = [
        say("pages.measured_in", unit=indicator.unit[language()]),
        say(f"pages.trends_{shape}_what", period=in_words(view.start, view.as_of)),
        say("pages.trends_gone", count=numbers.whole(gone)) if gone else "",
        say("pages.trends_first", count=trend_panels.MOST) if places > trend_panels.MOST else "",
    ]
    noun = notes.noun(known["level"].iloc[0])
    title = say(f"pages.trends_{shape}_seen", noun=noun, places=numbers.whole(places))
    with panel("panels", title, " ".join(word for word in words if word)):
        if not places:
            empty("rounds")
            return
        with st.grid(min_column_width=230, gap="small"):
            for number, (name, aside, chart, verdict) in enumerate(drawn):
                with st.container(gap="xsmall"):
                    small_title(name, aside)
                    show_chart(chart, f"multiple-{shape}-{number}", f"{name} {title}")
                    if verdict:
                        quiet(verdict)
        if shape in HOW:
            quiet(say(f"trending.{HOW[shape]}"))


show()
