"""Coverage against its plan: every round in the order it was over, every change of the plan."""

from datetime import date

import pandas as pd

from queries import figures, store
from queries.burn_up import burn_up, progress
from tests.queries.reports import a_round, a_span, accept, report

AS_OF = date(2026, 1, 1)


def a_plan(day: str, units: int | None, **told: object) -> dict[str, object]:
    """The plan of term 10 as stated on `day`."""
    return report("plan", as_of_date=day, units_planned=units, **told)


def events(indicator: str = "coverage", as_of: date = AS_OF, **selection: object) -> pd.DataFrame:
    """What the read answers as of a day."""
    with store.read(as_of=as_of) as cursor:
        return burn_up(cursor, indicator, **selection)


def told(frame: pd.DataFrame, kind: str) -> list[tuple[str, int | None, int]]:
    """Day, amount and reached of the events of one kind, in their order."""
    rows = frame[frame["kind"] == kind]
    return [
        (str(row.on_date.date()), None if pd.isna(row.amount) else row.amount, row.reached)
        for row in rows.itertuples()
    ]


def test_rounds_stand_on_the_day_they_were_over_and_add_up() -> None:
    accept(
        a_round(2, units_first_inspected=7, end_date="2021-12-01"),
        a_round(1, units_first_inspected=5, end_date="2021-06-01"),
        a_plan("2021-01-31", 40),
    )
    assert told(events(), "round") == [("2021-06-01", 5, 5), ("2021-12-01", 7, 12)]


def test_a_round_without_an_end_stands_on_its_start_and_a_span_on_its_as_of_date() -> None:
    accept(
        a_span(1, 3, units_first_inspected=20, as_of_date="2021-12-31", start_date="2020-01-05"),
        a_round(4, units_first_inspected=6, end_date=None, start_date="2022-03-01"),
    )
    assert told(events(), "round") == [("2021-12-31", 20, 20), ("2022-03-01", 6, 26)]


def test_the_last_step_is_the_numerator_of_the_figure() -> None:
    accept(
        *(a_round(number, units_first_inspected=number) for number in (1, 2, 3)),
        a_round(4, units_first_inspected=None, units_inspected=9),
        a_plan("2021-01-31", 40),
    )
    with store.read(as_of=AS_OF) as cursor:
        figure = figures.compare(cursor, ["coverage"]).iloc[0]
    assert told(events(), "round")[-1][2] == figure["numerator"] == 6


def test_a_plan_is_told_when_it_is_first_stated_and_when_it_changes() -> None:
    accept(
        a_plan("2021-01-31", 100),
        a_plan("2021-06-30", 100),
        a_plan("2021-12-31", None),
        a_plan("2022-06-30", 88),
        a_round(1, units_first_inspected=4),
    )
    assert told(events(), "plan") == [("2021-01-31", None, 100), ("2022-06-30", -12, 88)]


def test_of_two_plans_of_one_day_the_one_accepted_last_is_in_force() -> None:
    accept(a_plan("2021-01-31", 100), a_round(1, units_first_inspected=4))
    accept(a_plan("2021-01-31", 90))
    assert told(events(), "plan") == [("2021-01-31", None, 90)]


def test_a_later_plan_is_not_known_earlier() -> None:
    accept(
        a_round(1, units_first_inspected=4, as_of_date="2021-06-30"),
        a_plan("2021-01-31", 100),
        a_plan("2022-06-30", 88),
    )
    assert told(events(as_of=date(2021, 12, 31)), "plan") == [("2021-01-31", None, 100)]


def test_only_the_latest_term_is_told_unless_another_is_asked_for() -> None:
    accept(
        a_round(1, units_first_inspected=4, term_no=9, end_date="2016-06-01"),
        a_round(1, units_first_inspected=5, term_no=10),
    )
    assert [row[1] for row in told(events(), "round")] == [5]
    assert [row[1] for row in told(events(term=9), "round")] == [4]


def test_the_days_of_the_term_are_those_of_its_newest_plan() -> None:
    accept(
        a_plan("2021-01-31", 90, term_start="2020-09-01", term_end="2025-08-31"),
        a_plan("2022-01-31", 90, term_start="2020-10-01", term_end="2025-09-30"),
        a_round(1, units_first_inspected=5),
    )
    days = events()[["term_start", "term_end"]].drop_duplicates()
    assert [str(day.date()) for day in days.iloc[0]] == ["2020-10-01", "2025-09-30"]


def test_villages_are_counted_apart_from_units() -> None:
    accept(
        a_round(1, units_first_inspected=4, villages_first_inspected=30),
        report("plan", as_of_date="2021-01-31", units_planned=50, villages_planned=177),
    )
    villages = events("village_coverage")
    assert told(villages, "round")[0][1:] == (30, 30)
    assert told(villages, "plan")[0][2] == 177


def test_what_remains_is_planned_less_covered_and_unknown_without_either() -> None:
    accept(a_round(1, units_first_inspected=4), a_plan("2021-01-31", 50))
    accept(a_round(1, county="乙山县", units_first_inspected=3))
    with store.read(as_of=AS_OF) as cursor:
        found = progress(figures.compare(cursor, ["coverage"])).set_index("county")["remaining"]
    assert found["甲江县"] == 46
    assert pd.isna(found["乙山县"])
