"""数据核实提示: what in accepted reports is asked about, and what is left in peace."""

import random
from datetime import date
from fractions import Fraction
from math import comb
from typing import Any

import pandas as pd
import pytest

from queries import store
from queries.signals import Signals, signals
from tests.queries.reports import a_round, accept

RICH = {
    "units_inspected": 12, "problems_found": 143, "problems_fed_back": 141, "interviews": 377,
    "clues_transferred": 26, "cases_filed": 9, "persons_disciplined": 7,
}  # fmt: skip
OTHER = {name: figure + 6 for name, figure in RICH.items()}


def asked(as_of: date = date(2026, 1, 1), **sight: Any) -> Signals:
    with store.read(as_of=as_of, **sight) as cursor:
        return signals(cursor, "示例省", "示例市")


def kinds(**told: Any) -> list[str]:
    return list(asked(**told).rows["kind"])


def one(kind: str) -> pd.Series:
    rows = asked().rows
    [row] = rows[rows["kind"] == kind].itertuples()
    return pd.Series(row._asdict())


def endings(share_of_fives: float, seed: int, rounds: int = 8) -> None:
    """Rounds of a county whose counts end in 0 or 5 this often."""
    drawn = random.Random(seed)
    told: list[dict[str, int]] = [{} for _ in range(rounds)]
    for figures in told:
        for name in RICH:
            figure = drawn.randrange(20, 400)
            figure -= figure % 5
            figures[name] = figure if drawn.random() < share_of_fives else figure + 1
    accept(*(a_round(number, **figures) for number, figures in enumerate(told, 1)))


def test_estimated_counts_are_asked_about_with_how_rare_they_would_be() -> None:
    endings(0.7, seed=1)
    row = one("digits_heaped")
    n, k = int(row["looked_at"]), int(row["hits"])
    exact = sum(
        comb(n, i) * Fraction(1, 5) ** i * Fraction(4, 5) ** (n - i) for i in range(k, n + 1)
    )
    assert row["p"] == pytest.approx(float(exact), rel=1e-9)
    assert row["p"] < 0.001
    assert (n, row["expected"]) == (56, pytest.approx(11.2))


def test_honest_counts_of_twelve_counties_are_left_in_peace() -> None:
    drawn = random.Random(7)
    accept(
        *(
            a_round(turn, county=f"{name}县", **{name: drawn.randrange(10, 900) for name in RICH})
            for name in "甲乙丙丁戊己庚辛壬癸子丑"
            for turn in range(1, 6)
        )
    )
    found = asked()
    assert found.rows.empty
    assert (found.counties, found.figures) == (12, 12 * 5 * len(RICH))


def test_figures_copied_from_another_county_or_round_are_asked_of_the_later_one() -> None:
    accept(a_round(1, as_of_date="2022-06-30", **RICH))
    accept(a_round(1, county="乙山县", as_of_date="2022-09-30", **RICH))
    accept(a_round(2, county="乙山县", as_of_date="2022-12-31", **OTHER))
    accept(a_round(3, county="乙山县", as_of_date="2023-03-31", **OTHER))
    rows = asked().rows
    told = [(row.kind, row.county, row.round_first, row.other_first) for row in rows.itertuples()]
    assert told == [
        ("copied_from_county", "乙山县", 1, 1),
        ("copied_from_round", "乙山县", 3, 2),
    ]
    assert rows.loc[0, "other_county"] == "甲江县"


def test_a_few_small_figures_may_be_the_same_by_chance() -> None:
    small = {"units_inspected": 5, "clues_transferred": 6, "cases_filed": 1}
    accept(a_round(1, **small), a_round(2, **small), a_round(1, county="乙山县", **small))
    assert kinds() == []


def test_a_share_that_is_always_whole_is_asked_about_but_not_in_closed_rounds() -> None:
    whole = {"problems_fed_back": 30, "problems_rectified": 30}
    for number in range(1, 5):
        accept(a_round(number, round_status="整改中", **whole))
        accept(a_round(number, county="乙山县", round_status="已归档", **whole))
    row = one("all_hundred")
    assert (row["county"], row["field"]) == ("甲江县", "problems_rectified")
    assert (row["looked_at"], row["hits"]) == (4, 120)


def test_a_zero_unlike_the_other_rounds_is_asked_about() -> None:
    for number, clues in enumerate((14, 12, 0, 11), start=1):
        accept(a_round(number, clues_transferred=clues, round_status="已反馈"))
    row = one("sudden_zero")
    assert (row["round_first"], row["field"]) == (3, "clues_transferred")
    assert (row["figure"], row["earlier"], row["looked_at"]) == (0, 11, 3)


def test_an_outcome_that_falls_is_asked_about_until_it_is_put_right() -> None:
    accept(a_round(1, as_of_date="2022-03-31", cases_filed=9, clues_held=5))
    accept(a_round(1, as_of_date="2022-06-30", cases_filed=7, clues_held=2))
    row = one("outcome_falls")
    assert (row["field"], row["figure"], row["earlier"]) == ("cases_filed", 7, 9)
    assert row["earlier_date"] == pd.Timestamp("2022-03-31")
    accept(a_round(1, as_of_date="2022-09-30", cases_filed=9))
    assert kinds() == []


def test_what_was_published_and_what_another_city_sent_is_not_asked_about() -> None:
    accept(a_round(1, source="公报", **RICH), a_round(2, source="公报", **RICH))
    accept(a_round(1, city="别市", **RICH), a_round(2, city="别市", **RICH))
    assert kinds() == []
