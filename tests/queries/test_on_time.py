"""按时报送: which monthly sheets came in time, told by hand and by the store."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from queries import figures, store, submissions
from tests.queries.reports import accept, report

COUNTIES = ("壬川市", "癸塘县")


def handed_in(
    county: str, month: str, day: str, state: str = "accepted", received: str = ""
) -> None:
    """A sheet of that county for that month, handed in that day; received then, or later."""
    with store.write() as cursor:
        number = cursor.execute(
            "insert into submission (sha256, file_name, size_bytes, state, sender, received_by,"
            " received_at) values ('', '', 0, ?, '', '', ?) returning submission_id",
            [state, received or day],
        ).fetchall()[0][0]
        cursor.execute(
            "insert into handed_in values (?, '示例省', '示例市', ?, ?, ?)",
            [number, county, f"{month}-01", day],
        )


def shown(as_of: date) -> dict[str, tuple[int, int]]:
    with store.read(as_of=as_of) as cursor:
        frame = figures.compare(cursor, ["on_time"], city="示例市")
    return {
        row.county: (row.numerator, row.denominator)
        for row in frame.itertuples()
        if row.state == "value"
    }


@pytest.fixture(autouse=True)
def _two_counties_report() -> None:
    accept(*(report(county=county, city="示例市", province="示例省") for county in COUNTIES))


def test_in_time_late_and_missing_are_told_apart() -> None:
    handed_in("壬川市", "2025-01", "2025-02-05")
    handed_in("壬川市", "2025-02", "2025-03-06")
    handed_in("癸塘县", "2025-02", "2025-03-05")
    # 壬川: in time, late; 癸塘: missing, in time; March is due on the 5th, which has not passed
    assert shown(date(2025, 4, 5)) == {"壬川市": (1, 2), "癸塘县": (1, 2)}
    assert shown(date(2025, 4, 6)) == {"壬川市": (1, 3), "癸塘县": (1, 3)}


def test_a_sheet_sent_back_does_not_count_until_it_came_again() -> None:
    handed_in("壬川市", "2025-01", "2025-02-03", "returned")
    handed_in("癸塘县", "2025-01", "2025-02-03", "submitted")
    assert shown(date(2025, 3, 1)) == {"壬川市": (0, 1), "癸塘县": (1, 1)}
    handed_in("壬川市", "2025-01", "2025-02-09")
    assert shown(date(2025, 3, 1))["壬川市"] == (0, 1)


def test_what_was_sent_back_or_withdrawn_later_had_been_handed_in_then() -> None:
    handed_in("壬川市", "2025-01", "2025-02-03", "withdrawn")
    handed_in("癸塘县", "2025-01", "2025-02-03", "returned")
    with store.write() as cursor:
        cursor.execute("update submission set decided_at = '2025-02-20' where handed_in_at is null")
    day, then = date(2025, 3, 1), datetime(2025, 2, 10)
    with store.read(as_of=day, known_at=then) as cursor:
        due = dict(cursor.execute("select county, state from due_month").fetchall())
        months = submissions.months(cursor, "示例市").set_index(["county", "month"])["state"]
    assert {due[county] for county in COUNTIES} == {"on_time"}
    january = [months[county, pd.Timestamp("2025-01-01")] for county in COUNTIES]
    assert january == ["on_time", "waiting"]
    assert shown(day) == {}


def test_a_sheet_that_came_to_the_store_later_was_not_known_then() -> None:
    handed_in("壬川市", "2025-01", "2025-02-03")
    handed_in("癸塘县", "2025-01", "2025-02-03", received="2025-02-20")
    told = []
    for known_at in (datetime(2025, 2, 10), datetime(2025, 2, 21)):
        with store.read(as_of=date(2025, 3, 1), known_at=known_at) as cursor:
            due = dict(cursor.execute("select county, state from due_month").fetchall())
        told.append([due[county] for county in COUNTIES])
    assert told == [["on_time", "missing"], ["on_time", "on_time"]]


def test_only_the_last_twelve_months_due_are_counted() -> None:
    day, told = date(2023, 1, 1), 0
    for number in range(30):
        month = date(2023 + number // 12, number % 12 + 1, 1)
        in_time = number % 3 > 0
        due = date(month.year + month.month // 12, month.month % 12 + 1, 5)
        day = due if in_time else due + timedelta(days=1)
        handed_in("壬川市", f"{month:%Y-%m}", day.isoformat())
        told += in_time and number >= 18
    assert shown(date(2025, 7, 6))["壬川市"] == (told, 12)


def test_without_any_sheet_nothing_is_said() -> None:
    assert shown(date(2025, 4, 6)) == {}
