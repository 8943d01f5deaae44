"""What a sheet would change: against the last report, and what the office will show of it."""

from typing import Any

import pandas as pd
import streamlit as st

from loaders.preview import Preview
from pages.ui import reads
from pages.ui.frame import panel, quiet
from pages.ui.table import Cell, Column, Table, columns, show_table
from queries.fields import label
from text import language, numbers, say

ROWS_HEIGHT = 420


def show_changes(changes: Preview) -> None:
    """Two panels side by side: the difference, and the figures before and after."""
    left, right = st.columns(2, gap="small")
    with left, panel("differences", say("desk.differences"), say("desk.differences_what")):
        _show_differences(changes.differences)
    with right, panel("published", say("desk.published"), say("desk.published_what")):
        _show_figures(changes.figures)


def _show_differences(frame: pd.DataFrame) -> None:
    if frame.empty:
        quiet(say("desk.no_difference"))
        return
    heads = [
        *columns("report"),
        *columns("field"),
        *columns("told_before", "told_after", kind="number"),
    ]
    rows = [
        [
            Cell(_of(row), aside=row.county),
            Cell(label(row.field) if row.field else say("desk.new_row")),
            _said(row.before),
            _said(row.after),
        ]
        for row in frame.itertuples()
    ]
    height = ROWS_HEIGHT if len(rows) > 12 else None
    table = Table(say("desk.differences"), heads, rows)
    show_table(table, key="differences-rows", height=height)


def _show_figures(frame: pd.DataFrame) -> None:
    if frame.empty:
        quiet(say("desk.no_figure_changes"))
        return
    listed = reads.indicators()
    # the sides of a difference are shares, not differences: the one that moves has its own line
    is_side = [
        listed[row.indicator].accumulate == "difference" and not numbers.is_missing(row.part)
        for row in frame.itertuples()
    ]
    heads = [
        Column(say("pages.column_indicator"), "text"),
        *columns("told_before", "told_after", kind="number"),
    ]
    rows = [
        [
            Cell(_named(listed[row.indicator], row.part)),
            _figure(listed[row.indicator], row, "before"),
            _figure(listed[row.indicator], row, "after"),
        ]
        for row in frame[~pd.Series(is_side, frame.index)].itertuples()
    ]
    height = ROWS_HEIGHT if len(rows) > 12 else None
    show_table(Table(say("desk.published"), heads, rows), key="published-rows", height=height)


def _of(row: Any) -> str:
    """What the row reports on: its round, or its kind of sheet."""
    told = numbers.rounds(
        None if numbers.is_missing(row.round_first) else int(row.round_first),
        None if numbers.is_missing(row.round_last) else int(row.round_last),
    )
    return told or say(f"desk.stream_{row.stream}")


def _said(value: Any) -> Cell:
    if numbers.is_missing(value):
        return Cell(numbers.missing(), tone="missing")
    return Cell(str(value))


def _named(indicator: Any, part: Any) -> str:
    name = str(indicator.name[language()])
    return name if numbers.is_missing(part) else f"{name} · {label(str(part))}"


def _figure(indicator: Any, row: Any, when: str) -> Cell:
    state, value = getattr(row, f"state_{when}"), getattr(row, f"value_{when}")
    if state != "value":
        return Cell(numbers.missing(), tone="missing")
    above, below = (getattr(row, f"{part}_{when}") for part in ("numerator", "denominator"))
    parts = "" if numbers.is_missing(above) or indicator.is_count else numbers.parts(above, below)
    return Cell(indicator.shown(value), aside=parts)
