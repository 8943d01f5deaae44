"""Every cell of a draft in a grid: what is typed there is a correction beside the file's value."""

from collections.abc import Callable, Iterator
from functools import partial

import pandas as pd
import streamlit as st

from access import Person
from loaders import desk
from loaders.fieldlist import fields
from loaders.model import Row, Table
from loaders.template import header_of
from pages.ui.frame import quiet
from queries.fields import label
from text import language, say

ROWS_HEIGHT = 440


def show_grid(person: Person, draft: desk.Draft, act: Callable[[partial[None], str], None]) -> None:
    """The grid, built only when it is opened."""
    box = st.expander(say("desk.grid"), key="grid-open", on_change="rerun")
    if not box.open:
        return
    with box, st.form("grid", border=False):
        quiet(say("desk.grid_what"))
        edits = [
            (numbers, names, *_show_table(draft, place, table, numbers))
            for place, (table, numbers) in enumerate(_numbered(draft))
            for names in [_names(table)]
        ]
        if st.form_submit_button(say("desk.save_fixes"), key="save-grid"):
            for numbers, names, before, after in edits:
                for row_no, field, typed in _changed(numbers, names, before, after):
                    told = say("desk.corrected", cell=label(field))
                    act(partial(desk.correct, person, draft.number, row_no, field, typed), told)
            st.rerun()


def _show_table(
    draft: desk.Draft, place: int, table: Table, numbers: list[int]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One table of the sheet: as it stands, and as the person left it."""
    names = _names(table)
    before = pd.DataFrame(
        [[_typed(row, name) for name in names] for row in table.rows],
        columns=names,
        index=numbers,
        dtype="str",
    )
    after = st.data_editor(
        before,
        key=f"grid-{draft.number}-{place}-{len(draft.corrections)}",
        column_config={name: _header(table, name) for name in names},
        height="content" if len(before) < 12 else ROWS_HEIGHT,
        hide_index=True,
    )
    return before, after


def _numbered(draft: desk.Draft) -> Iterator[tuple[Table, list[int]]]:
    """Each table that has rows, with their numbers counted over the whole file."""
    first = 1
    for table in draft.reading.tables:
        if table.rows:
            yield table, list(range(first, first + len(table.rows)))
        first += len(table.rows)


def _names(table: Table) -> list[str]:
    """The fields that any row has, in the order of the field list."""
    told = {name for row in table.rows for name in row.fields}
    return [each.field for each in fields(table.kind) if each.field in told]


def _header(table: Table, name: str) -> str:
    field = next(each for each in fields(table.kind) if each.field == name)
    return header_of(field) if language() == "zh" else field.label_en


def _typed(row: Row, name: str) -> str:
    """What stands in a cell: what was typed, or what was put there instead."""
    value = row.fields.get(name)
    if value is None:
        return ""
    if value.corrected_by is None:
        return value.raw
    return "" if value.value is None else str(value.value)


def _changed(
    numbers: list[int], names: list[str], before: pd.DataFrame, after: pd.DataFrame
) -> Iterator[tuple[int, str, str]]:
    """Row number, field and new words of each cell that differs."""
    for row_no in numbers:
        for name in names:
            typed = after.at[row_no, name]
            typed = "" if pd.isna(typed) else str(typed)
            if typed != before.at[row_no, name]:
                yield row_no, name, typed
