"""What the page of one county reads beside its figures."""

from dataclasses import replace
from datetime import date

import pandas as pd

from pages.parts.county.county_bar import County
from pages.ui.kept import kept, kept_wide
from pages.ui.reads import COUNTY, View, compare
from pages.ui.seeing import opened, opened_wide
from pages.ui.sitting import sight
from queries import county as asked
from queries import figures


@kept
def files(county: County, as_of: date) -> pd.DataFrame:
    """The files that came from the county, newest first; see queries.county.files."""
    with opened(as_of) as cursor:
        return asked.files(cursor, county.province, county.city, county.county)


@kept
def spread(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """The range of each indicator over the view's whole city; see queries.county.spread.

    Who may not see the city is told the range of their own one, and only of so many counties
    that no single one shows through: this is the one read that looks beyond a person's sight.
    """
    own = sight()
    if own is None:
        return asked.spread(compare(view, ids))
    whole = replace(view, province=own.province, city=own.city, counties=(), level=COUNTY)
    return _spread_of_city(whole, ids)


@kept_wide
def _spread_of_city(whole: View, ids: tuple[str, ...]) -> pd.DataFrame:
    with opened_wide(whole.as_of) as cursor:
        ranges = asked.spread(figures.compare(cursor, list(ids), **whole.selection))
    return ranges[ranges["places"] >= asked.FEWEST_IN_RANGE]


@kept
def narrative(county: County, as_of: date) -> pd.DataFrame:
    """Its newest 情况说明: one row or none."""
    with opened(as_of) as cursor:
        return asked.narrative(cursor, county.province, county.city, county.county)
