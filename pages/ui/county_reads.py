"""What the page of one county reads beside its figures, kept per data version."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from pages.ui.county_bar import County
from pages.ui.reads import COUNTY, ENTRIES, View, compare
from pages.ui.seeing import Version, opened, opened_wide, version
from queries import county as asked
from queries import figures


def files(county: County, as_of: date) -> pd.DataFrame:
    """The files that came from the county, newest first; see queries.county.files."""
    return _files(version(), county, as_of)


def narrative(county: County, as_of: date) -> pd.DataFrame:
    """Its newest 情况说明: one row or none."""
    return _narrative(version(), county, as_of)


def spread(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """The range of each indicator over the view's whole city; see queries.county.spread.

    Who may not see the city is told the range of their own one, and only of so many counties
    that no single one shows through: this is the one read that looks beyond a person's sight.
    """
    number, sight = version()
    if sight is None:
        return asked.spread(compare(view, ids))
    whole = replace(view, province=sight.province, city=sight.city, counties=(), level=COUNTY)
    ranges = _city_spread(number, whole, ids)
    return ranges[ranges["places"] >= asked.FEWEST_IN_RANGE]


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _city_spread(number: int, view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    with opened_wide(view.as_of) as cursor:
        return asked.spread(figures.compare(cursor, list(ids), **view.selection))


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _files(version: Version, county: County, as_of: date) -> pd.DataFrame:
    with opened(version, as_of) as cursor:
        return asked.files(cursor, county.province, county.city, county.county)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _narrative(version: Version, county: County, as_of: date) -> pd.DataFrame:
    with opened(version, as_of) as cursor:
        return asked.narrative(cursor, county.province, county.city, county.county)
