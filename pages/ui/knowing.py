"""当时已知: the moment of which a page tells what was known; it stands in the address, like the
as-of date, and holds for every read of the run.
"""

from datetime import date, datetime, time

from pages.ui import address
from queries import moments
from text import numbers, say

NAME = "known_at"
EARLIEST = datetime(2012, 1, 1)


def moment() -> datetime | None:
    """The last moment, by the clock on the wall, whose reports count; None for all until now.

    What the address cannot mean, and a day that is not over, are now.
    """
    found = moments.last_moment(address.value(NAME) or "")
    return found if found and EARLIEST <= found < datetime.now() else None


def in_store() -> datetime | None:
    """The same moment as the store keeps it."""
    found = moment()
    return moments.in_store(found) if found else None


def can_be(told: str) -> bool:
    """Whether the address can mean a moment by `told`; the day that is not over is one, too."""
    found = moments.last_moment(told)
    return found is not None and EARLIEST <= found <= datetime.combine(date.today(), time.max)


def written(wanted: datetime) -> str:
    """A moment as it stands in the address: the last minute of a day means the day."""
    is_whole_day = wanted.time() == time(23, 59)
    return f"{wanted:%Y-%m-%d}" if is_whole_day else f"{wanted:%Y-%m-%dT%H:%M}"


def words() -> str:
    """For a file that leaves the house: known when; "" where it is all until now."""
    return say("knowing.known_at", moment=_shown()) if moment() else ""


def line() -> str:
    """The same as a sentence."""
    return say("knowing.past", moment=_shown()) if moment() else ""


def _shown() -> str:
    """The day where it is a whole one, else with its hour and minute."""
    known = moment()
    if known is None:
        return numbers.missing()
    is_whole_day = known.time() == time.max
    return numbers.day(known.date()) if is_whole_day else numbers.moment(known)
