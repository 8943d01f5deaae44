"""How the pages open the store: never wider than what the person of this run may see."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from pages.ui import sitting
from queries import store

Version = tuple[int, store.Sight | None]


def version() -> Version:
    """What everything kept is told apart by: the data version, and what this person may see."""
    return store.data_version(), sitting.sight()


@contextmanager
def opened(as_of: date | None = None) -> Iterator[store.Cursor]:
    """The cursor of every read of a page: it sees what this person may see, and no more."""
    with store.read(as_of=as_of, sight=sitting.sight()) as cursor:
        yield cursor


@contextmanager
def opened_wide(as_of: date) -> Iterator[store.Cursor]:
    """A cursor that sees every county: for a range over the city, which names none of them."""
    with store.read(as_of=as_of) as cursor:
        yield cursor
