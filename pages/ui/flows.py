"""Figures of the period in view: term to date, or what grew between two days, in one shape."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from pages.ui import reads
from pages.ui.kept import kept
from pages.ui.reads import View, named
from pages.ui.seeing import opened
from queries import flows, standing

# What a flow does not have, so that its frame can be shown as any other.
WITHOUT = {
    "basis": None,
    "lower_bound": False,
    "to_verify": False,
    "missing_rounds": None,
    "source": None,
}

Frames = tuple[pd.DataFrame, pd.DataFrame]


def shown(view: View, ids: tuple[str, ...]) -> Frames:
    """The figures and their sums over the places in view: term to date, or grown in the period.

    Columns as pages.ui.reads.compare and pooled; of a period also before_* and change.
    """
    if view.start is None:
        return reads.compare(view, ids), reads.pooled(view, ids)
    return _flow(view, ids)


def since_last_report(view: View, ids: tuple[str, ...]) -> tuple[View, pd.DataFrame] | None:
    """What grew from the last but one report in view to the last: its dates and the sums."""
    dates = as_of_dates(view, 2)
    if len(dates) < 2:
        return None
    newest, before = dates
    of_last = replace(view, as_of=newest, start=before + timedelta(days=1))
    return of_last, shown(of_last, ids)[1]


def as_of_dates(view: View, most: int) -> list[date]:
    """The newest as-of dates of reports in view, newest first."""
    return _as_of_dates(replace(view, term=None, start=None), most)


@kept
def year_by_year(view: View, indicator: str, years: int) -> pd.DataFrame:
    """The figures of the same period in this and earlier years, oldest first; `year` says which."""
    found = []
    for back in range(years):
        moved = _years_back(view, back)
        places, _ = shown(moved, (indicator,))
        found.append(places.assign(year=moved.as_of.year))
    together = pd.concat(found[::-1], ignore_index=True)
    return together.sort_values(["county_order", "county", "year"], kind="stable")


def _years_back(view: View, years: int) -> View:
    if view.start is None:
        raise ValueError("the term to date has no year before")
    start, end = (flows.years_earlier(day, years) for day in (view.start, view.as_of))
    return replace(view, start=start, as_of=end, term=None)


def at_start(view: View) -> View:
    """The view of the state from which a period's growth is counted."""
    if view.start is None:
        raise ValueError("the term to date has no start")
    return replace(view, as_of=view.start - timedelta(days=1), start=None)


@kept
def _flow(view: View, ids: tuple[str, ...]) -> Frames:
    if view.start is None:
        raise ValueError("a flow has a start")
    with opened(view.as_of) as cursor:
        places, sums = flows.flow(cursor, list(ids), view.start, view.as_of, **view.selection)
    places, sums = (
        frame.assign(**WITHOUT, as_of_date=frame["end_date_used"]) for frame in (places, sums)
    )
    return named(places, view), sums


@kept
def _as_of_dates(view: View, most: int) -> list[date]:
    with opened(view.as_of) as cursor:
        return standing.as_of_dates(cursor, most, **view.selection)
