"""What 考核 reads: a result of now or one that was kept, earlier ones, and the entries by hand."""

from datetime import date
from typing import Any

import pandas as pd

from pages.ui.kept import kept
from pages.ui.seeing import opened
from queries import appraisal, appraisal_rules
from queries.appraisal import Appraisal

YEARS = 4


@kept
def of_city(province: str, city: str, as_of: date, edition: object) -> Appraisal:
    """The result as known now; `edition` tells two states of the office's files apart.

    Raises appraisal_rules.AppraisalError.
    """
    with opened(as_of) as cursor:
        return appraisal.appraisal(cursor, province, city, as_of)


@kept
def entries(province: str, city: str, year: int) -> pd.DataFrame:
    """The entries by hand of a year, the newest first."""
    with opened() as cursor:
        return appraisal.entries(cursor, province, city, year)


@kept
def listed(province: str, city: str) -> pd.DataFrame:
    """The results that were kept, the newest first."""
    with opened() as cursor:
        return appraisal.kept(cursor, province, city)


@kept
def one(number: int) -> tuple[Any, Appraisal] | None:
    """A kept result, and who kept it when; None where there is none."""
    with opened() as cursor:
        return appraisal.kept_one(cursor, number)


@kept
def earlier(province: str, city: str, as_of: date, edition: object) -> tuple[Appraisal, ...]:
    """The results at the ends of the last years and at `as_of`, where a version was in force."""
    days = [date(as_of.year - ago, 12, 31) for ago in range(YEARS, 0, -1)]
    found = []
    for day in [*days, as_of]:
        try:
            result = of_city(province, city, day, edition)
        except appraisal_rules.AppraisalError:
            continue
        if len(result.totals):
            found.append(result)
    return tuple(found)
