"""The one filter bar: every choice stands in the address; nonsense there is told, not raised."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.ui import address, dates, notes, past, pictures, place, reads
from pages.ui.frame import told_not_found
from queries import periods
from text import language, numbers, say

Choices = Mapping[str, Sequence[str]]
FIRST = "clue_conversion"
ALL = ""
# A box with more choices than these can be searched by typing.
MANY = 14


def pick(
    name: str,
    options: Sequence[str],
    shown: Callable[[str], str],
    *,
    width: int,
    default: str | None = None,
) -> str:
    """A box with one choice of `options`; its address holds the choice unless it is the default."""
    fallback = options[0] if default is None else default
    key = _follow_address(name, options, fallback)

    def changed() -> None:
        wanted = st.session_state[key]
        address.put(name, None if wanted == fallback else wanted)

    label = say(f"pages.filter_{name}")
    picked = st.selectbox(
        label,
        options,
        format_func=shown,
        key=key,
        on_change=changed,
        width=width,
        filter_mode="contains" if len(options) > MANY else None,
    )
    return fallback if picked is None else picked


def _follow_address(name: str, options: Sequence[str], fallback: str) -> str:
    """The key of the widget for `name`, set to what the address says wherever that exists."""
    wanted = address.value(name) or fallback
    if wanted not in options:
        address.unknown(name, wanted)
        address.put(name, None)
        wanted = fallback
    key = f"filter-{name}"
    st.session_state[key] = wanted
    return key


def filter_bar(
    *,
    indicator: bool = False,
    counties_label: str = "counties",
    more: Choices | None = None,
    period: bool = False,
) -> reads.View:
    """Draw the bar and hand back what is to be looked at; over a `period` where the page has them.

    `more` are choices of the page itself, name → options; `choice` reads them.
    """
    as_of = wanted_date()
    with row():
        if indicator:
            _pick_indicator()
        where = pick_city(as_of)
        counties = _pick_counties(where, as_of, counties_label)
        level = pick("level", list(reads.LEVELS), partial(_option, "level"), width=150)
        term = pick_term(place.terms(where, as_of))
        for name, options in (more or {}).items():
            pick_one(name, options)
        span = _pick_period(as_of) if period else None
        pick_date(as_of)
    told_not_found()
    past.tell(as_of, place.newest(where))
    start, end = span or (None, as_of)
    view = reads.View(end, *where, counties, reads.LEVELS[level], term, start)
    pictures.offer(notes.filters_in_words(view))
    return view


def row(name: str = "") -> DeltaGenerator:
    """A row of boxes; one that is not the bar of the page has a name of its own."""
    key = f"filters-{name}" if name else "filters"
    return st.container(horizontal=True, key=key, gap="xsmall", vertical_alignment="center")


def pick_one(name: str, options: Sequence[str]) -> str:
    """A box with a choice of the page itself, whose words stand in the catalogue."""
    return pick(name, options, partial(_option, name), width=148)


def _pick_period(as_of: date) -> tuple[date, date] | None:
    name = pick("period", periods.NAMES, partial(_option, "period"), width=166)
    if name == "custom":
        dates.pick_custom(as_of)
    return dates.span(name, as_of)


def choice(name: str, options: Sequence[str]) -> str:
    """What the address chose of `options`; the first where it chose none of them."""
    wanted = address.value(name)
    return wanted if wanted is not None and wanted in options else options[0]


def choose_part(name: str, options: Sequence[str]) -> str:
    """One of the few parts of a page, as a row of buttons; its address holds the choice."""
    key = _follow_address(name, options, options[0])

    def changed() -> None:
        wanted = st.session_state[key]
        address.put(name, None if wanted == options[0] else wanted)

    picked = st.segmented_control(
        say(f"pages.filter_{name}"),
        options,
        format_func=partial(_option, name),
        key=key,
        on_change=changed,
        label_visibility="collapsed",
        required=True,
    )
    return options[0] if picked is None else picked


def chosen_indicator() -> str:
    """The id of the indicator that the address asks for, or of the first one to look at."""
    listed = reads.indicators()
    first = FIRST if FIRST in listed else next(iter(listed))
    return choice("indicator", [first, *listed])


def _pick_indicator() -> None:
    listed = reads.indicators()
    first = FIRST if FIRST in listed else next(iter(listed))
    pick(
        "indicator",
        list(listed),
        lambda name: listed[name].name[language()],
        width=222,
        default=first,
    )


def _option(name: str, option: str) -> str:
    return say(f"pages.{name}_{option}")


def pick_city(as_of: date) -> place.Place:
    """The province and city chosen, or (None, None) for all of them."""
    cities = place.cities(as_of)
    every = say("pages.all_cities", count=numbers.whole(len(cities)))
    chosen = pick(
        "city",
        [place.EVERY, *cities],
        lambda name: "{1} · {0}".format(*cities[name]) if name in cities else every,
        width=186,
        default=place.default(cities),
    )
    return cities.get(chosen, place.NOWHERE)


def _pick_counties(where: place.Place, as_of: date, label: str) -> tuple[str, ...]:
    """The counties chosen in the address and in the box, in the order of the register.

    One of the office's groups stands for its counties.
    """
    options = place.counties(where, as_of)
    groups = place.groups(where, options)
    wanted = address.values("counties")
    for name in wanted:
        if name not in options:
            address.unknown("counties", name)
    kept = [name for name in options if name in wanted]
    if len(kept) != len(wanted):
        address.put("counties", kept)
    st.session_state["filter-counties"] = kept

    def changed() -> None:
        picked = st.session_state["filter-counties"]
        members = [one for name in picked for one in groups.get(name, [name])]
        address.put("counties", list(dict.fromkeys(members)))

    st.multiselect(
        say(f"pages.filter_{label}"),
        [*groups, *options],
        key="filter-counties",
        on_change=changed,
        placeholder=say("pages.all_counties"),
        select_all=False,
        width="stretch",
    )
    return tuple(kept)


def pick_term(terms: Sequence[int]) -> int | None:
    """The term chosen; None for the latest of each place."""
    chosen = pick(
        "term",
        [ALL, *map(str, terms)],
        lambda term: numbers.term(int(term)) if term else say("pages.latest_term"),
        width=146,
    )
    return int(chosen) if chosen else None


def wanted_date() -> date:
    """The as-of date of the address, else that of the newest report in view."""
    return dates.as_of(place.newest(place.chosen()))


def pick_date(as_of: date) -> None:
    """The box of the as-of date, and what was known when."""
    dates.pick_as_of(as_of, place.newest(place.chosen()))
    past.pick_known_at()
