"""A table of places and figures: register order, the sum at the foot, each with its trace."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from charts import marks
from pages.ui import downloads, notes
from pages.ui.cells import figure_cell, figure_column, text_cell
from pages.ui.frame import panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import LEVELS, Origin, View
from pages.ui.table import Cell, Column, Table, columns, show_table
from queries import fields
from text import language, numbers, say

# What stands in a column: an indicator, and of one in parts the part.
Wanted = tuple[str, str | None]
# More places without a figure than these are not named.
NAMED = 24
Marks = Callable[[Any], list[Cell]]
# Columns of a page's own, and the cells of a place for them.
More = tuple[Sequence[Column], Marks]
NOTHING: More = ((), lambda _: [])


def show_counties(
    view: View,
    figures: pd.DataFrame,
    totals: pd.DataFrame,
    indicators: Mapping[str, Any],
    key: str,
    words: tuple[str, str],
    note: str,
    *,
    more: More | None = None,
    with_parts: bool = False,
) -> None:
    """One row per place, one column per indicator and part; `words` are the title and what is under
    it. `with_parts` shows beside each ratio what was divided by what. `indicators` and `more` are
    kept by whoever makes them.
    """
    table, bare = _table(view, figures, totals, indicators, words[0], more or NOTHING, with_parts)
    with panel(f"table-{key}", *words):
        show_table(table, key=key, height=560)
        if 0 < len(bare) <= NAMED:
            names = say("charts.comma").join(bare)
            quiet(say("pages.table_bare", count=numbers.whole(len(bare)), listed=names))
        downloads.offer(table, key, notes.filters_in_words(view), note)


@kept
def _table(
    view: View,
    figures: pd.DataFrame,
    totals: pd.DataFrame,
    indicators: Mapping[str, Any],
    title: str,
    more: More,
    with_parts: bool,
) -> tuple[Table, list[str]]:
    """The table, and the names of the places without a line in it."""
    here = figures[figures["indicator"].isin(indicators)]
    wanted = _wanted(here, indicators)
    extra_heads, extra = more
    heads = [*columns("place"), *(_head(indicators[one], part) for one, part in wanted)]
    shown = ratio_cell if with_parts else figure_cell
    rows, bare = _rows(here, indicators, wanted, shown, extra)
    if len(rows) > 1 and view.level != LEVELS["total"]:
        sums = _sums(view, totals, indicators, wanted)
        rows = [*rows, [*sums, *[Cell("")] * len(extra_heads)]]
    return Table(title, [*heads, *extra_heads], rows), bare


def _wanted(figures: pd.DataFrame, indicators: Mapping[str, Any]) -> list[Wanted]:
    parts: dict[str, dict[str | None, None]] = {one: {} for one in indicators}
    for one, part in zip(figures["indicator"], figures["part"], strict=True):
        if one in parts:
            parts[one][None if numbers.is_missing(part) else part] = None
    return [(one, part) for one in indicators for part in parts[one]]


def _head(indicator: Any, part: str | None) -> Column:
    if part is None:
        return figure_column(indicator)
    return Column(fields.label(part), unit=indicator.unit[language()])


def _rows(
    figures: pd.DataFrame,
    indicators: Mapping[str, Any],
    wanted: Sequence[Wanted],
    shown: Callable[..., Cell],
    extra: Marks,
) -> tuple[list[list[Cell]], list[str]]:
    """The lines of the places that have something to say, and the names of the others."""
    rows, bare = [], []
    for here in _by_place(figures):
        place = next(iter(here.values()))
        beside = extra(place)
        if any(row.state != "missing" for row in here.values()) or any(c.text for c in beside):
            cells = [
                shown(here[one], indicators[one[0]], with_unit=False)
                if one in here
                else Cell(numbers.missing(), tone="missing")
                for one in wanted
            ]
            rows.append([text_cell(place.name, aside=place.aside), *cells, *beside])
        else:
            bare.append(place.name)
    return rows, bare


def _by_place(figures: pd.DataFrame) -> list[dict[Wanted, Any]]:
    """Per place, in the order of the register, its rows by indicator and part."""
    places: dict[tuple[str, ...], dict[Wanted, Any]] = {}
    for row in figures.sort_values("county_order", kind="stable").itertuples():
        part = None if numbers.is_missing(row.part) else row.part
        here = places.setdefault((row.province, row.city, row.county), {})
        here.setdefault((row.indicator, part), row)
    return list(places.values())


def ratio_cell(row: Any, indicator: Any, *, with_unit: bool = False) -> Cell:
    """A figure and beside it what was divided by what; a count, or parts alone, stand alone."""
    cell = figure_cell(row, indicator, with_unit=with_unit)
    if row.state == "value" and not indicator.is_count and not marks.is_in_numbers(row, indicator):
        return replace(cell, aside=f"{marks.parts(row)}{cell.aside}")
    return cell


def _sums(
    view: View, totals: pd.DataFrame, indicators: Mapping[str, Any], wanted: Sequence[Wanted]
) -> list[Cell]:
    """The sum over the places in view; printed totals are never added."""
    known = {
        (row.indicator, None if numbers.is_missing(row.part) else row.part): row
        for row in totals.itertuples()
    }
    cells = [Cell(say("pages.card_sum", noun=notes.noun(view.level)))]
    for one, part in wanted:
        row = known[one, part]
        shown = marks.number(row, indicators[one])
        origin = Origin(one, part=part)
        is_known = row.state == "value"
        value = float(row.value) * indicators[one].scale if is_known else None
        tone = "" if is_known else "missing"
        cells.append(Cell(shown, value=value, key=origin.key() if is_known else "", tone=tone))
    return cells
