"""The sheet for next month: the template, filled with what the county reported last."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from openpyxl import Workbook

from loaders.fieldlist import Field, all_fields, field_of
from loaders.model import Reading, Value
from loaders.register import County, counties_of
from loaders.template import make_template, write_rows
from queries import store

STAGES = ("进驻中", "已反馈", "整改中")
# Typed again as it was typed: a date of a month only, 约20, 未单独核编.
WHOLE_DATE = 10


def prefilled(county: County, as_of: date) -> Workbook:
    """The template of a county with its open rounds and its plan, counted up to `as_of`.

    Only the columns that the furthest round's stage asks for, and what the county has reported
    before. Archived rounds (已归档) are left out; who never reported gets it whole and empty.
    """
    rows = _rows(county, as_of)
    reached = [_stage(row) for row in rows.get("rounds", [])]
    told = {(kind, name) for kind, listed in rows.items() for row in listed for name in row}
    columns = [each for each in all_fields() if _is_asked(each, max(reached, default=2), told)]
    workbook = make_template(county, columns=columns)
    for kind, listed in rows.items():
        write_rows(workbook, kind, listed)
    return workbook


def refilled(county: County | None, reading: Reading) -> Workbook:
    """The newest template with what a sheet says, as it was typed: for one in an older template."""
    listed: dict[str, list[dict[str, Any]]] = {}
    for table in reading.tables:
        rows = listed.setdefault(table.kind, [])
        rows += [
            {name: _retyped(value) for name, value in row.fields.items()} for row in table.rows
        ]
    told = {(kind, name) for kind, rows in listed.items() for row in rows for name in row}
    columns = [one for one in all_fields() if one.tier == "core" or (one.kind, one.field) in told]
    workbook = make_template(county, columns=columns)
    for kind, rows in listed.items():
        write_rows(workbook, kind, rows)
    return workbook


def _retyped(value: Value) -> Any:
    is_plain = isinstance(value.value, int | float) and not value.approximate
    return value.value if is_plain else value.raw or None


def _is_asked(field: Field, reached: int, told: set[tuple[str, str]]) -> bool:
    if (field.kind, field.field) in told:
        return True
    return field.tier == "core" and (
        field.need not in STAGES or STAGES.index(field.need) <= reached
    )


def _stage(row: Mapping[str, Any]) -> int:
    status = row.get("round_status")
    return STAGES.index(status) if status in STAGES else len(STAGES) - 1


def _rows(county: County, as_of: date) -> dict[str, list[dict[str, Any]]]:
    """Kind → rows of field → what a person types."""
    is_city = county.county == county.city and bool(counties_of(county.city))
    place = {"province": county.province, "city": county.city, "county": county.county}
    with store.read(as_of=as_of, city=county.city, county=county.county) as cursor:
        found = store.execute(
            cursor, "reads/last_reports", **place, level="市本级" if is_city else "县"
        ).fetchall()
    rows: dict[str, list[dict[str, Any]]] = {}
    for stream, told, typed, as_typed in found:
        row = _row(stream, json.loads(told), typed, set(as_typed))
        rows.setdefault(stream, []).append(row | {"county": county.county, "as_of_date": as_of})
    return rows


def _row(
    stream: str, told: dict[str, Any], typed: dict[str, str], as_typed: set[str]
) -> dict[str, Any]:
    row = {
        name: raw if name in as_typed else _again(field_of(stream, name), told.get(name), raw)
        for name, raw in typed.items()
        if name not in {"county", "as_of_date", "source"}
    }
    return {name: value for name, value in row.items() if value not in (None, "")}


def _again(field: Field, value: Any, raw: str) -> Any:
    """What a person would type for a value: the value itself, else what was typed before."""
    if field.type == "date":
        return date.fromisoformat(value) if value and len(raw) >= WHOLE_DATE else raw
    return raw if value is None else value
