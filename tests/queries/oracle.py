"""The indicators counted slowly in plain lists and dicts, from the definitions alone.

It shares nothing with the SQL: where the two differ, one of them is wrong. A report is a dict as
tests/queries/reports.py makes it, with report_id, accepted_at and withdrawn_at; days are ISO text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tests.queries.oracle_parts import (
    COUNTS,
    INDICATORS,
    PERIODS,
    PLANS,
    STATES,
    STATIONED_STATES,
    SUMS,
    Parts,
    Say,
    itself,
)
from tests.queries.oracle_scope import Place, Report, known, lateness, place_of
from tests.queries.oracle_term import LATEST_TERM, Standing

__all__ = [
    "INDICATORS",
    "LATEST_TERM",
    "Figure",
    "Key",
    "Place",
    "Report",
    "figures",
    "of_place",
    "standings",
]

# indicator, part (None: it has no parts), province, city, county, level
Key = tuple[str, str | None, str, str, str, str]


@dataclass
class Figure:
    """One indicator of one place: its parts, the reports behind them and what to beware of."""

    numerator: int | None = None
    denominator: int | None = None
    used: list[int] = field(default_factory=list)
    not_known: list[int] = field(default_factory=list)
    missing_rounds: list[int] = field(default_factory=list)
    lower_bound: bool = False
    basis: str | None = None
    approximate: bool = False
    contradiction: bool = False
    is_count: bool = False
    term: int | None = None
    as_of_date: str | None = None
    # of a difference: one ratio less another
    difference: float | None = None
    is_difference: bool = False

    @property
    def value(self) -> float | None:
        """The ratio, the count or the difference; None where there is none."""
        if self.is_difference:
            return self.difference
        if self.numerator is None or self.denominator is None:
            return None
        if self.is_count:
            return float(self.numerator)
        return self.numerator / self.denominator if self.denominator > 0 else None

    @property
    def state(self) -> str:
        """A value; missing where a part is unknown; not applicable where there is nothing."""
        if self.is_difference:
            return "missing" if self.difference is None else "value"
        if self.numerator is None or self.denominator is None:
            return "missing"
        return "value" if self.denominator > 0 or self.is_count else "not_applicable"


def figures(
    reports: Iterable[Report],
    ids: Sequence[str],
    as_of: date,
    known_at: datetime,
    term: int | None = LATEST_TERM,
) -> dict[Key, Figure]:
    """The term to date of every place known: its latest term, unless `term` says which.

    Ids are those of INDICATORS, or a reported field of a stream: "rounds.problems_found".
    """
    return {
        (indicator, part, *place): found
        for place, here in standings(reports, as_of, known_at, term).items()
        for indicator in ids
        for part, found in of_place(here, indicator).items()
    }


def standings(
    reports: Iterable[Report], as_of: date, known_at: datetime, term: int | None = LATEST_TERM
) -> dict[Place, Standing]:
    """Every place known, with what it has reported up to the day."""
    own: dict[Place, list[Report]] = {}
    for one in known(reports, known_at):
        counted = own.setdefault(place_of(one), [])
        if one["as_of_date"] <= as_of.isoformat():
            counted.append(one)
    return {place: Standing(counted, term) for place, counted in own.items()}


def of_place(here: Standing, indicator: str) -> dict[str | None, Figure]:
    """One indicator of one place, part by part."""
    if indicator in SUMS:
        if not here.groups(here.newest_term("rounds")):
            return {None: Figure()}
        is_count = indicator in COUNTS
        return {part: over_rounds(here, say, is_count) for part, say in SUMS[indicator].items()}
    if indicator in PLANS:
        return {None: over_plan(here, *PLANS[indicator])}
    if indicator == "coverage_pace":
        return pace(here)
    return {None: of_one_part(here, indicator)}


def of_one_part(here: Standing, indicator: str) -> Figure:
    """An indicator of one part that is neither of rounds nor over a plan, or a reported field."""
    if indicator in PERIODS:
        return added(here, [PERIODS[indicator](one) for one in here.periods])
    if indicator in STATES:
        of = here.stationed if indicator.startswith("stationed") else here.newest_plans()
        return newest(here, [STATES[indicator](one) for one in of])
    if indicator == "rounds_per_year":
        return per_year(here)
    stream, name = indicator.split(".")
    return of_field(here, stream, itself(name), name in STATIONED_STATES)


def of_field(here: Standing, stream: str, say: Say, is_state: bool) -> Figure:
    """A reported number: done in rounds or periods it adds, what there is stands at its newest."""
    if stream == "rounds":
        return over_rounds(here, say, is_count=True)
    if stream == "stationed" and not is_state:
        return added(here, [say(one) for one in here.periods], is_count=True)
    of = here.stationed if stream == "stationed" else here.newest_plans()
    found = newest(here, [say(one) for one in of])
    found.is_count = True
    return found


# --- how things add ------------------------------------------------------------------------------


def over_rounds(here: Standing, say: Say, is_count: bool = False) -> Figure:
    """Rounds that add up."""
    term = here.newest_term("rounds")
    group = here.speaking(term)
    found = added(here, [say(one) for one in group.counted], is_count)
    found.missing_rounds, found.term = group.missing, term
    return found


def over_plan(here: Standing, first: str, planned: str) -> Figure:
    """First seen over the plan in force; a lower bound where rounds are silent."""
    term = here.newest_term("rounds", "plan")
    group = here.speaking(term)
    seen = added(here, [Parts(one, one.get(first), 0, [first]) for one in group.counted])
    plans = [Parts(one, 0, one.get(planned), [planned]) for one in here.plans(term)]
    plan = newest(here, plans)
    has_value = seen.numerator is not None and bool(plan.denominator)
    return Figure(
        numerator=seen.numerator,
        denominator=plan.denominator,
        used=seen.used + plan.used,
        not_known=seen.not_known + plan.not_known,
        missing_rounds=group.missing,
        lower_bound=has_value and bool(group.missing or seen.not_known),
        approximate=seen.approximate or plan.approximate,
        contradiction=seen.contradiction or plan.contradiction,
        term=term,
        as_of_date=max(filter(None, [seen.as_of_date, plan.as_of_date]), default=None),
    )


def newest(here: Standing, states: list[Parts]) -> Figure:
    """A state is what the latest report that knows it says; a silent one leaves it in force."""
    last = max(
        (one for one in states if one.is_complete),
        key=lambda parts: lateness(parts.report),
        default=None,
    )
    silent = [one for one in states if not one.is_complete]
    return added(here, ([last] if last else []) + silent)


def pace(here: Standing) -> dict[str | None, Figure]:
    """Coverage less the share of the term gone at the newest report that speaks for the term."""
    term = here.newest_term("rounds", "plan")
    covered = over_plan(here, *PLANS["coverage"])
    speak = [one for group in here.groups(term) for one in group.counted] + here.plans(term)
    gone = newest(here, [Parts(one, *here.days_gone(term, one), []) for one in speak])
    sides = [covered.value, gone.value]
    apart = None if None in sides else sides[0] - sides[1]  # type: ignore[operator]
    whole = Figure(**{**vars(covered), "numerator": None, "denominator": None})
    whole.difference, whole.is_difference = apart, True
    return {None: whole, "coverage": covered, "elapsed": gone}


def per_year(here: Standing) -> Figure:
    """Rounds completed over the days of the term gone at the newest report of rounds."""
    term = here.newest_term("rounds")
    states, missing = [], {}
    for group in here.groups(term):
        for one in group.counted:
            states.append(Parts(one, group.completed, here.days_gone(term, one)[0], []))
            missing[one["report_id"]] = group.missing
    found = newest(here, states)
    found.missing_rounds = missing[found.used[0]] if found.used else []
    return found


def added(here: Standing, parts: list[Parts], is_count: bool = False) -> Figure:
    """The sum over reports that know both parts; the others are left out whole and listed."""
    complete = [one for one in parts if one.is_complete]
    found = Figure(
        not_known=[one.report["report_id"] for one in parts if not one.is_complete],
        is_count=is_count,
        as_of_date=max((one.report["as_of_date"] for one in complete), default=None),
        term=parts[0].report["term_no"] if parts else None,
    )
    for one in complete:
        found.numerator = (found.numerator or 0) + (one.numerator or 0)
        found.denominator = (found.denominator or 0) + (one.denominator or 0)
        found.used.append(one.report["report_id"])
        found.basis = one.basis or found.basis
        found.approximate |= bool(set(one.fields) & set(one.report["approximate"]))
        found.contradiction |= one.report["report_id"] in here.contradicted
    return found
