"""What topic pages read beside the figures themselves: kept per data version, like all reads."""

import pandas as pd
import streamlit as st

from pages.ui.reads import ENTRIES, View, named
from pages.ui.seeing import Version, opened, version
from queries import clue_ages as ages
from queries import details
from text import language


def clue_ages(view: View) -> pd.DataFrame:
    """One row per report that counts; see queries.clue_ages.clue_ages; named and keyed."""
    return _clue_ages(version(), language(), view)


def reports(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """One row per current report and indicator, named and keyed to that report."""
    return _reports(version(), language(), view, ids)


def posts(view: View) -> pd.DataFrame:
    """One row per place: its posts, named and keyed to post_filling; see queries.details.posts."""
    return _posts(version(), language(), view)


def reported_satisfaction(view: View) -> pd.DataFrame:
    """Rates reported without votes; see queries.details.reported_satisfaction."""
    return _reported_satisfaction(version(), view)


def stationed_forms(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """One row per indicator, place and form where a place has several; keyed to the place."""
    return _stationed_forms(version(), language(), view, ids)


def printed_totals(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """What was printed as the city's total beside the sum of its counties on that day."""
    return _printed_totals(version(), language(), view, ids)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _printed_totals(
    version: Version, spoken: str, view: View, ids: tuple[str, ...]
) -> pd.DataFrame:
    with opened(version, view.as_of) as cursor:
        found = details.printed_totals(cursor, ids, province=view.province, city=view.city)
    return named(found, view)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _clue_ages(version: Version, spoken: str, view: View) -> pd.DataFrame:
    with opened(version, view.as_of) as cursor:
        found = ages.clue_ages(cursor, **view.selection)
    return named(_of("clues_open", found), view, by_report=True)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _reports(version: Version, spoken: str, view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    with opened(version, view.as_of) as cursor:
        return named(details.reports(cursor, ids, **view.selection), view, by_report=True)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _posts(version: Version, spoken: str, view: View) -> pd.DataFrame:
    with opened(version, view.as_of) as cursor:
        found = details.posts(cursor, **view.selection)
    return named(_of("post_filling", found), view)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _reported_satisfaction(version: Version, view: View) -> pd.DataFrame:
    with opened(version, view.as_of) as cursor:
        return details.reported_satisfaction(cursor, **view.selection)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _stationed_forms(
    version: Version, spoken: str, view: View, ids: tuple[str, ...]
) -> pd.DataFrame:
    with opened(version, view.as_of) as cursor:
        return named(details.stationed_forms(cursor, ids, **view.selection), view)


def _of(indicator: str, found: pd.DataFrame) -> pd.DataFrame:
    return found.assign(indicator=indicator, part=None, basis=None)
