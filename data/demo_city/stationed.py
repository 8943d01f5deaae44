"""What the stationed groups of each county report every quarter, from the first of January on."""

import random
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from data.demo_city import situations
from data.demo_city.chance import binomial, poisson, source
from data.demo_city.places import Place, places
from data.demo_city.reports import Row, day_typed

DAILY, ON_SITE = "日常派驻", "驻点监督"
GROUPS_SHARE = 0.28  # of all persons disciplined in a county, those by the stationed groups

# How often a year a group does each thing, and what follows from the clues that it handles.
USUAL = {
    "checks_done": 11.0, "problems_found": 17.0, "bodies_covered": 2.4, "subordinate_covered": 3.2,
    "mechanisms": 2.0, "livelihood_matters": 3.0, "leaders_rotated": 0.4,
}  # fmt: skip
OF_CLUES = (
    "clues_found", "clues_handled", "clues_self_found", "cases_filed", "cases_administrative",
    "persons_disciplined", "persons_org_handled", "recommendations",
)  # fmt: skip


def stationed_rows(day: date) -> Iterator[Row]:
    """One row per county that reports them, and per form, for the year up to a day."""
    for place in places():
        if place.stationed:
            yield _row(place, DAILY, day)
            if place.name in situations.SECOND_FORM:
                yield _row(place, ON_SITE, day)


def _row(place: Place, form: str, day: date) -> Row:
    row: Row = {"county": place.name, "supervision_form": form}
    row |= {"period_start": day_typed(date(day.year, 1, 1)), "period_end": day_typed(day)}
    bodies, below = place.stationed * 5, place.stationed * 14
    row |= {"stationed_groups": place.stationed, "bodies_supervised": bodies}
    row |= {"subordinate_bodies": below, "posts": place.stationed * 5}
    row["filled"] = place.stationed * 5 - place.order % 4
    if place.name in situations.STATIONED_WITHOUT_POSTS:
        row["posts"] = row["filled"] = "未单独核编"
    days = _days_of(place, form, day.year)
    row |= {name: bisect_right(days[name], day) for name in sorted(days)}
    row["bodies_covered"] = min(bodies, row["bodies_covered"])
    row["subordinate_covered"] = min(below, row["subordinate_covered"])
    if form == ON_SITE:
        # Of this form only the clues found are counted, and all of them were handled.
        row["clues_found"] = row["clues_handled"]
        for name in ("clues_handled", "clues_self_found", "county_persons_disciplined"):
            row.pop(name)
    return row


def _days_of(place: Place, form: str, year: int) -> dict[str, list[date]]:
    """For each figure, the days of the year on which it grew; so it can only grow in the year."""
    draw = source("stationed", place.name, form, year)
    days: dict[str, list[date]] = {name: [] for name in OF_CLUES}
    size = place.stationed * (1.0 if form == DAILY else 0.4)
    for name, usual in USUAL.items():
        days[name] = [_a_day(draw, year) for _ in range(poisson(draw, size * usual))]
    for _ in range(poisson(draw, size * 5)):
        _clue(days, draw, _a_day(draw, year), place.self_found)
    disciplined = days["persons_disciplined"]
    others = round(len(disciplined) * (1 / GROUPS_SHARE - 1)) + binomial(draw, 12, 0.5)
    elsewhere = [_a_day(draw, year) for _ in range(others)]
    days["county_persons_disciplined"] = disciplined + elsewhere
    return {name: sorted(found) for name, found in days.items()}


def _clue(days: dict[str, list[date]], draw: random.Random, day: date, self_found: float) -> None:
    """One clue that the groups handled, and what came of it."""
    days["clues_handled"].append(day)
    if draw.random() < self_found:
        days["clues_self_found"].append(day)
        days["clues_found"].append(day)
    filed = day + timedelta(days=draw.randint(15, 90))
    if draw.random() < 0.46:
        days["cases_filed"].append(filed)
        if draw.random() < 0.2:
            days["cases_administrative"].append(filed)
        if draw.random() < 0.12:
            days["recommendations"].append(filed + timedelta(days=20))
        days["persons_disciplined"].append(filed + timedelta(days=30))
    elif draw.random() < 0.5:
        days["persons_org_handled"].append(filed)


def _a_day(draw: random.Random, year: int) -> date:
    return date(year, 1, 1) + timedelta(days=draw.randint(0, 364))
