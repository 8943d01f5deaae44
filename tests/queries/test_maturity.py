"""Outcomes at equal age, against plain sums over the reports of small stores."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from queries import maturity, registry, store
from tests.queries.reports import a_round, a_span, accept

AS_OF = date(2022, 12, 31)
CONVERSION = "clue_conversion"


def told(
    number: int, as_of: str, cases: int | None, clues: int = 20, **more: Any
) -> dict[str, Any]:
    """One report of a round, with the figures of clue conversion."""
    figures = {"cases_filed": cases, "clues_transferred": clues, "as_of_date": as_of}
    return a_round(number, **(figures | more))


def asked(read: Any, *args: Any, as_of: date = AS_OF, **selection: Any) -> pd.DataFrame:
    with store.read(as_of=as_of) as cursor:
        return read(cursor, [CONVERSION], *args, **selection)


def by_age(as_of: date = AS_OF, **selection: Any) -> pd.DataFrame:
    return asked(maturity.at_age, as_of=as_of, **selection).set_index("age_months")


def test_a_round_is_read_as_it_stood_at_each_age() -> None:
    since = {"transfer_date": "2021-01-15"}
    accept(
        told(1, "2021-03-31", 1, **since), told(1, "2021-04-30", 2, **since),
        told(1, "2021-07-31", 5, **since), told(1, "2022-01-31", 8, **since),
        told(1, "2022-12-31", 9, **since),
    )  # fmt: skip
    found = by_age()
    # 2021-04-15 lies as near to the end of March as to that of April: the earlier of the two
    assert found["numerator"].tolist()[:3] == [1, 5, 8]
    assert found.loc[18, "state"] == "no_report"
    assert found.loc[24, "state"] == "young"
    assert found.loc[12, "value"] == 8 / 20
    assert found.loc[12, "since_fields"].tolist() == ["transfer_date"]


@pytest.mark.parametrize(
    ("day", "state"),
    [("2021-03-14", "no_report"), ("2021-03-15", "value"), ("2021-05-16", "value"),
     ("2021-05-17", "no_report")],
)  # fmt: skip
def test_a_report_speaks_of_an_age_within_a_month_of_its_day(day: str, state: str) -> None:
    accept(told(1, day, 2, transfer_date="2021-01-15"))
    found = asked(maturity.aged_rounds).query("age_months == 3").set_index("round_no")
    assert found.loc[1, "state"] == state


def test_rounds_are_added_at_the_same_age_and_the_young_are_counted_apart() -> None:
    accept(
        told(1, "2021-07-10", 4, transfer_date="2021-01-10"),
        told(2, "2022-01-10", 6, 30, transfer_date="2021-07-10"),
        told(3, "2022-12-31", 7, 10, transfer_date="2022-11-10"),
    )
    at_six = by_age().loc[6]
    assert (at_six["numerator"], at_six["denominator"], at_six["rounds"]) == (10, 50, 2)
    assert at_six["rounds_young"] == 1


def test_a_report_after_the_day_that_is_asked_for_is_not_known_yet() -> None:
    accept(told(1, "2021-07-10", 4, transfer_date="2021-01-10"))
    assert by_age(date(2021, 7, 9)).empty
    before = told(1, "2021-06-30", 3, transfer_date="2021-01-10")
    accept(before)
    assert by_age(date(2021, 7, 9)).loc[6, "state"] == "young"
    assert by_age(date(2021, 7, 10)).loc[6, "numerator"] == 4


def test_feedback_stands_in_for_the_transfer_and_the_end_for_both() -> None:
    dates = {"transfer_date": None, "feedback_date": "2021-01-10", "end_date": "2020-06-10"}
    accept(told(1, "2021-07-10", 4, **dates), told(2, "2021-07-10", 5, end_date="2021-01-10"),
           told(3, "2021-07-10", 6, end_date=None))  # fmt: skip
    rounds = asked(maturity.aged_rounds).query("age_months == 6").set_index("round_no")
    assert rounds["since_field"].tolist()[:2] == ["feedback_date", "end_date"]
    assert rounds["state"].tolist() == ["value", "value", "undated"]
    found = by_age().loc[6]
    assert (found["numerator"], found["rounds_undated"]) == (9, 1)
    assert found["since_fields"].tolist() == ["end_date", "feedback_date"]


def test_what_is_put_right_ripens_from_the_feedback() -> None:
    accept(a_round(1, problems_rectified=6, problems_fed_back=10, feedback_date="2021-02-10",
                   transfer_date="2020-06-10", as_of_date="2021-08-10"))  # fmt: skip
    with store.read(as_of=AS_OF) as cursor:
        found = maturity.at_age(cursor, ["rectification"]).set_index("age_months")
    assert (found.loc[6, "numerator"], found.loc[6, "open_count"]) == (6, 4)


def test_a_report_that_lacks_a_part_leaves_its_place_to_the_next_nearest() -> None:
    since = {"transfer_date": "2021-01-10"}
    accept(told(1, "2021-07-10", None, **since), told(1, "2021-07-31", 5, **since))
    assert by_age().loc[6, "numerator"] == 5
    accept(told(2, "2021-07-10", None, **since))
    assert by_age().loc[6, "rounds_without_report"] == 1


def test_of_two_reports_of_a_day_the_later_accepted_counts() -> None:
    since = {"transfer_date": "2021-01-10"}
    accept(told(1, "2021-07-10", 4, **since))
    accept(told(1, "2021-07-10", 5, **since))
    assert by_age().loc[6, "numerator"] == 5


def test_spans_have_no_age_and_the_latest_term_is_asked_for_unless_told_otherwise() -> None:
    since = {"transfer_date": "2021-01-10"}
    accept(told(1, "2021-07-10", 4, **since), told(1, "2021-07-10", 9, term_no=9, **since),
           a_span(1, 8, cases_filed=50, clues_transferred=90, as_of_date="2021-07-10"))  # fmt: skip
    assert by_age().loc[6, "numerator"] == 4
    assert by_age(term=9).loc[6, "numerator"] == 9


def test_the_open_share_is_a_part_of_its_own() -> None:
    accept(told(1, "2021-07-10", 4, transfer_date="2021-01-10", clues_concluded=13))
    assert by_age().loc[6, "open_count"] == 7


def test_the_term_is_parted_by_what_has_had_its_time() -> None:
    accept(
        told(1, "2022-12-31", 8, transfer_date="2021-01-10", clues_concluded=20),
        told(2, "2022-12-31", 5, 10, transfer_date="2021-12-31"),
        told(3, "2022-12-31", 1, 30, transfer_date="2022-01-01", clues_concluded=4),
        told(4, "2022-12-31", 1, 40, end_date=None),
    )
    row = asked(maturity.mature).iloc[0]
    assert (row["numerator"], row["denominator"], row["value"]) == (13, 30, 13 / 30)
    assert (row["young_numerator"], row["young_denominator"], row["young_open"]) == (1, 30, 26)
    assert (row["reports"], row["reports_young"], row["reports_undated"]) == (2, 1, 1)
    assert row["young_since"].date() == date(2022, 1, 1)


def test_a_county_whose_rounds_are_all_young_is_not_compared() -> None:
    accept(told(1, "2022-12-31", 1, transfer_date="2022-10-10"))
    row = asked(maturity.mature).iloc[0]
    assert (row["state"], row["reports"]) == ("young", 0)
    assert pd.isna(row["value"])


def test_every_indicator_that_ripens_is_answered_and_no_other() -> None:
    assert CONVERSION in maturity.ids()
    accept(told(1, "2022-12-31", 8, transfer_date="2021-12-31"))
    with store.read(as_of=AS_OF) as cursor:
        assert set(maturity.mature(cursor, maturity.ids())["indicator"]) == {CONVERSION}
        assert set(maturity.at_age(cursor, maturity.ids())["indicator"]) == set(maturity.ids())
        for one in ("coverage", "problems_per_unit"):
            assert not registry.indicator(one).mature_months
            with pytest.raises(ValueError, match="does not ripen"):
                maturity.at_age(cursor, [one])


def test_an_empty_store_has_nothing_at_any_age() -> None:
    assert by_age().empty
    assert asked(maturity.mature).empty
    assert asked(maturity.aged_rounds).empty
