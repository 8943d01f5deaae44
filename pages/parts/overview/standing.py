"""Around the matrix of the first page: what changed, and what is missing."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from pages.ui import address, flows, reads
from pages.ui.cells import count_cell, text_cell
from pages.ui.dates import in_words
from pages.ui.frame import panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import Origin, View
from pages.ui.table import Cell, Column, Table, columns, show_table
from queries import standing
from text import language, numbers, say

LISTED = 5
CHANGES = tuple(
    f"rounds.{name}"
    for name in (
        *("units_first_inspected", "problems_found", "clues_transferred"),
        *("cases_filed", "persons_disciplined", "clues_concluded"),
    )
)


def show_changes(view: View) -> None:
    """What grew in the period in view, else between its last two reports, beside a year before."""
    found = flows.since_last_report(view, CHANGES) if view.start is None else None
    if view.start is not None:
        found = view, flows.shown(view, CHANGES)[1]
    with panel("changes", say("overview.changes"), _period(found)):
        if found is None:
            quiet(say("overview.no_changes"))
            return
        of_last, sums = found
        show_table(_changes(of_last, sums), key="changes")
        lost = int(sums["places_without_start"].max())
        if lost:
            quiet(say("overview.without_start", count=numbers.whole(lost)))
        if view.start is None:
            _offer_period(of_last)


def _period(found: tuple[View, pd.DataFrame] | None) -> str:
    if found is None:
        return ""
    of_last, _ = found
    return in_words(of_last.start, of_last.as_of)


@kept
def _changes(of_last: View, sums: pd.DataFrame) -> Table:
    """One row per reported number, in the order of the chain; each opens where it grew."""
    by_id = {row.indicator: row for row in sums.itertuples()}
    rows = []
    for name in CHANGES:
        row, short = by_id[name], name.removeprefix("rounds.")
        key = Origin(name, as_of=of_last.as_of, start=of_last.start)
        rows.append(
            [
                text_cell(say(f"overview.matter_{short}")),
                count_cell(row.numerator, key.key()),
                count_cell(row.before_numerator),
                Cell(numbers.signed(row.change, 0), tone="soft"),
            ]
        )
    heads = [
        *columns("matter"),
        *(Column(say(f"overview.column_{name}")) for name in ("grown", "before", "change")),
    ]
    return Table(say("overview.changes"), heads, rows)


def _offer_period(of_last: View) -> None:
    """The whole page over these days, where every figure can be opened."""

    def opened() -> None:
        start = of_last.start or of_last.as_of - timedelta(days=1)
        address.put("period", "custom")
        address.put("from", start.isoformat())

    st.button(say("overview.open_period"), key="open-period", type="tertiary", on_click=opened)


def show_gaps(figures: pd.DataFrame) -> None:
    """Late reports, figures nobody sent, missing rounds, sources that differ; each with who."""
    with panel("gaps", say("overview.gaps")):
        for line in _gaps(figures) or [say("overview.no_gaps")]:
            quiet(line)


@kept
def _gaps(figures: pd.DataFrame) -> list[str]:
    gaps = standing.gaps(figures)
    late = [
        say("overview.late_place", place=row.name, date=numbers.day(row.as_of_date))
        for row in gaps.late.head(LISTED).itertuples()
    ]
    told = {
        "late": _listed(late, len(gaps.late)),
        "rounds": _names(gaps.short_of_rounds),
        "contradicted": _names(gaps.contradicted),
    }
    lines = [say(f"overview.gaps_{name}", listed=words) for name, words in told.items() if words]
    for name, rows in gaps.unknown.groupby("indicator", sort=False):
        words = {"indicator": reads.indicator(name).name[language()], "listed": _names(rows)}
        lines.append(say("overview.gaps_unknown", **words))
    return lines


def _names(rows: pd.DataFrame) -> str:
    """The first few places by name, and how many there are in all."""
    names = list(dict.fromkeys(rows["name"]))
    return _listed(names[:LISTED], len(names))


def _listed(shown: list[str], count: int) -> str:
    listed = say("charts.comma").join(shown)
    if count <= LISTED:
        return listed
    return say("overview.and_more", listed=listed, count=numbers.whole(count))
