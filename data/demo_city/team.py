"""The plan of each place and the people who carry it, half-yearly."""

from collections.abc import Iterator
from datetime import date

from data.demo_city import situations
from data.demo_city.chance import binomial, source
from data.demo_city.places import TERMS, Place, Term, places
from data.demo_city.reports import Row, day_typed


def plan_rows(day: date) -> Iterator[Row]:
    """One row per place: plan in force, posts, talent pool, and this year's meetings."""
    term = next(term for term in TERMS if term.start <= day <= term.end)
    for place in places():
        yield _row(place, term, day)


def _row(place: Place, term: Term, day: date) -> Row:
    draw = source("team", place.name, day)
    plan = {name: count for name, count in situations.plan_of(place, term, day).items() if count}
    row: Row = {"county": place.name, "term_no": term.name, "as_of_date": day_typed(day)}
    if place.is_city:
        row["level"] = "市本级"
    row |= {"term_start": day_typed(term.start), "term_end": day_typed(term.end)}
    row |= plan | {"rounds_planned": place.rounds} | place.team
    half_years = 2 * (day.year - term.start.year) + (day.month > 6)
    # Somebody leaves or comes now and then, but an office never has more people than posts.
    row["filled_groups"] = max(1, int(row["filled_groups"]) - (draw.random() < 0.25))
    row["leader_pool"] = place.pool // 8 + half_years // 3
    row["talent_pool"] = place.pool + 2 * half_years
    row["trained"] = half_years * (place.inspectors // 2) + draw.randint(0, 9)
    row["sent_up"] = half_years + binomial(draw, half_years, 0.4)
    row["promoted"] = half_years // 2
    row["office_rules"], row["inspection_rules"] = 8 + half_years // 2, 6 + half_years // 3
    return row | _this_year(place, day)


def _this_year(place: Place, day: date) -> Row:
    """Meetings of the year so far: those of its first half are among those of the whole."""
    first, second = source("first half", place.name, day.year), source("all", place.name, day.year)
    is_over = day.month > 6
    usual = {
        "committee_meetings": 3, "secretary_meetings": 2, "leading_group_meetings": 3,
        "instructions": 4, "leaders_attending": 6,
    }  # fmt: skip
    so_far = {name: 1 + binomial(first, most - 1, 0.6) for name, most in usual.items()}
    return {
        name: count + (binomial(second, usual[name], 0.7) if is_over else 0)
        for name, count in so_far.items()
    }
