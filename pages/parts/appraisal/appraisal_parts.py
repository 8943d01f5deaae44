"""Parts of 考核: its cards, the note under it, and what earlier dates gave."""

from datetime import datetime
from typing import Any

import streamlit as st

from access.log import called
from pages.parts.appraisal import appraisal_reads, appraisal_tables
from pages.ui import sitting
from pages.ui.cards import Card
from pages.ui.frame import quiet
from pages.ui.reads import View
from pages.ui.table import show_table
from queries import appraisal_rules
from queries.appraisal import Appraisal
from queries.appraisal_weights import SETS
from text import numbers, say


def show_earlier(view: View, kept: Any) -> None:
    """Bands of earlier dates, by the versions of then; read only where asked for."""
    if kept is not None or not view.province or not view.city:
        return
    box = st.expander(say("appraisal.earlier"), key="earlier", on_change="rerun")
    if not box.open:
        return
    with box:
        quiet(say("appraisal.earlier_what"))
        days, edition = appraisal_reads.earlier(view.as_of), appraisal_rules.edition()
        found: list[Appraisal] = []
        bar = st.progress(0.0)
        for number, day in enumerate(days, start=1):
            told = say("appraisal.reading", day=numbers.day(day), number=number, count=len(days))
            bar.progress(number / len(days), told)
            found += appraisal_reads.known(view.province, view.city, day, edition)
        bar.empty()
        show_table(appraisal_tables.earlier(tuple(found)), key="earlier-table")


def filters(result: Appraisal, city: str) -> str:
    """City, date and version as one line for a file that leaves the page."""
    as_of = say("charts.as_of", date=numbers.day(result.as_of))
    return say("charts.dot").join((city, as_of, result.version))


def note(result: Appraisal, kept: Any) -> str:
    """Which version, as of when, by whom and when; of a kept result those of then."""
    person = kept.kept_by if kept else sitting.person().name
    at = appraisal_tables.local_day(kept.kept_at) if kept else numbers.day(datetime.now())
    told = {"version": result.version, "date": numbers.day(result.valid_from)}
    told |= {"as_of": numbers.day(result.as_of), "data": str(result.data_version), "now": at}
    lines = [say("appraisal.note", who=called(person), **told), say("appraisal.note_rules"),
             say("appraisal.note_sensitivity", sets=numbers.whole(SETS))]  # fmt: skip
    return "\n".join(lines)


def cards(result: Appraisal, province: str, city: str) -> list[Card]:
    """Which version, how much of the weight is known, what has no points yet, what was kept."""
    share = (result.totals["known_weight"] / result.totals["weight"]).astype(float).mean()
    without = result.items[result.items["points"].isna() & (result.items["weight"] > 0)]
    begins, items = numbers.day(result.valid_from), numbers.whole(result.items["item"].nunique())
    about = say("appraisal.card_version_note", date=begins, items=items)
    kept = numbers.whole(len(appraisal_reads.listed(province, city)))
    told = {
        "version": (result.version, "", about),
        "known": (numbers.decimal(share * 100), "%", say("appraisal.card_known_note")),
        "missing": (numbers.whole(len(without)), say("appraisal.card_missing_unit"),
                    say("appraisal.card_missing_note")),
        "kept": (kept, say("appraisal.card_kept_unit"), say("appraisal.card_kept_note")),
    }  # fmt: skip
    return [Card(say(f"appraisal.card_{name}"), *one) for name, one in told.items()]
