"""Short series, XmR and its four rules: published examples, brute force, and every edge."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import Table

from queries.fair.series import judge, judge_parts, stretches
from queries.fair.short_series import chi_squared_for_trend, mann_kendall
from queries.fair.xmr import assurance, xmr

# Montgomery, Introduction to Statistical Quality Control, 6th ed., table 6.6: cost of mortgages
MORTGAGES = [310, 288, 297, 298, 307, 303, 294, 297, 308, 306,
             294, 299, 297, 299, 314, 295, 293, 306, 301, 304]  # fmt: skip
# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates
FLOWS = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]


def s_of(values: tuple[int, ...]) -> int:
    pairs = [(i, j) for j in range(len(values)) for i in range(j)]
    return sum((values[j] > values[i]) - (values[j] < values[i]) for i, j in pairs)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=2, max_size=6))
def test_mann_kendall_counts_every_order_ties_and_all(values: list[int]) -> None:
    orders = [abs(s_of(order)) for order in permutations(values)]
    extreme = sum(one >= abs(s_of(tuple(values))) for one in orders)
    assert mann_kendall(values).p_value == float(Fraction(extreme, len(orders)))


@pytest.mark.parametrize(
    ("swaps", "one_sided"),
    # Kendall's S of 6 points: 15, 13, 11 (Hollander & Wolfe, Nonparametric Statistical Methods)
    [(0, 0.0014), (1, 0.0083), (2, 0.0278)],
)
def test_mann_kendall_gives_the_published_tails(swaps: int, one_sided: float) -> None:
    values = [[1, 2, 3, 4, 5, 6], [2, 1, 3, 4, 5, 6], [2, 1, 4, 3, 5, 6]][swaps]
    assert mann_kendall(values).p_value / 2 == pytest.approx(one_sided, abs=5e-5)
    assert mann_kendall(values[::-1]).direction == -1


def test_chi_squared_for_trend_gives_the_published_value() -> None:
    # Altman, Practical Statistics for Medical Research, table 10.11: caesarean by shoe size
    yes, total = np.array([5, 7, 6, 7, 8, 10.0]), np.array([22, 35, 42, 48, 54, 150.0])
    found = chi_squared_for_trend(yes, total)
    assert (found.direction, found.p_value) == (-1, pytest.approx(0.0046, abs=5e-5))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), min_size=3, max_size=11))
def test_chi_squared_for_trend_is_that_of_statsmodels(parts: list[tuple[int, int]]) -> None:
    yes, no = np.array(parts, dtype=float).T
    found = chi_squared_for_trend(yes, yes + no)
    if yes.sum() == 0:
        assert found.p_value == 1
        return
    from scipy.stats import norm

    table = Table(np.column_stack([yes, no]), shift_zeros=False).test_ordinal_association()
    # theirs takes the variance of a finite population: N − 1 for N
    z = table.zscore * np.sqrt((yes + no).sum() / ((yes + no).sum() - 1))
    assert found.p_value == pytest.approx(2 * norm.sf(abs(z)), abs=1e-9)


def test_xmr_gives_the_published_limits() -> None:
    mortgages = xmr(MORTGAGES)
    assert (mortgages.mean, mortgages.is_stable) == (300.5, True)
    assert (mortgages.lower, mortgages.upper) == pytest.approx((279.78, 321.22), abs=0.01)
    flows = xmr(FLOWS)
    assert (flows.lower, flows.upper) == pytest.approx((45.8159, 55.8041), abs=0.002)


def test_moving_ranges_beyond_their_limit_are_left_out_once() -> None:
    values = [*[10, 11] * 6, 18, *[10, 11] * 6]
    ranges = np.abs(np.diff(values))
    kept = ranges[ranges <= 3.267 * ranges.mean()]
    assert len(kept) == len(ranges) - 2
    chart = xmr(values)
    assert chart.upper - chart.mean == pytest.approx(2.66 * kept.mean(), abs=1e-12)
    assert [i for i, broken in enumerate(chart.rules) if "outside" in broken] == [12]


@pytest.mark.parametrize(("jump", "is_left_out"), [(3.65, False), (3.75, True)])
def test_moving_ranges_are_left_out_beyond_three_and_a_quarter_of_their_mean(
    jump: float, is_left_out: bool
) -> None:
    # nineteen ranges of 1 and the jump: D₄ = 3.267 of their mean is 3.71
    values = [number % 2 for number in range(20)] + [1 + jump]
    chart = xmr(values)
    mean_range = 1 if is_left_out else (19 + jump) / 20
    assert chart.upper - chart.mean == pytest.approx(2.66 * mean_range)


def broken(rule: str, values: list[float]) -> list[int]:
    return [i for i, rules in enumerate(xmr(values).rules) if rule in rules]


def test_seven_on_one_side_break_a_rule_and_six_do_not() -> None:
    below, above = [0.0, 2] * 3, [9.0, 8, 9, 8, 9, 8]
    assert broken("one_side", [*below, *above]) == []
    assert broken("one_side", [*below, *above, 9]) == list(range(6, 13))


def test_a_point_on_the_mean_ends_a_stretch_on_one_side() -> None:
    values = [1.0, 2, 1, 2, 1, 2, 0, 1, 2, 1, 2, 1, 2, -18]
    assert xmr(values).mean == 0
    assert broken("one_side", values) == []
    values[6], values[-1] = 1, -19
    assert broken("one_side", values) == list(range(13))


def test_seven_rising_break_a_rule_and_a_tie_does_not() -> None:
    assert broken("run", [5, 1, 2, 3, 4, 5, 6, 7, 3, 4, 3, 4]) == list(range(1, 8))
    assert broken("run", [5, 1, 2, 3, 4, 4, 6, 7, 8, 4, 3, 4]) == []
    assert broken("run", [5, 2, 2, 3, 4, 5, 6, 7, 3, 4, 3, 4]) == []
    assert broken("run", [7.0, 6, 5, 4, 3, 2, 1, 4, 3, 4, 3, 4]) == list(range(7))


def test_two_of_three_beyond_two_thirds_break_a_rule_on_the_same_side_alone() -> None:
    calm = [0.0, 3, 0, -3] * 5
    reach = xmr(calm).upper
    for high, found in (([0.9, 0.1, 0.9], [20, 22]), ([0.9, 0.9], [20, 21]), ([0.9], [])):
        values = [*calm, *(one * reach for one in high), 0, 0]
        assert broken("two_of_three", values) == found
    assert broken("two_of_three", [*calm, 0.9 * reach, -0.9 * reach, 0, 0]) == []


@given(st.floats(-1e6, 1e6), st.integers(12, 30))
def test_a_series_that_never_moves_breaks_no_rule(value: float, count: int) -> None:
    chart = xmr([value] * count)
    assert chart.is_stable
    assert chart.lower == chart.upper == chart.mean


@given(st.lists(st.integers(0, 50), min_size=12, max_size=30))
def test_a_series_turned_upside_down_breaks_the_same_rules(values: list[int]) -> None:
    assert xmr(values).rules == xmr([-one for one in values]).rules


def test_the_target_is_met_always_never_or_sometimes() -> None:
    chart = xmr(MORTGAGES)
    limits = (chart.lower, chart.upper)
    assert assurance(limits, 270, higher_is_better=True) == "always"
    assert assurance(limits, 330, higher_is_better=True) == "never"
    assert assurance(limits, 300, higher_is_better=True) == "sometimes"
    assert assurance(limits, 330, higher_is_better=False) == "always"
    assert assurance(limits, 270, higher_is_better=False) == "never"


def test_fewer_than_six_points_say_nothing_however_they_rise() -> None:
    for count in range(6):
        found = judge([float(one) for one in range(count)])
        assert (found.verdict, found.lower, found.p_value) == ("too_few", None, None)
    # five points in order: once in sixty, which is not once in a hundred
    assert mann_kendall([1, 2, 3, 4, 5]).p_value == 2 / 120


def test_six_to_eleven_points_are_tested_at_ninety_nine_percent() -> None:
    assert judge([1, 2, 3, 4, 5, 6]).verdict == "rising"
    assert judge([6, 5, 4, 3, 2, 1]).verdict == "falling"
    found = judge([2, 1, 3, 4, 5, 6])
    assert (found.verdict, found.method, found.upper) == ("no_trend", "mann_kendall", None)


def test_shares_are_tested_on_their_counts_and_rates_on_their_values() -> None:
    numerators, denominators = [1, 3, 7, 6, 15, 6], [10, 12, 20, 15, 30, 8]
    shares = judge_parts(numerators, denominators, "proportion")
    assert (shares.method, shares.verdict) == ("chi_squared", "rising")
    assert judge_parts(numerators, denominators, "rate").method == "mann_kendall"


def test_what_is_not_known_is_left_out_and_keeps_its_place() -> None:
    values = [None, *MORTGAGES[:15], None, *MORTGAGES[15:]]
    found, whole = judge(values), judge(MORTGAGES)
    assert (found.mean, found.upper, found.verdict) == (whole.mean, whole.upper, whole.verdict)
    assert len(found.rules) == 22
    parts = judge_parts([3, None, 9, 2], [9, 9, 8, 0], "proportion")
    assert parts.values == [3 / 9, None, None, None]


def test_a_known_step_gives_limits_of_their_own_before_and_after() -> None:
    after = [one + 100 for one in MORTGAGES]
    assert judge([*MORTGAGES, *after]).verdict == "special"
    both = [*MORTGAGES, *after]
    found = [judge(both[first:last]) for first, last in stretches(len(both), [20])]
    assert [one.verdict for one in found] == ["stable", "stable"]
    assert [one.mean for one in found] == [300.5, 400.5]


def test_a_moving_range_needs_two_points() -> None:
    with pytest.raises(ValueError, match="two points"):
        xmr([1.0])
