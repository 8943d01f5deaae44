"""The slider over the as-of dates: how the same page looked at any report before."""

from dataclasses import replace
from datetime import date

import streamlit as st

from pages.ui import address, flows, place
from pages.ui.reads import View
from text import numbers, say

MOST = 120


def show(view: View) -> None:
    """A stop for every as-of date in view; the choice stands in the address."""
    newest = place.newest((view.province, view.city))
    stops = flows.as_of_dates(replace(view, as_of=newest), MOST)[::-1]
    chosen = max((day for day in stops if day <= view.as_of), default=None)
    if chosen is None or len(stops) < 2:
        return
    st.session_state["as-of-slider"] = chosen

    def changed() -> None:
        wanted: date = st.session_state["as-of-slider"]
        address.put("as_of", None if wanted == newest else wanted.isoformat())

    st.select_slider(
        say("pages.slide_as_of"),
        stops,
        key="as-of-slider",
        format_func=numbers.day,
        on_change=changed,
    )
