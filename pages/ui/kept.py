"""What a page reads and makes of it, kept for as long as nothing changes that it was made from.

What is kept is shared by all who look at the same: nobody may change it.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

import streamlit as st

from pages.ui import knowing, sitting
from queries import office, store
from text import language

ENTRIES = 4096
Given = ParamSpec("Given")
Made = TypeVar("Made")


class Shelf:
    """Keeps the results of functions until the `counter` that they hang on has moved.

    Used as a decorator: a function is run once for the same arguments, for those who may see the
    same (`sight`), at the same moment of knowing, settings, language and theme. Values (a view, a
    word) are the same where they are equal. What has no value of its own (a frame, a table) is the
    same only as itself: a second run must hand over what was kept before.
    """

    def __init__(self, counter: Callable[[], int], sight: Callable[[], object]) -> None:
        self._counter, self._sight = counter, sight
        # Store → where its counter stood last.
        self._newest: dict[Path, int] = {}
        self._place = lru_cache(maxsize=ENTRIES)(_any_place)

    def __call__(self, make: Callable[Given, Made]) -> Callable[Given, Made]:
        # A page is run anew each time, with new functions: they are told apart by where they stand.
        stands = (make.__code__.co_filename, make.__qualname__)

        @wraps(make)
        def asked(*given: Given.args, **named: Given.kwargs) -> Made:
            names = tuple((name, _as_key(one)) for name, one in named.items())
            place: _Place[Made]
            place = self._place(stands, self._around(), tuple(map(_as_key, given)), names)
            return place.made(lambda: make(*given, **named))

        return asked

    def _around(self) -> tuple[object, ...]:
        """What decides about a result beside its arguments: what is known, who looks, and how."""
        path, count = store.store_path(), self._counter()
        # Of an older state nothing is asked again: what was kept of it would only fill the memory.
        if self._newest.setdefault(path, count) < count:
            self.forget()
            self._newest[path] = count
        looked = office.edition(), language(), st.context.theme.type
        return path, count, self._sight(), knowing.moment(), *looked

    def forget(self) -> None:
        """Let go of everything."""
        self._place.cache_clear()
        self._newest.clear()


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


def _any_place(*_key: Any) -> _Place[Any]:
    return _Place()


# Figures, and whatever is made of them, for those who may see the same.
kept = Shelf(store.data_version, sitting.sight)
# What is read wide (seeing.opened_wide), once for all: the function must not ask who looks, and
# whoever calls it must take from it no more than this person may see.
kept_wide = Shelf(store.data_version, lambda: None)
# Sheets on their way: a draft that comes or is mended changes no figure.
kept_at_desk = Shelf(store.commits, sitting.sight)


def forget() -> None:
    """Let go of everything."""
    for shelf in (kept, kept_wide, kept_at_desk):
        shelf.forget()
