"""What the counter and the review show of a submission; kept per data version and person."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from access import Person
from loaders import desk, preview
from loaders.register import County, counties_of, of_code
from pages.ui import sitting
from pages.ui.seeing import version
from queries import store, submissions
from text import language

ENTRIES = 64


def draft(person: Person, number: int) -> desk.Draft:
    """A submission as it stands. Raises NotAllowedError, LookupError. Not to be changed."""
    kept: desk.Draft = _draft(store.data_version(), language(), person, number)
    return kept


def changes(person: Person, number: int) -> preview.Preview:
    """What a submission would change; raises as `draft`."""
    kept: preview.Preview = _changes(store.data_version(), language(), person, number)
    return kept


def listed(codes: Sequence[str] | None, states: Sequence[str] | None = None) -> pd.DataFrame:
    """The submissions of these counties (None: of all), the newest first."""
    asked = None if codes is None else tuple(codes)
    return _listed(store.data_version(), asked, None if states is None else tuple(states))


def months(place: County, as_of: date, count: int = 12) -> pd.DataFrame:
    """The last months of one county: what came for each, and how it stands."""
    frame = _months(version()[0], place.city, as_of, count)
    return frame[frame["county"] == place.county]


def counties(person: Person, city: str | None) -> list[County]:
    """The counties that a person hands in for: a reporter's own, else all of the city."""
    if person.counties:
        return [of_code(code) for code in sorted(person.counties)]
    return counties_of(city) if city else []


def here() -> Person:
    """Whoever this run is for."""
    return sitting.person()


@st.cache_resource(max_entries=ENTRIES, show_spinner=False)
def _draft(version: int, spoken: str, person: Person, number: int) -> Any:
    return desk.open_draft(person, number)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False)
def _changes(version: int, spoken: str, person: Person, number: int) -> Any:
    return preview.preview(person, number)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False)
def _listed(
    version: int, codes: tuple[str, ...] | None, states: tuple[str, ...] | None
) -> pd.DataFrame:
    with store.read() as cursor:
        return submissions.listed(cursor, codes, states)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False)
def _months(version: int, city: str, as_of: date, count: int) -> pd.DataFrame:
    with store.read(as_of=as_of) as cursor:
        return submissions.months(cursor, city, count)
