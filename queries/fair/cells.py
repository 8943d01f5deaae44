"""Figures as pages read them, judged: each county beside the rest of its city."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from queries import registry
from queries.fair.benchmarks import REST, Form, Held, benchmark_of, compared
from queries.fair.comparison import Comparison, verdicts
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


def judged(rows: pd.DataFrame, held: Held = REST) -> pd.DataFrame:
    """`rows` of figures.compare or maturity.mature, each held against the rest of its city, or what
    `held` says.

    Added are interval, limits and labels as in comparison.Comparison, comparable (value | missing |
    nothing | to_verify | no_benchmark | census: no chance in it), benchmark, phi, tau2 of its city,
    note: the rule that could not be applied there, or None; and versus, the form of the benchmark.
    Order and index are those of `rows`.
    """
    rows = rows.assign(versus=held.form)
    tables = [_one_table(table, held) for _, table in rows.groupby(OF_ONE_TABLE, dropna=False)]
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


def comparison(rows: pd.DataFrame, held: Held = REST) -> Comparison | None:
    """What `judged` holds the rows of one indicator against; None where they are not of one city,
    have no chance in them, or nothing to be compared with.
    """
    kind = _kind(rows) if len(rows) else None
    if kind is None or len(rows.groupby(OF_ONE_TABLE, dropna=False)) != 1:
        return None
    found = compared(rows, kind, held)
    return found if found.chance is not None else None


def sense(label: str | None, direction: str) -> Sense | None:
    """What a label means: better or worse only where the indicator has a direction."""
    if label is None:
        return None
    side = label.partition("_")[0]
    if side == "similar" or direction not in ("higher", "lower"):
        return side  # type: ignore[return-value]
    return "better" if side == direction else "worse"


def said(label: str | None, direction: str, form: Form = "rest") -> str:
    """The words for a label, by direction: "高于其余各县（95 %）"; "—" where nothing was judged."""
    found = sense(label, direction)
    if label is None or found is None:
        return numbers.missing()
    if found == "similar":
        return say("versus.is_similar", whom=whom(form))
    level = say("fair.level_998" if label.endswith("998") else "fair.level_95")
    return say("versus.is_apart", side=side(found, form), level=level)


def side(found: Sense, form: Form = "rest") -> str:
    """The words for a sense beside a benchmark: "高于其余各县"."""
    return say(f"versus.{found}", whom=whom(form))


def brief(found: Sense, form: Form = "rest") -> str:
    """The same where there is little room."""
    return say(f"versus.{found}", whom=say(f"versus.short_{form}"))


def whom(form: Form = "rest") -> str:
    """The words for a benchmark: "其余各县"."""
    return say(f"versus.whom_{form}")


_ABOUT: Sequence[str] = ("comparable", "benchmark", "phi", "tau2", "note")


def _one_table(table: pd.DataFrame, held: Held) -> pd.DataFrame:
    """One indicator (or part of it) in one city."""
    kind = _kind(table)
    if kind is None:
        nothing = table.assign(**dict.fromkeys([*COLUMNS, *_ABOUT]))
        return nothing.assign(comparable="census").astype(_types())
    found = compared(table, kind, held)
    about = {"phi": found.phi, "tau2": found.tau2}
    about["benchmark"] = benchmark_of(table, held, found)  # type: ignore[assignment]
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
