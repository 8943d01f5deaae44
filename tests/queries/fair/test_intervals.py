"""Wilson's and Byar's intervals: published values, statsmodels, and every edge."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2
from statsmodels.stats.proportion import proportion_confint

from queries.fair.intervals import byar, interval, wilson
from queries.fair.levels import Z998

COUNTS = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def of(method, numerator: float, denominator: float, *z: float) -> tuple[float, float]:  # type: ignore[no-untyped-def]
    low, high = method(np.array([numerator]), np.array([denominator]), *z)
    return float(low[0]), float(high[0])


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    # Newcombe 1998, Statistics in Medicine 17:857, table I, method 3
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
     (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_wilson_gives_the_published_intervals(
    numerator: int, denominator: int, low: float, high: float
) -> None:
    assert of(wilson, numerator, denominator) == pytest.approx((low, high), abs=5e-5)


@given(COUNTS)
def test_wilson_is_that_of_statsmodels(parts: tuple[int, int]) -> None:
    assert of(wilson, *parts) == pytest.approx(
        proportion_confint(*parts, alpha=0.05, method="wilson"), abs=1e-12
    )
    assert of(wilson, *parts, Z998) == pytest.approx(
        proportion_confint(*parts, alpha=0.002, method="wilson"), abs=1e-12
    )


@given(COUNTS)
def test_wilson_of_the_rest_is_its_mirror(parts: tuple[int, int]) -> None:
    low, high = of(wilson, *parts)
    other_low, other_high = of(wilson, parts[1] - parts[0], parts[1])
    assert (low, high) == pytest.approx((1 - other_high, 1 - other_low), abs=1e-12)
    assert 0 <= low <= parts[0] / parts[1] <= high <= 1


@given(st.integers(1, 50), st.integers(1, 50), st.integers(2, 9))
def test_more_of_the_same_narrows_both_intervals(one: int, rest: int, times: int) -> None:
    for method in (wilson, byar):
        few, many = of(method, one, one + rest), of(method, one * times, (one + rest) * times)
        assert few[0] < many[0]
        assert many[1] < few[1]


@pytest.mark.parametrize("count", [10, 30, 65, 100, 1389])
def test_byar_lies_within_a_thousandth_of_the_exact_poisson_interval(count: int) -> None:
    exact = chi2.ppf(0.025, 2 * count) / 2, chi2.ppf(0.975, 2 * count + 2) / 2
    assert of(byar, count, 1) == pytest.approx(exact, rel=2e-3)


@pytest.mark.parametrize("count", [1, 5, 20, 3914])
def test_byar_is_the_formula_to_the_last_digit(count: int) -> None:
    z, x = Decimal("1.959963984540054"), Decimal(count)
    low = x * (1 - 1 / (9 * x) - z / (3 * x.sqrt())) ** 3
    high = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * (x + 1).sqrt())) ** 3
    assert of(byar, count, 7) == pytest.approx((float(low / 7), float(high / 7)), rel=1e-13)


def test_nothing_counted_has_an_interval_from_zero() -> None:
    assert of(wilson, 0, 12)[0] == 0
    assert of(wilson, 12, 12)[1] == 1
    low, high = of(byar, 0, 12)
    assert low == 0
    assert high == pytest.approx(-np.log(0.025) / 12, rel=0.02)
    assert of(byar, 1, 12, Z998)[0] == 0


def test_what_is_missing_or_over_nothing_or_above_all_has_no_interval() -> None:
    numerators = np.array([np.nan, 3, 3, 8, -1, 3])
    denominators = np.array([10, np.nan, 0, 7, 9, 10])
    low, high = interval(numerators, denominators, "proportion")
    assert list(np.isnan(low)) == list(np.isnan(high)) == [True] * 5 + [False]
    low, high = interval(numerators, denominators, "rate")
    assert list(np.isnan(low)) == [True, True, True, False, True, False]
