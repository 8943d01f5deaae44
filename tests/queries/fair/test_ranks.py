"""Ranks with their range, counties that cannot be told apart, and the pace of coverage."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.fair.difference import difference
from queries.fair.pace import forecast, forecasts_made, pace
from queries.fair.ranks import ranks


def table(*parts: tuple[float | None, float | None]) -> pd.DataFrame:
    return pd.DataFrame(parts, columns=["numerator", "denominator"], dtype=float)


def test_equal_values_share_a_rank_and_missing_ones_have_none() -> None:
    found = ranks(
        table((9, 10), (5, 10), (50, 100), (None, 10), (1, 10), (4, 0)),
        "proportion",
        higher_is_better=True,
    )
    assert found.rows["rank"].tolist()[:3] == [1, 2, 2]
    assert found.rows["rank"][4] == 4
    assert found.rows.loc[[3, 5], ["rank", "rank_low", "among_lowest"]].isna().all(axis=None)
    other = ranks(table((9, 10), (5, 10)), "proportion", higher_is_better=False)
    assert other.rows["rank"].tolist() == [2, 1]


def test_a_rank_is_wide_for_few_and_narrow_for_many() -> None:
    few = ranks(table(*[(x, 10) for x in range(2, 9)]), "proportion", higher_is_better=True).rows
    many = ranks(
        table(*[(x * 1000, 10000) for x in range(2, 9)]), "proportion", higher_is_better=True
    ).rows
    assert (many["rank_low"] == many["rank"]).all()
    assert (many["rank_high"] == many["rank"]).all()
    assert (few["rank_high"] - few["rank_low"]).min() >= 2
    assert many["among_lowest"].tolist() == [1, 1, 1, 0, 0, 0, 0]


def test_the_same_table_gives_the_same_draws() -> None:
    rows = table((3, 10), (5, 12), (9, 30))
    first, second = (ranks(rows, "rate", higher_is_better=True).rows for _ in range(2))
    assert first.equals(second)


def test_the_range_of_a_rank_is_what_the_exact_probability_says() -> None:
    # two counties alike: each is first with probability one half
    rows = ranks(table((5, 20), (5, 20), (5, 20), (5, 20)), "rate", higher_is_better=True).rows
    assert rows["among_lowest"].tolist() == pytest.approx([0.75] * 4, abs=0.02)
    assert rows["rank"].tolist() == [1] * 4
    assert (rows["rank_low"].tolist(), rows["rank_high"].tolist()) == ([1] * 4, [4] * 4)


def test_nothing_to_rank_is_no_error() -> None:
    found = ranks(table((None, 3), (4, 0)), "proportion", higher_is_better=True)
    assert found.groups == []
    assert found.rows["rank"].isna().all()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.just(40)), min_size=2, max_size=8))
def test_no_two_of_a_group_are_told_apart_and_every_county_is_in_one(
    parts: list[tuple[int, int]],
) -> None:
    groups = ranks(table(*parts), "proportion", higher_is_better=True).groups
    level = 1 - 0.05 / (len(parts) * (len(parts) - 1) / 2)
    assert {one for group in groups for one in group} == set(range(len(parts)))
    assert not any(set(one) < set(other) for one in groups for other in groups)
    for group in groups:
        for one in group:
            for other in group:
                found = difference(parts[one], parts[other], "proportion", level)
                assert found is not None
                assert not found.is_told_apart


def test_counties_far_apart_stand_in_groups_of_their_own() -> None:
    found = ranks(
        table((90, 100), (10, 100), (88, 100), (50, 100)), "proportion", higher_is_better=True
    )
    assert found.groups == [(0, 2), (3,), (1,)]


def test_pace_says_what_each_round_must_bring() -> None:
    found = pace([4, 6, 5], planned=60, elapsed=0.5, rounds_left=5)
    assert found is not None
    assert (found.covered, found.ahead, found.needed, found.so_far) == (0.25, -0.25, 9, 5)
    assert found.judgement == "behind"


@pytest.mark.parametrize(
    ("done", "elapsed", "judgement"),
    [
        (50, 0.4, "on_time"),
        (51, 0.4, "ahead"),
        (40, 0.3, "on_time"),
        (50, 0.6, "on_time"),
        (49, 0.6, "behind"),
    ],
)
def test_ten_points_beside_the_calendar_are_still_on_time(
    done: int, elapsed: float, judgement: str
) -> None:
    found = pace([done], planned=100, elapsed=elapsed, rounds_left=3)
    assert found is not None
    assert found.judgement == judgement


def test_pace_without_a_plan_or_rounds_or_a_round_left_is_no_error() -> None:
    assert pace([4], planned=0, elapsed=0.5, rounds_left=3) is None
    none_yet = pace([], planned=60, elapsed=0.0, rounds_left=10)
    assert none_yet is not None
    assert (none_yet.so_far, none_yet.needed) == (None, 6)
    over = pace([70], planned=60, elapsed=1.0, rounds_left=0)
    assert over is not None
    assert (over.needed, over.covered) == (None, 70 / 60)
    with pytest.raises(ValueError, match="share of the term"):
        pace([4], planned=60, elapsed=1.2, rounds_left=3)


def test_a_forecast_needs_three_rounds_and_says_the_same_twice() -> None:
    assert forecast([5, 6], planned=60, rounds_left=4) is None
    first, second = (forecast([5, 6, 4], planned=60, rounds_left=4) for _ in range(2))
    assert first == second


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(0, 30), min_size=3, max_size=10), st.integers(0, 8), st.integers(1, 300)
)
def test_a_forecast_is_never_below_what_is_done_nor_above_the_plan(
    sizes: list[int], left: int, planned: int
) -> None:
    found = forecast(sizes, planned, left)
    assert found is not None
    assert sum(sizes) <= found.low <= found.middle <= found.high <= max(planned, sum(sizes))
    if left == 0 or len(set(sizes)) == 1:
        assert found.low == found.high


def test_equal_rounds_lead_where_they_must() -> None:
    found = forecast([5, 5, 5, 5], planned=100, rounds_left=3)
    assert found is not None
    assert (found.low, found.middle, found.high) == (35, 35, 35)


def test_forecasts_are_made_with_what_was_known_then() -> None:
    made = forecasts_made([5, 7, 6, 9, 4], planned=100)
    assert [known for known, _ in made] == [3, 4]
    assert made[0][1] == forecast([5, 7, 6], planned=100, rounds_left=2)
    assert np.isfinite(made[1][1].high)
