"""What the city printed as its total, beside the sum of its counties on the same day."""

from typing import Any

import pandas as pd

from charts import marks
from pages.ui import detail_reads, downloads, notes, reads
from pages.ui.cells import figure_cell, text_cell
from pages.ui.frame import panel
from pages.ui.kept import kept
from pages.ui.reads import COUNTY, Origin, View
from pages.ui.table import Cell, Column, Table, columns, show_table
from text import language, numbers, say


def show_printed(view: View, ids: tuple[str, ...], note: str) -> None:
    """A line per count that was printed; nothing where the view is of no whole city."""
    if view.city is None or view.counties or view.level != COUNTY:
        return
    found = detail_reads.printed_totals(view, ids)
    if found.empty:
        return
    table = _table(found)
    with panel("table-printed", table.caption, say("clues.printed_what")):
        show_table(table, key="printed")
        downloads.offer(table, "printed", notes.filters_in_words(view), note)


@kept
def _table(found: pd.DataFrame) -> Table:
    listed = list(found.itertuples())
    heads = [
        Column(say("clues.column_count"), "text"),
        *(Column(say(f"clues.column_{name}")) for name in ("printed", "summed", "difference")),
        *columns("as_of_date"),
    ]
    return Table(_seen(listed), heads, [_line(row) for row in listed])


def _seen(listed: list[Any]) -> str:
    """The largest difference, if there is any."""
    row = max(listed, key=lambda row: abs(row.difference))
    if not row.difference:
        return say("clues.printed_same")
    indicator = reads.indicator(row.indicator)
    values = {"printed": marks.written(row, indicator), "summed": indicator.shown(row.summed)}
    return say("clues.printed_seen", name=indicator.name[language()], **values)


def _line(row: Any) -> list[Cell]:
    indicator = reads.indicator(row.indicator)
    day = row.as_of_date.date()
    summed = Origin(row.indicator, as_of=day).key()
    return [
        text_cell(indicator.name[language()]),
        figure_cell(row, indicator),
        Cell(indicator.shown(row.summed), value=float(row.summed), key=summed),
        Cell(numbers.signed(row.difference, 0), value=float(row.difference)),
        text_cell(numbers.day(day)),
    ]
