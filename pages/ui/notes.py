"""The source note under every page, and the words for the filters in force."""

import re
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import dates, knowing, reads
from pages.ui.frame import quiet
from pages.ui.kept import kept
from pages.ui.reads import View
from text import language, numbers, say

SOURCES_NAMED = 6
ADDRESS = re.compile(r"\s*https?://\S+?(?=【|\s|$)|【\w+】")


@kept
def source_note(view: View, figures: pd.DataFrame) -> str:
    """Which reports stand behind the page, as of when, in which version, and what is missing.

    One line per matter; `figures` as pages.ui.reads.compare gives them.
    """
    known = figures[figures["state"] == "value"]
    lines = [
        say(
            "pages.note_reports",
            noun=noun(view.level),
            reports=numbers.whole(int(known["reports"].sum())),
            places=numbers.whole(_places(known)),
            date=numbers.day(view.as_of),
            version=reads.version(),
        ),
        knowing.line(),
        _missing(figures, known, noun(view.level)),
        _sources(known),
    ]
    return "\n".join(line for line in lines if line)


def show_note(note: str) -> None:
    """The note at the foot of the page, and where these figures may not go."""
    lines = [*note.splitlines(), say("pages.internal")]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    st.html(f'<div class="source">{body}</div>')


def show_period(view: View, figures: pd.DataFrame) -> None:
    """What a period cannot show: who has no report near its start, and what has no growth."""
    if view.start is None:
        return
    lost = list(dict.fromkeys(figures.loc[figures["state"] == "no_start", "name"]))
    lines = [say("pages.period_how", start=numbers.day(view.start), end=numbers.day(view.as_of))]
    if lost:
        listed = say("charts.comma").join(lost[:SOURCES_NAMED])
        lines.append(say("pages.period_lost", listed=listed, count=numbers.whole(len(lost))))
    quiet("".join(lines))


def period(view: View) -> str:
    """What the figures of a view are of: the term to date, or the days of a period."""
    if view.start is None:
        return say("pages.period_term")
    return dates.in_words(view.start, view.as_of)


def noun(level: str) -> str:
    """What places of a level are called."""
    return say(f"pages.noun_{_level_word(level)}")


def _level_word(level: str) -> str:
    return next(word for word, name in reads.LEVELS.items() if name == level)


def filters_in_words(view: View) -> str:
    """The filters as one line for a file that leaves the house."""
    place = view.city or say("pages.every_city")
    counties = say("charts.comma").join(view.counties) or say("pages.every_county")
    term = numbers.term(view.term) if view.term else say("pages.latest_term")
    as_of = dates.in_words(view.start, view.as_of)
    level = say(f"pages.level_{_level_word(view.level)}")
    told = (place, counties, level, term, as_of, knowing.words())
    return say("charts.dot").join(filter(None, told))


def _places(figures: pd.DataFrame) -> int:
    return len(figures[["province", "city", "county"]].drop_duplicates())


def _missing(figures: pd.DataFrame, known: pd.DataFrame, places: str) -> str:
    """What a reader might expect to see and does not."""
    gone, left = _places(figures) - _places(known), int(known["left_out"].sum())
    bound = int(known["lower_bound"].sum())
    parts = [
        say("pages.note_missing", count=numbers.whole(gone), noun=places) if gone else "",
        say("pages.note_left_out", count=numbers.whole(left)) if left else "",
        say("pages.note_lower_bound", count=numbers.whole(bound)) if bound else "",
    ]
    return "".join(part for part in parts if part)


def _sources(known: pd.DataFrame) -> str:
    """The publications behind the figures, the first few by name."""
    named = [part for text in known["source"].dropna() for part in str(text).split("；")]
    # The addresses stand in the tables and in the trace; here the names are enough.
    titles = (ADDRESS.sub("", part).strip() for part in named)
    distinct = list(dict.fromkeys(title for title in titles if title))
    if not distinct:
        return ""
    listed = say("charts.comma").join(distinct[:SOURCES_NAMED])
    form = "note_sources_more" if len(distinct) > SOURCES_NAMED else "note_sources"
    return say(f"pages.{form}", listed=listed, count=numbers.whole(len(distinct)))


def direction_note(indicator: Any) -> str:
    """How an indicator may be read: neither side of a neutral one is good."""
    counter = reads.indicators().get(indicator.counter_indicator or "")
    key = "pages.note_neutral" if indicator.direction == "neutral" else "pages.note_directed"
    words = say(key, direction=say(f"pages.direction_{indicator.direction}"))
    if counter is None:
        return words
    return words + say("pages.note_counter", counter=counter.name[language()])
