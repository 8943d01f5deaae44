"""What a briefing is asked for: kind, place, days, voice, parts; every choice is in the address."""

from datetime import date
from functools import partial
from html import escape

import streamlit as st

from access import Person, may
from briefings.asking import KINDS, OF_ONE_COUNTY, SECTIONS, VOICES, Ask
from pages.parts.briefing import briefing_reads
from pages.parts.county.county_bar import NAME as COUNTY
from pages.ui import address, dates, filters, knowing, past, place, reads
from pages.ui.frame import empty, told_not_found
from pages.ui.kept import kept
from queries import periods
from text import language, numbers, say

KIND, ROUND, VOICE, WITHOUT = "paper", "round", "voice", "without"
# They say what tells counties apart.
BESIDE_OTHERS = ("circular", "topic")
# A county may have its own.
OWN = ("county",)
ROUNDS_OF = "rounds.units_inspected"


def kinds(person: Person) -> tuple[str, ...]:
    """The kinds of briefing that the person may have."""
    return KINDS if may(person, "briefing") else OWN


def choose(person: Person) -> Ask | None:
    """Draw the bar; what is asked for, None where that cannot be: then the page says why."""
    as_of = filters.wanted_date()
    with filters.row():
        kind = filters.pick(KIND, kinds(person), _kind, width=200)
        where = filters.pick_city(as_of)
        known = place.counties(where, as_of)
        county = _pick_county(known) if kind in OF_ONE_COUNTY and known else None
        indicator = _pick_indicator() if kind == "topic" else None
        round_no = _pick_round(where, as_of) if kind == "circular" and known else None
        span = None if round_no else _pick_period(as_of)
        # a paper to one county knows no other
        voice = _pick_voice() if kind not in OF_ONE_COUNTY else VOICES[1]
        filters.pick_date(as_of)
    told_not_found()
    past.tell(as_of, place.newest(where))
    province, city = where
    if province is None or city is None or not known:
        empty("one_city" if city is None and place.cities(as_of) else "figures")
        return None
    start, end = span or (None, as_of)
    return Ask(
        kind, province, city, end, county, start, knowing.in_store(), voice,
        _parts(kind), indicator, round_no, language=language(),
    )  # fmt: skip


def _kind(name: str) -> str:
    return say(f"briefing.kind_{name}")


def _pick_county(known: list[str]) -> str:
    return filters.pick(COUNTY, known, str, width=150)


def _pick_indicator() -> str:
    listed = reads.indicators()
    return filters.pick("indicator", list(listed), lambda one: listed[one].name[language()],
                        width=222, default=filters.FIRST)  # fmt: skip


def _pick_voice() -> str:
    return filters.pick(
        VOICE, VOICES, lambda one: say(f"briefing_page.voice_{one}"), width=152, default=VOICES[1]
    )


def _pick_period(as_of: date) -> tuple[date, date] | None:
    """Unless asked otherwise the half year that the newest report lies in."""
    half = "first_half" if as_of.month <= 6 else "second_half"
    shown = partial(_option, "period")
    name = filters.pick("period", periods.NAMES, shown, width=166, default=half)
    if name == "custom":
        dates.pick_custom(as_of)
    return dates.span(name, as_of)


def _option(name: str, option: str) -> str:
    return say(f"pages.{name}_{option}")


def _pick_round(where: place.Place, as_of: date) -> int | None:
    """The round that a circular is about; None: a period."""
    listed = _rounds(reads.View(as_of, *where))
    chosen = filters.pick(
        ROUND,
        [filters.ALL, *map(str, listed)],
        lambda one: numbers.rounds(int(one), int(one)) if one else say("briefing_page.by_period"),
        width=152,
    )
    return int(chosen) if chosen else None


@kept
def _rounds(view: reads.View) -> list[int]:
    """The rounds of the newest term that were reported one by one, the newest first."""
    rows = reads.rounds(view, ROUNDS_OF)
    rows = rows[(rows["state"] == "value") & (rows["term_no"] == rows["term_no"].max())]
    single = rows[rows["round_first"] == rows["round_last"]]
    return sorted({int(one) for one in single["round_first"].dropna()}, reverse=True)


def _parts(kind: str) -> tuple[str, ...] | None:
    """The sections that are wanted; None for all, as when none is left."""
    without = address.values(WITHOUT)
    wanted = tuple(one for one in SECTIONS[kind] if one not in without)
    return wanted if 0 < len(wanted) < len(SECTIONS[kind]) else None


def pick_parts(ask: Ask) -> None:
    """Which sections the paper has, as a row of buttons."""
    every = SECTIONS[ask.kind]
    key = f"briefing-parts-{ask.kind}"
    st.session_state[key] = [one for one in every if ask.wants(one)]

    def changed() -> None:
        wanted = st.session_state[key]
        address.put(WITHOUT, [one for one in every if one not in wanted] if wanted else None)

    st.pills(
        say("briefing_page.parts"),
        every,
        selection_mode="multi",
        format_func=lambda one: say(f"briefing_page.part_{one}"),
        key=key,
        on_change=changed,
    )


def tell_why(words: str) -> None:
    """Why there is no paper, and what to do."""
    then = escape(say("briefing_page.why_next"))
    st.html(f'<div class="empty" role="status"><b>{escape(words)}</b>{then}</div>')


def why_not(ask: Ask) -> str:
    """Why this cannot be made of what there is; "" where it can."""
    counties = briefing_reads.reads_for(ask).counties
    if ask.kind in BESIDE_OTHERS and len(counties) == 1:
        return say("briefing_page.only_one", county=counties[0])
    return ""
