"""What 变化 reads: the two states that the address asks for, and why they differ."""

from datetime import date, datetime
from functools import lru_cache

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


def pick_known(view: View, since: date) -> datetime | None:
    """The moment of which the first state tells what was known; None: all that is known now. By
    default what was first told of `since`: late reports and corrections have come after it.
    """
    moments = _moments(view)
    first = _first_told(moments, since)
    words = {NOW: say("changes.known_now")}
    for moment, is_before in moments.items():
        form = "known_before" if is_before else "known_then"
        told = moment.isoformat()
        words[told] = _words("known_first" if told == first else form, moment)
    asked = address.value(KNOWN)
    if asked and asked not in words and (other := _moment(asked)):
        words[asked] = _words("known_then", other)
    chosen = filters.pick(KNOWN, list(words), words.__getitem__, width=340, default=first)
    return None if chosen == NOW else _moment(chosen)


def _first_told(moments: dict[datetime, bool], since: date) -> str:
    """The first of `moments` after `since`; NOW where nothing came after it, or it may not be the
    first, as earlier ones are not listed.
    """
    came = [moment for moment, is_before in moments.items() if not is_before]
    after = [moment for moment in came if on_the_wall(moment).date() > since]
    is_first = len(moments) < MOMENTS or len(after) < len(came)
    return after[-1].isoformat() if len(after) > 1 and is_first else NOW


def _words(form: str, moment: datetime) -> str:
    there = on_the_wall(moment)
    return say(f"changes.{form}", moment=numbers.moment(there), day=numbers.day(there))


@lru_cache(maxsize=64)
def _moment(told: str) -> datetime | None:
    """A moment of the store (UTC); None where it can be none."""
    try:
        return datetime.fromisoformat(told).replace(tzinfo=None)
    except ValueError:
        return None


@kept
def _moments(view: View) -> dict[datetime, bool]:
    """The moments worth looking back to, the newest first, and whether each was before something
    was withdrawn.
    """
    with opened(view.as_of) as cursor:
        store.narrow(cursor, province=view.province, city=view.city)
        return dict(store.execute(cursor, "reads/moments_known", most=MOMENTS).fetchall())


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
