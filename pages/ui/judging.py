"""The verdicts of queries/fair on what a page shows: read once, the same in every chart and table.

Where an outcome ripens, only what has had its time is compared; the young part stands beside it.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from pages.ui import reads
from pages.ui.kept import kept
from pages.ui.reads import Origin, View
from pages.ui.seeing import opened
from queries import held, maturity
from queries.comparable import ripens, with_ripe
from queries.fair import cells
from queries.fair.benchmarks import Form, Held
from queries.fair.comparison import Comparison
from text import numbers


@dataclass(frozen=True)
class Versus:
    """The benchmark in force: its form; the counties chosen; a target in the indicator's unit,
    since when, and whether it was typed; `asked` is the form asked for, where nothing is there to
    hold anybody against and the rest of the city stands in.
    """

    form: Form = "rest"
    peers: tuple[str, ...] = ()
    target: float | None = None
    since: date | None = None
    is_typed: bool = False
    asked: Form = "rest"

    def held(self, scale: int) -> Held:
        """The same for queries.fair, where values are fractions of 1."""
        return Held(self.form, None if self.target is None else self.target / scale)


REST = Versus()


def is_judged(view: View, indicator: str) -> bool:
    """Whether the figures of a page can have a verdict: not of a period, a sum or a census."""
    about = reads.indicators().get(indicator)
    if about is None or about.interval not in cells.KINDS:
        return False
    return view.start is None and view.level != reads.LEVELS["total"]


@kept
def judged(view: View, ids: tuple[str, ...], against: Versus = REST) -> pd.DataFrame:
    """Per indicator and place the comparable figure with interval, limits and verdict; of one
    indicator alone also `against` something else than the rest of the city.

    Columns as pages.ui.reads.compare and queries.fair.cells.judged, with sense, said, ripens (the
    months), whole_numerator, whole_denominator (the term to date, which the key traces) and young_…
    """
    rows = _held(replace(view, counties=()), ids, against)
    rows = cells.judged(rows, against.held(reads.indicator(ids[0]).scale))
    directions = [reads.indicator(one).direction for one in rows["indicator"]]
    verdicts = list(zip(rows["verdict"], directions, strict=True))
    # what is not compared is shown as it stands
    is_apart = rows["state"].isin(["young", "undated"])
    for name in ("numerator", "denominator"):
        rows[name] = rows[name].where(~is_apart, rows[f"whole_{name}"])
    whole = rows["numerator"].astype("Float64") / rows["denominator"].astype("Float64")
    rows["value"] = rows["value"].where(~is_apart, whole.to_numpy("float64", na_value=float("nan")))
    return rows.assign(
        sense=pd.Series([cells.sense(*one) for one in verdicts], rows.index, dtype=object),
        said=pd.Series(
            [cells.said(*one, against.form) for one in verdicts], rows.index, dtype=object
        ),
    )


def _held(view: View, ids: tuple[str, ...], against: Versus) -> pd.DataFrame:
    """What may be compared, and beside it what each row is held against."""
    rows, form = _comparable(view, ids), against.form
    if form in ("rest", "target"):
        return rows
    with opened(view.as_of) as cursor:
        rows = held.beside(cursor, rows, ids[0], form, against.peers, **view.selection)
    if form == "rounds":
        rows = rows.assign(key=[_key(row) for row in rows.itertuples()])
    return rows


def _key(row: Any) -> str:
    """The trace of the round that is compared, else that of the term."""
    of_term = Origin.of_key(row.key)
    if of_term is None or numbers.is_missing(row.report_id):
        return str(row.key)
    return replace(of_term, report_id=int(row.report_id)).key()


@kept
def drawn(
    view: View, figures: pd.DataFrame, indicator: Any, against: Versus = REST
) -> pd.DataFrame:
    """The figures that a chart draws: judged where they can be, else those of the page."""
    if not is_judged(view, indicator.id):
        return reads.whole(figures)
    return judged(view, (indicator.id,), against)


@kept
def beside(
    view: View, figures: pd.DataFrame, indicator: Any, against: Versus = REST
) -> pd.DataFrame:
    """The figures of a table, which trace the term to date, with `judged`: the row of the verdict
    of the same place.
    """
    whole = reads.whole(figures)
    if not is_judged(view, indicator.id):
        return whole
    rows = {_place(row): row for row in judged(view, (indicator.id,), against).itertuples()}
    return whole.assign(judged=[rows.get(_place(row)) for row in whole.itertuples()])


def _place(row: Any) -> tuple[str, str, str, str]:
    return row.province, row.city, row.county, row.level


def in_one_city(drawn: pd.DataFrame) -> bool:
    """Whether all rows are held against each other: judged, and of one city."""
    return "comparable" in drawn and len(drawn[["province", "city"]].drop_duplicates()) == 1


@kept
def matrix(view: View, ids: tuple[str, ...]) -> cells.Matrix:
    """The verdicts of the same figures, coloured only at 99.8 %, and how many were looked at."""
    return cells.matrix(_comparable(replace(view, counties=()), ids))


@kept
def comparison(view: View, indicator: str, against: Versus = REST) -> Comparison | None:
    """Behind the verdicts of one city: what a funnel draws its limits from."""
    rows = _held(replace(view, counties=()), (indicator,), against)
    return cells.comparison(rows, against.held(reads.indicator(indicator).scale))


@kept
def _comparable(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """The term to date, and of what ripens its ripe part; state also young | undated."""
    rows = reads.whole(reads.compare(view, ids))
    return with_ripe(rows, _ripe(view) if any(map(ripens, ids)) else None)


@kept
def _ripe(view: View) -> pd.DataFrame:
    """The ripe part of every indicator that ripens: of all together as quick as of one."""
    with opened(view.as_of) as cursor:
        return maturity.mature(cursor, list(filter(ripens, reads.indicators())), **view.selection)
