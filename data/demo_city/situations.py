"""What is not as usual in the demo city; situations.toml says where a user sees each of them.

Counties that are slow, quick, strict or overdue are made by their rates in places.csv and here;
reports that are late, missing, corrected or contradicted are made when the books are put together.
"""

from datetime import date

from data.demo_city.places import Place, Term

# A plan changes inside a term: what is in force from that day on (a merger of villages, a reform).
PLAN_CHANGES = {
    ("丁河县", 13): (date(2025, 6, 30), {"units_planned": 89}),
    ("丙湖区", 13): (date(2024, 12, 31), {"villages_planned": 177}),
}
# This office began in the middle of term 12: its first rounds were never reported.
FIRST_ROUND = {("己原区", 12): 3}
# This office reported rounds of term 12 in bundles, each when all of its rounds were fed back.
BUNDLES = {("壬川市", 12): ((1, 4), (5, 8), (9, 12))}
# This office reports the four forms once a year, as a report of the year.
YEARLY_FORMS = {"己原区"}
# This office prints a rate of satisfaction without the votes behind it.
RATE_WITHOUT_VOTES = {"丁河县"}
# Two forms of stationed supervision; of the second only the clues found are known.
SECOND_FORM = {"庚泉县"}
# Nobody has posts of his own there.
STATIONED_WITHOUT_POSTS = {"辛岭县"}

APPROXIMATE: dict[tuple[str, int, int | None], str] = {("辛岭县", 13, 4): "problems_found"}
WITHOUT_CLUES = {("癸塘县", 13, 5)}
MANY_PERSONS = {("己原区", 13, 6)}
# An unannounced inspection (机动) without a number: its place, its term and its first day.
UNNUMBERED = {("示北区", 13): date(2025, 4, 14)}

# No report came for that month at all.
MISSING = {("壬川市", date(2026, 6, 30))}
# The report of that month came with the next one's.
LATE = {
    ("辛岭县", date(2026, 4, 30)),
    ("辛岭县", date(2026, 7, 31)),
    ("辛岭县", date(2026, 10, 31)),
}
# One figure of a round (its field, and how it was typed wrong) in a file of the county's own, which
# a second file corrects: a nought too many, a one too many.
CORRECTED: dict[tuple[str, date], tuple[int, str, int]] = {
    ("甲江县", date(2025, 3, 31)): (4, "problems_found", 1070),
    ("庚泉县", date(2026, 7, 31)): (9, "cases_filed", 15),
}
# A press release gives another number for one round on the day of its last report.
CONTRADICTED_COUNTY, CONTRADICTED_TERM, CONTRADICTED_ROUND = "示北区", 13, 3
CONTRADICTED_FIELD, RELEASE_FACTOR = "problems_found", 2.27
RELEASE = "示北区巡察整改公开稿(示例)"
# The city's printed total of that day forgot some cases.
WRONG_TOTAL_DAY, FORGOTTEN_CASES = date(2025, 12, 31), 6


def plan_of(place: Place, term: Term, day: date) -> dict[str, int]:
    """The units and villages in the plan of a term that is in force on that day."""
    plan = {"units_planned": place.units, "villages_planned": place.villages}
    since, change = PLAN_CHANGES.get((place.name, term.number), (date.max, {}))
    return plan | (change if day >= since else {})


def slow_clues(place: Place, term: int) -> float:
    """The share of clues that nobody takes up for a year or longer; they stay open."""
    return 0.55 if (place.name, term) == ("丙湖区", 13) else 0.04


def not_really_rectified(place: Place, term: int, number: int | None) -> float:
    """The share of problems called rectified that a recheck finds are not."""
    rises = place.name == "甲江县" and term == 13 and (number or 0) >= 6
    return 0.26 if rises else 0.04
