"""The periods that an office reports on, as days: this year so far, half years, this quarter."""

from datetime import date, timedelta

NAMES = ("term", "year", "first_half", "second_half", "quarter", "custom")


def bounds(name: str, as_of: date) -> tuple[date, date] | None:
    """First and last day of the newest such period that has begun by `as_of`, cut off there.

    None for the term to date and for a custom period, which name no days of their own.
    """
    months = {"year": (1, 12), "first_half": (1, 6), "second_half": (7, 12)}
    months["quarter"] = ((as_of.month - 1) // 3 * 3 + 1, (as_of.month - 1) // 3 * 3 + 3)
    if name not in months:
        return None
    first, last = months[name]
    year = as_of.year if as_of.month >= first else as_of.year - 1
    return date(year, first, 1), min(_month_end(year, last), as_of)


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
