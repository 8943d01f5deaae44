"""覆盖: what each round must bring from here, and where the county's own rounds lead."""

from dataclasses import replace
from typing import Any

import pandas as pd

from charts import marks
from pages.ui import burn_up, downloads, notes, place, reads
from pages.ui.cells import figure_cell, figure_column, text_cell
from pages.ui.frame import panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.table import Cell, Column, Table, columns, show_table
from queries import pacing
from text import numbers, say

PACE, PROBLEMS, PLANNED = "coverage_pace", "problems_per_unit", "plan.rounds_planned"
PLACE = ["province", "city", "county"]
FULL = 0.9995


def show_pace(view: View, events: pd.DataFrame, note: str) -> None:
    """One row per place with a calendar; nothing where no term is known."""
    found = _read(view, events)
    if found.empty:
        return
    tested = _tested(view, events)
    table = _table(view, found, tested)
    with panel("pace", _seen(found), say("pacing.what")):
        show_table(table, key="pace")
        quiet(f"{_told(tested)}{say('pacing.how')}")
        downloads.offer(table, "pace", notes.filters_in_words(view), note)


@kept
def _read(view: View, events: pd.DataFrame) -> pd.DataFrame:
    figures = reads.compare(view, (PACE, PLANNED))
    answers, planned = (figures[figures["indicator"] == one] for one in (PACE, PLANNED))
    return pacing.paces(events, answers, planned)


@kept
def _tested(view: View, events: pd.DataFrame) -> pd.DataFrame:
    """What became of the forecasts of this term and of the one before it."""
    shown = place.terms((view.province, view.city), view.as_of)
    latest = view.term or next(iter(shown), None)
    if latest is None or latest - 1 not in shown:
        return pacing.held(events)
    before = burn_up.events(replace(view, term=latest - 1), "coverage")
    return pacing.held(pd.concat([events, before]))


@kept
def _told(tested: pd.DataFrame) -> str:
    """How many of the forecasts made at each past round held the later truth."""
    made, within = int(tested["made"].sum()), int(tested["held"].sum())
    if not made:
        return say("pacing.untested")
    told = {"made": numbers.whole(made), "held": numbers.whole(within)}
    return say("pacing.tested", share=numbers.percent(within / made * 100, 0), **told)


@kept
def _seen(found: pd.DataFrame) -> str:
    """How many may cover the whole plan, and who will not."""
    told = found[found["high"].notna()]
    short = told[told["high"] < FULL]
    if told.empty:
        return say("pacing.seen_none")
    names = [
        say("pacing.seen_short", place=row.county, range=_range(row)) for row in short.itertuples()
    ]
    may = say("pacing.seen_may", count=numbers.whole(len(told) - len(short)))
    return say("charts.comma_long").join([may, *names])


def _range(row: Any) -> str:
    low, high = (numbers.decimal(end * 100, 0) for end in (row.low, row.high))
    return low if low == high else say("judging.interval", low=low, high=high)


@kept
def _table(view: View, found: pd.DataFrame, tested: pd.DataFrame) -> Table:
    figures = reads.whole(reads.compare(view, (PACE, PROBLEMS)))
    by_place = {(row.indicator, row.province, row.city, row.county): row
                for row in figures.itertuples()}  # fmt: skip
    sums = tested.groupby(PLACE)[["held", "made"]].sum()
    rows = []
    for row in found.itertuples():
        own = row.province, row.city, row.county
        pace, problems = (by_place[one, *own] for one in (PACE, PROBLEMS))
        rows.append([text_cell(row.county, aside=pace.aside), *_cells(row, pace, problems, sums)])
    return Table(say("pacing.title"), _heads(), rows)


def _heads() -> list[Column]:
    unit = say("pacing.unit_round")
    return [
        *columns("place"),
        figure_column(reads.indicator(PACE)),
        Column(say("pacing.column_so_far"), unit=unit),
        Column(say("pacing.column_needed"), unit=unit),
        Column(say("pacing.column_left"), unit=say("pacing.unit_left")),
        Column(say("pacing.column_range"), unit="%"),
        Column(say("pacing.column_tested"), unit=say("pacing.unit_tested")),
        figure_column(reads.indicator(PROBLEMS)),
        Column(say("pacing.column_words"), "text"),
    ]


def _cells(row: Any, pace: Any, problems: Any, sums: pd.DataFrame) -> list[Cell]:
    is_known = not numbers.is_missing(row.low)
    left = Cell(numbers.whole(row.rounds_left), value=int(row.rounds_left))
    by_rhythm = "" if row.is_planned else say("pacing.by_rhythm")
    words = "" if row.judgement == "on_time" else say(f"pacing.{row.judgement}")
    return [
        figure_cell(pace, reads.indicator(PACE), with_unit=False),
        _units(row.so_far),
        _units(row.needed),
        Cell(left.text, value=left.value, hint=by_rhythm, aside="≈" if by_rhythm else ""),
        Cell(_range(row) if is_known else numbers.missing(), tone="" if is_known else "missing"),
        _back_test(row, sums),
        figure_cell(problems, reads.indicator(PROBLEMS), with_unit=False),
        Cell(words, hint=marks.parts(problems)),
    ]


def _back_test(row: Any, sums: pd.DataFrame) -> Cell:
    """How many of the county's own forecasts held, "6/7"."""
    own = row.province, row.city, row.county
    if own not in sums.index:
        return Cell(numbers.missing(), tone="missing")
    return Cell(numbers.parts(*sums.loc[own]), tone="soft")


def _units(value: float | None) -> Cell:
    if value is None or numbers.is_missing(value):
        return Cell(numbers.missing(), tone="missing")
    return Cell(numbers.decimal(value, 1), value=float(value))
