"""The verdict against exact fractions; limits that are the verdict's; edges of a table."""

from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from queries.fair.chance import Chance, Together
from queries.fair.comparison import Comparison, compare, verdicts
from queries.fair.limits import exact_limits, score_limits
from tests.queries.fair import exact

PARTS = st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
CITIES = st.lists(PARTS, min_size=2, max_size=9)
KINDS = st.sampled_from(["proportion", "rate"])
SHARES = st.fractions(0, 1, max_denominator=50)
LIMITS = ["lower_998", "lower_95", "upper_95", "upper_998"]


def table(parts: list[Any]) -> pd.DataFrame:
    return pd.DataFrame(parts, columns=["numerator", "denominator"], dtype=float)


def judged(parts: list[Any], kind: Any, *args: Any, **options: Any) -> Comparison:
    return compare(table(parts), kind, *args, **options)


def masses(kind: str, own: int, total: int, size: int) -> list[Fraction]:
    if kind == "proportion":
        return exact.hypergeometric(size, total, own)
    return exact.binomial(total, Fraction(own, size))


@settings(max_examples=40, deadline=None)
@given(CITIES, KINDS)
def test_a_county_is_judged_against_the_rest_by_exact_tails(
    parts: list[tuple[int, int]], kind: str
) -> None:
    total, size = (sum(column) for column in zip(*parts, strict=True))
    found = judged(parts, kind, adjust=False)
    for (count, own), row in zip(parts, found.rows.to_dict("records"), strict=True):
        chance = masses(kind, own, total, size)
        assert row["label"] == exact.label(chance, count)
        for limit, names in (
            (exact.HALF, ("lower_95", "upper_95")),
            (exact.TENTH, ("lower_998", "upper_998")),
        ):
            inside = tuple(edge / own for edge in exact.accepted(chance, limit))
            assert tuple(row[name] for name in names) == pytest.approx(inside, abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(PARTS, KINDS, SHARES)
def test_against_an_outside_benchmark_a_count_is_binomial_or_poisson(
    parts: tuple[int, int], kind: str, benchmark: Fraction
) -> None:
    count, own = parts
    row = judged([parts], kind, float(benchmark)).rows.iloc[0]
    if kind == "proportion":
        chance = exact.binomial(own, benchmark)
    else:
        chance = exact.poisson(benchmark * own, 200)
    assert row["label"] == exact.label(chance, count)
    inside = exact.accepted(chance, exact.HALF)
    assert (row["lower_95"] * own, row["upper_95"] * own) == pytest.approx(inside, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(PARTS, PARTS, KINDS)
def test_against_other_counties_it_is_as_if_they_stood_in_the_table(
    parts: tuple[int, int], others: tuple[int, int], kind: str
) -> None:
    apart = judged([parts], kind, Together(*others, is_others=True)).rows.iloc[0]
    together = judged([parts, others], kind).rows.iloc[0]
    assert apart["label"] == together["label"]


@settings(max_examples=50, deadline=None)
@given(
    CITIES,
    KINDS,
    st.sampled_from(["exact", "score"]),
    st.booleans(),
    st.one_of(st.none(), st.floats(0, 1)),
)
def test_a_label_never_contradicts_the_limits_of_its_row(
    parts: list[tuple[int, int]], kind: str, method: Any, with_self: bool, benchmark: float | None
) -> None:
    found = judged(parts, kind, benchmark, method=method, with_self=with_self)
    for row in found.rows.to_dict("records"):
        for prefix, column in (("", "label"), ("drawn_", "verdict")):
            value, edges = row["value"], [row[prefix + name] for name in LIMITS]
            assert edges == sorted(edges)
            places = sum(value < edge for edge in edges[:2]), sum(value > e for e in edges[2:])
            assert row[column] == {
                (2, 0): "lower_998", (1, 0): "lower_95", (0, 0): "similar",
                (0, 1): "higher_95", (0, 2): "higher_998",
            }[places]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(PARTS, st.just((None, 5)), st.just((9, 4))), max_size=14), KINDS)
def test_verdicts_alone_are_those_of_the_whole_comparison(parts: list[Any], kind: Any) -> None:
    assert verdicts(table(parts), kind).tolist() == judged(parts, kind).rows["verdict"].tolist()


@settings(max_examples=40, deadline=None)
@given(CITIES)
def test_shares_of_the_opposite_get_the_opposite_labels(parts: list[tuple[int, int]]) -> None:
    turned = {"lower": "higher", "higher": "lower"}
    rest = [(own - count, own) for count, own in parts]
    ours, theirs = (judged(one, "proportion").rows["label"] for one in (parts, rest))
    for one, other in zip(ours, theirs, strict=True):
        side, _, level = one.partition("_")
        assert other == (f"{turned[side]}_{level}" if level else "similar")


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 300), st.floats(0, 1), KINDS)
def test_limits_of_an_outside_benchmark_hold_what_is_expected(
    own: int, benchmark: float, kind: Any
) -> None:
    limits = exact_limits(Chance(kind, np.array([float(own)]), benchmark))
    counts = {name: edge[0] * own for name, edge in limits.columns().items()}
    assert counts["lower_998"] <= counts["lower_95"] <= np.ceil(own * benchmark) + 1e-9
    assert counts["upper_998"] >= counts["upper_95"] >= np.floor(own * benchmark) - 1e-9


@settings(max_examples=50, deadline=None)
@given(st.integers(5, 500), st.floats(0.01, 0.6))
def test_exact_limits_are_the_quantiles_of_the_distribution(own: int, benchmark: float) -> None:
    limits = exact_limits(Chance("proportion", np.array([float(own)]), benchmark))
    quantiles = stats.binom.ppf([0.025, 0.975, 0.001, 0.999], own, benchmark) / own
    assert [edge[0] for edge in limits.columns().values()] == pytest.approx(quantiles, abs=1e-12)
    limits = exact_limits(Chance("rate", np.array([float(own)]), benchmark))
    quantiles = stats.poisson.ppf([0.025, 0.975, 0.001, 0.999], own * benchmark) / own
    assert [edge[0] for edge in limits.columns().values()] == pytest.approx(quantiles, abs=1e-12)


def test_score_limits_are_those_of_the_textbook() -> None:
    sizes = np.array([20.0, 100.0])
    limits = score_limits(Chance("proportion", sizes, 0.3))
    assert limits.upper_95 == pytest.approx(
        [0.3 + 1.959963984540054 * (0.21 / 20) ** 0.5, 0.3 + 1.959963984540054 * 0.0021**0.5],
        abs=1e-15,
    )
    assert limits.lower_998 == pytest.approx(
        [0.3 - 3.090232306167813 * (0.21 / 20) ** 0.5, 0.3 - 3.090232306167813 * 0.0021**0.5],
        abs=1e-15,
    )
    limits = score_limits(Chance("rate", sizes, 0.3))
    assert limits.upper_95[0] == pytest.approx(0.3 + 1.959963984540054 * 0.015**0.5, abs=1e-15)


@pytest.mark.parametrize("kind", ["proportion", "rate"])
def test_score_limits_of_the_rest_are_the_pooled_two_sample_test(kind: Any) -> None:
    parts = [(12, 40), (30, 160)]
    row = judged(parts, kind, method="score", adjust=False).rows.iloc[0]
    pooled = 42 / 200
    variance = pooled * (1 - pooled) if kind == "proportion" else pooled
    z = (12 / 40 - 30 / 160) / (variance * (1 / 40 + 1 / 160)) ** 0.5
    reach = (row["upper_95"] - pooled) / 1.959963984540054
    assert (row["value"] - pooled) / reach == pytest.approx(z, abs=1e-12)


def test_score_limits_narrow_as_the_denominator_grows() -> None:
    limits = score_limits(Chance("proportion", np.arange(1.0, 400), 0.2))
    assert (np.diff(limits.upper_95) < 0).all()
    assert (np.diff(limits.lower_998) > 0).all()


def test_a_tail_of_exactly_two_and_a_half_percent_is_similar() -> None:
    row = judged([(1, 1), (0, 39)], "proportion").rows.iloc[0]
    assert (row["label"], row["upper_95"]) == ("similar", 1)
    assert judged([(1, 1), (0, 40)], "proportion").rows.iloc[0]["label"] == "higher_95"


def test_a_tail_of_exactly_one_in_a_thousand_is_within_that_limit() -> None:
    # none of three where nine of ten are usual, and all of three where one of ten is: 0.1³ each
    for usual, unlikely in ((0.9, 0.0), (0.1, 3.0)):
        chance = Chance("proportion", np.array([3.0]), usual)
        assert chance.fewest(0.001) <= unlikely <= chance.most(0.001)


def test_a_county_with_half_of_all_can_differ_from_the_rest() -> None:
    parts = [(30, 100), (46, 100)]
    assert list(judged(parts, "proportion").rows["label"]) == ["lower_95", "higher_95"]
    blind = judged(parts, "proportion", with_self=False).rows["label"]
    assert list(blind) == ["similar", "similar"]


def test_what_cannot_be_compared_says_why_and_moves_no_other() -> None:
    bad = [(None, 9), (8, 7), (3, 0), (3, None)]
    good = [(3, 10), (10, 20), (0, 6)]
    found = judged([*bad, *good], "proportion")
    assert (
        list(found.rows["state"]) == ["missing", "to_verify", "nothing", "missing"] + ["value"] * 3
    )
    columns = ["low", "lower_95", "drawn_upper_998", "label", "verdict"]
    assert found.rows.loc[:3, columns].isna().all(axis=None)
    assert found.rows["value"].isna().tolist() == [True, False, True, True, False, False, False]
    assert found.benchmark == 13 / 36
    alone = judged(good, "proportion").rows
    assert found.rows[4:].reset_index(drop=True)[LIMITS].equals(alone[LIMITS])


def test_one_county_has_nothing_to_be_compared_with() -> None:
    found = judged([(3, 10)], "proportion")
    assert found.notes == ["one_county"]
    assert found.rows["label"].isna().all()
    assert found.rows["low"].notna().all()
    with pytest.raises(ValueError, match="nothing to compare"):
        found.curve(np.array([10.0]))


@pytest.mark.parametrize("parts", [[], [(None, None)], [(0, 0)], [(9, 4)]])
def test_a_table_without_anything_to_compare_is_no_error(parts: list[Any]) -> None:
    found = judged(parts, "proportion")
    assert (found.notes, found.benchmark, found.phi) == (["none_comparable"], None, None)


@pytest.mark.parametrize("kind", ["proportion", "rate"])
def test_where_all_are_zero_or_all_are_everything_all_are_similar(kind: Any) -> None:
    for parts in ([(0, 5), (0, 9), (0, 30)], [(5, 5), (9, 9), (30, 30)]):
        assert set(judged(parts, kind).rows["label"]) == {"similar"}


def test_each_county_may_have_a_benchmark_of_its_own() -> None:
    parts, past = [(None, 5), (9, 10), (1, 10)], np.array([0.1, 0.2, 0.9])
    found = judged(parts, "proportion", past)
    assert found.benchmark is None
    for i in (1, 2):
        alone = judged([parts[i]], "proportion", float(past[i])).rows.iloc[0]
        assert found.rows.loc[i, LIMITS].tolist() == alone[LIMITS].tolist()


def test_the_curve_of_a_funnel_passes_through_the_limits_of_its_rows() -> None:
    random = np.random.default_rng(7)
    sizes = random.integers(5, 200, 12)
    parts = list(zip(random.binomial(sizes, random.uniform(0.1, 0.6, 12)), sizes, strict=True))
    for options in ({}, {"method": "score"}, {"adjust": False}):
        found = judged(parts, "proportion", **options)
        curve = found.curve(sizes.astype(float)).columns("drawn_")
        for name, edges in curve.items():
            assert found.rows[name].to_numpy() == pytest.approx(edges, abs=1e-12)
