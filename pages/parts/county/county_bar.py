"""The filter bar of a page about one county, and which county the address asks for."""

from dataclasses import dataclass
from datetime import date

from pages.ui import filters, notes, past, pictures, place, reads
from pages.ui.frame import told_not_found
from pages.ui.kept import kept

# The same word in the address as the counties of other pages: a county is handed on between them.
NAME = "counties"


@dataclass(frozen=True)
class County:
    """The county that a page is about."""

    province: str
    city: str
    county: str


def chosen() -> County | None:
    """The county of the address, else the first of the city's; None where no county has data."""
    known = _known()
    return known[filters.choice(NAME, list(known))] if known else None


def county_bar(county: County) -> tuple[reads.View, reads.View]:
    """Draw the bar; hand back the views of `county` alone and of its whole city."""
    as_of = filters.wanted_date()
    known = _known()
    with filters.row():
        filters.pick_city(as_of)
        filters.pick(NAME, list(known), lambda word: _shown(known, word), width=230)
        terms = place.terms(place.chosen(), as_of, county.county)
        term = filters.pick_term(terms)
        filters.pick_date(as_of)
    told_not_found()
    past.tell(as_of, place.newest(place.chosen()))
    where = (county.province, county.city)
    alone = reads.View(as_of, *where, (county.county,), reads.COUNTY, term)
    pictures.offer(notes.filters_in_words(alone))
    return alone, reads.View(as_of, *where, (), reads.COUNTY, term)


def _known() -> dict[str, County]:
    """Every county in the city of the address by its word there, in the order of the register."""
    return _counties(place.chosen(), filters.wanted_date())


@kept
def _counties(where: place.Place, as_of: date) -> dict[str, County]:
    here = place.within(where, as_of)
    keys = here[here["level"] == reads.COUNTY][["province", "city", "county"]].drop_duplicates()
    found = [County(*key) for key in keys.itertuples(index=False)]
    names = [one.county for one in found]
    return {
        one.county if names.count(one.county) == 1 else one.city + one.county: one for one in found
    }


def _shown(known: dict[str, County], word: str) -> str:
    cities = {one.city for one in known.values()}
    one = known.get(word)
    if one is None or len(cities) == 1:
        return word
    return f"{one.county} · {one.city}"
