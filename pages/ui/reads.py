"""What the pages read: one cursor per read, kept per data version and never by time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui.seeing import Version, opened, version
from queries import figures, reads, registry
from queries import trace as traces
from queries.fields import label
from text import language, numbers

ENTRIES = 128
MARK, STROKE = "~", "/"
LEVELS = {"county": "县", "city": "市本级", "total": "合计"}
COUNTY = LEVELS["county"]


@dataclass(frozen=True)
class View:
    """What is looked at: the filters of the page, all of them hashable."""

    as_of: date
    province: str | None = None
    city: str | None = None
    counties: tuple[str, ...] = ()
    level: str = COUNTY
    term: int | None = None
    # of a period: its first day; its last is as_of
    start: date | None = None

    @property
    def selection(self) -> dict[str, Any]:
        """The filters that queries.figures takes."""
        counties = list(self.counties) or None
        place = {"province": self.province, "city": self.city, "counties": counties}
        return {**place, "level": self.level, "term": self.term}


def indicators() -> dict[str, Any]:
    """All indicators by id, in the order of the registry."""
    return registry.indicators()


def indicator(one: str) -> Any:
    """An indicator, or a reported field as a figure ("rounds.cases_filed"); None where neither."""
    try:
        return registry.indicator(one)
    except KeyError:
        return None


def places(as_of: date) -> pd.DataFrame:
    """Places with data: one row per place, level and term; see queries.reads.places."""
    return _places(version(), as_of)


def compare(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """Term to date, one row per figure, with `name`, `aside` and `key` for charts and tables."""
    return _compare(version(), language(), view, ids)


def rounds(view: View, indicator: str) -> pd.DataFrame:
    """One row per current report, named and keyed to that report."""
    return _rounds(version(), language(), view, indicator)


def cumulative(view: View, indicator: str) -> pd.DataFrame:
    """One row per place and as-of date, named and keyed."""
    return _cumulative(version(), language(), view, indicator)


@dataclass(frozen=True)
class Origin:
    """Which figure a trace is of: an indicator at a place, or of one report, or as of a day.

    `county` is "" for the sum over all places in view.
    """

    indicator: str
    province: str = ""
    city: str = ""
    county: str = ""
    level: str = COUNTY
    term: int | None = None
    part: str | None = None
    report_id: int | None = None
    as_of: date | None = None
    # of what grew in a period of its own: the first day; the last is as_of
    start: date | None = None

    def key(self) -> str:
        """The origin as one word for the address; of a period both days, joined by a stroke."""
        *fields, day, start = (getattr(self, name) for name in self.__dataclass_fields__)
        days = STROKE.join(str(one) for one in (start, day) if one)
        return MARK.join("" if field is None else str(field) for field in (*fields, days))

    @classmethod
    def of_key(cls, key: str) -> "Origin | None":
        """The origin that `key` stands for, or None where it is no such word."""
        fields = key.split(MARK)
        if len(fields) != len(cls.__dataclass_fields__) - 1:
            return None
        indicator, province, city, county, level, term, part, report, days = fields
        start, _, day = days.rpartition(STROKE)
        try:
            return cls(
                indicator,
                province,
                city,
                county,
                level,
                int(term) if term else None,
                part or None,
                int(report) if report else None,
                date.fromisoformat(day) if day else None,
                date.fromisoformat(start) if start else None,
            )
        except ValueError:
            return None


def trace(view: View, origin: Origin) -> Any:
    """The queries.trace.Trace of one figure; raises LookupError where there is no such figure."""
    return _trace(version(), origin.as_of or view.as_of, origin)


def pooled(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """The sum over the places in view, one row per indicator; see queries.figures.pooled."""
    return _pooled(version(), view, ids)


def not_placed() -> pd.DataFrame:
    """The published rows that could not become reports, with the reason."""
    return _not_placed(version())


def checks() -> Any:
    """The rules that a workbook is checked by."""
    return _checks(version())


def named(
    frame: pd.DataFrame, view: View, *, by_report: bool = False, by_day: bool = False
) -> pd.DataFrame:
    """`frame` with the name of each place, its city where several are in view, and its key.

    A key is of the figure of the term; `by_report` of one report; `by_day` as of the row's day.
    """
    aside = frame["city"].where(frame["city"] != frame["county"], frame["province"])
    keys = [_origin(row, by_report, by_day).key() for row in frame.itertuples()]
    return frame.assign(
        name=frame["county"],
        aside="" if view.city else aside,
        basis=[None if numbers.is_missing(name) else label(name) for name in frame["basis"]],
        key=pd.Series(keys, index=frame.index, dtype="object"),
    )


def _origin(row: Any, by_report: bool, by_day: bool) -> Origin:
    return Origin(
        row.indicator,
        row.province,
        row.city,
        row.county,
        row.level,
        None if numbers.is_missing(row.term_no) else int(row.term_no),
        None if numbers.is_missing(row.part) else row.part,
        int(row.report_id) if by_report else None,
        row.as_of_date.date() if by_day and not numbers.is_missing(row.as_of_date) else None,
    )


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _places(version: Version, as_of: date) -> pd.DataFrame:
    with opened(version, as_of) as cursor:
        return reads.places(cursor)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _compare(version: Version, spoken: str, view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    with opened(version, view.as_of) as cursor:
        return named(figures.compare(cursor, list(ids), **view.selection), view)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _pooled(version: Version, view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    with opened(version, view.as_of) as cursor:
        return figures.pooled(cursor, list(ids), **view.selection)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _rounds(version: Version, spoken: str, view: View, indicator: str) -> pd.DataFrame:
    with opened(version, view.as_of) as cursor:
        return named(figures.rounds(cursor, indicator, **view.selection), view, by_report=True)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _cumulative(version: Version, spoken: str, view: View, indicator: str) -> pd.DataFrame:
    with opened(version, view.as_of) as cursor:
        return named(figures.cumulative(cursor, indicator, **view.selection), view, by_day=True)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _trace(version: Version, as_of: date, origin: Origin) -> Any:
    with opened(version, as_of) as cursor:
        return traces.trace(
            cursor,
            origin.indicator,
            origin.province,
            origin.city,
            origin.county,
            origin.level,
            origin.term,
            part=origin.part,
            report_id=origin.report_id,
        )


@st.cache_data(max_entries=4, show_spinner=False)
def _not_placed(version: Version) -> pd.DataFrame:
    with opened(version) as cursor:
        listed = reads.published_not_placed(cursor)
    # what is printed of no county in particular is for who may see every county
    return listed if version[1] is None else listed[:0]


@st.cache_data(max_entries=4, show_spinner=False)
def _checks(version: Version) -> Any:
    with opened(version) as cursor:
        return reads.checks(cursor)
