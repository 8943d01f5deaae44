"""A county beside its own past: the term before, or its earlier rounds, at equal age."""

from typing import Any

import pandas as pd
import pytest

from queries import store
from queries.past import past
from tests.queries.reports import a_round, accept


def told(form: str, indicator: str = "clue_conversion", as_of: str = "2026-01-01") -> pd.Series:
    with store.read(as_of=pd.Timestamp(as_of).date()) as cursor:
        found = past(cursor, indicator, form)
    assert len(found) == 1
    return found.iloc[0]


def parts(row: pd.Series) -> tuple[Any, ...]:
    names = ("numerator", "denominator", "other_numerator", "other_denominator")
    return tuple(None if pd.isna(row[name]) else int(row[name]) for name in names)


def ripening(number: int, handed_over: str, *states: tuple[str, int], **told: Any) -> None:
    """A round whose ten clues were handed over then, and its cases as of some days."""
    for as_of, cases in states:
        accept(a_round(number, transfer_date=handed_over, as_of_date=as_of, clues_transferred=10,
                       cases_filed=cases, **told))  # fmt: skip


def test_the_newest_round_stands_beside_those_before_it() -> None:
    for number, problems in ((1, 10), (2, 20), (3, 60)):
        accept(a_round(number, problems_found=problems, units_first_inspected=10,
                       units_inspected=10))  # fmt: skip
    row = told("rounds", "problems_per_unit")
    assert parts(row) == (60, 10, 30, 20)
    assert (row["round_no"], row["other_rounds"]) == (3, 2)


def test_the_term_stands_beside_the_whole_of_the_one_before() -> None:
    for term, problems in ((9, 15), (10, 40)):
        accept(a_round(1, term_no=term, problems_found=problems, units_first_inspected=10,
                       units_inspected=10))  # fmt: skip
    assert parts(told("term", "problems_per_unit")) == (40, 10, 15, 10)


@pytest.mark.parametrize("form", ["term", "rounds"])
def test_where_there_is_no_past_there_is_nothing_to_be_held_against(form: str) -> None:
    accept(a_round(1, problems_found=9, units_first_inspected=3, units_inspected=3))
    assert parts(told(form, "problems_per_unit")) == (9, 3, None, None)


def test_what_ripens_is_read_on_both_sides_when_it_was_as_old() -> None:
    # both have two cases after a year; the older one has grown to nine since
    ripening(1, "2022-01-01", ("2023-01-01", 2), ("2025-12-31", 9))
    ripening(2, "2024-01-01", ("2025-01-01", 2))
    assert parts(told("rounds")) == (2, 10, 2, 10)


def test_a_young_round_is_not_the_newest_that_is_compared() -> None:
    ripening(1, "2022-01-01", ("2023-01-01", 3))
    ripening(2, "2023-01-01", ("2024-01-01", 4))
    ripening(3, "2025-11-01", ("2025-12-31", 0))
    row = told("rounds")
    assert parts(row) == (4, 10, 3, 10)
    assert row["round_no"] == 2


def test_where_every_round_is_young_it_says_so() -> None:
    ripening(1, "2025-11-01", ("2025-12-31", 0))
    assert told("rounds")["state"] == told("term")["state"] == "young"
