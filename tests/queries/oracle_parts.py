"""What one report says of each indicator, from the definitions alone: the oracle's own reading."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.queries.oracle_scope import Report


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


Say = Callable[[Report], Parts]


def share(top: str, bottom: str, stand_in: str | None = None) -> Say:
    """One field of another; the stand-in is named where it is needed."""

    def say(report: Report) -> Parts:
        if report.get(bottom) is None and stand_in and report.get(stand_in) is not None:
            return Parts(report, report.get(top), report[stand_in], [top, stand_in], stand_in)
        return Parts(report, report.get(top), report.get(bottom), [top, bottom])

    return say


def mix(*fields: str) -> dict[str | None, Say]:
    """Each of several fields of the sum of all of them."""

    def say_of(one: str) -> Say:
        return lambda report: Parts(report, report.get(one), total(report, fields), list(fields))

    return {one: say_of(one) for one in fields}


def itself(name: str) -> Say:
    """A reported number, which is its own whole."""
    return lambda report: Parts(report, report.get(name), report.get(name), [name])


def open_clues(report: Report) -> Parts:
    """Clues handed over and not concluded; unknown as soon as one of both is."""
    fields = ["clues_transferred", "clues_concluded"]
    if total(report, fields) is None:
        return Parts(report, None, None, fields)
    handed_over, concluded = (report[name] for name in fields)
    return Parts(report, handed_over - concluded, handed_over, fields)


def posts(report: Report) -> Parts:
    """Posts filled and posts there are, of the sides that have posts of their own."""
    sides = [s for s in ("office", "groups") if f"posts_{s}" not in report["not_applicable"]]
    filled, there = [f"filled_{s}" for s in sides], [f"posts_{s}" for s in sides]
    return Parts(report, total(report, filled), total(report, there), filled + there)


def vacancy(report: Report) -> Parts:
    """Posts that nobody fills; 未单独核编, in either cell, leaves nothing to fill."""
    fields = ["posts", "filled"]
    if set(fields) & set(report["not_applicable"]):
        return Parts(report, 0, 0, fields)
    if total(report, fields) is None:
        return Parts(report, None, report.get("posts"), fields)
    return Parts(report, report["posts"] - report["filled"], report["posts"], fields)


def total(report: Report, fields: list[str] | tuple[str, ...]) -> int | None:
    """The sum of fields; unknown as soon as one of them is."""
    values = [report.get(name) for name in fields]
    return None if None in values else sum(value for value in values if value is not None)


# what adds over the rounds of a term: indicator → part → what a report says of it
SUMS: dict[str, dict[str | None, Say]] = {
    "problems_per_unit": {None: share("problems_found", "units_inspected")},
    "problem_mix": mix("problems_policy", "problems_conduct", "problems_organisation"),
    "clue_yield": {None: share("clues_transferred", "problems_found")},
    "clues_per_unit": {None: share("clues_transferred", "units_inspected")},
    "clue_conclusion": {None: share("clues_concluded", "clues_transferred")},
    "clues_open": {None: open_clues},
    "clue_conversion": {None: share("cases_filed", "clues_transferred")},
    "clue_conversion_discipline": {None: share("cases_filed", "clues_to_discipline")},
    "discipline_ratio": {None: share("persons_disciplined", "clues_transferred")},
    "discipline_per_case": {None: share("persons_disciplined", "cases_filed")},
    "org_handling_ratio": {None: share("persons_org_handled", "clues_transferred")},
    "judiciary_share": {None: share("persons_to_judiciary", "persons_disciplined")},
    "four_forms": mix("form_1", "form_2", "form_3", "form_4"),
    "rectification": {None: share("problems_rectified", "problems_fed_back", "problems_found")},
    "rectification_due": {None: share("problems_due_rectified", "problems_due")},
    "recheck_failure": {None: share("problems_not_rectified", "problems_rechecked")},
    "fixed_on_site": {None: share("problems_fixed_on_site", "problems_found")},
    "published": {None: share("units_published", "units_inspected")},
    "satisfaction": {None: share("votes_satisfied", "votes_returned")},
    "matters_resolved": {None: share("matters_resolved", "matters_flagged")},
    "seconded_share": {None: share("inspectors_seconded", "inspectors")},
    "units_per_inspector": {None: share("units_inspected", "inspectors")},
    "interviews_per_unit": {None: share("interviews", "units_inspected")},
}
# what adds over the periods of stationed supervision
PERIODS: dict[str, Say] = {
    "self_found": share("clues_self_found", "clues_handled"),
    "stationed_conversion": share("cases_filed", "clues_handled", "clues_found"),
    "stationed_coverage": share("bodies_covered", "bodies_supervised"),
    "stationed_share": share("persons_disciplined", "county_persons_disciplined"),
    "recommendations_per_case": share("recommendations", "cases_filed"),
}
# first seen in the rounds, over the plan in force
PLANS = {
    "coverage": ("units_first_inspected", "units_planned"),
    "village_coverage": ("villages_first_inspected", "villages_planned"),
}
# what is as the newest report says
STATES: dict[str, Say] = {"post_filling": posts, "stationed_vacancy": vacancy}
# of stationed supervision, what there is and not what was done: it never adds over periods
STATIONED_STATES = (
    "stationed_groups", "bodies_supervised", "subordinate_bodies", "posts", "filled",
)  # fmt: skip
COUNTS = ("clues_open",)
INDICATORS = (*SUMS, *PERIODS, *PLANS, *STATES, "coverage_pace", "rounds_per_year")
