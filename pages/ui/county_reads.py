"""What the page of one county reads beside its figures, kept per data version."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.ui.county_bar import County
from pages.ui.reads import ENTRIES, Version, opened, version
from queries import county as asked


def files(county: County, as_of: date) -> pd.DataFrame:
    """The files that came from the county, newest first; see queries.county.files."""
    return _files(version(), county, as_of)


def narrative(county: County, as_of: date) -> pd.DataFrame:
    """Its newest 情况说明: one row or none."""
    return _narrative(version(), county, as_of)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _files(version: Version, county: County, as_of: date) -> pd.DataFrame:
    with opened(version, as_of) as cursor:
        return asked.files(cursor, county.province, county.city, county.county)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _narrative(version: Version, county: County, as_of: date) -> pd.DataFrame:
    with opened(version, as_of) as cursor:
        return asked.narrative(cursor, county.province, county.city, county.county)
