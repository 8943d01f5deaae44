"""What topic pages read beside the figures themselves: kept per data version, like all reads."""

import pandas as pd

from pages.ui.kept import kept
from pages.ui.reads import View, named
from pages.ui.seeing import opened
from queries import clue_ages as ages
from queries import details


@kept
def clue_ages(view: View) -> pd.DataFrame:
    """One row per report that counts; see queries.clue_ages.clue_ages; named and keyed."""
    with opened(view.as_of) as cursor:
        found = ages.clue_ages(cursor, **view.selection)
    return named(_of("clues_open", found), view, by_report=True)


@kept
def reports(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """One row per current report and indicator, named and keyed to that report."""
    with opened(view.as_of) as cursor:
        return named(details.reports(cursor, ids, **view.selection), view, by_report=True)


@kept
def posts(view: View) -> pd.DataFrame:
    """One row per place: its posts, named and keyed to post_filling; see queries.details.posts."""
    with opened(view.as_of) as cursor:
        found = details.posts(cursor, **view.selection)
    return named(_of("post_filling", found), view)


@kept
def reported_satisfaction(view: View) -> pd.DataFrame:
    """Rates reported without votes; see queries.details.reported_satisfaction."""
    with opened(view.as_of) as cursor:
        return details.reported_satisfaction(cursor, **view.selection)


@kept
def stationed_forms(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """One row per indicator, place and form where a place has several; keyed to the place."""
    with opened(view.as_of) as cursor:
        return named(details.stationed_forms(cursor, ids, **view.selection), view)


@kept
def printed_totals(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """What was printed as the city's total beside the sum of its counties on that day."""
    with opened(view.as_of) as cursor:
        found = details.printed_totals(cursor, ids, province=view.province, city=view.city)
    return named(found, view)


def _of(indicator: str, found: pd.DataFrame) -> pd.DataFrame:
    return found.assign(indicator=indicator, part=None, basis=None)
