"""The dates of a page: as of which day, and over which period; both stand in the address."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from pages.ui import address
from queries import periods
from text import numbers, say

EARLIEST = date(2012, 1, 1)


def as_of(newest: date) -> date:
    """The as-of date of the address; `newest` where it says none or one that cannot be."""
    return _day("as_of", newest)


def _day(name: str, fallback: date) -> date:
    wanted = address.value(name)
    if wanted is None:
        return fallback
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day <= date.today():
        address.unknown(name, wanted)
        address.put(name, None)
        return fallback
    return day


def pick_as_of(day: date, newest: date) -> None:
    """The box of the as-of date."""
    st.session_state["filter-as_of"] = day

    def changed() -> None:
        wanted = st.session_state["filter-as_of"]
        address.put("as_of", None if wanted in (None, newest) else wanted.isoformat())

    _box("as_of", changed)


def span(name: str, day: date) -> tuple[date, date] | None:
    """First and last day of the period `name` as of `day`; None for the term to date."""
    if name != "custom":
        return periods.bounds(name, day)
    first = _day("from", date(day.year, 1, 1))
    return min(first, day), day


def pick_custom(day: date) -> None:
    """The box of the first day of a period of one's own; its last day is the as-of date."""
    st.session_state["filter-from"] = _day("from", date(day.year, 1, 1))

    def changed() -> None:
        wanted = st.session_state["filter-from"]
        address.put("from", wanted.isoformat() if wanted else None)

    _box("from", changed)


def pick_since(fallback: date, latest: date) -> date:
    """The box of a day to compare with, not after `latest`; the address's, else `fallback`."""
    day = min(_day("since", fallback), latest)
    st.session_state["filter-since"] = day

    def changed() -> None:
        wanted = st.session_state["filter-since"]
        address.put("since", None if wanted in (None, fallback) else wanted.isoformat())

    _box("since", changed, width=160)
    return day


def _box(name: str, changed: Callable[[], None], width: int = 148) -> None:
    st.date_input(
        say(f"pages.filter_{name}"),
        key=f"filter-{name}",
        on_change=changed,
        min_value=EARLIEST,
        max_value=date.today(),
        format="YYYY-MM-DD",
        width=width,
    )


def in_words(start: date | None, end: date) -> str:
    """A period as people write it; the day alone where it has no start."""
    if start is None:
        return say("charts.as_of", date=numbers.day(end))
    return say("pages.from_to", start=numbers.day(start), end=numbers.day(end))
