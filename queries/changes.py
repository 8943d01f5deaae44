"""What changed between two states of one figure, and why: the parts add up exactly.

A state is an as-of date and the moment of which it tells what was known. From the first to the
second one cause after the other is let in, in the order of CAUSES; what the counted reports then
differ by is that cause's part. Sums are fractions, so nothing is lost in rounding.
"""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pandas as pd

from queries import figures, registry, store
from queries.change_parts import CAUSES, NOTHING, PARTS, PLACE, Change, State, Sum

# of these the reports tell what is aimed at, and another one is no act of the county
AIMED_AT = "plan"
OF_TERM = [*PLACE, "term_no"]


def explain(
    cursor: store.Cursor,
    indicator_id: str,
    start: State,
    end: State,
    part: str | None = None,
    **selection: Any,
) -> Change:
    """Why the figure differs between `start` and `end`; of `part` where it has several.

    Each place is looked at in the term that it is in at the end. `selection` as in
    figures.Selection. The cursor is at `end` afterwards. Raises KeyError for an unknown indicator,
    ValueError where the end lies before the start in either respect.
    """
    if start.as_of > end.as_of or start.known_at > end.known_at:
        raise ValueError("the end lies before the start")
    chosen = figures.Selection(**selection)
    indicator = registry.indicator(indicator_id)
    store.narrow(cursor, province=chosen.province, city=chosen.city)
    moved = _moved(cursor, start, end)
    if indicator.accumulate not in (AIMED_AT, "difference"):
        moved["cause"] = moved["cause"].replace("plan", "own")
    counted = _states(cursor, indicator, (start, end), chosen, moved)
    counted = {name: rows[_is_part(rows, part)] for name, rows in counted.items()}
    pairs = zip([*counted][:-1], [*counted][1:], strict=True)
    steps = [_step(cause, counted[before], counted[cause]) for before, cause in pairs]
    reports = pd.concat(steps, ignore_index=True)
    places = _places(counted, indicator.is_count)
    return Change(indicator, start, end, reports, places, part)


def _moved(cursor: store.Cursor, start: State, end: State) -> pd.DataFrame:
    """Every report that only one of the two states sees, and its cause."""
    days = {"start_as_of": start.as_of, "end_as_of": end.as_of}
    known = {"start_known": start.known_at, "end_known": end.known_at}
    return store.run(cursor, "reads/moved_reports", **days, **known)


def _states(
    cursor: store.Cursor,
    indicator: registry.Indicator,
    ends: tuple[State, State],
    chosen: figures.Selection,
    moved: pd.DataFrame,
) -> dict[str, pd.DataFrame]:
    """The counted reports at the start, and after each cause was let in."""
    start, end = ends
    of_cause = moved.groupby("cause")["report_id"].agg(list).to_dict()
    unseen = {
        "corrected": of_cause.get("late", []),
        "late": [],
        "days": [*of_cause.get("own", []), *of_cause.get("plan", [])],
        "own": of_cause.get("plan", []),
        "plan": [],
    }
    between = State(start.as_of, end.known_at)
    states = dict.fromkeys(("corrected", "late"), between) | dict.fromkeys(CAUSES[2:], end)
    last = _counted(cursor, indicator, end, [], chosen)
    terms = last[OF_TERM].drop_duplicates()
    counted = {"start": _in_terms(cursor, indicator, start, [], chosen, terms)}
    for cause in CAUSES:
        before = next(reversed(counted.values()))
        if cause == CAUSES[-1]:
            counted[cause] = last
        elif _is_same(cause, of_cause, start, end):
            counted[cause] = before
        else:
            counted[cause] = _in_terms(
                cursor, indicator, states[cause], unseen[cause], chosen, terms
            )
    store.narrow(cursor, as_of=end.as_of, known_at=end.known_at, unseen=None)
    return counted


def _is_same(cause: str, of_cause: dict[str, list[int]], start: State, end: State) -> bool:
    """Whether nothing can have moved by that cause, so that nothing need be read."""
    if cause == "late":
        return start.known_at == end.known_at
    if cause == "days":
        return start.as_of == end.as_of
    return cause not in of_cause


def _in_terms(
    cursor: store.Cursor,
    indicator: registry.Indicator,
    state: State,
    unseen: list[int],
    chosen: figures.Selection,
    terms: pd.DataFrame,
) -> pd.DataFrame:
    """The counted reports of each place in the term that it is in at the end."""
    latest = _counted(cursor, indicator, state, unseen, chosen)
    of_end = {key[:-1]: key[-1] for key in _keys(terms, OF_TERM)}
    of_latest = {key[:-1]: key[-1] for key in _keys(latest, OF_TERM)}
    other = {
        place: term
        for place, term in of_end.items()
        if term is not None and of_latest.get(place) != term
    }
    found = [_where(latest, [place not in other for place in _keys(latest, PLACE)])]
    for term in dict.fromkeys(other.values()):
        rows = _counted(cursor, indicator, state, unseen, replace(chosen, term=int(term)))
        found.append(_where(rows, [other.get(place) == term for place in _keys(rows, PLACE)]))
    return pd.concat([rows for rows in found if len(rows)] or found[:1], ignore_index=True)


def _counted(
    cursor: store.Cursor,
    indicator: registry.Indicator,
    state: State,
    unseen: list[int],
    chosen: figures.Selection,
) -> pd.DataFrame:
    """The reports that count at `state`, but for those `unseen`."""
    store.narrow(cursor, as_of=state.as_of, known_at=state.known_at, unseen=unseen or None)
    return figures.ask(cursor, "counted_reports", [indicator.id], chosen)


def _step(cause: str, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """What comes into the count and goes out of it from one state to the next."""
    key = [*PLACE, "part", "report_id", *PARTS]
    went = _without(before, after, key).assign(comes_in=False)
    came = _without(after, before, key).assign(comes_in=True)
    for rows, sign in ((went, -1), (came, 1)):
        for part in PARTS:
            exact = [sign * _exact(value) for value in rows[part]]
            rows[part] = pd.Series(exact, rows.index, dtype=object)
    listed = [rows for rows in (went, came) if len(rows)] or [went]
    return pd.concat(listed, ignore_index=True).assign(cause=cause)


def _without(rows: pd.DataFrame, others: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Those of `rows` that are not, with the same numbers, among `others`."""
    there = set(_keys(others, key))
    return _where(rows, [one not in there for one in _keys(rows, key)]).copy()


def _keys(rows: pd.DataFrame, key: list[str]) -> Iterable[tuple[Any, ...]]:
    plain = rows[key].astype(object)
    return plain.where(plain.notna(), None).itertuples(index=False, name=None)


def _places(counted: dict[str, pd.DataFrame], is_count: bool) -> pd.DataFrame:
    """One row per place of either end: its Sum at the start and at the end."""
    ends = {"start": counted["start"], "end": counted[CAUSES[-1]]}
    names = pd.concat([rows[[*PLACE, "county_order", "term_no"]] for rows in ends.values()])
    # the term is that of the end, which comes last
    places = names.drop_duplicates(PLACE, keep="last").sort_values(
        ["county_order", *PLACE], na_position="last", kind="stable"
    )
    for side, rows in ends.items():
        of_place = dict(iter(rows.groupby(PLACE)))
        keys = places[PLACE].itertuples(index=False, name=None)
        sums = [_sum(of_place.get(key), is_count) for key in keys]
        places[side] = pd.Series(sums, places.index, dtype=object)
    return places.reset_index(drop=True)


def _sum(rows: pd.DataFrame | None, is_count: bool) -> Sum:
    if rows is None:
        return Sum(NOTHING, NOTHING, is_count, is_known=False)
    numerator, denominator = (sum(map(_exact, rows[part]), NOTHING) for part in PARTS)
    return Sum(numerator, denominator, is_count)


def _where(rows: pd.DataFrame, is_wanted: list[bool]) -> pd.DataFrame:
    return rows[pd.Series(is_wanted, rows.index, dtype=bool)]


def _is_part(rows: pd.DataFrame, part: str | None) -> "pd.Series[bool]":
    return rows["part"].isna() if part is None else rows["part"] == part


def _exact(value: Any) -> Fraction:
    return NOTHING if pd.isna(value) else Fraction(value if value % 1 else int(value))


def parts(cursor: store.Cursor, indicator_id: str, **selection: Any) -> list[str]:
    """The parts that the reports of an indicator are of; an empty list where it is one figure."""
    found = figures.compare(cursor, [indicator_id], **selection)["part"]
    return [] if found.isna().any() else list(dict.fromkeys(found))
