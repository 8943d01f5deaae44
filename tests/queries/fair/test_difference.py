"""Two counties: Newcombe's published intervals, and the conditional exact test of rates."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.rates import test_poisson_2indep as poisson_2indep

from queries.fair.difference import difference, newcombe, rate_ratio, rates_p_value
from tests.queries.fair import exact

PARTS = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
RATES = st.tuples(st.integers(0, 60), st.integers(1, 60))


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    # Newcombe 1998, Statistics in Medicine 17:873, table II, method 10
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090),
     ((6, 7), (2, 7), 0.0582, 0.8062), ((5, 56), (0, 29), -0.0381, 0.1926),
     ((0, 10), (0, 20), -0.1611, 0.2775), ((0, 10), (0, 10), -0.2775, 0.2775),
     ((10, 10), (0, 20), 0.6791, 1.0), ((10, 10), (0, 10), 0.6075, 1.0)],
)  # fmt: skip
def test_newcombe_gives_the_published_intervals(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    assert newcombe(first, second) == pytest.approx((low, high), abs=5e-5)


@given(PARTS, PARTS)
def test_newcombe_is_that_of_statsmodels(first: tuple[int, int], second: tuple[int, int]) -> None:
    theirs = confint_proportions_2indep(
        *first, *second, method="newcomb", compare="diff", correction=False
    )
    assert newcombe(first, second) == pytest.approx([float(one) for one in theirs], abs=1e-12)


@given(PARTS, PARTS)
def test_the_difference_turned_round_is_its_mirror(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    one, other = (difference(*pair, "proportion") for pair in ((first, second), (second, first)))
    assert one is not None
    assert other is not None
    assert (one.difference, one.low) == pytest.approx((-other.difference, -(other.high or 0)))
    assert one.is_told_apart == other.is_told_apart
    assert one.is_told_apart == (not (one.low or 0) <= 0 <= (one.high or 0))


@settings(max_examples=40, deadline=None)
@given(RATES, RATES)
def test_rates_are_told_apart_by_exact_tails(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    (own, size), (other, other_size) = first, second
    masses = exact.binomial(own + other, Fraction(size, size + other_size))
    tails = sum(masses[: own + 1]), 1 - sum(masses[:own])
    assert rates_p_value(first, second) == pytest.approx(float(min(1, 2 * min(tails))), abs=1e-12)
    found = difference(first, second, "rate")
    assert found is not None
    assert found.is_told_apart == (2 * min(tails) < Fraction(5, 100))


@given(RATES, RATES)
def test_the_ratio_of_rates_excludes_one_where_they_are_told_apart(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    low, high = rate_ratio(first, second)
    assert (not low <= 1 <= high) == (rates_p_value(first, second) < 0.05)


def test_the_tests_of_rates_are_those_of_statsmodels_and_scipy() -> None:
    side = poisson_2indep(10, 20.0, 30, 40.0, method="exact-cond", alternative="smaller")
    assert rates_p_value((10, 20), (30, 40)) == pytest.approx(2 * side.pvalue, abs=1e-12)
    share = binomtest(10, 40).proportion_ci(method="exact")
    ends = [one / (1 - one) * 40 / 20 for one in (share.low, share.high)]
    assert rate_ratio((10, 20), (30, 40)) == pytest.approx(ends, abs=1e-9)


def test_rates_over_nothing_counted_have_no_upper_end() -> None:
    found = difference((3, 20), (0, 40), "rate")
    assert found is not None
    assert (found.ratio, found.ratio_high, found.low) == (None, None, None)
    both = difference((0, 20), (0, 40), "rate")
    assert both is not None
    assert (both.difference, both.ratio_low, both.p_value, both.is_told_apart) == (0, 0, 1, False)


@pytest.mark.parametrize("bad", [(3, 0), (float("nan"), 9), (8, 7)])
def test_what_has_no_value_has_no_difference(bad: tuple[float, float]) -> None:
    assert difference(bad, (3, 9), "proportion") is None
    assert difference((3, 9), bad, "proportion") is None
