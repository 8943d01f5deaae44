"""Open clues by age: per place as bars, per round on the day of transfer, and as tables."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from charts import ages, marks, stacks, theme
from charts.stacks import Segment, Stack
from pages.ui import county_table, detail_reads, downloads, notes, reads
from pages.ui.cells import count_cell, figure_column, text_cell
from pages.ui.chart import show_chart
from pages.ui.frame import colours, panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.table import Cell, Column, Table, columns, show_table
from pages.ui.trace import report_title
from queries import fields
from queries.clue_ages import IDS
from text import language, numbers, say

EVERY = "clues_open"
MOST = 40


def show_open_clues(view: View, figures: pd.DataFrame, totals: pd.DataFrame, note: str) -> None:
    """Both charts beside each other, the table of places and the table of rounds under them."""
    here = reads.of(figures, (*IDS, EVERY))
    rounds = detail_reads.clue_ages(view)
    with st.container(key="board"):
        by_place, by_day = st.columns([5, 7], gap="small")
    with by_place:
        _show_places(view, here, totals)
    with by_day:
        _show_days(view, rounds)
    words = (say("clues.ages_table"), say("clues.ages_table_what"))
    county_table.show_counties(view, here, totals, _listed(), "ages", words, note)
    _show_rounds(view, rounds, note)


@kept
def _listed() -> dict[str, Any]:
    """The columns of the table."""
    short = {one: _short(reads.indicator(one)) for one in IDS}
    return short | {EVERY: reads.indicator(EVERY)}


def _short(indicator: Any) -> Any:
    """One age of open clues under the name of the age alone."""
    return replace(indicator, name={language(): say(f"clues.{indicator.id.split('.')[1]}")})


def _show_places(view: View, here: pd.DataFrame, totals: pd.DataFrame) -> None:
    """A bar per place that has any; the oldest stand out."""
    what = say("clues.ages_what", date=numbers.day(view.as_of))
    with panel("ages", _seen(here, totals), what):
        show_chart(_bars(here), "ages-bars", what)


@kept
def _bars(here: pd.DataFrame) -> theme.Figure:
    tints = ages.age_colours(colours())
    ages_told = [one.split(".")[1] for one in IDS[:3]]
    legend = [(tints[age], say(f"clues.{age}")) for age in ages_told]
    return stacks.stacked(_stacks(here, tints)[:MOST], legend, colours())


@kept
def _seen(here: pd.DataFrame, totals: pd.DataFrame) -> str:
    """How many are open, how many of them for over a year, and where most of those are."""
    sums = {row.indicator: row for row in totals.itertuples()}
    old = here[(here["indicator"] == IDS[2]) & (here["value"] > 0)]
    values = {
        "open": marks.number(sums[EVERY], reads.indicator(EVERY)),
        "old": marks.number(sums[IDS[2]], reads.indicator(EVERY)),
    }
    if old.empty:
        return say("clues.ages_seen_none", **values)
    most = old.loc[old["value"].idxmax()]
    return say("clues.ages_seen", place=most["name"], count=int(most["value"]), **values)


def _stacks(here: pd.DataFrame, tints: dict[str, str]) -> list[Stack]:
    """The places with any open clue, the most of them over a year old first."""
    found = []
    for _, rows in here.groupby(["province", "city", "county"], sort=False):
        known = {row.indicator: row for row in rows.itertuples()}
        if known[EVERY].state == "value" and known[EVERY].value > 0:
            parts = [_segment(known[one], tints[one.split(".")[1]]) for one in IDS]
            place = known[EVERY]
            end = marks.number(place, reads.indicator(EVERY))
            found.append((-known[IDS[2]].value, Stack(place.name, parts, end, place.aside)))
    return [stack for _, stack in sorted(found, key=lambda pair: pair[0])]


def _segment(row: Any, colour: str) -> Segment:
    indicator = reads.indicator(row.indicator)
    hover = marks.hover(row, indicator, f"{row.name} {indicator.name[language()]}")
    return Segment(float(row.value), marks.number(row, indicator), colour, row.key, hover)


def _show_days(view: View, rounds: pd.DataFrame) -> None:
    """A disc per round with open clues on the day that their age is counted from."""
    dated, told = _dated(rounds)
    what = say("clues.days_what")
    with panel("days", say("clues.days_seen", rounds=numbers.whole(len(dated))), what):
        if len(dated):
            show_chart(_discs(view, dated), "ages-days", what)
        quiet(" ".join((*told, say("clues.days_listed"))))


@kept
def _dated(rounds: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The rounds that have a day, and how many others have none."""
    dated = rounds[(rounds["still_open"] > 0).fillna(False) & rounds["since_date"].notna()]
    gaps = {age: int((rounds["age"] == age).sum()) for age in ("unknown", "undated")}
    return dated, [say(f"clues.days_{gap}", count=count) for gap, count in gaps.items() if count]


@kept
def _discs(view: View, dated: pd.DataFrame) -> theme.Figure:
    drawn = dated.assign(hover=[_hover(row) for row in dated.itertuples()])
    return ages.by_transfer(drawn, _bounds(view, dated), colours())


def _bounds(view: View, dated: pd.DataFrame) -> dict[str, Any]:
    day = pd.Timestamp(view.as_of)
    counts = dated.groupby("age")["still_open"].sum()
    return {
        "as_of": day,
        "six": day - pd.DateOffset(months=6),
        "twelve": day - pd.DateOffset(months=12),
        "heads": {
            age: say(f"clues.head_{age}", count=numbers.whole(counts.get(age, 0)))
            for age in ("within_6", "within_12", "over_12")
        },
    }


def _hover(row: Any) -> str:
    parts = f"{numbers.whole(row.transferred)} − {numbers.whole(row.concluded)}"
    lines = (
        f"<b>{row.name}</b> {report_title(row)}",
        say("clues.hover_open", parts=parts, count=numbers.whole(row.still_open)),
        say("clues.hover_since", field=fields.label(row.since_field),
            date=numbers.day(row.since_date)),
        say("charts.as_of", date=numbers.day(row.as_of_date)),
        say("charts.open_trace"),
    )  # fmt: skip
    return "<br>".join(lines)


def _show_rounds(view: View, rounds: pd.DataFrame, note: str) -> None:
    """Every report that counts, oldest round of each place first; what is not known is said."""
    table = _rounds(rounds)
    with panel("table-rounds", table.caption, say("clues.rounds_table_what")):
        show_table(table, key="rounds", height=420)
        downloads.offer(table, "rounds", notes.filters_in_words(view), note)


@kept
def _rounds(rounds: pd.DataFrame) -> Table:
    title = say("clues.rounds_table", count=numbers.whole(len(rounds)))
    counts = (f"rounds.{name}" for name in ("clues_transferred", "clue_persons", "clues_concluded"))
    heads = [
        *columns("place", "report"),
        *(figure_column(reads.indicator(one)) for one in (*counts, EVERY)),
        *(Column(say(f"clues.column_{name}"), "text") for name in ("since", "by", "age")),
        *columns("as_of_date"),
    ]
    return Table(title, heads, [_line(row) for row in rounds.itertuples()])


def _line(row: Any) -> list[Cell]:
    tone = "" if row.age == "unknown" or row.still_open else "soft"
    return [
        text_cell(row.name, aside=row.aside),
        Cell(report_title(row), tone=tone),
        *(count_cell(value, row.key) for value in (row.transferred, row.persons, row.concluded)),
        count_cell(row.still_open, row.key),
        Cell(numbers.day(row.since_date), tone=tone),
        Cell("" if numbers.is_missing(row.since_field) else fields.label(row.since_field),
             tone="soft"),
        Cell(say(f"clues.{row.age}"), tone=tone),
        Cell(numbers.day(row.as_of_date), tone="soft"),
    ]  # fmt: skip
