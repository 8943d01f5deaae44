"""What grew in a period, by subtracting the oracle's figures of two days: nothing of the SQL."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from tests.queries import oracle
from tests.queries.oracle_parts import PLANS, STATES, STATIONED_STATES

Answers = dict[oracle.Key, dict[str, Any]]
# a state older than this before the period does not say how things stood at its start
NEAR = timedelta(days=62)
SMALL_BASE = 100


@dataclass
class Growth:
    """What one figure of one place grew by; of a state, the state at the end."""

    numerator: int | None
    denominator: int | None
    value: float | None
    state: str
    is_new_term: bool
    start_date_used: str | None
    end_date_used: str | None


def flow(
    reports: Sequence[oracle.Report], ids: Sequence[str], start: date, end: date, known_at: datetime
) -> Answers:
    """Each figure's growth from `start` to `end`, beside that of the same days a year before."""
    now = growths(reports, ids, start, end, known_at)
    before = growths(reports, ids, year_before(start), year_before(end), known_at)
    return {key: beside(growth, before.get(key)) for key, growth in now.items()}


def growths(
    reports: Sequence[oracle.Report], ids: Sequence[str], start: date, end: date, known_at: datetime
) -> dict[oracle.Key, Growth]:
    """The figures of the last day less those of the day before the first."""
    starts = oracle.figures(reports, ids, start - timedelta(days=1), known_at)
    ends = oracle.figures(reports, ids, end, known_at)
    return {key: grown(key[0], starts.get(key), ends[key], start) for key in ends}


def grown(
    indicator: str, start: oracle.Figure | None, end: oracle.Figure, first_day: date
) -> Growth:
    """The growth between two figures; a new term grows from nothing, a state does not grow."""
    is_new = bool(start and start.term and end.term and start.term < end.term)
    days = start.as_of_date if start else None, end.as_of_date
    if is_state(indicator):
        return Growth(end.numerator, end.denominator, end.value, end.state, False, *days)
    near = (first_day - NEAR).isoformat()
    has_start = start and start.state != "missing" and (start.as_of_date or "") >= near
    if end.state != "missing" and not is_new and not has_start:
        return Growth(None, None, None, "no_start", False, *days)
    left = end if is_new else less(end, start)
    return Growth(left.numerator, left.denominator, left.value, left.state, is_new, *days)


def less(end: oracle.Figure, start: oracle.Figure | None) -> oracle.Figure:
    """The parts of one figure less those of another; unknown where one is."""
    if start is None or "missing" in (start.state, end.state):
        return oracle.Figure(is_count=end.is_count)
    assert end.numerator is not None
    assert end.denominator is not None
    return oracle.Figure(
        numerator=end.numerator - (start.numerator or 0),
        denominator=end.denominator - (start.denominator or 0),
        is_count=end.is_count,
    )


def is_state(indicator: str) -> bool:
    """What stands as its newest report says: plans, posts, the calendar."""
    stream, _, name = indicator.partition(".")
    return (
        indicator in (*PLANS, *STATES, "coverage_pace", "rounds_per_year")
        or (stream == "plan" and bool(name))
        or (stream == "stationed" and name in STATIONED_STATES)
    )


def beside(now: Growth, before: Growth | None) -> dict[str, Any]:
    """The growth and, where there is one, that of the year before."""
    both_known = before and None not in (now.numerator, before.numerator)
    return asdict(now) | {
        "before_numerator": before and before.numerator,
        "before_denominator": before and before.denominator,
        "before_state": before and before.state,
        "change": now.numerator - before.numerator if both_known else None,  # type: ignore
        "is_small": before is None or before.numerator is None or before.numerator < SMALL_BASE,
    }


def year_before(day: date) -> date:
    """The same day a year before; after the last of February its month's last day."""
    is_last_of_month = (day + timedelta(days=1)).day == 1
    if is_last_of_month:
        return (day.replace(day=1, year=day.year - 1) + timedelta(days=31)).replace(
            day=1
        ) - timedelta(days=1)
    return day.replace(year=day.year - 1)
