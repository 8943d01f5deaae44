"""Reports that add up others: bundles of rounds, printed totals, and what grew in a year."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from data.demo_city import situations
from data.demo_city.places import CITY, TERMS, Term
from data.demo_city.reports import Row, Told, day_typed
from data.demo_city.schedule import Round

TOTALS = "市委巡察办半年汇总表(示例)"
# What grew in a year has no part and whole: clues of last year are concluded in this one.
OF_A_YEAR = [
    "problems_found",
    "problems_fed_back",
    "clues_transferred",
    "cases_filed",
    "persons_disciplined",
    "persons_org_handled",
    "persons_to_judiciary",
    "form_1",
    "form_2",
    "form_3",
    "form_4",
]


def rows_on(rounds: Iterable[Told], day: date, last_day: date) -> Iterator[Row]:
    """What is reported on a day of the rounds that were not archived by the report before it."""
    bundles = set()
    for told in rounds:
        this = told.round
        if this.start > day or told.is_archived(last_day):
            continue
        bundle = _bundle_of(this)
        if bundle is None:
            yield told.row(day)
        elif bundle not in bundles:
            bundles.add(bundle)
            members = [each for each in rounds if _bundle_of(each.round) == bundle]
            if all(each.status(day) in {"整改中", "已归档"} for each in members):
                yield _bundled(members, bundle, day)


def _bundle_of(this: Round) -> tuple[int, int] | None:
    """The rounds with which this one is reported, from the first to the last."""
    bundles = situations.BUNDLES.get((this.place.name, this.term.number), ())
    return next((each for each in bundles if each[0] <= (this.number or 0) <= each[1]), None)


def _bundled(members: list[Told], bundle: tuple[int, int], day: date) -> Row:
    """One report of several rounds: sums, from the first day to the last."""
    rows = [each.row(day) for each in members]
    row = added(rows) | {"term_no": rows[0]["term_no"], "county": rows[0]["county"]}
    row |= {"scope": "多轮合计", "round_no": f"第{bundle[0]}-{bundle[1]}轮"}
    row |= {"inspection_type": "常规", "as_of_date": day_typed(day)}
    is_archived = all(each["round_status"] == "已归档" for each in rows)
    row["round_status"] = "已归档" if is_archived else "整改中"
    row["start_date"] = rows[0]["start_date"]
    return row | {name: rows[-1][name] for name in ("end_date", "feedback_date", "transfer_date")}


def added(rows: Iterable[Row]) -> Row:
    """The sums of all figures of the rows; a figure that is about so much adds as that much."""
    sums: Row = {}
    for row in rows:
        for name, typed in row.items():
            is_about = isinstance(typed, str) and typed.startswith("约")
            number = int(typed[1:]) if is_about else typed
            if isinstance(number, int | float):
                sums[name] = round(sums.get(name, 0) + number, 1)
    sums.pop("satisfaction_rate", None)
    return sums


def printed_total(latest: Iterable[Row], term: Term, day: date) -> Row:
    """The line that the city prints under the newest reports of its counties in a term."""
    names = [
        "units_inspected",
        "units_first_inspected",
        "villages_inspected",
        "problems_found",
        "problems_fed_back",
        "problems_rectified",
        "clues_transferred",
        "clues_concluded",
        "cases_filed",
        "persons_disciplined",
        "persons_org_handled",
        "persons_to_judiciary",
        "money_total",
    ]
    sums = added(latest)
    row: Row = {"county": CITY, "level": "合计", "term_no": term.name, "scope": "本届累计"}
    row |= {"inspection_type": "常规", "round_status": "整改中", "as_of_date": day_typed(day)}
    row |= {"start_date": day_typed(term.start), "source": TOTALS}
    row |= {name: sums.get(name, 0) for name in names}
    if day == situations.WRONG_TOTAL_DAY:
        row["cases_filed"] -= situations.FORGOTTEN_CASES
    return row


def of_the_year(rounds: Iterable[Told], day: date) -> Row:
    """What an office reports of a calendar year: the growth of all its rounds in it."""
    new_year = date(day.year, 1, 1)
    told = [each for each in rounds if each.round.start <= day]
    term = next(term for term in TERMS if term.start <= day <= term.end)
    before = new_year - timedelta(days=1)
    grown = {
        name: sum(each.life.reached(name, day) - each.life.reached(name, before) for each in told)
        for name in OF_A_YEAR
    }
    row: Row = {"county": told[0].round.place.name, "term_no": term.name, "scope": "年度"}
    row |= {"inspection_type": "常规", "round_status": "整改中", "as_of_date": day_typed(day)}
    row |= {"start_date": day_typed(new_year), "end_date": day_typed(day)}
    begun = [each.round for each in told if each.round.start >= new_year]
    row["units_inspected"] = sum(this.units for this in begun)
    row["units_first_inspected"] = sum(this.units_first for this in begun)
    return row | grown
