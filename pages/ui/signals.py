"""数据核实提示: for supervisors, and for a county its own; in no file and on no paper."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from access import may
from pages.ui import reads, sitting
from pages.ui.cells import text_cell
from pages.ui.frame import panel, quiet
from pages.ui.kept import kept_wide
from pages.ui.reads import Origin
from pages.ui.seeing import opened_wide
from pages.ui.table import Cell, Column, Table, show_table
from queries.fields import label
from queries.signals import Signals, signals
from text import numbers, say

LISTED = 40
HEIGHT = 420
STREAM = "rounds"
# what is traced of a report that is asked about as a whole
WHOLE = "problems_found"
UNSEEN = "@media print { .st-key-panel-signals { display: none !important; } }"
LIMITS = (1e-6, 1e-5, 1e-4, 1e-3)


def show_signals(as_of: date, province: str | None, city: str | None, county: str = "") -> None:
    """The questions to the counties of a city, or to one `county`; nothing for anybody else."""
    if not may(sitting.person(), "see_signals"):
        return
    found = _found(as_of, province, city)
    rows = _theirs(found.rows, county)
    told = {"counties": numbers.whole(found.counties), "figures": numbers.whole(found.figures)}
    what = say("signals.what_own") if county else say("signals.what", **told)
    st.html(f"<style>{UNSEEN}</style>")
    with panel("signals", say("signals.title"), what):
        if rows.empty:
            quiet(say("signals.none"))
            return
        show_table(_table(rows.head(LISTED), bool(county)), key="signals", height=HEIGHT)
        if len(rows) > LISTED:
            quiet(say("signals.more", count=numbers.whole(len(rows) - LISTED)))


@kept_wide
def _found(as_of: date, province: str | None, city: str | None) -> Signals:
    # held against the other counties, of which a county then sees none
    with opened_wide(as_of) as cursor:
        return signals(cursor, province, city)


def _theirs(rows: pd.DataFrame, county: str) -> pd.DataFrame:
    """Those of `county` where one is asked for, and never more than the person may see."""
    if county:
        rows = rows[rows["county"] == county]
    sight = sitting.sight()
    if sight is None:
        return rows
    is_own = rows["county"].isin(sight.counties)
    own = rows[is_own & (rows["province"] == sight.province) & (rows["city"] == sight.city)]
    return own.assign(other_county=say("signals.another_county"), other_first=None, other_last=None)


def _table(rows: pd.DataFrame, is_alone: bool) -> Table:
    heads = [] if is_alone else [Column(say("signals.column_place"), "text")]
    heads += [
        Column(say("signals.column_question"), "prose"),
        Column(say("signals.column_figures")),
    ]
    lines = [
        [*([] if is_alone else [text_cell(row.county)]), text_cell(_question(row)), _figures(row)]
        for row in rows.itertuples()
    ]
    return Table(say("signals.title"), heads, lines)


def _question(row: Any) -> str:
    """What the county is asked, with what it is asked from."""
    told = {
        "digits_heaped": {"expected": row.expected, "p": row.p},
        "all_hundred": {"count": row.looked_at, "whole": row.hits, "field": row.field},
        "sudden_zero": {"field": row.field, "count": row.looked_at, "least": row.earlier},
        "outcome_falls": {"field": row.field, "date": row.earlier_date},
        "copied_from_round": {"count": row.looked_at, "other_round": row},
        "copied_from_county": {"count": row.looked_at, "other_round": row,
                               "other": row.other_county},
    }[row.kind]  # fmt: skip
    words = {name: _word(name, value) for name, value in told.items()}
    return say(f"signals.{row.kind}", matter=_matter(row), **words)


def _word(name: str, value: Any) -> str:
    if name == "field":
        return label(value)
    if name == "date":
        return numbers.day(value)
    if name == "expected":
        return numbers.decimal(value, 0)
    if name == "p":
        return f"{next(limit for limit in LIMITS if value < limit):.6f}".rstrip("0")
    if name == "other":
        return str(value)
    if name == "other_round":
        return _round(value.other_first, value.other_last)
    return numbers.whole(value)


def _matter(row: Any) -> str:
    """Which round a question is about; stationed supervision has none."""
    return say("signals.plan") if row.stream != STREAM else _round(row.round_first, row.round_last)


def _round(first: Any, last: Any) -> str:
    return "" if numbers.is_missing(first) else numbers.rounds(int(first), int(last))


def _figures(row: Any) -> Cell:
    """The figures asked about; those of a report open its trace."""
    key = _key(row)
    if row.kind in ("outcome_falls", "sudden_zero"):
        before = numbers.whole(row.earlier) if row.kind == "outcome_falls" else ""
        figure = numbers.whole(row.figure)
        shown = say("signals.figures_fell", earlier=before, figure=figure) if before else figure
        return Cell(shown, key=key)
    if row.kind == "digits_heaped":
        told = {"hits": numbers.whole(row.hits), "looked_at": numbers.whole(row.looked_at)}
        return Cell(say("signals.figures_of", **told))
    return Cell(numbers.whole(row.looked_at), key=key)


def _key(row: Any) -> str:
    if row.stream != STREAM or numbers.is_missing(row.report_id):
        return ""
    field = WHOLE if numbers.is_missing(row.field) else row.field
    term = None if numbers.is_missing(row.term_no) else int(row.term_no)
    origin = Origin(f"{STREAM}.{field}", row.province, row.city, row.county, reads.COUNTY, term)
    return replace(origin, report_id=int(row.report_id)).key()
