"""What a page reads and makes of it, kept for as long as nothing changes that it was made from.

What is kept is shared by all who look at the same: nobody may change it.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

import streamlit as st

from pages.ui.seeing import version
from queries import office, store
from text import language

ENTRIES = 4096
# Store → the data version that was asked for last.
_newest: dict[Path, int] = {}
Given = ParamSpec("Given")
Made = TypeVar("Made")


def kept(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """`make`, run once for the same arguments, data version, sight, settings, language and theme.

    Values (a view, a word) are the same where they are equal. What has no value of its own (a
    frame, a table) is the same only as itself: a second run must hand over what was kept before.
    """

    # A page is run anew each time, with new functions: they are told apart by where they stand.
    stands = (make.__code__.co_filename, make.__qualname__)

    @wraps(make)
    def asked(*given: Given.args, **named: Given.kwargs) -> Made:
        names = tuple((name, _as_key(one)) for name, one in named.items())
        place: _Place[Made] = _place(stands, _around(), tuple(map(_as_key, given)), names)
        return place.made(lambda: make(*given, **named))

    return asked


def _around() -> tuple[object, ...]:
    """What decides about a result beside its arguments: what is known, who looks, and how."""
    path, (data, *seen) = store.store_path(), version()
    # Of an older state nothing is asked again: what was kept of it would only fill the memory.
    if _newest.get(path) != data:
        _newest[path] = data
        forget()
    return path, data, *seen, office.edition(), language(), st.context.theme.type


def forget() -> None:
    """Let go of everything."""
    _place.cache_clear()


class _Place(Generic[Made]):
    """Room for one result; whoever comes first makes it, and the others wait for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._results: list[Made] = []

    def made(self, make: Callable[[], Made]) -> Made:
        with self._lock:
            if not self._results:
                self._results.append(make())
            return self._results[0]


class _Itself:
    """Something that is told apart by being itself; held, so that nothing else becomes it."""

    def __init__(self, one: object) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.one is other.one


def _as_key(one: object) -> object:
    try:
        hash(one)
    except TypeError:
        return _Itself(one)
    return one


@lru_cache(maxsize=ENTRIES)
def _place(*_key: Any) -> _Place[Any]:
    return _Place()
