"""What 变化 reads: the two states that the address asks for, and why they differ."""

from datetime import date, datetime
from functools import lru_cache

import pandas as pd

from pages.ui import address, dates, filters, flows, knowing
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.seeing import opened
from queries import changes, store
from queries.change_parts import Change, State
from queries.moments import on_the_wall
from text import numbers, say

KNOWN = "known_from"
NOW = "now"
# By default since the third report before: a quarter, where one reports monthly.
BACK, MOMENTS = 4, 24


def pick_since(view: View) -> date:
    """The as-of date of the first state: the address's, else one some reports back."""
    days = flows.as_of_dates(view, BACK)
    return dates.pick_since(days[-1] if days else view.as_of, view.as_of)


def pick_known(view: View) -> datetime | None:
    """The moment of which the first state tells what was known; None: all that is known now."""
    moments = _moments(view)
    words = {NOW: say("changes.known_now")}
    for row in moments.itertuples():
        form = "known_before" if row.is_before else "known_then"
        shown = numbers.moment(on_the_wall(row.known_at.to_pydatetime()))
        words[row.known_at.isoformat()] = say(f"changes.{form}", moment=shown)
    asked = address.value(KNOWN)
    if asked and asked not in words and (moment := _moment(asked)):
        words[asked] = say("changes.known_then", moment=numbers.moment(on_the_wall(moment)))
    chosen = filters.pick(KNOWN, list(words), words.__getitem__, width=320)
    return None if chosen == NOW else _moment(chosen)


@lru_cache(maxsize=64)
def _moment(told: str) -> datetime | None:
    """A moment of the store (UTC); None where it can be none."""
    try:
        return datetime.fromisoformat(told).replace(tzinfo=None)
    except ValueError:
        return None


@kept
def _moments(view: View) -> pd.DataFrame:
    with opened(view.as_of) as cursor:
        store.narrow(cursor, province=view.province, city=view.city)
        return store.run(cursor, "reads/moments_known", most=MOMENTS)


@kept
def change(
    view: View, indicator: str, since: date, known_from: datetime | None, part: str | None
) -> Change:
    """Why the figure of `view` differs from how it stood at the first state."""
    end = State(view.as_of, knowing.in_store() or store.now())
    start = State(min(since, end.as_of), min(known_from or end.known_at, end.known_at))
    with opened(view.as_of) as cursor:
        return changes.explain(cursor, indicator, start, end, part, **view.selection)


@kept
def parts(view: View, indicator: str) -> list[str]:
    """The parts of an indicator that has several, as its reports name them; else none."""
    with opened(view.as_of) as cursor:
        return changes.parts(cursor, indicator, **view.selection)
