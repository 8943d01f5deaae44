"""The published rows that stand beside the reports, each with the reason."""

import pandas as pd
import streamlit as st

from pages.ui import reads
from pages.ui.cells import text_cell
from pages.ui.kept import kept
from pages.ui.table import Table, columns, show_table
from text import numbers, say


def show_not_placed() -> None:
    """A line each, built when the list is opened."""
    listed = reads.not_placed()
    if listed.empty:
        return
    table = _table(listed)
    box = st.expander(table.caption, key="unplaced", on_change="rerun", bind="query-params")
    if box.open:
        with box:
            show_table(table, key="unplaced-rows", height=420)


@kept
def _table(listed: pd.DataFrame) -> Table:
    title = say("pages.not_placed", count=len(listed))
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
    return Table(title, heads, rows)
