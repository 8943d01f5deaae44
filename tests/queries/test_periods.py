"""The days of the periods that an office reports on, cut off at the day asked for."""

from datetime import date

import pytest

from queries.periods import bounds


@pytest.mark.parametrize(
    ("name", "as_of", "first", "last"),
    [
        ("year", "2026-10-31", "2026-01-01", "2026-10-31"),
        ("year", "2026-01-01", "2026-01-01", "2026-01-01"),
        ("first_half", "2026-03-15", "2026-01-01", "2026-03-15"),
        ("first_half", "2026-10-31", "2026-01-01", "2026-06-30"),
        ("second_half", "2026-10-31", "2026-07-01", "2026-10-31"),
        # not begun this year: that of the year before, whole
        ("second_half", "2026-06-30", "2025-07-01", "2025-12-31"),
        ("quarter", "2026-02-28", "2026-01-01", "2026-02-28"),
        ("quarter", "2026-12-31", "2026-10-01", "2026-12-31"),
    ],
)
def test_a_period_is_the_newest_that_has_begun(
    name: str, as_of: str, first: str, last: str
) -> None:
    expected = date.fromisoformat(first), date.fromisoformat(last)
    assert bounds(name, date.fromisoformat(as_of)) == expected


@pytest.mark.parametrize("name", ["term", "custom"])
def test_the_term_and_a_custom_period_name_no_days(name: str) -> None:
    assert bounds(name, date(2026, 10, 31)) is None
