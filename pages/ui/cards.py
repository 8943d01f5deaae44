"""Figure cards: the three to five numbers that matter, each opening the trace behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from pages.ui.table import open_trace
from text import say


@dataclass(frozen=True)
class Card:
    """A label, a number with its unit, one line about what stands behind it, and its trace."""

    label: str
    number: str
    unit: str
    note: str
    key: str = ""


def show_cards(cards: Sequence[Card]) -> None:
    """The cards in one row, wrapping where the window is narrow."""
    with st.grid(min_column_width=180, gap="small"):
        for place, card in enumerate(cards):
            with st.container(key=f"card-{place}", height="stretch"):
                _show(card, place)


def _show(card: Card, place: int) -> None:
    unit = f"<small>{escape(card.unit)}</small>" if card.unit else ""
    st.html(
        f'<div class="card">{escape(card.label)}<b>{escape(card.number)}{unit}</b>'
        f"{escape(card.note)}</div>"
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
