"""The table under the burn-up panels: what was covered, of which plan, and beside the calendar."""

from typing import Any

import pandas as pd

from charts import marks
from pages.ui import downloads, notes, reads
from pages.ui.cells import count_cell, figure_cell, text_cell
from pages.ui.frame import panel
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.table import Cell, Column, Table, columns, show_table
from queries.burn_up import progress
from text import language, numbers, say

HEIGHT = 560
PACE, ROUNDS = "coverage_pace", "rounds_per_year"
PLACE = ["province", "city", "county"]
Rows = dict[tuple[str, str | None], Any]


def show_progress(
    view: View, figures: pd.DataFrame, events: pd.DataFrame, name: str, note: str
) -> None:
    """One row per place in register order; places chosen in `view` are all there are.

    `figures` hold the coverage `name`, coverage_pace with its parts and rounds_per_year.
    """
    table = _table(figures, events, name)
    with panel("table", say("coverage.table"), say("coverage.table_what")):
        show_table(table, key="coverage", height=HEIGHT)
        downloads.offer(table, "coverage", notes.filters_in_words(view), note)


@kept
def _table(figures: pd.DataFrame, events: pd.DataFrame, name: str) -> Table:
    changes = {key: _changes(rows) for key, rows in events.groupby(PLACE, sort=False)}
    rows = [
        _row(_by_figure(here), changes.get(key, ""), name)
        for key, here in progress(figures).groupby(PLACE, sort=False)
    ]
    return Table(say("coverage.title"), _heads(name), rows)


def _by_figure(here: pd.DataFrame) -> Rows:
    return {
        (row.indicator, None if numbers.is_missing(row.part) else row.part): row
        for row in here.itertuples()
    }


def _heads(name: str) -> list[Column]:
    unit = say(f"coverage.unit_{name}")
    counts = [
        Column(say(f"coverage.column_{count}"), unit=unit)
        for count in ("covered", "planned", "remaining")
    ]
    shares = [
        Column(reads.indicators()[name].name[language()], unit="%"),
        Column(say("coverage.column_elapsed"), unit="%"),
        Column(say("coverage.column_pace"), unit=reads.indicators()[PACE].unit[language()]),
        Column(say("coverage.column_rounds")),
    ]
    told = [Column(say("coverage.column_changes"), "text"), *columns("as_of_date", "remarks")]
    return [*columns("place"), *counts, *shares, *told]


def _row(here: Rows, changes: str, name: str) -> list[Cell]:
    own, listed = here[name, None], reads.indicators()
    pace, elapsed = here[PACE, None], here.get((PACE, "elapsed"))
    rounds = here[ROUNDS, None]
    return [
        text_cell(own.name, aside=own.aside),
        *(count_cell(getattr(own, part), own.key)
          for part in ("numerator", "denominator", "remaining")),
        figure_cell(own, listed[name], with_unit=False),
        _elapsed_cell(elapsed),
        figure_cell(pace, listed[PACE], with_unit=False),
        count_cell(rounds.numerator, rounds.key),
        text_cell(changes),
        text_cell(numbers.day(own.as_of_date)),
        text_cell(say("charts.comma").join(marks.remarks(own))),
    ]  # fmt: skip


def _elapsed_cell(elapsed: Any) -> Cell:
    """The share of the term gone by the newest report."""
    if elapsed is None or elapsed.state != "value":
        return count_cell(None)
    share = elapsed.value * 100
    return Cell(numbers.decimal(share, ceiling=100), value=float(share), key=elapsed.key,
                hint=marks.parts(elapsed))  # fmt: skip


def _changes(events: pd.DataFrame) -> str:
    """Each change of the plan with its day: "2025年6月30日 86 → 89"."""
    plans = events[(events["kind"] == "plan") & events["amount"].notna()]
    return say("pages.semicolon").join(
        say(
            "coverage.change",
            date=numbers.day(row.on_date),
            before=numbers.whole(row.reached - row.amount),
            after=numbers.whole(row.reached),
        )
        for row in plans.itertuples()
    )
