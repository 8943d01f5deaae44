"""What a county can be held against instead of the rest of its city; formulas in docs/fair.md."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from queries.fair.chance import Together
from queries.fair.comparison import Comparison, compare
from queries.fair.dispersion import Dispersion, dispersion
from queries.fair.levels import Array, Kind, usable

Form = Literal["rest", "chosen", "similar", "target", "term", "rounds"]
FORMS: tuple[Form, ...] = ("rest", "chosen", "similar", "target", "term", "rounds")
# Counties held against others: what they scatter more than chance is a matter of the whole city.
OF_OTHERS = ("chosen", "similar")
OTHERS = ["other_numerator", "other_denominator", "other_concentration", "other_places"]
Place = tuple[str, str, str]


@dataclass(frozen=True)
class Held:
    """The benchmark of a table: `form`; of a target its `value`, in fractions of 1 or per unit; of
    all other forms but "rest" the rows themselves carry their own, as `other_numerator` and so on.
    """

    form: Form = "rest"
    value: float | None = None


REST = Held()


def with_others(
    rows: pd.DataFrame, kind: Kind, others_of: Callable[[Place], Collection[Place]]
) -> pd.DataFrame:
    """`rows` of one indicator with the sum of each row's own others, the row itself never among
    them: other_numerator, other_denominator (NaN: none comparable), other_places, and
    other_concentration Σ(nⱼ/N)².
    """
    numerators, denominators = (rows[name].to_numpy(float, na_value=np.nan)
                                for name in ("numerator", "denominator"))  # fmt: skip
    known = usable(numerators, denominators, kind)
    places = list(zip(rows["province"], rows["city"], rows["county"], strict=True))
    found = np.full((4, len(rows)), np.nan)
    for row, place in enumerate(places):
        wanted = set(others_of(place)) - {place}
        own = np.flatnonzero(known & np.array([other in wanted for other in places], dtype=bool))
        found[:, row] = _summed(numerators[own], denominators[own])
    return rows.assign(**dict(zip(OTHERS, found, strict=True)))


def compared(table: pd.DataFrame, kind: Kind, held: Held) -> Comparison:
    """The table of one indicator of one city, each row against what `held` says.

    Widened for over-dispersion beside other counties only: a target and a county's own past say
    nothing about how much counties differ.
    """
    parts = table[["numerator", "denominator"]]
    if held.form == "rest":
        return compare(parts, kind)
    if held.form == "target":
        return compare(parts, kind, held.value, adjust=False)
    own = {
        name: table[name].to_numpy(float, na_value=np.nan) for name in OTHERS[:3] if name in table
    }
    sizes = np.where(own["other_denominator"] > 0, own["other_denominator"], np.nan)
    concentration = own.get("other_concentration", np.ones(len(table)))
    together = Together(own["other_numerator"], sizes, is_others=True, concentration=concentration)
    adjust = _of_city(parts, kind) if held.form in OF_OTHERS else False
    return compare(parts, kind, together, adjust=adjust or False)


def benchmark_of(table: pd.DataFrame, held: Held, found: Comparison) -> Array | float | None:
    """What each row is held against, as a value: one for all, or one for each."""
    if held.form in ("rest", "target"):
        return found.benchmark
    own = [table[name].to_numpy(float, na_value=np.nan) for name in OTHERS[:2]]
    values = np.full(len(table), np.nan)
    return np.divide(own[0], own[1], out=values, where=own[1] > 0)


def _summed(numerators: Array, denominators: Array) -> tuple[float, float, float, float]:
    size = float(denominators.sum())
    if not len(numerators) or not size:
        return (np.nan, np.nan, np.nan, 0.0)
    spread = float(((denominators / size) ** 2).sum())
    return float(numerators.sum()), size, spread, float(len(numerators))


def _of_city(parts: pd.DataFrame, kind: Kind) -> Dispersion | None:
    """How much the counties of the table differ beyond chance; None for fewer than eight."""
    numerators, denominators = (parts[name].to_numpy(float, na_value=np.nan) for name in parts)
    known = usable(numerators, denominators, kind)
    if not known.any():
        return None
    used = numerators[known], denominators[known]
    return dispersion(*used, used[0].sum() / used[1].sum(), kind)
