"""Rows that may be compared, each with what it is held against beside the rest of its city."""

from collections.abc import Collection
from typing import Any

import pandas as pd

from queries import past, registry, similar, store
from queries.fair import benchmarks
from queries.fair.cells import KINDS

PLACE = ["province", "city", "county", "level"]
YOUNG = ["young_numerator", "young_denominator", "young_open"]
PAST = ["numerator", "denominator", "state", *past.OTHERS.values(), "other_rounds", "round_no",
        "report_id"]  # fmt: skip


def beside(
    cursor: store.Cursor,
    rows: pd.DataFrame,
    indicator: str,
    form: benchmarks.Form,
    peers: Collection[str] = (),
    **selection: Any,
) -> pd.DataFrame:
    """`rows` of comparable.comparable of one indicator with other_numerator, other_denominator and
    others_named (the counties each is held against, "" for its own past).

    "chosen": the `peers` by name; "similar": see queries.similar; "term", "rounds": see
    queries.past, whose figures of now stand in for those of the term. Of any other form unchanged.
    """
    if form in past.FORMS:
        return _own_past(rows, past.past(cursor, indicator, form, **selection))
    if form not in benchmarks.OF_OTHERS:
        return rows
    known = {place: _peers(place, peers) for place in _places(rows)}
    if form == "similar":
        listed = similar.similar(cursor, similar.NEAREST, **selection)
        known = {place: [] for place in known}
        for one in listed.itertuples():
            here = one.province, one.city, one.county
            known.setdefault(here, []).append((one.province, one.city, one.similar_county))
    kind = KINDS[registry.indicator(indicator).interval]
    found = benchmarks.with_others(rows, kind, lambda place: known.get(place, []))
    named = [_named(known.get(place, []), place) for place in _places(rows)]
    return found.assign(others_named=named)


def _places(rows: pd.DataFrame) -> list[benchmarks.Place]:
    return list(zip(rows["province"], rows["city"], rows["county"], strict=True))


def _peers(place: benchmarks.Place, names: Collection[str]) -> list[benchmarks.Place]:
    """Counties are chosen by name, within the city of the place."""
    return [(place[0], place[1], name) for name in names]


def _named(others: Collection[benchmarks.Place], place: benchmarks.Place) -> tuple[str, ...]:
    return tuple(one[2] for one in others if one != place)


def _own_past(rows: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """The figures of now and of the past in the place of those of the term."""
    own = found.set_index(PLACE).reindex(pd.MultiIndex.from_frame(rows[PLACE]))
    own = own.reindex(columns=PAST).set_index(rows.index)
    own["state"] = own["state"].fillna("missing").replace("no_report", "missing")
    parts = own[["numerator", "denominator"]].astype("Float64")
    value = (parts["numerator"] / parts["denominator"]).to_numpy("float64", na_value=float("nan"))
    return rows.assign(
        **{name: own[name] for name in PAST[2:]},
        **parts,
        value=pd.Series(value, rows.index).where(own["state"] == "value"),
        others_named=[()] * len(rows),
        ripens=None,
        **dict.fromkeys(YOUNG),
    )
