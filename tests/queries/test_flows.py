"""What grew in a period, against what a person would subtract by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from queries import flows, store
from tests.queries.judging import EVERYTHING, NOW, flow_differences, plain
from tests.queries.oracle_flow import Answers
from tests.queries.reports import a_round, accept, report

FIRST_HALF = (date(2022, 1, 1), date(2022, 6, 30))
Grown = Callable[[date, date], Answers]


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


PERIODS = [
    (date(2022, 1, 1), date(2022, 6, 30)),
    (date(2023, 1, 1), date(2023, 12, 31)),
    (date(2022, 7, 1), date(2024, 6, 30)),
]


@pytest.mark.usefixtures("random_reports")
@pytest.mark.parametrize(("start", "end"), PERIODS)
def test_flows_of_the_random_cities_are_what_the_oracle_subtracts(
    start: date, end: date, grown: Grown
) -> None:
    assert flow_differences(grown(start, end), start, end) == []


def test_the_random_cities_hold_every_state_of_a_flow(grown: Grown) -> None:
    found = [growth for period in PERIODS for growth in grown(*period).values()]
    states = {"value", "missing", "not_applicable", "no_start"}
    assert {growth["state"] for growth in found} == states
    assert {growth["before_state"] for growth in found} >= states
    assert any(growth["is_new_term"] for growth in found)
    assert any(not growth["is_small"] for growth in found)


@pytest.mark.usefixtures("random_reports")
@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("reads/flow", "end_numerator - start_numerator", "end_numerator"),
        ("reads/flow", "end_denominator - start_denominator", "end_denominator"),
        ("reads/flow", "$near::integer", "10 * $near::integer"),
        ("reads/flow", "is_state or coalesce(is_new_term, false)", "is_state"),
        ("flow_states", "beginning.term_no < ending.term_no", "false"),
        ("flow_states", "list_contains($states, ending.indicator)", "$states is null"),
    ],
)
def test_a_slip_in_the_flows_is_seen(
    name: str,
    right: str,
    wrong: str,
    grown: Grown,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = store.text_of
    assert right in told(name)
    slipped = told(name).replace(right, wrong)
    monkeypatch.setattr(store, "text_of", lambda asked: slipped if asked == name else told(asked))
    ids = ["clue_conversion", "rounds.problems_found", "coverage", "stationed_vacancy"]
    assert flow_differences(grown(*PERIODS[1]), *PERIODS[1], ids)


@pytest.mark.usefixtures("random_reports")
def test_the_totals_of_a_flow_add_the_places_that_have_both_parts(grown: Grown) -> None:
    start, end = PERIODS[1]
    with store.read(as_of=end, known_at=NOW) as cursor:
        _, totals = flows.flow(cursor, EVERYTHING, start, end)
    growths = grown(start, end)
    for told in totals.to_dict("records"):
        which = told["indicator"], plain(told["part"])
        counties = [one for key, one in growths.items() if key[:2] == which and key[5] == "县"]
        both = [one for one in counties if None not in (one["numerator"], one["denominator"])]
        for side in ("numerator", "denominator"):
            assert plain(told[side]) == (sum(one[side] for one in both) if both else None)
        assert told["places"] == len(both)
        lacking = [one for one in counties if one["state"] == "no_start"]
        assert told["places_without_start"] == len(lacking)
