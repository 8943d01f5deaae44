"""What grew in a period, against what a person would subtract by hand."""

from datetime import date
from typing import Any

import pandas as pd

from queries import flows, store
from tests.queries.reports import a_round, accept, report

FIRST_HALF = (date(2022, 1, 1), date(2022, 6, 30))


def flow(indicator: str, period: tuple[date, date] = FIRST_HALF) -> pd.Series:
    """The one place's row."""
    with store.read() as cursor:
        places, _ = flows.flow(cursor, [indicator], *period)
    return places[places["part"].isna()].iloc[0]


def round_as_of(day: str, number: int, cases: int | None, clues: int) -> dict[str, Any]:
    return a_round(
        number, as_of_date=day, end_date="2021-01-01", cases_filed=cases, clues_transferred=clues
    )


def test_the_growth_of_old_rounds_and_the_new_round_are_both_in_the_period() -> None:
    accept(
        round_as_of("2021-12-31", 1, 4, 12),
        round_as_of("2022-06-30", 1, 5, 12),
        round_as_of("2022-06-30", 2, 2, 20),
    )
    row = flow("clue_conversion")
    assert (row["numerator"], row["denominator"], row["value"]) == (3, 20, 0.15)
    assert row["state"] == "value"


def test_the_same_period_of_the_year_before_stands_beside_it_in_numbers() -> None:
    accept(
        round_as_of("2020-12-31", 1, 0, 10),
        round_as_of("2021-06-30", 1, 48, 60),
        round_as_of("2021-12-31", 1, 50, 60),
        round_as_of("2022-06-30", 1, 104, 200),
    )
    row = flow("rounds.cases_filed")
    assert (row["numerator"], row["before_numerator"], row["change"]) == (54, 48, 6)
    assert row["is_small"]


def test_a_base_of_a_hundred_may_be_told_in_percent() -> None:
    accept(
        round_as_of("2020-12-31", 1, 0, 999),
        round_as_of("2021-06-30", 1, 100, 999),
        round_as_of("2021-12-31", 1, 100, 999),
        round_as_of("2022-06-30", 1, 300, 999),
    )
    assert not flow("rounds.cases_filed")["is_small"]


def test_without_a_report_near_the_start_nothing_is_said_of_the_growth() -> None:
    accept(round_as_of("2021-09-30", 1, 4, 12), round_as_of("2022-06-30", 1, 9, 30))
    row = flow("clue_conversion")
    assert row["state"] == "no_start"
    assert pd.isna(row["numerator"])
    assert pd.isna(row["value"])
    assert row["start_date_used"] == pd.Timestamp("2021-09-30")


def test_a_place_that_begins_in_the_period_has_no_start_and_is_not_counted_from_zero() -> None:
    accept(round_as_of("2022-06-30", 1, 9, 30))
    assert flow("clue_conversion")["state"] == "no_start"


def test_a_term_that_begins_in_the_period_grows_from_nothing() -> None:
    accept(
        a_round(1, term_no=9, as_of_date="2021-12-31", cases_filed=70, clues_transferred=90),
        a_round(1, term_no=10, as_of_date="2022-06-30", cases_filed=2, clues_transferred=9),
    )
    row = flow("clue_conversion")
    assert (row["numerator"], row["denominator"]) == (2, 9)
    assert row["is_new_term"]


def test_a_state_is_given_as_at_the_end_and_does_not_grow() -> None:
    accept(
        report("plan", as_of_date="2021-12-31", posts_groups=10, filled_groups=5, posts_office=2,
               filled_office=1),
        report("plan", as_of_date="2022-06-30", posts_groups=10, filled_groups=9, posts_office=2,
               filled_office=2),
    )  # fmt: skip
    row = flow("post_filling")
    assert (row["numerator"], row["denominator"]) == (11, 12)


def test_a_correction_downwards_is_a_negative_growth() -> None:
    accept(round_as_of("2021-12-31", 1, 9, 30), round_as_of("2022-06-30", 1, 7, 30))
    assert flow("rounds.cases_filed")["numerator"] == -2


def test_totals_add_the_growth_of_the_places_that_have_one() -> None:
    accept(
        round_as_of("2021-12-31", 1, 4, 12),
        round_as_of("2022-06-30", 1, 5, 14),
        {**round_as_of("2022-06-30", 1, 50, 90), "county": "乙山县"},
    )
    with store.read() as cursor:
        places, totals = flows.flow(cursor, ["clue_conversion"], *FIRST_HALF)
    assert places["state"].tolist() == ["value", "no_start"]
    total = totals.iloc[0]
    assert (total["numerator"], total["denominator"]) == (1, 2)
    assert (total["places"], total["places_without_start"]) == (1, 1)


def test_the_last_of_february_has_a_last_of_february_before_it() -> None:
    accept(
        round_as_of("2022-12-31", 1, 1, 9),
        round_as_of("2023-02-28", 1, 3, 9),
        round_as_of("2023-12-31", 1, 3, 9),
        round_as_of("2024-02-29", 1, 7, 9),
    )
    row = flow("rounds.cases_filed", (date(2024, 1, 1), date(2024, 2, 29)))
    assert (row["numerator"], row["before_numerator"]) == (4, 2)
