"""A table of counties compared fairly: interval, limits and verdict of every row."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd

from queries.fair.chance import Chance, Together
from queries.fair.dispersion import Dispersion, dispersion
from queries.fair.intervals import interval
from queries.fair.levels import Array, Kind, usable
from queries.fair.limits import METHODS, Limits, exact_labels

_PARTS = ("numerator", "denominator")
Method = Literal["exact", "score"]
Note = Literal["none_comparable", "one_county", "too_few_for_dispersion"]


@dataclass(frozen=True)
class Comparison:
    """rows: the table asked about, in its order, with value, low, high, the four limits and label
    by chance alone; adjusted_label by limits widened for over-dispersion (None: not judged);
    verdict and drawn_… limits, which a page shows: adjusted where that could be judged; state:
    value | missing | nothing (over nothing) | to_verify (a share above one) | no_benchmark (of its
    own). benchmark: None where
    each row has its own. phi, tau2: None where not judged. notes: which rule could not be applied.
    """

    rows: pd.DataFrame
    benchmark: float | None
    phi: float | None
    tau2: float | None
    notes: list[Note]
    chance: Chance | None
    method: Method

    def curve(self, denominators: Array) -> Limits:
        """The limits that a funnel draws at other denominators: those of the verdict.

        Raises ValueError where nothing could be compared, or each row has a benchmark of its own.
        """
        if self.chance is None or self.benchmark is None:
            raise ValueError("nothing to compare with")
        chance = replace(self.chance, denominators=np.asarray(denominators, dtype=float))
        widening = Dispersion(1.0, self.tau2 or 0.0).inflation(chance)
        return METHODS[self.method](chance, widening)


def compare(
    rows: pd.DataFrame,
    kind: Kind,
    benchmark: float | Array | Together | None = None,
    *,
    method: Method = "exact",
    adjust: bool | Dispersion = True,
    with_self: bool = True,
) -> Comparison:
    """`rows` (numerator, denominator; other columns are kept), each against the rest of the table.

    A `benchmark` is a value from outside, one for all or for each row, or the parts of other
    counties (Together, is_others); a row whose own is NaN is held against nothing. Without
    `with_self` the pooled value is taken as if it came from outside, as the textbook does, which
    hides a county that is half of the table. `adjust` may be a dispersion found elsewhere.
    """
    parts = [rows[name].to_numpy(dtype=float, na_value=np.nan) for name in _PARTS]
    usable_rows = usable(parts[0], parts[1], kind)
    known = usable_rows & _has_benchmark(benchmark)
    used = parts[0][known], parts[1][known]
    chance = _chance(*used, kind, _among(benchmark, known), with_self) if known.any() else None
    found = dispersion(*used, chance.benchmark, kind) if chance and adjust is True else None
    found = adjust if isinstance(adjust, Dispersion) else found
    table = rows.assign(**_values(parts[0], parts[1], kind, usable_rows))
    table["state"] = table["state"].mask(usable_rows & ~known, "no_benchmark")
    value = _one_for_all(chance.benchmark if chance else benchmark)
    notes = list(_notes(chance, bool(adjust) and not found))
    chance = None if chance is None or _is_alone(chance) else chance
    return Comparison(
        rows=_labelled(table, known, chance, method, found),
        benchmark=value,
        phi=found.phi if found else None,
        tau2=found.tau2 if found else None,
        notes=notes,
        chance=chance,
        method=method,
    )


def verdicts(rows: pd.DataFrame, kind: Kind) -> pd.Series:
    """The column `verdict` of compare(rows, kind), and no more: a matrix has many tables."""
    numerators, denominators = (rows[one].to_numpy(float, na_value=np.nan) for one in _PARTS)
    known = usable(numerators, denominators, kind)
    labels = np.full(known.shape, None, dtype=object)
    if known.sum() > 1:
        used = numerators[known], denominators[known]
        chance = _chance(*used, kind, None, with_self=True)
        found = dispersion(*used, chance.benchmark, kind)
        widening = found.inflation(chance) if found else 1.0
        labels[known] = exact_labels(chance, used[0], widening)
    return pd.Series(labels, index=rows.index, dtype=object)


def _chance(
    numerators: Array,
    denominators: Array,
    kind: Kind,
    benchmark: float | Array | Together | None,
    with_self: bool,
) -> Chance:
    """What the comparable rows are held against."""
    if isinstance(benchmark, Together):
        return Chance(kind, denominators, benchmark.total / benchmark.size, benchmark)
    if benchmark is not None:
        return Chance(kind, denominators, benchmark)
    total, size = float(numerators.sum()), float(denominators.sum())
    return Chance(kind, denominators, total / size, Together(total, size) if with_self else None)


def _has_benchmark(benchmark: float | Array | Together | None) -> Array:
    """Which rows have something to be held against; one for all holds for every row."""
    size = benchmark.size if isinstance(benchmark, Together) else benchmark
    return np.isfinite(size) if isinstance(size, np.ndarray) else np.asarray(True)


def _among(
    benchmark: float | Array | Together | None, known: Array
) -> float | Array | Together | None:
    """The same for the rows that are compared."""
    if isinstance(benchmark, np.ndarray):
        return benchmark[known]
    return benchmark.among(known) if isinstance(benchmark, Together) else benchmark


def _is_alone(chance: Chance) -> bool:
    """Whether there is one county, and its benchmark is itself."""
    both = chance.together
    return len(chance.denominators) == 1 and both is not None and not both.is_others


def _labelled(
    table: pd.DataFrame,
    known: Array,
    chance: Chance | None,
    method: Method,
    found: Dispersion | None,
) -> pd.DataFrame:
    """`table` with its limits and labels, by chance alone and widened."""
    values = table["value"].where(known).to_numpy(dtype=float)
    plain = _limits(chance, method, None, known)
    widened = _limits(chance, method, found, known) if found and found.tau2 else plain
    label, verdict = (
        # None stays None: as text a frame would make it NaN
        pd.Series(one.labels(values), index=table.index, dtype=object)
        for one in (plain, widened)
    )
    return table.assign(
        **plain.columns(),
        label=label,
        adjusted_label=verdict if found else pd.Series(None, index=table.index, dtype=object),
        verdict=verdict,
        **widened.columns("drawn_"),
    )


def _limits(
    chance: Chance | None, method: Method, found: Dispersion | None, known: Array
) -> Limits:
    """Limits for every row of the table; none where there is nothing to be held against."""
    everywhere = {}
    limits = None
    if chance is not None:
        widening = found.inflation(chance) if found else 1.0
        limits = METHODS[method](chance, widening)
    for name in Limits.__annotations__:
        everywhere[name] = np.full(known.shape, np.nan)
        if limits is not None:
            everywhere[name][known] = getattr(limits, name)
    return Limits(**everywhere)


def _values(numerators: Array, denominators: Array, kind: Kind, known: Array) -> dict[str, Array]:
    """value, low, high and state of every row."""
    values = np.full(known.shape, np.nan)
    np.divide(numerators, denominators, out=values, where=denominators > 0)
    low, high = interval(numerators, denominators, kind)
    missing = np.isnan(numerators) | np.isnan(denominators)
    kinds = [missing, denominators <= 0, ~known]
    state = np.select(kinds, ["missing", "nothing", "to_verify"], "value")
    return {"value": values, "low": low, "high": high, "state": state}


def _one_for_all(benchmark: float | Array | Together | None) -> float | None:
    return float(benchmark) if isinstance(benchmark, int | float) else None


def _notes(chance: Chance | None, no_dispersion: bool) -> Iterator[Note]:
    """Which rule could not be applied, for the screen to say."""
    if chance is None:
        yield "none_comparable"
    elif _is_alone(chance):
        yield "one_county"
    elif no_dispersion:
        yield "too_few_for_dispersion"
