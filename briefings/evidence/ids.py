"""What briefings ask of a city: the figures of a period, of the term, and those compared."""

from queries import registry

# what a period is told by, in the order of the work
GROWN = (
    *("units_first_inspected", "villages_first_inspected", "problems_found", "problems_fed_back"),
    *("problems_rectified", "clues_transferred", "clues_concluded", "cases_filed"),
    *("persons_disciplined", "persons_org_handled", "money_total", "systems_established"),
    "livelihood_settled",
)
# where counties may be told apart; persons detained or handed to the judiciary are not among them
COMPARED = (
    *("problems_per_unit", "clue_yield", "clue_conversion", "clue_conclusion", "discipline_ratio"),
    *("rectification", "recheck_failure", "matters_resolved", "satisfaction", "self_found"),
)
CENSUS = ("coverage", "village_coverage", "coverage_pace", "post_filling", "clues_open")
COUNTED = (
    "rounds.problems_fed_back",
    "rounds.problems_rectified",
    *("rounds.problems_found", "rounds.clues_transferred", "rounds.clues_concluded"),
    *("rounds.cases_filed", "rounds.persons_disciplined", "rounds.persons_org_handled"),
    *("plan.rounds_planned", *(f"clues_open.{age}" for age in registry.CLUE_AGES)),
)
TERM = (*CENSUS, *COMPARED, *COUNTED)
GROWN_IDS = tuple(f"rounds.{name}" for name in GROWN)
COUNTY, PACE, PLANNED, ON_TIME = "county", "coverage_pace", "plan.rounds_planned", "on_time"
# what a proof tells of a report
OF_A_REPORT = [
    *("part", COUNTY, "why", "numerator", "denominator", "scope", "round_first", "round_last"),
    *("inspection_type", "as_of_date", "file", "cells"),
]
OLD = "clues_open.over_12"
