"""A submission in the hands of a person: what they may see and do; every act is logged twice."""

from dataclasses import dataclass
from functools import lru_cache

from access import LOCAL, Person, may, record
from access.roles import NotAllowedError
from loaders import register
from loaders.intake import Submission
from queries import store


@dataclass(frozen=True)
class Handling(Submission):
    """As `Submission`, by somebody who is known: the log that is chained hears of it too."""

    person: Person = LOCAL

    def log(self, action: str, from_state: str | None, to_state: str, note: str = "") -> None:
        """Record who did what, last in the transaction: an act never stands there unlogged."""
        super().log(action, from_state, to_state, note)
        after = {"state": to_state, "note": note}
        record(self.person, action, f"submission/{self.number}", from_state, after)


def in_hand(cursor: store.Cursor, number: int, person: Person) -> Handling:
    """The submission of that number, with `person` acting on it."""
    return Handling(cursor, number, person.name, person=person)


def require_hand(person: Person, code: str) -> None:
    """Raises NotAllowedError unless the person hands in for that county, or for every county."""
    if not may(person, "receive_for_others") and not (code and may(person, "upload", code)):
        raise NotAllowedError(f"{person.name}: {code}")


def sight_of(person: Person) -> store.Sight | None:
    """What a person may see of the reports: their own counties, or all (None)."""
    return None if may(person, "see_city") else _sight(person.counties)


@lru_cache(maxsize=256)
def _sight(codes: frozenset[str]) -> store.Sight:
    """The counties of these codes, of one city: names repeat between cities."""
    places = [place for place in register.places() if place.code in codes]
    if not places:
        return store.Sight("", "", ())
    province, city = places[0].province, places[0].city
    own = (place.county for place in places if (place.province, place.city) == (province, city))
    return store.Sight(province, city, tuple(own))
