"""Random cities: reports as counties might send them, with all that must not add twice."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from queries import store
from tests.queries.reports import accept, report

Report = dict[str, Any]

CITIES = 70
FIRST_MOMENT = datetime(2023, 1, 1)
MOMENTS = [FIRST_MOMENT + timedelta(days=90 * number) for number in range(8)]
# submissions that are withdrawn later: which → when
WITHDRAWN = {2: MOMENTS[4] + timedelta(days=1), 5: MOMENTS[6] + timedelta(days=1)}
DAYS = [f"{year}-{day}" for year in range(2020, 2025) for day in ("06-30", "12-31")]
LATEST_DAY = date(2022, 12, 31)
BEGINS, ENDS = ("2019-12-31", "2021-06-30", "2022-12-31"), ("2021-12-31", "2026-12-31")
COUNTIES = ("甲江县", "乙山县", "丙湖区")
TOTALS = ("", "市县合计", "县区交叉")
ROUND_FIELDS = (
    "units_first_inspected", "villages_first_inspected", "problems_found", "problems_fed_back",
    "problems_rectified", "clues_found", "clues_transferred", "cases_filed",
    "persons_disciplined", "persons_to_judiciary", "units_inspected",
    "clues_concluded", "clues_to_discipline", "persons_org_handled", "problems_due",
    "problems_due_rectified", "problems_rechecked", "problems_not_rectified",
    "problems_fixed_on_site", "units_published", "votes_returned", "votes_satisfied",
    "matters_flagged", "matters_resolved", "inspectors", "inspectors_seconded", "interviews",
    "problems_policy", "problems_conduct", "problems_organisation", "form_1", "form_2", "form_3",
    "form_4",
)  # fmt: skip
PLAN_FIELDS = (
    "units_planned", "villages_planned", "posts_office", "filled_office", "posts_groups",
    "filled_groups", "talent_pool",
)  # fmt: skip
STATIONED_FIELDS = (
    "clues_found", "clues_handled", "clues_self_found", "cases_filed", "bodies_covered",
    "bodies_supervised", "persons_disciplined", "county_persons_disciplined", "recommendations",
    "posts", "filled", "problems_found",
)  # fmt: skip
STATUSES = (None, "进驻中", "已反馈", "整改中", "已归档")


def fill(cities: int, seed: int = 20230101) -> list[Report]:
    """Put random cities into the store; the reports as the oracle wants them."""
    drawn = random.Random(seed)
    waiting: list[list[Report]] = [[] for _ in MOMENTS]
    for number in range(cities):
        for row in rows_of_a_city(drawn, f"随机市{number}"):
            waiting[drawn.randrange(len(MOMENTS))].append(row)
    kept: list[Report] = []
    for number, (moment, rows) in enumerate(zip(MOMENTS, waiting, strict=True)):
        submission = accept(*(row | {"place": str(n)} for n, row in enumerate(rows)), at=moment)
        gone = WITHDRAWN.get(number)
        if gone:
            withdraw(submission, gone)
        for row in rows:
            known = {"report_id": len(kept) + 1, "accepted_at": moment, "withdrawn_at": gone}
            kept.append(row | known)
    return kept


def withdraw(submission: int, at: datetime) -> None:
    """Mark what a submission brought as withdrawn."""
    with store.write() as cursor:
        store.execute(cursor, "writes/withdraw_reports", submission_id=submission, at=at)


def rows_of_a_city(drawn: random.Random, city: str) -> Iterator[Report]:
    """Counties, the city's own inspections and printed totals of one city."""
    places = [{"county": county} for county in COUNTIES[: drawn.randint(1, 3)]]
    if drawn.random() < 0.5:
        places.append({"county": city, "level": "市本级"})
    places += [
        {"county": city, "level": "合计", "batch": batch}
        for batch in TOTALS
        if drawn.random() < 0.25
    ]
    for place in places:
        yield from rows_of_a_place(drawn, {"city": city, **place})


def rows_of_a_place(drawn: random.Random, place: dict[str, str]) -> Iterator[Report]:
    """Some terms of rounds, spans, years, special rounds, plans; and stationed supervision."""
    for term in drawn.sample([None, 9, 10, 11], drawn.choice([1, 1, 1, 2, 2])):
        own = {**place, "term_no": term}
        last = drawn.randint(1, 6)
        chance = drawn.choice([0.3, 0.7, 1.0])
        for number in range(1, last + 1):
            if drawn.random() < chance:
                yield from rounds(drawn, own, number)
        for _ in range(drawn.choice([0, 0, 1, 2, 3])):
            yield span(drawn, own)
        for _ in range(drawn.choice([0, 0, 0, 1, 2])):
            yield without_number(drawn, own)
        for _ in range(drawn.choice([0, 1, 1, 3])):
            yield plan(drawn, own)
    for _ in range(drawn.choice([0, 1, 3, 4])):
        yield stationed(drawn, place)


def rounds(drawn: random.Random, own: dict[str, Any], number: int) -> Iterator[Report]:
    """One round, in one or two parts, reported once or again with a later or the same day."""
    for batch in drawn.choice([[""], [""], [""], ["第一批", "第二批"]]):
        told = {"batch": batch} if batch else {}
        kind = drawn.choice(["常规", "常规", "常规", "回头看", "专项"])
        for _ in range(drawn.choice([1, 1, 2])):
            numbered = {"round_first": number, "round_last": number, "inspection_type": kind}
            numbered["round_status"] = drawn.choice(STATUSES)
            days = {"end_date": day(drawn), "start_date": day(drawn), "as_of_date": day(drawn)}
            yield report(**own | told | numbered | some(drawn, days) | counts(drawn, ROUND_FIELDS))


def span(drawn: random.Random, own: dict[str, Any]) -> Report:
    """Several rounds added up: with a range, as "n rounds so far", or without any; or a year."""
    scope = drawn.choice(["多轮合计", "多轮合计", "本届累计", "年度"])
    first = drawn.choice([1, 1, 2, 3, 4, 5])
    last = first + drawn.randint(0, 4)
    told: dict[str, Any] = {"scope": scope, "round_first": first, "round_last": last}
    if scope == "年度" or drawn.random() < (0.1 if scope == "多轮合计" else 0.5):
        told |= {"round_first": None, "round_last": None}
    elif scope == "本届累计" and drawn.random() < 0.4:
        told["round_first"] = last
    days = {"end_date": day(drawn), "start_date": day(drawn)}
    told |= {"as_of_date": day(drawn), **some(drawn, days)}
    told["round_status"] = drawn.choice(STATUSES)
    return report(**own | told | counts(drawn, ROUND_FIELDS))


def without_number(drawn: random.Random, own: dict[str, Any]) -> Report:
    """A round that nobody numbered: special ones lie beside the rounds, others stand alone."""
    told = {
        "round_first": None,
        "round_last": None,
        "inspection_type": drawn.choice(["专项", "机动", "常规", "回头看"]),
        "source_row": drawn.choice([None, "F1", "F2"]),
        "as_of_date": day(drawn),
        **some(drawn, {"end_date": day(drawn), "start_date": day(drawn)}),
    }
    return report(**own | told | counts(drawn, ROUND_FIELDS))


def plan(drawn: random.Random, own: dict[str, Any]) -> Report:
    """One state of plan and posts; sometimes without posts of its own, silent, or undated."""
    lacking = drawn.choice([[], [], [], ["posts_office"], ["posts_office", "posts_groups"]])
    told = {"as_of_date": day(drawn), "not_applicable": lacking, **counts(drawn, PLAN_FIELDS)}
    told |= drawn.choice([{}, *({"term_start": s, "term_end": e} for s in BEGINS for e in ENDS)])
    for side in (name.removeprefix("posts_") for name in lacking):
        told |= {f"posts_{side}": None, f"filled_{side}": None}
    told["approximate"] = [name for name in told["approximate"] if told[name] is not None]
    return report("plan", **own | told | {"batch": ""})


def stationed(drawn: random.Random, place: dict[str, str]) -> Report:
    """One period of stationed supervision, often beside, across or inside another."""
    first, last = sorted([day(drawn), day(drawn)])
    told = {
        "period_start": f"{first[:5]}01-01",
        "period_end": last,
        "as_of_date": last,
        "supervision_form": drawn.choice(["日常派驻", "日常派驻", "驻点监督"]),
    }
    told |= counts(drawn, STATIONED_FIELDS) | {"batch": ""}
    told["not_applicable"] = drawn.choice([[], [], [], ["posts", "filled"], ["filled"]])
    told |= dict.fromkeys(told["not_applicable"])
    told["approximate"] = [name for name in told["approximate"] if told[name] is not None]
    return report("stationed", **place | told)


def counts(drawn: random.Random, fields: tuple[str, ...]) -> dict[str, Any]:
    """Figures: mostly there, some blank, some zero, some approximate."""
    blank = drawn.choice([0.0, 0.1, 0.4])
    told: dict[str, Any] = {
        name: drawn.choice([0, 1, 2, drawn.randint(3, 60), drawn.randint(3, 60)])
        for name in fields
        if drawn.random() >= blank
    }
    return told | {"approximate": [name for name in told if drawn.random() < 0.05]}


def some(drawn: random.Random, told: dict[str, Any]) -> dict[str, Any]:
    """About half of what could be told."""
    return {name: value for name, value in told.items() if drawn.random() < 0.5}


def day(drawn: random.Random) -> str:
    """The last day of a half year."""
    return drawn.choice(DAYS)
