"""Figure cards: the three to five numbers that matter, each opening the trace behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from charts import marks
from pages.ui import reads
from pages.ui.kept import kept
from pages.ui.reads import Origin
from pages.ui.table import open_trace
from text import language, numbers, say

FEWEST = 4  # columns, so that a lone card does not stretch over the page
PLACE = ["province", "city", "county"]


@dataclass(frozen=True)
class Card:
    """A label, a number with its unit, one line about what stands behind it, and its trace."""

    label: str
    number: str
    unit: str
    note: str
    key: str = ""
    # the address of a small picture beside the number
    spark: str = ""


def places_card(figures: pd.DataFrame, places: str) -> Card:
    """How many of the places in view, called `places`, have a figure."""
    known = figures[figures["state"] == "value"]
    total = len(figures[PLACE].drop_duplicates())
    return Card(
        say("pages.card_places", noun=places),
        numbers.whole(len(known[PLACE].drop_duplicates())),
        say("pages.card_places_unit", total=numbers.whole(total)),
        say("pages.card_places_note", date=numbers.day(known["as_of_date"].max())),
    )


def sum_card(total: Any, indicator: Any, label: str) -> Card:
    """The sum over the places in view, a row of reads.pooled."""
    places = numbers.whole(total.places)
    note = say("pages.card_parts", parts=marks.parts(total), places=places)
    if indicator.is_count or indicator.accumulate == "difference":
        note = say("pages.card_count", places=places)
    if hasattr(total, "before_state"):  # of a period
        before = marks.written(marks.year_before(total), indicator)
        note = say("overview.card_before", figure=before)
    unit, number = marks.unit(total, indicator), marks.number(total, indicator)
    # A name that ends in its unit ("per 100 clues") does not need it again.
    shown = "" if unit in label else unit
    return Card(label, number, shown, note, Origin(indicator.id).key())


@kept
def sum_cards(totals: pd.DataFrame, ids: tuple[str, ...]) -> list[Card]:
    """The sums of those of `ids` that have one; `totals` as reads.pooled gives them."""
    sums = {row.indicator: row for row in reads.known(totals).itertuples()}
    listed = {one: reads.indicator(one) for one in ids if one in sums}
    return [sum_card(sums[one], told, told.name[language()]) for one, told in listed.items()]


def range_card(low: Any, high: Any, indicator: Any) -> Card:
    """The smallest and the largest figure, and whose they are: no rank and no verdict."""
    ends = dict.fromkeys(marks.number(row, indicator) for row in (low, high))
    names = dict.fromkeys((low.name, high.name))
    unit = marks.unit(high, indicator)
    return Card(say("pages.card_range"), " – ".join(ends), unit, say("charts.dot").join(names))


def remarked_card(figures: pd.DataFrame) -> Card:
    """How many of the figures carry a remark."""
    known = figures[figures["state"] == "value"].itertuples()
    count = sum(bool(marks.remarks(row)) or bool(row.approximate) for row in known)
    unit, note = say("pages.card_remarked_unit"), say("pages.card_remarked_note")
    return Card(say("pages.card_remarked"), numbers.whole(count), unit, note)


def show_cards(cards: Sequence[Card], name: str = "") -> None:
    """The cards in one row, wrapping where the window is narrow; a second row has a `name`."""
    with st.grid(max(len(cards), FEWEST), min_column_width=150, gap="small"):
        for number, card in enumerate(cards):
            place = f"{name}-{number}" if name else str(number)
            with st.container(key=f"card-{place}", height="stretch"):
                _show(card, place)


def _show(card: Card, place: str) -> None:
    unit = f"<small>{escape(card.unit)}</small>" if card.unit else ""
    spark = f'<img class="spark" alt="" src="{escape(card.spark)}">' if card.spark else ""
    st.html(
        f'<div class="card"><span>{escape(card.label)}</span><b>{escape(card.number)}{unit}</b>'
        f"{spark}{escape(card.note)}</div>"
    )
    if card.key:
        st.button(
            say("pages.open_trace"),
            key=f"origin-{place}",
            type="tertiary",
            on_click=open_trace,
            args=(card.key,),
            help=say("pages.open_trace_of", label=card.label),
        )
