"""变化说明 of the demo city: its named situations show up in the right part."""

from datetime import date, datetime

import pytest

from queries import changes, store
from queries.change_parts import Change, State
from tests.data.city import CITY, before_correction

NOW = datetime(2030, 1, 1)


def explain(county: str, indicator: str, start: State, end: State) -> Change:
    with store.read() as cursor:
        return changes.explain(cursor, indicator, start, end, city=CITY, counties=[county])


def moved(change: Change) -> dict[str, tuple[int, int]]:
    rows = change.parts().itertuples()
    sums = {row.cause: (int(row.numerator), int(row.denominator)) for row in rows}
    return {cause: both for cause, both in sums.items() if any(both)}


@pytest.mark.usefixtures("demo")
def test_the_nought_too_many_is_a_correction_and_nothing_else() -> None:
    day = date(2025, 3, 31)
    start, end = State(day, before_correction("甲江县")), State(day, NOW)
    change = explain("甲江县", "clue_yield", start, end)
    assert moved(change) == {"corrected": (0, 107 - 1070)}
    before, after = (change.total(side).value for side in ("start", "end"))
    assert before is not None
    assert after is not None
    assert sum(change.parts()["contribution"]) == after - before


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    ("county", "indicator", "months", "planned"),
    [
        ("丁河县", "coverage", (date(2025, 5, 31), date(2025, 6, 30)), 89 - 86),
        ("丙湖区", "village_coverage", (date(2024, 11, 30), date(2024, 12, 31)), 177 - 190),
    ],
)
def test_another_plan_has_its_own_part(
    county: str, indicator: str, months: tuple[date, date], planned: int
) -> None:
    change = explain(county, indicator, *(State(day, NOW) for day in months))
    assert moved(change)["plan"] == (0, planned)
    assert set(moved(change)) <= {"plan", "own"}


@pytest.mark.usefixtures("demo")
def test_what_the_late_reporter_brought_with_the_next_month_is_late() -> None:
    april, may = (
        State(date(2026, 4, 30), datetime(2026, 5, 10)),
        State(date(2026, 5, 31), datetime(2026, 6, 10)),
    )
    change = explain("辛岭县", "rounds.problems_rectified", april, may)
    causes = set(change.reports["cause"])
    assert causes == {"late", "own"}
    late = change.reports[change.reports["cause"] == "late"]
    assert set(late.loc[late["comes_in"], "as_of_date"].dt.date) == {date(2026, 4, 30)}
    in_time = explain("示南区", "rounds.problems_rectified", april, may)
    assert set(in_time.reports["cause"]) == {"own"}


@pytest.mark.usefixtures("demo")
def test_since_july_a_correction_a_late_report_and_new_ones_have_their_parts() -> None:
    start = State(date(2026, 7, 31), before_correction("庚泉县"))
    end = State(date(2026, 10, 31), NOW)
    corrected = explain("庚泉县", "clue_conversion", start, end)
    assert moved(corrected) == {"corrected": (5 - 15, 0), "own": (9, 36)}
    known = State(date(2026, 7, 31), datetime(2026, 8, 10))
    late = explain("辛岭县", "rounds.problems_rectified", known, end)
    assert set(moved(late)) == {"late", "own"}


@pytest.mark.usefixtures("demo")
def test_moments_to_look_back_to_end_where_one_looks_back_from() -> None:
    then = datetime(2025, 5, 1)
    with store.read(known_at=then, city=CITY) as cursor:
        told = store.run(cursor, "reads/moments_known", most=3)
    assert list(told["is_before"]) == [False, True, False]
    assert told["known_at"].max() < then
