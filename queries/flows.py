"""What grew in a period: the difference of the states at two as-of dates, and the year before.

Outcomes that grew in rounds begun long ago are in it, because the state at each date has them.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from queries import figures, registry, store

# A change on a smaller base is told in numbers: 48 → 54 is six cases, not 12.5 %.
SMALL_BASE = 100
# A county reports every month or two: an older state does not say how things stood at the start.
NEAR_DAYS = 62
FIGURE, PLACE = ("indicator", "part"), ("province", "city", "county", "level")
STATES = ("plan", "latest", "difference")


def flow(
    cursor: store.Cursor, ids: Sequence[str], start: date, end: date, **selection: Any
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What grew from `start` to `end`, both days included, place by place, and its totals.

    numerator, denominator, value: the growth and its ratio; of a state (a plan, posts, a
    difference) the state at the end. start_date_used, end_date_used: the newest report behind each
    state. state: value | missing | not_applicable | no_start (none near the start). is_new_term:
    the term began within the period, so its state is its growth. before_*: the same period of the
    year before; change: numerator less before_numerator; is_small: too small a base for percent,
    else `growth` is the change as a share of it.
    """
    chosen = figures.Selection(**selection)
    days = {"flow_end": end, "flow_start": start - timedelta(days=1)}
    days |= {f"{name}_before": _year_earlier(day) for name, day in days.items()}
    for name, day in days.items():
        store.narrow(cursor, as_of=day)
        figures.keep(cursor, name, ids, chosen)
    store.narrow(cursor, as_of=end)
    answer = cursor.execute(_statement(), _values(ids, start)).df()
    answer = figures.with_whole_numbers(answer)
    kinds = answer.pop("kind")
    places, totals = (answer[kinds == kind].reset_index(drop=True) for kind in ("place", "total"))
    return places, totals


def beside(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """The figures `now` with before_numerator and change: those of another round, row by row.

    Both as figures.overview gives them, of the same places. Rounds differ in size: no growth.
    """
    keys = [name for name in (*FIGURE, *PLACE) if name in now]
    earlier = before[[*keys, "numerator"]].rename(columns={"numerator": "before_numerator"})
    both = now.merge(earlier, on=keys, how="left")
    return both.assign(change=both["numerator"] - both["before_numerator"], growth=None)


def _statement() -> str:
    sides = store.text_of("flow_states")
    now = sides.replace("{ending}", "flow_end").replace("{beginning}", "flow_start")
    before = sides.replace("{ending}", "flow_end_before").replace(
        "{beginning}", "flow_start_before"
    )
    return store.text_of("reads/flow").replace("{now}", now).replace("{before}", before)


def _values(ids: Sequence[str], start: date) -> dict[str, object]:
    known = {one: registry.indicator(one) for one in ids}
    return {
        "start": start,
        "before_start": _year_earlier(start),
        "near": NEAR_DAYS,
        "small_base": SMALL_BASE,
        "states": [one for one, told in known.items() if told.accumulate in STATES],
        "counts": [one for one, told in known.items() if told.is_count],
    }


def years_earlier(day: date, years: int) -> date:
    """The same day so many years before."""
    for _ in range(years):
        day = _year_earlier(day)
    return day


def _year_earlier(day: date) -> date:
    """The same day a year before; the last of February stays the last."""
    next_day = day + timedelta(days=1)
    if next_day.day == 1:
        return next_day.replace(year=next_day.year - 1) - timedelta(days=1)
    return day.replace(year=day.year - 1)
