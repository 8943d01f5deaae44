"""A change between two states of one figure, in parts that add up exactly."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property

import pandas as pd

from queries import registry

# In this order they are let in: put right, come late, days gone by, reported since, another plan.
CAUSES = ("corrected", "late", "days", "own", "plan")
PLACE = ["province", "city", "county", "level"]
PARTS = ["numerator", "denominator"]
NOTHING = Fraction(0)
# What a report is of: the same again is the same round (or plan) told at another time.
MATTER = [
    *("cause", *PLACE, "stream", "term_no", "scope", "round_first", "round_last"),
    *("inspection_type", "batch", "supervision_form", "period_start"),
]  # fmt: skip


@dataclass(frozen=True, order=True)
class State:
    """An as-of date, and the moment (UTC) of which is told what was known of it."""

    as_of: date
    known_at: datetime


@dataclass(frozen=True)
class Sum:
    """A figure as its two parts, exact; `value` is None over nothing."""

    numerator: Fraction
    denominator: Fraction
    is_count: bool = False
    is_known: bool = True

    @property
    def value(self) -> Fraction | None:
        """The numerator itself of a count, else the ratio."""
        if not self.is_known or (self.denominator <= 0 and not self.is_count):
            return None
        return self.numerator if self.is_count else self.numerator / self.denominator


@dataclass(frozen=True)
class Change:
    """One indicator (and part of it) between two states.

    `reports`: one row per report that came into the count or went out of it, with cause, place,
    comes_in, and numerator and denominator as they add to the change (negative where it goes out).
    `places`: per place start and end, each a Sum. Both in register order.
    """

    indicator: registry.Indicator
    start: State
    end: State
    reports: pd.DataFrame
    places: pd.DataFrame
    part: str | None = None

    def total(self, side: str, rows: pd.DataFrame | None = None) -> Sum:
        """The sum over the places (or those in `rows`) at "start" or "end"."""
        sums = list((self.places if rows is None else rows)[side])
        known = [one for one in sums if one.is_known]
        numerator = sum((one.numerator for one in known), NOTHING)
        denominator = sum((one.denominator for one in known), NOTHING)
        return Sum(numerator, denominator, self.indicator.is_count, bool(known))

    @property
    def difference(self) -> Fraction | None:
        """The change of the value of the sum; None where an end has none."""
        start, end = self.total("start").value, self.total("end").value
        return None if start is None or end is None else end - start

    def parts(self, county: tuple[str, ...] | None = None) -> pd.DataFrame:
        """One row per cause in order: numerator and denominator of the change, contribution to the
        change of the value (None where one end has none), reports. Of one place where one is given.

        contribution = (Δnumerator − value at the start · Δdenominator) ÷ denominator at the end:
        over all causes that is exactly the change of the value, whatever their order.
        """
        if county is None:
            return self._of_all
        return self._parts(_of(self.places, county), _of(self.reports, county))

    @cached_property
    def _of_all(self) -> pd.DataFrame:
        return self._parts(self.places, self.reports)

    def _parts(self, places: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
        start, end = self.total("start", places), self.total("end", places)
        rows = []
        for cause in CAUSES:
            own = reports[reports["cause"] == cause]
            moved = [sum(own[part], NOTHING) for part in PARTS]
            rows.append([cause, *moved, _contribution(start, end, *moved), len(own)])
        return pd.DataFrame(rows, columns=["cause", *PARTS, "contribution", "reports"])


def matters(reports: pd.DataFrame) -> pd.DataFrame:
    """The rows of Change.reports put together by what they are of, without those that add nothing.

    One row per cause, place and round (or plan, or period): numerator and denominator of the
    change; went and came: what was counted there before and after, as rows of `reports`, each
    None where there was none (of several the last).
    """
    found = []
    for key, rows in reports.groupby(MATTER, dropna=False, sort=False):
        moved = [sum(rows[part], NOTHING) for part in PARTS]
        if any(moved):
            sides = [list(rows[rows["comes_in"] == side].itertuples()) for side in (False, True)]
            found.append([*key, *moved, *(side[-1] if side else None for side in sides)])
    return pd.DataFrame(found, columns=[*MATTER, *PARTS, "went", "came"], dtype=object)


def _contribution(
    start: Sum, end: Sum, numerator: Fraction, denominator: Fraction
) -> Fraction | None:
    if start.value is None or end.value is None:
        return None
    if end.is_count:
        return numerator
    return (numerator - start.value * denominator) / end.denominator


def _of(rows: pd.DataFrame, place: tuple[str, ...]) -> pd.DataFrame:
    is_there = pd.Series(True, rows.index)
    for name, wanted in zip(PLACE, place, strict=False):
        is_there &= rows[name] == wanted
    return rows[is_there]
