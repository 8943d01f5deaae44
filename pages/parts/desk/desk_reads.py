"""What the counter and the review show of a submission; kept per commit and person."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from access import Person
from loaders import desk, preview
from loaders.register import County, counties_of, of_code
from pages.ui import sitting
from pages.ui.kept import kept_at_desk
from pages.ui.seeing import opened_now
from queries import submissions


@kept_at_desk
def draft(person: Person, number: int) -> desk.Draft:
    """A submission as it stands. Raises NotAllowedError, LookupError. Not to be changed."""
    return desk.open_draft(person, number)


@kept_at_desk
def changes(person: Person, number: int) -> preview.Preview:
    """What a submission would change; raises as `draft`."""
    return preview.preview(person, number)


def listed(codes: Sequence[str] | None, states: Sequence[str] | None = None) -> pd.DataFrame:
    """The submissions of these counties (None: of all), the newest first."""
    asked = None if codes is None else tuple(codes)
    return _listed(asked, None if states is None else tuple(states))


@kept_at_desk
def _listed(codes: tuple[str, ...] | None, states: tuple[str, ...] | None) -> pd.DataFrame:
    with opened_now() as cursor:
        return submissions.listed(cursor, codes, states)


@kept_at_desk
def months(place: County, as_of: date, count: int = 12) -> pd.DataFrame:
    """The last months of one county: what came for each, and how it stands."""
    with opened_now(as_of) as cursor:
        return submissions.months(cursor, place.city, count, [place.county])


def counties(person: Person, city: str | None) -> list[County]:
    """The counties that a person hands in for: a reporter's own, else all of the city."""
    if person.counties:
        return [of_code(code) for code in sorted(person.counties)]
    return counties_of(city) if city else []


def here() -> Person:
    """Whoever this run is for."""
    return sitting.person()
