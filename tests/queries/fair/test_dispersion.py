"""Over-dispersion: the estimate by plain arithmetic, and what it does to a verdict."""

import math
import statistics

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from queries.fair.chance import Chance
from queries.fair.comparison import compare
from queries.fair.dispersion import dispersion

PARTS = [(3, 40), (22, 50), (9, 30), (35, 60), (2, 45), (18, 36), (5, 80), (44, 70), (11, 25)]


def by_hand(parts: list[tuple[int, int]], benchmark: float, turn: object) -> tuple[float, float]:
    """φ and τ², with sorted lists and sums."""
    z = [(turn(x / n) - turn(benchmark)) * 2 * math.sqrt(n) for x, n in parts]  # type: ignore[operator]
    tenths = statistics.quantiles(z, n=10, method="inclusive")
    z = [min(max(one, tenths[0]), tenths[-1]) for one in z]
    phi = sum(one**2 for one in z) / len(z)
    weights = [4 * n for _, n in parts]
    room = sum(weights) - sum(w**2 for w in weights) / sum(weights)
    return phi, max(0.0, (len(z) * phi - (len(z) - 1)) / room)


@pytest.mark.parametrize("kind", ["proportion", "rate"])
def test_phi_and_tau_are_those_of_the_formula(kind: str) -> None:
    numerators, denominators = np.array(PARTS, dtype=float).T
    found = dispersion(numerators, denominators, 0.3, kind)  # type: ignore[arg-type]
    turn = math.sqrt if kind == "rate" else lambda p: math.asin(math.sqrt(p))
    assert found is not None
    assert (found.phi, found.tau2) == pytest.approx(by_hand(PARTS, 0.3, turn), abs=1e-12)


def test_counties_that_are_alike_are_not_widened() -> None:
    numerators, denominators = np.full(9, 10.0), np.full(9, 30.0)
    found = dispersion(numerators, denominators, 1 / 3, "proportion")
    assert found is not None
    assert found.tau2 == 0
    chance = Chance("proportion", denominators, 1 / 3)
    assert found.inflation(chance).tolist() == [1] * 9


def test_fewer_than_eight_counties_cannot_be_judged() -> None:
    rows = pd.DataFrame(PARTS[:7], columns=["numerator", "denominator"])
    found = compare(rows, "proportion")
    assert (found.phi, found.tau2, found.notes) == (None, None, ["too_few_for_dispersion"])
    assert found.rows["adjusted_label"].isna().all()
    assert found.rows["verdict"].equals(found.rows["label"])


def test_the_widened_verdict_is_the_tail_as_z_made_smaller() -> None:
    rows = pd.DataFrame(PARTS, columns=["numerator", "denominator"])
    found = compare(rows, "proportion")
    assert found.tau2 is not None
    total, size = rows.sum()
    for (count, own), row in zip(PARTS, found.rows.to_dict("records"), strict=True):
        chance = stats.hypergeom(size, total, own)
        below, above = chance.cdf(count), chance.sf(count - 1)
        z = stats.norm.ppf(below) if below < above else stats.norm.isf(above)
        within = 1 / (2 * math.sqrt(own))
        z *= within / math.sqrt(within**2 + found.tau2)
        side = "lower" if z < 0 else "higher"
        level = "998" if abs(z) > 3.0902323 else "95" if abs(z) > 1.9599640 else ""
        assert row["adjusted_label"] == (f"{side}_{level}" if level else "similar")
    assert (found.rows["label"] != found.rows["adjusted_label"]).any()


def test_widened_limits_never_leave_the_shares_there_are() -> None:
    rows = pd.DataFrame([*PARTS, (0, 5), (5, 5)], columns=["numerator", "denominator"])
    drawn = compare(rows, "proportion").rows.filter(like="drawn_")
    assert drawn.min(axis=None) >= 0
    assert drawn.max(axis=None) <= 1
