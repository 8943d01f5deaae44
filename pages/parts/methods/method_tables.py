"""The tables of the page 方式: the groups, each county's mix, and the rounds of one group."""

from typing import Any

import pandas as pd
import streamlit as st

from charts import marks
from pages.parts.methods.method_reads import MEASURES, UNITS, label, labels
from pages.ui import address, downloads, notes, reads
from pages.ui.cells import count_cell, figure_cell, figure_column, text_cell
from pages.ui.frame import panel
from pages.ui.kept import kept
from pages.ui.reads import MARK, View
from pages.ui.table import Cell, Column, Table, columns, open_trace, show_table
from queries.methods import Methods
from text import numbers, say

HEIGHT = 560
PLACE = ["province", "city", "county"]
ORDER = ["county_order", "round_last"]
KINDS = ("method", "type")
# The word in the address for the group whose rounds are listed.
GROUP = "group"


def show_groups(view: View, found: Methods, kind: str, note: str) -> None:
    """A row per group: rounds, units, and the three measures with their parts."""
    table = _groups(found, kind)
    with panel("groups", table.caption, say("methods.groups_what")):
        show_table(table, key="groups", pick=_open_group)
        downloads.offer(table, "groups", notes.filters_in_words(view), note)


@kept
def _groups(found: Methods, kind: str) -> Table:
    heads = [Column(say(f"methods.column_{kind}"), "text")]
    heads += [Column(say(f"methods.column_{count}")) for count in ("rounds", "units")]
    for name in MEASURES:
        heads += [figure_column(reads.indicator(name)), *columns("parts", kind="number")]
    rows = [_group(here) for here in _by_indicator(found.groups, "group_name").values()]
    return Table(say("methods.groups"), heads, rows)


def _by_indicator(frame: pd.DataFrame, by: str) -> dict[Any, dict[str, Any]]:
    """Per value of `by` its row of each indicator, in the frame's order."""
    found: dict[Any, dict[str, Any]] = {}
    for row in frame.itertuples():
        found.setdefault(getattr(row, by), {})[row.indicator] = row
    return found


def _group(here: dict[str, Any]) -> list[Cell]:
    units = here[UNITS]
    counts = (units.rounds, units.numerator)
    cells = [text_cell(units.label), *(count_cell(count, units.key) for count in counts)]
    return cells + [cell for name in MEASURES for cell in _measure(here[name], name)]


def _measure(row: Any, name: str) -> list[Cell]:
    """A measure and its parts; both open what they were added up from."""
    figure = figure_cell(row, reads.indicator(name), with_unit=False)
    return [figure, Cell(marks.parts(row), key=row.key, tone="soft")]


def show_mix(view: View, found: Methods, kind: str, note: str) -> None:
    """How many rounds of each group each county had: methods are chosen, and here is by whom."""
    table = _mix(view, found, kind)
    with panel("mix", table.caption, say("methods.mix_what")):
        show_table(table, key="mix", height=HEIGHT, pick=_open)
        downloads.offer(table, "mix", notes.filters_in_words(view), note)


@kept
def _mix(view: View, found: Methods, kind: str) -> Table:
    counted = found.places[found.places["indicator"] == UNITS]
    names = dict.fromkeys(found.groups["group_name"])
    heads = [*columns("place"), *(Column(label(name)) for name in names)]
    heads.append(figure_column(reads.indicator(MEASURES[0])))
    measured = reads.compare(view, MEASURES[:1])
    whole = {tuple(getattr(row, name) for name in PLACE): row for row in measured.itertuples()}
    rows = []
    for place, here in counted.groupby(PLACE, sort=False):
        mix = {row.group_name: count_cell(row.rounds, row.key) for row in here.itertuples()}
        own = whole[place]
        cells = [mix.get(name, Cell(numbers.whole(0), value=0, tone="soft")) for name in names]
        figure = figure_cell(own, reads.indicator(MEASURES[0]), with_unit=False)
        rows.append([text_cell(own.name, aside=own.aside), *cells, figure])
    return Table(say(f"methods.mix_{kind}"), heads, rows)


def show_rounds(view: View, found: Methods, note: str) -> None:
    """The rounds behind a number: of the group, or group and county, in the address; else all."""
    table, is_all = _rounds(found, address.value(GROUP) or "")
    with panel("rounds", table.caption, say("methods.rounds_what")):
        if not is_all:
            st.button(say("methods.show_all"), type="tertiary", on_click=_open_group, args=("",))
        show_table(table, key="rounds", height=HEIGHT)
        downloads.offer(table, "rounds", notes.filters_in_words(view), note)


@kept
def _rounds(found: Methods, chosen: str) -> tuple[Table, bool]:
    """The rounds of what was chosen, and whether these are all."""
    here = found.rounds[found.rounds["key_of_group"] == chosen]
    here = here if len(here) else found.rounds[found.rounds["key_of_place"] == chosen]
    is_all = here.empty
    if is_all:
        every = found.rounds.drop_duplicates(["indicator", "report_id"])
        here = every.sort_values([*ORDER, "report_id"], kind="stable")
    reports = _by_indicator(here, "report_id").values()
    words = say("charts.dot").join(map(label, chosen.split(MARK)))
    group = say("methods.every") if is_all else words
    title = say("methods.rounds", group=group, count=numbers.whole(len(reports)))
    heads = [*columns("report"), *(Column(say(f"methods.column_{name}"), "text") for name in KINDS)]
    heads.append(Column(say("methods.column_units")))
    for name in MEASURES:
        heads += [figure_column(reads.indicator(name)), *columns("parts", kind="number")]
    return Table(title, heads, [_round(row) for row in reports]), is_all


def _round(here: dict[str, Any]) -> list[Cell]:
    units = here[UNITS]
    told = (text_cell(units.name, aside=units.aside), *map(text_cell, _kinds(units)))
    cells = [*told, count_cell(units.numerator, units.key)]
    return cells + [cell for name in MEASURES for cell in _measure(here[name], name)]


def _kinds(row: Any) -> tuple[str, str]:
    return labels(row.methods), labels(row.inspection_type)


def _open_group(group: str) -> None:
    address.put(GROUP, group or None)


def _open(key: str) -> None:
    """A number of rounds opens its rounds, a figure of a county its trace."""
    (open_trace if key.count(MARK) > 1 else _open_group)(key)
