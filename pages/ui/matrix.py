"""The matrix of places and indicators: every figure with its trace, every gap as a gap."""

from dataclasses import replace
from typing import Any

import pandas as pd

from pages.ui import downloads, notes, reads
from pages.ui.cells import figure_cell, figure_column
from pages.ui.frame import panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.table import Cell, Table, columns, show_table
from text import numbers, say


def show_matrix(view: View, figures: pd.DataFrame, indicators: dict[str, Any], note: str) -> None:
    """County × indicator in register order; places without any figure in a line under it."""
    table, title, without = _matrix(view, figures, tuple(indicators))
    with panel("matrix", title, say("pages.matrix_what", period=notes.period(view))):
        show_table(table, key="matrix", height=720)
        if without:
            listed = say("charts.comma").join(without)
            quiet(say("pages.matrix_without", count=numbers.whole(len(without)), listed=listed))
        downloads.offer(table, "matrix", notes.filters_in_words(view), note)


@kept
def _matrix(
    view: View, figures: pd.DataFrame, names: tuple[str, ...]
) -> tuple[Table, str, list[str]]:
    """The table, what is seen in it, and the places that have nothing to show."""
    is_growth, indicators = view.start is not None, {name: reads.indicator(name) for name in names}
    heads = [*columns("place"), *map(figure_column, indicators.values())]
    if is_growth:
        # A growth on a small base stands in numbers: each cell says its own unit.
        heads = [replace(column, unit="") for column in heads]
    rows, without = [], []
    for here in _by_place(figures[figures["part"].isna()]):
        place = next(iter(here.values()))
        if all(figure.state == "missing" for figure in here.values()):
            without.append(place.name)
            continue
        cells = [
            figure_cell(here[name], indicators[name], with_unit=is_growth) for name in indicators
        ]
        rows.append([Cell(place.name, aside=place.aside), *cells])
    shown = {"places": numbers.whole(len(rows)), "count": len(indicators)}
    title = say("pages.matrix_title", noun=notes.noun(view.level), **shown)
    return Table(say("pages.overview_title"), heads, rows), title, without


def _by_place(figures: pd.DataFrame) -> list[dict[str, Any]]:
    """Per place in register order, its first figure of each indicator."""
    places: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in figures.sort_values("county_order", kind="stable").itertuples():
        places.setdefault((row.province, row.city, row.county), {}).setdefault(row.indicator, row)
    return list(places.values())
