"""What the pages read: one cursor per read, each kept until the data change."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from pages.ui.kept import kept
from pages.ui.seeing import opened, opened_now
from pages.ui.sitting import sight
from queries import figures, reads, registry, store
from queries import trace as traces
from queries.fields import label
from text import numbers

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


def version() -> int:
    """The data version, which every committed write raises."""
    return store.data_version()


def indicators() -> dict[str, Any]:
    """All indicators by id, in the order of the registry."""
    return registry.indicators()


@kept
def indicator(one: str) -> Any:
    """An indicator, or a reported field as a figure ("rounds.cases_filed"); None where neither."""
    try:
        return registry.indicator(one)
    except KeyError:
        return None


@kept
def listed(ids: tuple[str, ...]) -> dict[str, Any]:
    """These indicators and fields by id, in this order."""
    return {one: indicator(one) for one in ids}


@kept
def of(figures: pd.DataFrame, ids: tuple[str, ...]) -> pd.DataFrame:
    """The figures of these indicators."""
    return figures[figures["indicator"].isin(ids)]


@kept
def known(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures that have a value."""
    return figures[figures["state"] == "value"]


@kept
def whole(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures that are not one part of several."""
    return figures[figures["part"].isna()]


@kept
def places(as_of: date) -> pd.DataFrame:
    """Places with data: one row per place, level and term; see queries.reads.places.

    Those of now: what an address chose must not be lost in a past view that knows it not yet.
    """
    with opened_now(as_of) as cursor:
        return reads.places(cursor)


@kept
def places_known(as_of: date) -> pd.DataFrame:
    """The same, as known at the moment that the address asks for."""
    with opened(as_of) as cursor:
        return reads.places(cursor)


@kept
def compare(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """Term to date, one row per figure, with `name`, `aside` and `key` for charts and tables."""
    return named(_overview(view, ids)[0], view)


@kept
def _overview(view: View, ids: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures and their sums. All indicators cost as much as any three asked one by one, and
    pages share them.
    """
    every = tuple(indicators())
    if not set(ids) <= set(every):
        return _asked(view, ids)
    places, totals = (figures.only(both, ids) for both in _asked(view, every))
    return places, totals


@kept
def _asked(view: View, ids: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    with opened(view.as_of) as cursor:
        return figures.overview(cursor, list(ids), **view.selection)


@kept
def rounds(view: View, indicator: str) -> pd.DataFrame:
    """One row per current report, named and keyed to that report."""
    with opened(view.as_of) as cursor:
        return named(figures.rounds(cursor, indicator, **view.selection), view, by_report=True)


@kept
def cumulative(view: View, indicator: str) -> pd.DataFrame:
    """One row per place and as-of date, named and keyed."""
    with opened(view.as_of) as cursor:
        return named(figures.cumulative(cursor, indicator, **view.selection), view, by_day=True)


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


@kept
def trace(view: View, origin: Origin) -> Any:
    """The queries.trace.Trace of one figure; raises LookupError where there is no such figure."""
    with opened(origin.as_of or view.as_of) as cursor:
        return traces.trace(
            cursor, origin.indicator, origin.province, origin.city, origin.county, origin.level,
            origin.term, part=origin.part, report_id=origin.report_id,
        )  # fmt: skip


def pooled(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """The sum over the places in view, one row per indicator; see queries.figures.pooled."""
    return _overview(view, ids)[1]


@kept
def not_placed() -> pd.DataFrame:
    """The published rows that could not become reports, with the reason."""
    with opened() as cursor:
        listed = reads.published_not_placed(cursor)
    # what is printed of no county in particular is for who may see every county
    return listed if sight() is None else listed[:0]


@kept
def checks() -> Any:
    """The rules that a workbook is checked by."""
    return reads.checks()


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
