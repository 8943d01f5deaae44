"""Why a figure changed: the parts add up exactly, and each cause is told apart from the others."""

import random
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest

from queries import changes, figures, store
from queries.change_parts import CAUSES, Change, State, matters
from tests.queries import random_cities
from tests.queries.asking import counted
from tests.queries.random_cities import DAYS, MOMENTS, Report
from tests.queries.reports import a_round, accept, report

FIRST, SECOND, THIRD = (datetime(2023, month, 1) for month in (1, 2, 3))
MAY, JUNE = date(2022, 5, 31), date(2022, 6, 30)
NOW = datetime(2030, 1, 1)
ASKED = (
    *("clue_conversion", "coverage", "village_coverage", "post_filling", "clues_open.over_12"),
    *("stationed_conversion", "rounds.problems_found", "rectification"),
)


def explain(indicator: str, start: State, end: State, **told: Any) -> Change:
    with store.read() as cursor:
        return changes.explain(cursor, indicator, start, end, **told)


def told(change: Change) -> dict[str, tuple[int, int]]:
    """Cause → what it adds to numerator and denominator, where it adds anything."""
    rows = change.parts().itertuples()
    sums = {row.cause: (row.numerator, row.denominator) for row in rows}
    return {cause: (int(one), int(other)) for cause, (one, other) in sums.items() if one or other}


def assert_adds_up(change: Change, *place: str) -> None:
    """Numerator, denominator and value: the sum of the parts is the change, to the last digit."""
    rows = change.places
    if place:
        rows = rows[(rows[["province", "city", "county", "level"]] == list(place)).all(axis=1)]
    start, end = change.total("start", rows), change.total("end", rows)
    parts = change.parts(place or None)
    assert list(parts["cause"]) == list(CAUSES)
    assert sum(parts["numerator"], Fraction(0)) == end.numerator - start.numerator
    assert sum(parts["denominator"], Fraction(0)) == end.denominator - start.denominator
    if start.value is None or end.value is None:
        assert parts["contribution"].isna().all()
    else:
        assert sum(parts["contribution"], Fraction(0)) == end.value - start.value


@pytest.mark.parametrize("seed", range(4))
def test_the_parts_add_up_exactly_over_random_stores(
    random_reports: list[Report], seed: int
) -> None:
    drawn = random.Random(seed)
    for indicator in drawn.sample(ASKED, 2):
        days = sorted(date.fromisoformat(drawn.choice(DAYS)) for _ in range(2))
        moments = sorted(drawn.choice(MOMENTS) + timedelta(days=2) for _ in range(2))
        level = drawn.choice(["县", None])
        start, end = (State(*one) for one in zip(days, moments, strict=True))
        city = drawn.choice([None, *(f"随机市{number}" for number in range(9))])
        change = explain(indicator, start, end, level=level, city=city)
        assert_adds_up(change)
        places = change.places[["province", "city", "county", "level"]]
        for place in list(places.itertuples(index=False, name=None))[:5]:
            assert_adds_up(change, *place)
        both = matters(change.reports)
        for part in ("numerator", "denominator"):
            assert sum(both[part], Fraction(0)) == sum(change.parts()[part], Fraction(0))


@pytest.mark.parametrize("indicator", ["coverage", "clues_open"])
def test_the_end_is_the_figure_of_the_pages(random_reports: list[Report], indicator: str) -> None:
    start, end = State(date(2021, 6, 30), MOMENTS[2]), State(date(2023, 6, 30), MOMENTS[5])
    change = explain(indicator, start, end)
    with store.read(as_of=end.as_of, known_at=end.known_at) as cursor:
        [pooled] = figures.pooled(cursor, [indicator]).itertuples()
    total = change.total("end")
    assert (total.numerator, total.denominator) == (pooled.numerator, pooled.denominator)
    assert total.value is not None
    assert float(total.value) == pytest.approx(pooled.value)


def test_what_a_later_report_says_is_the_countys_own_change() -> None:
    accept(a_round(1, as_of_date="2022-05-31", **counted(3, 10)), at=FIRST)
    accept(a_round(1, as_of_date="2022-06-30", **counted(5, 12)), at=FIRST)
    change = explain("clue_conversion", State(MAY, NOW), State(JUNE, NOW))
    assert told(change) == {"own": (2, 2)}
    [row] = matters(change.reports).itertuples()
    assert (row.went.numerator, row.came.numerator, row.numerator) == (-3, 5, 2)
    assert change.total("start").value == Fraction(3, 10)


def test_a_day_that_was_reported_after_it_was_looked_at_is_late() -> None:
    accept(a_round(1, as_of_date="2022-03-31", **counted(3, 10)), at=FIRST)
    accept(a_round(1, as_of_date="2022-04-30", **counted(4, 10)), at=SECOND)
    accept(a_round(1, as_of_date="2022-06-30", **counted(6, 10)), at=SECOND)
    change = explain("clue_conversion", State(MAY, FIRST), State(JUNE, SECOND))
    assert told(change) == {"late": (1, 0), "own": (2, 0)}


def test_a_withdrawn_sheet_and_the_one_in_its_place_are_a_correction() -> None:
    wrong = accept(a_round(1, as_of_date="2022-05-31", **counted(3, 1070)), at=FIRST)
    accept(a_round(1, as_of_date="2022-05-31", **counted(3, 107)), at=SECOND)
    random_cities.withdraw(wrong, SECOND)
    change = explain("clue_conversion", State(MAY, FIRST), State(MAY, SECOND))
    assert told(change) == {"corrected": (0, -963)}
    assert_adds_up(change)


def test_a_correction_and_a_late_report_of_one_round_are_told_apart() -> None:
    wrong = accept(a_round(1, as_of_date="2022-03-31", **counted(3, 100)), at=FIRST)
    accept(a_round(1, as_of_date="2022-03-31", **counted(3, 10)), at=SECOND)
    accept(a_round(1, as_of_date="2022-04-30", **counted(4, 11)), at=SECOND)
    random_cities.withdraw(wrong, SECOND)
    change = explain("clue_conversion", State(MAY, FIRST), State(MAY, SECOND))
    assert told(change) == {"corrected": (0, -90), "late": (1, 1)}


def test_a_round_that_was_moved_to_another_number_is_a_correction() -> None:
    wrong = accept(a_round(4, as_of_date="2022-05-31", **counted(3, 10)), at=FIRST)
    accept(a_round(5, as_of_date="2022-05-31", **counted(3, 10)), at=SECOND)
    random_cities.withdraw(wrong, SECOND)
    change = explain("clue_conversion", State(MAY, FIRST), State(MAY, SECOND))
    assert set(change.reports["cause"]) == {"corrected"}
    assert change.total("start") == change.total("end")


def test_another_plan_is_no_act_of_the_county_and_keeps_its_own_part() -> None:
    accept(report("plan", units_planned=86, as_of_date="2022-05-31"), at=FIRST)
    accept(a_round(1, as_of_date="2022-05-31", units_first_inspected=40), at=FIRST)
    accept(report("plan", units_planned=89, as_of_date="2022-06-30"), at=FIRST)
    accept(a_round(2, as_of_date="2022-06-30", units_first_inspected=10), at=FIRST)
    change = explain("coverage", State(MAY, NOW), State(JUNE, NOW))
    assert told(change) == {"own": (10, 0), "plan": (0, 3)}
    parts = change.parts().set_index("cause")["contribution"]
    assert parts["own"] == Fraction(10, 89)
    assert parts["plan"] == -Fraction(40, 86) * 3 / 89


def test_posts_that_change_are_the_countys_own_although_they_stand_in_the_plan() -> None:
    posts = {"posts_groups": 10, "posts_office": 0, "filled_office": 0}
    accept(report("plan", **posts, filled_groups=7, as_of_date="2022-05-31"), at=FIRST)
    accept(report("plan", **posts, filled_groups=9, as_of_date="2022-06-30"), at=FIRST)
    change = explain("post_filling", State(MAY, NOW), State(JUNE, NOW))
    assert told(change) == {"own": (2, 0)}


def test_clues_grow_old_by_the_days_alone() -> None:
    handed_over = {"transfer_date": "2021-06-15", "clues_concluded": 4, "clues_transferred": 10}
    accept(a_round(1, as_of_date="2022-05-31", **handed_over), at=FIRST)
    change = explain("clues_open.over_12", State(MAY, NOW), State(JUNE, NOW))
    assert told(change)["days"][0] == 6
    assert_adds_up(change)


def test_a_new_term_is_not_held_against_the_old_one() -> None:
    accept(a_round(8, term_no=9, as_of_date="2022-05-31", **counted(90, 100)), at=FIRST)
    accept(a_round(1, term_no=10, as_of_date="2022-06-30", **counted(1, 5)), at=FIRST)
    change = explain("clue_conversion", State(MAY, NOW), State(JUNE, NOW))
    assert not change.total("start").is_known
    assert told(change) == {"own": (1, 5)}
    assert change.parts()["contribution"].isna().all()


def test_a_county_that_nobody_may_see_moves_nothing() -> None:
    accept(a_round(1, as_of_date="2022-05-31", **counted(3, 10)), at=FIRST)
    accept(a_round(1, as_of_date="2022-06-30", **counted(5, 12)), at=FIRST)
    with store.read(sight=store.Sight("示例省", "示例市", ("乙山县",))) as cursor:
        change = changes.explain(cursor, "clue_conversion", State(MAY, NOW), State(JUNE, NOW))
    assert change.reports.empty
    assert change.places.empty


def test_an_end_before_the_start_is_refused() -> None:
    for end in (State(MAY, SECOND), State(JUNE, FIRST)):
        with pytest.raises(ValueError, match="before the start"):
            explain("coverage", State(JUNE, SECOND), end)


@pytest.mark.parametrize(
    ("indicator", "part"),
    [("coverage_pace", "elapsed"), ("problem_mix", "problems_policy"), ("on_time", None)],
)
def test_parts_differences_and_deadlines_add_up_too(indicator: str, part: str | None) -> None:
    problems = {"problems_found": 10, "problems_policy": 4}
    accept(a_round(1, as_of_date="2022-05-31", **problems), at=FIRST)
    accept(a_round(1, as_of_date="2022-06-30", **problems | {"problems_policy": 5}), at=FIRST)
    assert_adds_up(explain(indicator, State(MAY, NOW), State(JUNE, NOW), part=part))
