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


def earlier(as_of: date) -> list[date]:
    """The days that `as_of` is looked at beside: the ends of the last years, and itself."""
    return [*(date(as_of.year - ago, 12, 31) for ago in range(YEARS, 0, -1)), as_of]


def known(province: str, city: str, day: date, edition: object) -> list[Appraisal]:
    """The result of a day; none where no version was in force, or nobody had reported."""
    try:
        result = of_city(province, city, day, edition)
    except appraisal_rules.AppraisalError:
        return []
    return [result] if len(result.totals) else []
