"""Beside the bars of 比较: between which places a county may lie, and who cannot be told apart.

Only of an indicator that has a good side; a bare rank is never shown.
"""

from dataclasses import replace
from string import ascii_uppercase
from typing import Any

import pandas as pd
import streamlit as st

from access import may
from pages.ui import downloads, judging, notes, sitting
from pages.ui.cells import figure_cell, figure_column, text_cell
from pages.ui.frame import panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.table import Cell, Column, Table, columns, show_table
from queries.fair.cells import KINDS
from queries.fair.ranks import LOWEST, Ranks, ranks
from text import numbers, say

# Of two counties the difference says it all.
FEWEST = 3


def show_ranks(view: View, indicator: Any, note: str) -> None:
    """The panel; nothing of an indicator without a direction, or where nothing may be judged."""
    if indicator.direction not in ("higher", "lower") or not judging.is_judged(view, indicator.id):
        return
    rows = judging.judged(view, (indicator.id,))
    if not judging.in_one_city(rows) or (rows["comparable"] == "value").sum() < FEWEST:
        return
    found = _ranks(rows, indicator)
    is_supervisor = may(sitting.person(), "see_lowest")
    table = _table(found, indicator, with_lowest=is_supervisor)
    with panel("ranks", _seen(found), say("ranking.what")):
        # on paper the style sheet leaves the last column of this container out
        with st.container(key="lowest" if is_supervisor else "ranged"):
            show_table(table, key="ranks")
        quiet(_how(rows, indicator))
        # who may be among the lowest leaves the supervisor's screen in no file and on no paper
        taken = _table(found, indicator, with_lowest=False)
        downloads.offer(
            taken, "ranks", notes.filters_in_words(view), f"{note}\n{_how(rows, indicator)}"
        )


@kept
def _ranks(rows: pd.DataFrame, indicator: Any) -> Ranks:
    """Of what may be compared, in the order of the register."""
    compared = rows[rows["comparable"] == "value"].reset_index(drop=True)
    kind = KINDS[indicator.interval]
    return ranks(compared, kind, higher_is_better=indicator.direction == "higher")


@kept
def _seen(found: Ranks) -> str:
    """In how many groups the counties fall."""
    places = numbers.whole(len(found.rows))
    if len(found.groups) == 1:
        return say("ranking.seen_one", places=places)
    return say("ranking.seen", places=places, groups=numbers.whole(len(found.groups)))


@kept
def _how(rows: pd.DataFrame, indicator: Any) -> str:
    """How the ranges came about, and who is left out and why."""
    side = say(f"pages.direction_{indicator.direction}")
    words = [say("ranking.how", direction=side)]
    if indicator.mature_months:
        words.append(say("ranking.ripe", months=indicator.mature_months))
    young = list(rows.loc[rows["state"] == "young", "name"])
    if young:
        words.append(say("ranking.young", listed=say("charts.comma").join(young)))
    return " ".join(words)


@kept
def _table(found: Ranks, indicator: Any, *, with_lowest: bool) -> Table:
    told = (Column(say(f"ranking.column_{name}"), "text") for name in ("range", "group"))
    heads = [*columns("place"), figure_column(indicator), *told]
    if with_lowest:
        heads.append(Column(say("ranking.column_lowest", count=LOWEST), unit="%"))
    lines = [
        [
            text_cell(row.name, aside=row.aside),
            _figure(row, indicator),
            Cell(_range(row)),
            Cell(_groups(found, place)),
            *(
                [Cell(numbers.decimal(row.among_lowest * 100, 0), tone="soft")]
                if with_lowest
                else []
            ),
        ]
        for place, row in enumerate(found.rows.itertuples())
    ]
    return Table(say("ranking.title"), heads, lines)


def _figure(row: Any, indicator: Any) -> Cell:
    """The figure that was compared; only where that is the term's does its trace open."""
    cell = figure_cell(row, indicator, with_unit=False)
    return replace(cell, key="") if indicator.mature_months else cell


def _range(row: Any) -> str:
    """ "3 至 9": where the two ends are one, the places on both sides of it were ruled out."""
    low, high = (numbers.whole(int(end)) for end in (row.rank_low, row.rank_high))
    return say("ranking.range", low=low, high=high)


def _groups(found: Ranks, place: int) -> str:
    """The letters of the groups a county is in: who shares one cannot be told apart."""
    letters = [ascii_uppercase[number % 26] for number, group in enumerate(found.groups)
               if place in group]  # fmt: skip
    return " ".join(letters)
