"""The panels of one county's page: the spine, the burn-up, its team, rectification, reports."""

from typing import Any

import pandas as pd
import streamlit as st

from charts import burn_up as drawing
from charts import marks, spine
from charts.theme import Figure
from pages.parts.county import county_reads
from pages.parts.county.county_bar import County
from pages.parts.county.county_standing import Rows, cell
from pages.ui import burn_up, downloads, notes, reads
from pages.ui.cells import count_cell, figure_cell, text_cell
from pages.ui.chart import show_chart
from pages.ui.frame import colours, empty, facts, panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.table import Cell, Column, Table, columns, show_table
from queries import fields
from text import language, numbers, say

EDGES = ("low", "first_quarter", "middle", "third_quarter", "high")
NEWEST = 6
TEXTS = ("practices", "typical_cases", "difficulties", "advice")


def show_spine(
    view: View, own: pd.DataFrame, spread: pd.DataFrame, told: Rows, ids: tuple[str, ...], note: str
) -> None:
    """Where the county stands in the range of its city: the chart, and its table beside it; with
    the verdicts of `told`, by indicator, where there are any.
    """
    title = say("county.spine", county=view.counties[0])
    form = "spine_what" if told else "spine_what_range"
    with panel("spine", title, say(f"county.{form}", date=numbers.day(view.as_of))):
        chart_side, table_side = st.columns([40, 60], gap="small")
        with chart_side:
            show_chart(_spine(own, spread, told, ids), "spine", title)
        with table_side:
            table = _spine_table(title, own, spread, told, ids)
            show_table(table, key="spine-table")
            downloads.offer(table, "spine-table", notes.filters_in_words(view), note)


@kept
def _spine(own: pd.DataFrame, spread: pd.DataFrame, told: Rows, ids: tuple[str, ...]) -> Figure:
    return spine.spine(own, spread, told, reads.listed(ids), colours())


@kept
def _spine_table(
    title: str, own: pd.DataFrame, spread: pd.DataFrame, told: Rows, ids: tuple[str, ...]
) -> Table:
    edges = (Column(say(f"county.column_{name}")) for name in (*EDGES, "places"))
    mine = Column(say("county.column_own"))
    verdict = [Column(say("county.column_told"), "text")]
    heads = [*columns("indicator"), mine, *columns("parts", kind="number")]
    heads += [*(verdict if told else []), *edges]
    rows = {row.indicator: row for row in own.itertuples()}
    lines = [
        [
            _named(indicator),
            figure_cell(rows[name], indicator, with_unit=False),
            Cell(marks.parts(rows[name]), key=rows[name].key, tone="soft"),
            *([cell(told.get(name))] if told else []),
            *(_edge(spread.loc[name, edge], indicator) for edge in EDGES),
            count_cell(spread.loc[name, "places"]),
        ]
        for name, indicator in reads.listed(ids).items()
        if name in spread.index and name in rows
    ]
    return Table(title, heads, lines)


def _named(indicator: Any) -> Cell:
    """Its name, and beside it the unit where the name does not say it already."""
    name, unit = indicator.name[language()], indicator.unit[language()]
    return text_cell(name, aside="" if unit in name else unit)


def _edge(value: float, indicator: Any) -> Cell:
    return Cell(indicator.bare(value), value=float(value) * indicator.scale, tone="soft")


def show_burn_up(view: View, note: str) -> None:
    """Units covered round by round against the plan and the calendar, and the rounds as a table."""
    events = burn_up.events(view, "coverage")
    title = say("county.burn_up")
    with panel("burn-up", title, say("county.burn_up_what")):
        if events.empty:
            empty("rounds")
            return
        show_chart(_burn_up(events, view), "burn-up", title)
        table = _rounds(events)
        show_table(table, key="burn-up-table")
        downloads.offer(table, "burn-up-table", notes.filters_in_words(view), note)


@kept
def _burn_up(events: pd.DataFrame, view: View) -> Figure:
    return burn_up.drawn(events, view, drawing.scale_of(events), drawing.TALL)


@kept
def _rounds(events: pd.DataFrame) -> Table:
    heads = [
        *(Column(say(f"coverage.column_{name}"), "text") for name in ("round", "over")),
        *(Column(say(f"coverage.column_{name}")) for name in ("new", "reached")),
    ]
    rows = [
        [
            text_cell(numbers.rounds(row.round_first, row.round_last)),
            text_cell(numbers.day(row.on_date)),
            count_cell(row.amount, row.key),
            count_cell(row.reached),
        ]
        for row in events[events["kind"] == "round"].itertuples()
    ]
    return Table(say("county.burn_up"), heads, rows)


def show_counts(view: View, own: pd.DataFrame, name: str, ids: tuple[str, ...], note: str) -> None:
    """Counts of one kind (team, rectification) under each other, each with its trace and day."""
    table = _counts(say(f"county.{name}"), own, ids)
    with panel(name, table.caption, say(f"county.{name}_what")):
        show_table(table, key=name)
        downloads.offer(table, name, notes.filters_in_words(view), note)


@kept
def _counts(title: str, own: pd.DataFrame, ids: tuple[str, ...]) -> Table:
    rows = {row.indicator: row for row in own.itertuples()}
    heads = [
        Column(say("county.column_what"), "text"),
        Column(say("county.column_count")),
        *columns("as_of_date"),
    ]
    lines = [_count(rows[one], reads.indicator(one)) for one in ids if one in rows]
    return Table(title, heads, lines)


def _count(row: Any, indicator: Any) -> list[Cell]:
    return [
        _named(indicator),
        figure_cell(row, indicator, with_unit=False),
        Cell(numbers.day(row.as_of_date), tone="soft"),
    ]


def show_files(county: County, view: View, note: str) -> None:
    """What came from the county: the newest files in force, and all others when asked for."""
    listed = county_reads.files(county, view.as_of)
    newest, older, every = _file_tables(listed)
    with panel("files", newest.caption, say("county.files_what")):
        show_table(newest, key="files")
        downloads.offer(every, "files", notes.filters_in_words(view), note)
        if not older.rows:
            return
        box = st.expander(older.caption, key="older", on_change="rerun", bind="query-params")
        if box.open:
            with box:
                show_table(older, key="older-files", height=420)


@kept
def _file_tables(listed: pd.DataFrame) -> tuple[Table, Table, Table]:
    """The newest files in force, all others, and all of them together."""
    in_force = listed[~listed["is_withdrawn"]]
    older = listed.drop(in_force.index[:NEWEST])
    title = say("county.files", count=numbers.whole(len(in_force)))
    words = say("county.older", count=numbers.whole(len(older)))
    return _files(title, in_force.head(NEWEST)), _files(words, older), _files(title, listed)


def _files(caption: str, listed: pd.DataFrame) -> Table:
    heads = [
        *columns("file"),
        *(Column(say(f"county.column_{name}"), "text") for name in ("held", "as_of", "received")),
    ]
    return Table(caption, heads, [_file(row) for row in listed.itertuples()])


def _file(row: Any) -> list[Cell]:
    held = say("charts.comma").join(say(f"county.stream_{name}") for name in row.streams)
    reports = say("county.reports", count=numbers.whole(row.reports))
    gone = say("county.withdrawn") if row.is_withdrawn else ""
    return [
        Cell(row.file_name, hint=row.sha256, aside=gone),
        Cell(held, aside=reports),
        text_cell(numbers.day(row.as_of_date)),
        text_cell(numbers.moment(row.accepted_at.to_pydatetime())),
    ]


def show_narrative(county: County, view: View) -> None:
    """What the county says of itself, as it wrote it; nothing where it wrote nothing."""
    found = next(county_reads.narrative(county, view.as_of).itertuples(), None)
    if found is None:
        with panel("narrative", say("county.narrative")):
            quiet(say("county.no_narrative"))
        return
    told = [(fields.label(name), getattr(found, name)) for name in TEXTS]
    words = say("county.narrative_what", date=numbers.day(found.as_of_date))
    box = panel("narrative", say("county.narrative"), words)
    with box, st.grid(min_column_width=230, gap="medium"):
        for label, text in told:
            if not numbers.is_missing(text):
                facts([(label, str(text))])
