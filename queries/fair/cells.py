"""Figures as pages read them, judged: each county beside the rest of its city."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from queries import registry
from queries.fair.comparison import Comparison, compare, verdicts
from queries.fair.levels import Kind
from text import numbers, say

KINDS: dict[str, Kind] = {"wilson": "proportion", "byar": "rate"}
OF_ONE_TABLE = ["indicator", "part", "province", "city", "level"]
COLUMNS = ["low", "high", "lower_95", "upper_95", "lower_998", "upper_998", "label",
           "adjusted_label", "verdict", "drawn_lower_95", "drawn_upper_95", "drawn_lower_998",
           "drawn_upper_998"]  # fmt: skip
Sense = Literal["better", "worse", "higher", "lower", "similar"]


@dataclass(frozen=True)
class Matrix:
    """cells: the rows asked about, with verdict, sense and is_coloured (told apart at 99.8 %);
    looked_at: how many were judged, to be said beside it, as of many some are far out by chance.
    """

    cells: pd.DataFrame
    looked_at: int
    coloured: int


def judged(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of figures.compare or maturity.mature, each held against the rest of its city.

    Added are interval, limits and labels as in comparison.Comparison, comparable (value | missing |
    nothing | to_verify | census: no chance in it), benchmark, phi, tau2 of its city, and note: the
    rule that could not be applied there, or None. Order and index are those of `rows`.
    """
    tables = [_one_table(table) for _, table in rows.groupby(OF_ONE_TABLE, dropna=False)]
    if not tables:
        return rows.assign(**dict.fromkeys([*COLUMNS, *_ABOUT]))
    return pd.concat(tables).loc[rows.index]


def matrix(rows: pd.DataFrame) -> Matrix:
    """County by indicator, the verdicts of `judged`: only what differs at 99.8 % has a colour."""
    found: dict[object, str | None] = {}
    for _, table in rows.groupby(OF_ONE_TABLE, dropna=False):
        kind = _kind(table)
        if kind is not None:
            found |= zip(table.index, verdicts(table, kind), strict=True)
    labels = [found.get(one) for one in rows.index]
    directions = [registry.indicator(one).direction for one in rows["indicator"]]
    senses = [sense(*one) for one in zip(labels, directions, strict=True)]
    cells = rows.assign(
        verdict=pd.Series(labels, rows.index, dtype=object),
        sense=pd.Series(senses, rows.index, dtype=object),
        is_coloured=[label is not None and label.endswith("998") for label in labels],
    )
    looked_at = sum(label is not None for label in labels)
    return Matrix(cells, looked_at, int(cells["is_coloured"].sum()))


def comparison(rows: pd.DataFrame) -> Comparison | None:
    """What `judged` holds the rows of one indicator against; None where they are not of one city,
    have no chance in them, or nothing to be compared with.
    """
    kind = _kind(rows) if len(rows) else None
    if kind is None or len(rows.groupby(OF_ONE_TABLE, dropna=False)) != 1:
        return None
    found = compare(rows[["numerator", "denominator"]], kind)
    return found if found.chance is not None else None


def sense(label: str | None, direction: str) -> Sense | None:
    """What a label means: better or worse only where the indicator has a direction."""
    if label is None:
        return None
    side = label.partition("_")[0]
    if side == "similar" or direction not in ("higher", "lower"):
        return side  # type: ignore[return-value]
    return "better" if side == direction else "worse"


def said(label: str | None, direction: str) -> str:
    """The words for a label, by direction: "高于其余各县（95 %）"; "—" where nothing was judged."""
    found = sense(label, direction)
    if label is None or found is None:
        return numbers.missing()
    if found == "similar":
        return say("fair.is_similar")
    level = say("fair.level_998" if label.endswith("998") else "fair.level_95")
    return say(f"fair.is_{found}", level=level)


_ABOUT: Sequence[str] = ("comparable", "benchmark", "phi", "tau2", "note")


def _one_table(table: pd.DataFrame) -> pd.DataFrame:
    """One indicator (or part of it) in one city."""
    kind = _kind(table)
    if kind is None:
        nothing = table.assign(**dict.fromkeys([*COLUMNS, *_ABOUT]))
        return nothing.assign(comparable="census").astype(_types())
    found = compare(table[["numerator", "denominator"]], kind)
    about = {"benchmark": found.benchmark, "phi": found.phi, "tau2": found.tau2}
    parts = {name: found.rows[name] for name in COLUMNS}
    note = next(iter(found.notes), None)
    return table.assign(**parts, comparable=found.rows["state"], **about, note=note).astype(
        _types()
    )


def _kind(table: pd.DataFrame) -> Kind | None:
    """What the one indicator of `table` is to chance; None where it has none."""
    return KINDS.get(registry.indicator(table["indicator"].iloc[0]).interval)


def _types() -> dict[str, str]:
    """One type for each column, whichever city has none of it."""
    words = {"label", "adjusted_label", "verdict", "comparable", "note"}
    return {name: "object" if name in words else "float64" for name in (*COLUMNS, *_ABOUT)}
