"""How the pages open the store: never wider than what the person of this run may see."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from pages.ui import knowing, sitting
from queries import store


@contextmanager
def opened(as_of: date | None = None) -> Iterator[store.Cursor]:
    """The cursor of every read of a page: it sees what this person may see, and no more, as it was
    known at the moment that the address asks for.
    """
    known_at = knowing.in_store()
    with store.read(as_of=as_of, known_at=known_at, sight=sitting.sight()) as cursor:
        yield cursor


@contextmanager
def opened_now(as_of: date | None = None) -> Iterator[store.Cursor]:
    """The cursor of the desk, where sheets are handled as they are, whatever the address says."""
    with store.read(as_of=as_of, sight=sitting.sight()) as cursor:
        yield cursor


@contextmanager
def opened_wide(as_of: date) -> Iterator[store.Cursor]:
    """A cursor that sees every county: for a range over the city, which names none of them."""
    with store.read(as_of=as_of, known_at=knowing.in_store()) as cursor:
        yield cursor
