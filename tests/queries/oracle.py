"""The indicators counted slowly in plain lists and dicts, from the definitions alone.

It shares nothing with the SQL: where the two differ, one of them is wrong. A report is a dict as
tests/queries/reports.py makes it, with report_id, accepted_at and withdrawn_at; days are ISO text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tests.queries.oracle_scope import (
    Place,
    Report,
    counting,
    current,
    group_of,
    is_contradicted,
    known,
    lateness,
    place_of,
)

LATEST_TERM = -1

# numerator, denominator, and what stands in for a denominator that is not reported
SUMS: dict[str, tuple[str, str, str | None]] = {
    "clue_yield": ("clues_transferred", "problems_found", None),
    "clue_conversion": ("cases_filed", "clues_transferred", None),
    "discipline_ratio": ("persons_disciplined", "clues_transferred", None),
    "judiciary_share": ("persons_to_judiciary", "persons_disciplined", None),
    "rectification": ("problems_rectified", "problems_fed_back", "problems_found"),
    "problems_per_unit": ("problems_found", "units_inspected", None),
    "clues_per_unit": ("clues_transferred", "units_inspected", None),
    "clue_conclusion": ("clues_concluded", "clues_transferred", None),
    "clue_conversion_discipline": ("cases_filed", "clues_to_discipline", None),
    "discipline_per_case": ("persons_disciplined", "cases_filed", None),
    "org_handling_ratio": ("persons_org_handled", "clues_transferred", None),
    "rectification_due": ("problems_due_rectified", "problems_due", None),
    "recheck_failure": ("problems_not_rectified", "problems_rechecked", None),
    "fixed_on_site": ("problems_fixed_on_site", "problems_found", None),
    "published": ("units_published", "units_inspected", None),
    "satisfaction": ("votes_satisfied", "votes_returned", None),
    "matters_resolved": ("matters_resolved", "matters_flagged", None),
    "seconded_share": ("inspectors_seconded", "inspectors", None),
    "units_per_inspector": ("units_inspected", "inspectors", None),
    "interviews_per_unit": ("interviews", "units_inspected", None),
}
PERIODS: dict[str, tuple[str, str, str | None]] = {
    "self_found": ("clues_self_found", "clues_handled", None),
    "stationed_conversion": ("cases_filed", "clues_handled", "clues_found"),
    "stationed_coverage": ("bodies_covered", "bodies_supervised", None),
    "stationed_share": ("persons_disciplined", "county_persons_disciplined", None),
    "recommendations_per_case": ("recommendations", "cases_filed", None),
}
PLANS = {
    "coverage": ("units_first_inspected", "units_planned"),
    "village_coverage": ("villages_first_inspected", "villages_planned"),
}
INDICATORS = (*SUMS, *PERIODS, *PLANS, "post_filling")


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

    @property
    def state(self) -> str:
        """A value; missing where a part is unknown; not applicable where there is nothing."""
        if self.numerator is None or self.denominator is None:
            return "missing"
        return "not_applicable" if self.denominator == 0 else "value"


@dataclass
class Parts:
    """What one report says of one indicator, and by which of its fields."""

    report: Report
    numerator: int | None
    denominator: int | None
    fields: list[str]
    basis: str | None = None

    @property
    def is_complete(self) -> bool:
        """Both parts are known: only then do they add to anything."""
        return self.numerator is not None and self.denominator is not None


def figures(
    reports: Iterable[Report],
    indicator: str,
    as_of: date,
    known_at: datetime,
    term: int | None = LATEST_TERM,
) -> dict[Place, Figure]:
    """The term to date of every place known: its latest term, unless `term` says which."""
    own: dict[Place, list[Report]] = {}
    for one in known(reports, known_at):
        counted = own.setdefault(place_of(one), [])
        if one["as_of_date"] <= as_of.isoformat():
            counted.append(one)
    return {place: figure_of_place(counted, indicator, term) for place, counted in own.items()}


def figure_of_place(own: list[Report], indicator: str, term: int | None) -> Figure:
    """One indicator of one place from what it reported up to the day."""
    if indicator in PERIODS:
        return figure_of_periods(own, indicator)
    streams = {"plan"} if indicator == "post_filling" else {"rounds"}
    if indicator in PLANS:
        streams.add("plan")
    of_terms = [one for one in own if one["stream"] in streams and one["scope"] != "年度"]
    terms = {one["term_no"] for one in of_terms if term in (LATEST_TERM, one["term_no"])}
    if not terms:
        return Figure()
    latest = max(terms, key=lambda number: -1 if number is None else number)
    of_term = [one for one in of_terms if one["term_no"] == latest]
    plans = [one for one in of_term if one["stream"] == "plan"]
    if indicator == "post_filling":
        return figure_of_state([posts(one) for one in plans], plans)
    return figure_of_rounds([one for one in of_term if one["stream"] == "rounds"], plans, indicator)


# --- the figure of a term, of a state, of stationed periods --------------------------------------


def figure_of_rounds(rounds: list[Report], plans: list[Report], indicator: str) -> Figure:
    """Rounds that add up; for coverage over the plan in force."""
    speaking = current(rounds)
    groups: dict[str, list[Report]] = {}
    for one in speaking:
        groups.setdefault(group_of(one), []).append(one)
    # what lacks its round stands alone: it speaks for the term only where nothing else does
    chosen = max(
        groups,
        key=lambda name: (not name.startswith("alone"), max(map(lateness, groups[name]))),
        default="",
    )
    counted, missing = counting(groups.get(chosen, []))
    if indicator in PLANS:
        return figure_over_plan(counted, missing, rounds, plans, indicator)
    figure = added([shares(one, *SUMS[indicator]) for one in counted], rounds)
    figure.missing_rounds = missing
    return figure


def figure_over_plan(
    counted: list[Report], missing: list[int], rounds: list[Report], plans: list[Report], name: str
) -> Figure:
    """First seen over the plan in force; a lower bound where rounds are silent."""
    first, planned = PLANS[name]
    seen = added([Parts(one, one.get(first), 0, [first]) for one in counted], rounds)
    plan = figure_of_state([Parts(one, 0, one.get(planned), [planned]) for one in plans], plans)
    has_value = seen.numerator is not None and bool(plan.denominator)
    return Figure(
        numerator=seen.numerator,
        denominator=plan.denominator,
        used=seen.used + plan.used,
        not_known=seen.not_known + plan.not_known,
        missing_rounds=missing,
        lower_bound=has_value and bool(missing or seen.not_known),
        approximate=seen.approximate or plan.approximate,
        contradiction=seen.contradiction or plan.contradiction,
    )


def figure_of_state(states: list[Parts], reports: list[Report]) -> Figure:
    """A state is what the latest report that knows it says; a silent one leaves it in force."""
    newest = max((one for one in states if one.is_complete), key=by_lateness, default=None)
    silent = [one for one in states if not one.is_complete]
    return added(([newest] if newest else []) + silent, reports)


def figure_of_periods(own: list[Report], indicator: str) -> Figure:
    """Stationed periods of each form that do not overlap: of those that do, the longer one."""
    stationed = [one for one in own if one["stream"] == "stationed"]
    chosen: list[Report] = []
    for one in sorted(
        current(stationed), key=lambda one: (days(one), *lateness(one)), reverse=True
    ):
        if not any(overlap(one, other) for other in chosen):
            chosen.append(one)
    return added([shares(one, *PERIODS[indicator]) for one in chosen], stationed)


def days(report: Report) -> int:
    """How long a stationed period lasts."""
    first, last = report["period_start"], report["as_of_date"]
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def overlap(one: Report, other: Report) -> bool:
    """Two periods of one form have a day in common."""
    return (
        one["supervision_form"] == other["supervision_form"]
        and one["period_start"] <= other["as_of_date"]
        and other["period_start"] <= one["as_of_date"]
    )


def by_lateness(parts: Parts) -> tuple[Any, ...]:
    """Orders parts as their reports."""
    return lateness(parts.report)


# --- parts ---------------------------------------------------------------------------------------


def shares(report: Report, top: str, bottom: str, stand_in: str | None) -> Parts:
    """Numerator and denominator of one report; the stand-in is named where it is needed."""
    if report.get(bottom) is None and stand_in and report.get(stand_in) is not None:
        return Parts(report, report.get(top), report[stand_in], [top, stand_in], stand_in)
    return Parts(report, report.get(top), report.get(bottom), [top, bottom])


def posts(report: Report) -> Parts:
    """Posts filled and posts there are, of the sides that have posts of their own."""
    sides = [s for s in ("office", "groups") if f"posts_{s}" not in report["not_applicable"]]
    filled, there = [f"filled_{s}" for s in sides], [f"posts_{s}" for s in sides]
    return Parts(report, total(report, filled), total(report, there), filled + there)


def total(report: Report, fields: list[str]) -> int | None:
    """The sum of fields; unknown as soon as one of them is."""
    values = [report.get(name) for name in fields]
    return None if None in values else sum(value for value in values if value is not None)


def added(parts: list[Parts], reports: list[Report]) -> Figure:
    """The sum over reports that know both parts; the others are left out whole and listed."""
    complete = [one for one in parts if one.is_complete]
    figure = Figure(not_known=[one.report["report_id"] for one in parts if not one.is_complete])
    for one in complete:
        figure.numerator = (figure.numerator or 0) + (one.numerator or 0)
        figure.denominator = (figure.denominator or 0) + (one.denominator or 0)
        figure.used.append(one.report["report_id"])
        figure.basis = one.basis or figure.basis
        figure.approximate |= bool(set(one.fields) & set(one.report["approximate"]))
        figure.contradiction |= is_contradicted(one.report, reports)
    return figure
