"""Which city a page shows: the address's, else the default; and whether it is invented."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from pages.ui import address, reads
from pages.ui.kept import kept
from queries import office
from text import say

# The province of the demo city, whose figures are invented and marked wherever they stand.
SAMPLE = "示例省"
EVERY = "all"

Place = tuple[str | None, str | None]
NOWHERE: Place = (None, None)


@kept
def cities(as_of: date) -> dict[str, Place]:
    """Every city with data by its word in the address: (province, city)."""
    places = reads.places(as_of)
    pairs = dict.fromkeys(zip(places["province"], places["city"], strict=True))
    names = [city for _, city in pairs]
    # 省直辖 is a city's name in several provinces.
    return {
        city if names.count(city) == 1 else province + city: (province, city)
        for province, city in pairs
    }


def default(known: dict[str, Place]) -> str:
    """The city shown where the address names none: the office's, else the demo city, else all."""
    own = office.office().city
    ours = (word for word, (_, city) in known.items() if own and city == own)
    sample = (word for word, (province, _) in known.items() if province == SAMPLE)
    return next(ours, next(sample, EVERY))


def groups(where: Place, known: Sequence[str]) -> dict[str, list[str]]:
    """The office's look-alike groups, where its own city is shown: their words and counties."""
    own = office.office()
    if not own.city or where[1] != own.city:
        return {}
    present = {
        name: [one for one in members if one in known] for name, members in own.groups.items()
    }
    return {
        say("pages.group_of", name=name, count=len(members)): members
        for name, members in present.items()
        if members
    }


def chosen() -> Place:
    """The province and city that the address asks for; (None, None) for all of them."""
    known = cities(date.today())
    wanted = address.value("city") or default(known)
    if wanted not in known and wanted != EVERY:
        wanted = default(known)
    return known.get(wanted, NOWHERE)


@kept
def within(place: Place, as_of: date) -> pd.DataFrame:
    """The places with data of that city, or of all of them; see reads.places."""
    return _of(place, reads.places(as_of))


def _of(place: Place, places: pd.DataFrame) -> pd.DataFrame:
    province, city = place
    if city is None:
        return places
    return places[(places["province"] == province) & (places["city"] == city)]


def newest(place: Place) -> date:
    """The newest as-of date of any report known there: what a page shows unless asked; else
    today.
    """
    return _newest(place, date.today())


@kept
def _newest(place: Place, today: date) -> date:
    last = _of(place, reads.places_known(today))["as_of_date"].max()
    return today if pd.isna(last) else min(last.date(), today)


@kept
def counties(place: Place, as_of: date) -> list[str]:
    """The names of the counties there, in the order of the register."""
    here = within(place, as_of)
    return list(dict.fromkeys(here.loc[here["level"] == reads.COUNTY, "county"]))


@kept
def terms(place: Place, as_of: date, county: str | None = None) -> list[int]:
    """The terms of office that the places there, or a county of them, reported in; newest first."""
    here = within(place, as_of)
    if county is not None:
        here = here[(here["level"] == reads.COUNTY) & (here["county"] == county)]
    return sorted({int(term) for term in here["term_no"].dropna()}, reverse=True)


def mark(place: Place) -> str:
    """The words that mark invented figures: of the demo city, of a view with it in; else ""."""
    if place[0] == SAMPLE:
        return say("pages.sample")
    has_sample = place == NOWHERE and any(own == SAMPLE for own, _ in cities(date.today()).values())
    return say("pages.sample_among") if has_sample else ""
