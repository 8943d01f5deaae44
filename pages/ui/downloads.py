"""Taking away exactly what a table shows: the same rows, columns, filters and remarks."""

import io
from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from briefings.writers.sheet import Figure, Sheet, as_csv, as_xlsx
from pages.ui import place
from pages.ui.table import Cell, Table
from text import language, say, speak

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(table: Table, key: str, filters: str, note: str) -> None:
    """Two small buttons under a table; the files are made when they are asked for.

    A file of invented figures says so beside its filters.
    """
    marked = say("charts.dot").join(filter(None, (place.mark(place.chosen()), filters)))
    with st.container(horizontal=True, gap="small", key=f"take-{key}"):
        for kind, write, mime in (("xlsx", as_xlsx, XLSX), ("csv", as_csv, "text/csv")):
            st.download_button(
                say(f"pages.take_{kind}"),
                data=partial(_made, write, table, marked, note, language()),
                file_name=f"{table.caption}.{kind}".replace("/", "-"),
                mime=mime,
                key=f"take-{key}-{kind}",
                type="tertiary",
                on_click="ignore",
            )


def frame(table: Table) -> pd.DataFrame:
    """The table as a frame: figures with their marks, and the words on the screen elsewhere."""
    heads = [
        f"{column.label}({column.unit})" if column.unit else column.label
        for column in table.columns
    ]
    rows = [[_taken(cell) for cell in cells] for cells in table.rows]
    return pd.DataFrame(rows, columns=heads, dtype="object")


def _taken(cell: Cell) -> Figure | str:
    return cell.words if cell.value is None else Figure(cell.value, cell.words)


def _made(
    write: Callable[[Sheet], bytes], table: Table, filters: str, note: str, spoken: str
) -> io.BytesIO:
    # Made in another run than the page's, which has no language yet.
    speak(spoken)
    return io.BytesIO(write(Sheet(table.caption, frame(table), filters=filters, note=note)))
