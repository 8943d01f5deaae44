"""Each county held against others of its own, a target, its past: by exact tails, never itself."""

from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.fair.benchmarks import Held, benchmark_of, compared, with_others
from queries.fair.chance import Chance, Together
from queries.fair.dispersion import Dispersion
from tests.queries.fair import exact

PARTS = st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
KINDS: Any = st.sampled_from(["proportion", "rate"])


def city(parts: list[tuple[int, int]]) -> pd.DataFrame:
    rows = [("省", "市", f"县{place}", *pair) for place, pair in enumerate(parts)]
    columns = ["province", "city", "county", "numerator", "denominator"]
    return pd.DataFrame(rows, columns=columns).astype({"numerator": float, "denominator": float})


def masses(kind: str, own: int, total: int, size: int) -> list[Fraction]:
    if kind == "proportion":
        return exact.hypergeometric(size, total, own)
    return exact.binomial(total, Fraction(own, size))


def peers(*places: int) -> Any:
    return lambda _place: [("省", "市", f"县{one}") for one in places]


@settings(max_examples=40, deadline=None)
@given(st.lists(PARTS, min_size=3, max_size=7), KINDS, st.sets(st.integers(0, 6), min_size=1))
def test_each_county_is_judged_beside_the_chosen_ones_without_itself(
    parts: list[tuple[int, int]], kind: Any, chosen: set[int]
) -> None:
    rows = with_others(city(parts), kind, peers(*chosen))
    found = compared(rows, kind, Held("chosen"))
    for place, (count, own) in enumerate(parts):
        others = [parts[one] for one in chosen - {place} if one < len(parts)]
        row = found.rows.iloc[place]
        if not others:
            assert (row["state"], row["label"]) == ("no_benchmark", None)
            continue
        total, size = (sum(column) for column in zip(*others, strict=True))
        chance = masses(kind, own, total + count, size + own)
        assert row["label"] == exact.label(chance, count)
        value = benchmark_of(rows, Held("chosen"), found)
        assert value[place] == pytest.approx(total / size)  # type: ignore[index]


def test_what_cannot_be_compared_is_in_nobodys_benchmark() -> None:
    rows = with_others(city([(1, 9), (5, 3), (2, 0), (4, 8)]), "proportion", peers(1, 2, 3))
    assert list(rows["other_numerator"])[:3] == [4, 4, 4]
    assert np.isnan(rows["other_numerator"].iloc[3])
    assert list(rows["other_places"]) == [1, 1, 1, 0]


@settings(max_examples=30, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=4), st.fractions(0, 1, max_denominator=40))
def test_a_target_is_held_for_sure_and_widened_by_nothing(
    parts: list[tuple[int, int]], target: Fraction
) -> None:
    found = compared(city(parts), "proportion", Held("target", float(target)))
    for (count, own), label in zip(parts, found.rows["label"], strict=True):
        assert label == exact.label(exact.binomial(own, target), count)
    assert (found.phi, found.tau2) == (None, None)


def test_a_target_of_a_rate_is_a_poisson_mean() -> None:
    found = compared(city([(2, 10), (9, 10), (30, 10)]), "rate", Held("target", 0.9))
    chance = exact.poisson(Fraction(9), 80)
    assert list(found.rows["label"]) == [exact.label(chance, count) for count in (2, 9, 30)]


def test_few_others_scatter_too_and_widen_the_limits_more() -> None:
    own, sizes = np.array([50.0, 50.0]), np.array([40.0, 4e6])
    together = Together(sizes * 0.3, sizes, is_others=True, concentration=np.array([1.0, 0.1]))
    wide = Dispersion(2.0, 0.01).inflation(Chance("proportion", own, 0.3, together))
    # Var = 1/4n + τ² + 1/4N + τ²·Σ(nⱼ/N)², over what chance alone makes of both
    by_hand = [
        (1 / 200 + 0.01 + 1 / (4 * size) + 0.01 * part) / (1 / 200 + 1 / (4 * size))
        for size, part in ((40, 1.0), (4e6, 0.1))
    ]
    assert wide**2 == pytest.approx(by_hand)


@pytest.mark.parametrize("kind", ["proportion", "rate"])
def test_equal_counties_are_seldom_told_apart_from_chosen_ones(kind: Any) -> None:
    random, flagged, looked_at = np.random.default_rng(20260104), 0, 0
    for _ in range(150):
        sizes, share = random.integers(20, 300, 10), random.uniform(0.05, 0.6)
        counts = random.binomial(sizes, share)
        rows = with_others(city(list(zip(counts, sizes, strict=True))), kind, peers(0, 1, 2))
        verdicts = compared(rows, kind, Held("chosen")).rows["verdict"].iloc[3:]
        looked_at += len(verdicts)
        flagged += int((verdicts != "similar").sum())
    assert flagged / looked_at <= 0.05
