"""The reports behind a figure as rows of an appendix: one by one, by county, or all together."""

from datetime import date
from typing import Any

import pandas as pd

from briefings.evidence import footnotes
from briefings.evidence.facts import Fact, count, is_small
from briefings.evidence.ids import COUNTY
from text import numbers, say

FILES_NAMED = 2
# where the parts stand in a row
PARTS = 2
Rows = list[list[str]]


def one_by_one(reports: pd.DataFrame, of: Fact, day: date) -> Rows:
    """The reports of one county: which, as of when asked, its parts, its day, file and cells.

    Of a small growth no parts: both ends would tell it by subtraction.
    """
    is_told = of.start is None or not (of.is_hidden or of.is_before_hidden)
    return [
        [_which(row), _at(day), _parts([row.numerator, row.denominator], of) if is_told else "",
         _day(row.as_of_date), _file(row)]
        for row in reports.itertuples()
    ]  # fmt: skip


def by_county(reports: pd.DataFrame, of: Fact, day: date) -> Rows:
    """One row per county, in register order; a single hidden one takes the smallest with it."""
    groups = [(str(county), rows) for county, rows in reports.groupby(COUNTY, sort=False)]
    told = [_together(county, rows, of, day, is_county=True) for county, rows in groups]
    sums = [float(rows["numerator"].sum()) for _, rows in groups]
    others = [at for at, one in enumerate(sums) if not is_small(one)]
    if len(sums) - len(others) == 1 and others:
        told[min(others, key=lambda at: sums[at])][PARTS] = say("briefing.complement")
    return told


def together(reports: pd.DataFrame, of: Fact, day: date) -> Rows:
    """All in one row, which tells no county from another."""
    if reports.empty:
        return []
    places = say("briefing.places", count=numbers.whole(reports[COUNTY].nunique()))
    return [_together(places, reports, of, day, is_county=False)]


def left_out(reports: pd.DataFrame) -> Rows:
    """Why reports do not count, and how many of each."""
    return [
        [say(f"briefing.why_{why}"), numbers.whole(len(rows))]
        for why, rows in reports.groupby("why")
    ]


def _together(
    name: str, rows: pd.DataFrame, of: Fact, day: date, *, is_county: bool
) -> list[str]:  # fmt: skip
    sides = [rows[one].sum(min_count=1) for one in ("numerator", "denominator")]
    reports = say("briefing.reports_at", count=numbers.whole(len(rows)), day=footnotes.day(day))
    parts = _parts(sides, of, is_county=is_county)
    return [name, reports, parts, _day(rows["as_of_date"].max()), _files(rows)]


def _parts(sides: list[Any], of: Fact, *, is_county: bool = True) -> str:
    known = [None if numbers.is_missing(one) else float(one) for one in sides]
    numerator, denominator = (count(one, "county" if is_county else "") for one in known)
    if of.indicator.is_count:
        return numerator
    return say("numbers.parts", numerator=numerator, denominator=denominator)


def _which(row: Any) -> str:
    named = (numbers.rounds(row.round_first, row.round_last), row.scope, row.inspection_type)
    return next((str(one) for one in named if one and not numbers.is_missing(one)), "")


def _at(day: date) -> str:
    return say("briefing.at_day", day=footnotes.day(day))


def _day(day: Any) -> str:
    return numbers.missing() if numbers.is_missing(day) else footnotes.day(day.date())


def _file(row: Any) -> str:
    """The file, and the cells; what was typed in them stands in the parts."""
    cells = dict.fromkeys(f"{one['sheet']}!{one['cell']}" for one in row.cells if one["cell"])
    named = say("charts.comma").join(cells)
    return say("briefing.file_cells", file=row.file, cells=named) if named else str(row.file)


def _files(rows: pd.DataFrame) -> str:
    names = list(dict.fromkeys(rows["file"].dropna()))
    listed = say("charts.comma").join(names[:FILES_NAMED])
    if len(names) <= FILES_NAMED:
        return listed
    return say("briefing.files_more", listed=listed, count=numbers.whole(len(names)))
