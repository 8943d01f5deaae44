"""From a `Reading` to the rows that the store takes: defaults filled in, dates made whole days."""

import calendar
import re
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import compress
from operator import not_
from typing import Any

from loaders.fieldlist import field_of, fields
from loaders.model import Reading, Row, Table
from loaders.register import County, counties_of

# The first day of what is begun, the last day of what is reached.
BEGINNINGS = {"start_date", "term_start", "period_start"}
PUBLISHED_ID = re.compile(r"【([A-Z]\d{2,4})】")
# Rectification is due two months after feedback: what is older has passed that stage.
DAYS_TO_RECTIFY, DAYS_TO_FEED_BACK = 62, 31
# One row of the table `checked`: the columns of report that it fills, and `dates` (date field → as
# precise as typed), `cells` (of what was typed: CELL) and `blanks` (field, cell).
StagedRow = dict[str, Any]
CELL = ("field", "cell", "raw", "value", "approximate", "corrected_by")
KEY_TEXTS = {"inspection_type": "", "batch": "", "supervision_form": "", "scope": ""}


def staged_rows(reading: Reading) -> list[StagedRow]:
    """Every row of a reading as the store takes it."""
    return [staged_row(table, row) for table in reading.tables for row in table.rows]


def staged_row(table: Table, row: Row) -> StagedRow:
    """One row as the store takes it; a blank figure stays out, which is NULL. Dates of report are
    ISO texts of whole days.
    """
    plain = _taken_apart(table.kind, row)
    staged: StagedRow = KEY_TEXTS | _whose(row.place, plain.pop("level", None)) | plain
    staged |= {"stream": table.kind, "sheet": table.sheet, "place": _place(row)}
    if table.kind == "rounds":
        staged["scope"] = staged["scope"] or field_of("rounds", "scope").default
        staged |= _status(staged)
    if table.kind == "stationed":
        form = field_of("stationed", "supervision_form")
        staged["supervision_form"] = staged["supervision_form"] or form.default
        staged["as_of_date"] = staged.get("period_end")
    published = PUBLISHED_ID.search(staged.get("source") or "")
    staged["source_row"] = published and published[1]
    return staged


def _taken_apart(kind: str, row: Row) -> StagedRow:
    """What the fields of a row say, and the cells that say it: in one go, of thousands of cells."""
    names, values, raws, cells, approximate, _, not_applicable, correctors = row.told
    texts = [str(each) if type(each) is int else _text(each) for each in values]
    told = list(zip(names, cells, raws, texts, approximate, correctors, strict=True))
    blanks: list[tuple[str, str]] = []
    if not all(raws):
        is_told = [raw or by for raw, by in zip(raws, correctors, strict=True)]
        told = list(compress(told, is_told))
        blanks = list(compress(zip(names, cells, strict=True), map(not_, is_told)))
    known = zip(names, values, strict=True)
    plain: StagedRow = {name: each for name, each in known if each is not None}
    plain.pop("county", None)
    days = {name: plain[name] for name in _dates(kind) if name in plain}
    plain |= {name: whole_day(day, name in BEGINNINGS) for name, day in days.items()}
    if "round_no" in plain:
        first, _, last = str(plain.pop("round_no")).partition("-")
        plain |= {"round_first": int(first), "round_last": int(last or first)}
    about = zip(names, approximate, not_applicable, strict=True) if any(approximate) else ()
    plain |= {"dates": days, "cells": told, "blanks": blanks}
    plain["not_applicable"] = list(compress(names, not_applicable)) if any(not_applicable) else []
    plain["approximate"] = [name for name, is_about, is_none in about if is_about and not is_none]
    return plain


def _text(told: int | float | str | None) -> str | None:
    if told is None or type(told) is str:
        return told
    return str(int(told)) if type(told) is float and told.is_integer() else str(told)


@lru_cache(maxsize=4096)
def whole_day(text: str, is_beginning: bool) -> str:
    """A date of any precision as one day: the first of a month or year, or its last.

    Raises ValueError for text that is no ISO date, month or year.
    """
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (1 if is_beginning else 12)
    last = calendar.monthrange(year, month)[1]
    day = parts[2] if len(parts) > 2 else (1 if is_beginning else last)
    return date(year, month, day).isoformat()


@cache
def _dates(kind: str) -> tuple[str, ...]:
    return tuple(field.field for field in fields(kind) if field.type == "date")


def _whose(place: County | None, level: str | None) -> dict[str, Any]:
    """Province, city, county and level; a city that has counties reports for itself (市本级)."""
    if place is None:
        names = dict.fromkeys(("province", "city", "county"), "")
        return names | {"level": level or "县", "has_counties": False}
    is_city = place.county == place.city and _has_counties(place.city)
    names = {"province": place.province, "city": place.city, "county": place.county}
    return names | {"level": level or ("市本级" if is_city else "县"), "has_counties": is_city}


@cache
def _has_counties(city: str) -> bool:
    return bool(counties_of(city))


def _status(staged: dict[str, Any]) -> dict[str, Any]:
    """The stage of a round: as reported, else as its dates and the day of its figures tell."""
    as_of = staged.get("as_of_date")
    if staged.get("round_status") or staged.get("source") or not as_of:
        return {"is_status_inferred": False}
    today, fed_back = date.fromisoformat(as_of), staged.get("feedback_date")
    if fed_back is None and (end := staged.get("end_date")):
        fed_back = (date.fromisoformat(end) + timedelta(days=DAYS_TO_FEED_BACK)).isoformat()
    if fed_back is None or fed_back > as_of:
        status = "进驻中"
    else:
        is_due = date.fromisoformat(fed_back) + timedelta(days=DAYS_TO_RECTIFY) <= today
        status = "整改中" if is_due else "已反馈"
    return {"round_status": status, "is_status_inferred": True}


def _place(row: Row) -> str:
    return str(row.row) if row.row is not None else str(row.column)
