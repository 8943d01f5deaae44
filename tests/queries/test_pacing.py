"""Pace of every county: what a round must bring, the range of the term's end, and its back-test."""

from typing import Any

import pandas as pd
import pytest

from queries.fair.pace import forecast
from queries.pacing import held, paces

PLACE = {"province": "示例省", "city": "示例市"}


def rounds(
    *sizes: float | None, county: str = "甲江县", plan: float = 100, term: str = "2022-09-01"
) -> list[dict[str, Any]]:
    """The events of a county: its plan, and one round after the other."""
    at = PLACE | {"county": county, "term_start": pd.Timestamp(term)}
    found = [at | {"kind": "plan", "round_first": None, "round_last": None, "amount": None,
                   "reached": plan}]  # fmt: skip
    for number, size in enumerate(sizes, 1):
        found.append(at | {"kind": "round", "round_first": number, "round_last": number,
                           "amount": size, "reached": None})  # fmt: skip
    return found


def answers(
    county: str = "甲江县", covered: float = 0.3, elapsed: float = 0.4, plan: float = 100
) -> pd.DataFrame:
    at = PLACE | {"county": county, "state": "value"}
    return pd.DataFrame(
        [at | {"part": "coverage", "numerator": covered * plan, "denominator": plan,
               "value": covered},
         at | {"part": "elapsed", "numerator": None, "denominator": None, "value": elapsed}]
    )  # fmt: skip


def planned(count: float | None) -> pd.DataFrame:
    return pd.DataFrame([PLACE | {"county": "甲江县", "value": count}])


def one(events: list[dict[str, Any]], rounds_planned: float | None = 10, **told: float) -> Any:
    return next(paces(pd.DataFrame(events), answers(**told), planned(rounds_planned)).itertuples())  # type: ignore[arg-type]


def test_what_is_left_is_shared_over_the_rounds_that_the_plan_has_left() -> None:
    row = one(rounds(10, 12, 8))
    assert (row.so_far, row.needed, row.rounds_left, row.is_planned) == (10, 10, 7, True)
    ends = forecast([10, 12, 8], 100, 7)
    assert ends is not None
    assert (row.low, row.high) == (ends.low / 100, ends.high / 100)


def test_without_a_number_of_rounds_the_rhythm_until_now_goes_on() -> None:
    row = one(rounds(10, 12, 8), None, elapsed=0.5)
    assert (row.rounds_left, row.is_planned) == (3, False)
    # while the term lasts there is one round left at least; after it none
    assert one(rounds(10, 12, 8), 3, elapsed=0.99).rounds_left == 1
    assert one(rounds(10, 12, 8), None, elapsed=1.0).rounds_left == 0


def test_a_term_that_is_over_is_all_gone_and_no_more() -> None:
    row = one(rounds(10, 12, 8), None, elapsed=1.3)
    assert (row.elapsed, row.rounds_left) == (1, 0)


def test_two_reports_of_one_round_are_one_round() -> None:
    events = rounds(10, 12, 8)
    events[1]["amount"] = 4
    events.append(events[1] | {"amount": 6})
    assert one(events).so_far == 10


@pytest.mark.parametrize("covered", [0.31, 0.29])
def test_rounds_that_do_not_add_up_to_what_is_covered_foretell_nothing(covered: float) -> None:
    row = one(rounds(10, 12, 8), covered=covered)
    assert pd.isna(row.low)
    assert pd.isna(row.so_far)
    assert row.needed == pytest.approx((100 - covered * 100) / 7)


def test_a_sum_of_rounds_has_no_sizes() -> None:
    events = rounds(10, 20)
    events[2]["round_last"] = 3
    assert pd.isna(one(events).low)


@pytest.mark.parametrize(
    ("covered", "elapsed", "judgement"),
    [(0.3, 0.41, "behind"), (0.3, 0.4, "on_time"), (0.3, 0.19, "ahead")],
)
def test_ten_points_off_the_calendar_are_still_on_time(
    covered: float, elapsed: float, judgement: str
) -> None:
    assert one(rounds(10, 12, 8), covered=covered, elapsed=elapsed).judgement == judgement


def test_a_county_without_a_calendar_has_no_pace() -> None:
    known = answers()
    known.loc[1, "state"] = "missing"
    assert paces(pd.DataFrame(rounds(10, 12, 8)), known, planned(10)).empty


def test_the_back_test_counts_the_forecasts_that_held_what_came() -> None:
    even, broken = rounds(9, 10, 11, 10, 9), rounds(9, 10, 11, 60, county="乙山县")
    found = held(pd.DataFrame([*even, *broken])).set_index("county")
    # after the third and the fourth round of five; after the third of four
    assert found.loc["甲江县", ["made", "held"]].tolist() == [2, 2]
    assert found.loc["乙山县", ["made", "held"]].tolist() == [1, 0]


def test_terms_are_tested_apart_and_places_that_cannot_be_have_no_row() -> None:
    sums = rounds(9, 10, 11, 10, 9, county="丙湖区")
    sums[2]["round_last"] = 3
    events = [*rounds(9, 10, 11, 10), *rounds(5, 5, 6, 5, 6, term="2017-09-01"),
              *rounds(9, 10, 11, county="乙山县"), *sums]  # fmt: skip
    found = held(pd.DataFrame(events))
    assert list(found["county"]) == ["甲江县", "甲江县"]
    assert list(found["made"]) == [1, 2]
