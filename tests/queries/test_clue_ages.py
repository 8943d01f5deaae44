"""Open clues by age, against plain sums over the reports of small stores."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from queries import clue_ages, figures, registry, store, trace
from tests.queries.reports import a_round, a_span, accept

AS_OF = date(2022, 12, 31)


def clues(transferred: int | None, concluded: int | None, **told: Any) -> dict[str, Any]:
    """The figures of a round's clues and a date that says how old they are."""
    return {"clues_transferred": transferred, "clues_concluded": concluded} | told


def by_round(as_of: date = AS_OF, **selection: Any) -> pd.DataFrame:
    """The answer per report, by the number of its last round."""
    with store.read(as_of=as_of) as cursor:
        return clue_ages.clue_ages(cursor, **selection).set_index("round_last")


def by_age(as_of: date = AS_OF, **selection: Any) -> dict[str, int]:
    """Age → open clues of the only place."""
    with store.read(as_of=as_of) as cursor:
        found = figures.compare(cursor, list(clue_ages.IDS), **selection)
    return {row.indicator.split(".")[1]: int(row.value) for row in found.itertuples()}


@pytest.mark.parametrize(
    ("since", "age"),
    [
        ("2022-12-31", "within_6"),
        ("2022-06-30", "within_6"),
        ("2022-06-29", "within_12"),
        ("2021-12-31", "within_12"),
        ("2021-12-30", "over_12"),
    ],
)
def test_exactly_six_and_twelve_months_are_still_within_them(since: str, age: str) -> None:
    accept(a_round(1, **clues(9, 4, transfer_date=since)))
    assert by_round().loc[1, "age"] == age
    assert by_age()[age] == 5


def test_the_age_is_counted_to_the_day_that_is_asked_for() -> None:
    accept(a_round(1, **clues(9, 4, transfer_date="2022-06-01")))
    assert by_round(date(2022, 12, 31)).loc[1, "age"] == "within_12"
    assert by_round(date(2023, 12, 31)).loc[1, "age"] == "over_12"


def test_feedback_stands_in_for_the_transfer_and_the_end_for_both_and_it_is_said() -> None:
    dates = {"transfer_date": "2022-12-01", "feedback_date": "2022-03-01", "end_date": "2021-01-01"}
    without = [dates, {**dates, "transfer_date": None}, {"end_date": dates["end_date"]},
               {"end_date": None}]  # fmt: skip
    accept(*(a_round(n, **clues(5, 3), **told) for n, told in enumerate(without, 1)))
    found = by_round()
    assert list(found["since_field"].fillna("")) == [*dates, ""]
    assert list(found["age"]) == ["within_6", "within_12", "over_12", "undated"]
    assert by_age() == {"within_6": 2, "within_12": 2, "over_12": 2, "undated": 2}


def test_a_round_with_a_part_unknown_is_listed_as_unknown_and_counted_nowhere() -> None:
    day = {"transfer_date": "2022-12-01"}
    accept(a_round(1, **clues(5, 3, **day)), a_round(2, **clues(7, None, **day)),
           a_round(3, **clues(None, None, **day)))  # fmt: skip
    assert list(by_round()["age"]) == ["within_6", "unknown", "unknown"]
    assert list(by_round()["still_open"].isna()) == [False, True, True]
    assert sum(by_age().values()) == 2


def test_the_ages_add_up_to_the_open_clues() -> None:
    days = ["2021-01-01", "2022-01-15", "2022-11-01", None]
    rounds = [(9, 4), (8, 8), (30, 11), (7, 5)]
    accept(
        *(
            a_round(n, **clues(*counts, transfer_date=day, end_date=None))
            for n, (counts, day) in enumerate(zip(rounds, days, strict=True), 1)
        )
    )
    with store.read(as_of=AS_OF) as cursor:
        [every] = figures.compare(cursor, ["clues_open"])["value"]
    assert sum(by_age().values()) == every == sum(a - b for a, b in rounds)


def test_rounds_inside_a_span_that_counts_are_not_listed_twice() -> None:
    day = {"transfer_date": "2022-12-01"}
    accept(a_span(1, 3, **clues(20, 8, **day)), a_round(2, **clues(6, 1, **day)))
    assert list(by_round().index) == [3]
    assert by_age()["within_6"] == 12


def test_only_the_latest_term_of_a_place_is_listed_unless_another_is_asked_for() -> None:
    day = {"transfer_date": "2022-12-01"}
    accept(a_round(1, **clues(6, 1, **day)), a_round(1, term_no=9, **clues(9, 2, **day)))
    assert list(by_round()["still_open"]) == [5]
    assert list(by_round(term=9)["still_open"]) == [7]


def test_an_age_is_traced_to_the_cells_of_its_counts_and_its_dates() -> None:
    accept(a_round(1, **clues(6, 1, transfer_date="2021-02-01")))
    with store.read(as_of=AS_OF) as cursor:
        found = trace.trace(cursor, "clues_open.over_12", "示例省", "示例市", "甲江县")
    typed = {cell["field"]: cell["raw"] for cell in found.used.iloc[0]["cells"]}
    assert found.numerator == 5
    assert typed["transfer_date"] == "2021-02-01"
    assert (typed["clues_transferred"], typed["clues_concluded"]) == ("6", "1")


def test_an_age_that_nobody_knows_of_is_no_figure() -> None:
    with pytest.raises(KeyError):
        registry.indicator("clues_open.over_99")
