"""What one county's page asks: the range of its city, its files, its own words."""

import statistics
from datetime import date, datetime

import pandas as pd
import pytest

from queries import figures, store
from queries.county import files, narrative, spread
from tests.queries.reports import a_round, accept, report

PLACE = ("示例省", "示例市", "甲江县")


def ranges() -> pd.DataFrame:
    """The spread of clue conversion over all counties."""
    with store.read(as_of=date(2026, 1, 1)) as cursor:
        return spread(figures.compare(cursor, ["clue_conversion"]))


def test_the_range_is_that_of_the_places_with_a_value() -> None:
    shares = {"甲江县": (1, 10), "乙山县": (3, 10), "丙湖区": (6, 10), "丁河县": (8, 10),
              "戊林县": (9, 10)}  # fmt: skip
    accept(
        *(
            a_round(1, county=county, cases_filed=cases, clues_transferred=clues)
            for county, (cases, clues) in shares.items()
        ),
        a_round(1, county="己原区", clues_transferred=10),
        a_round(1, county="庚泉县", cases_filed=0, clues_transferred=0),
    )
    found = ranges().loc["clue_conversion"]
    values = [cases / clues for cases, clues in shares.values()]
    quarters = statistics.quantiles(values, n=4, method="inclusive")
    assert list(found[["low", "high", "places"]]) == [0.1, 0.9, 5]
    assert list(found[["first_quarter", "middle", "third_quarter"]]) == pytest.approx(quarters)


def test_an_indicator_that_no_place_has_has_no_range() -> None:
    accept(a_round(1, clues_transferred=10))
    assert ranges().empty


def test_a_file_is_listed_once_with_what_it_held_and_the_newest_first() -> None:
    accept(a_round(1, as_of_date="2021-06-30"), at=datetime(2021, 7, 1))
    accept(
        a_round(1, as_of_date="2021-12-31"),
        a_round(2, as_of_date="2021-12-31"),
        report("plan", as_of_date="2021-11-30", units_planned=9),
        a_round(1, county="乙山县", as_of_date="2022-06-30"),
        at=datetime(2022, 1, 4),
    )
    with store.read(as_of=date(2026, 1, 1)) as cursor:
        found = files(cursor, *PLACE)
    assert list(found["reports"]) == [3, 1]
    assert list(found["streams"].iloc[0]) == ["plan", "rounds"]
    assert [str(day.date()) for day in found["as_of_date"]] == ["2021-12-31", "2021-06-30"]
    assert not found["is_withdrawn"].any()


def test_a_file_is_listed_as_withdrawn_only_once_it_was() -> None:
    number = accept(a_round(1), at=datetime(2023, 1, 1))
    with store.write() as cursor:
        store.execute(
            cursor, "writes/withdraw_reports", submission_id=number, at=datetime(2023, 2, 1)
        )
    seen = {}
    for month in (1, 3):
        with store.read(as_of=date(2026, 1, 1), known_at=datetime(2023, month, 15)) as cursor:
            seen[month] = list(files(cursor, *PLACE)["is_withdrawn"])
    assert seen == {1: [False], 3: [True]}


def test_the_newest_account_in_words_is_told_and_none_where_there_is_none() -> None:
    with store.read(as_of=date(2026, 1, 1)) as cursor:
        assert narrative(cursor, *PLACE).empty
    accept(report("narrative", term_no=None, as_of_date="2021-12-31", practices="旧的"))
    accept(report("narrative", term_no=None, as_of_date="2022-06-30", practices="新的"))
    with store.read(as_of=date(2026, 1, 1)) as cursor:
        assert list(narrative(cursor, *PLACE)["practices"]) == ["新的"]
    with store.read(as_of=date(2022, 1, 31)) as cursor:
        assert list(narrative(cursor, *PLACE)["practices"]) == ["旧的"]
