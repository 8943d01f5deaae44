"""From what became of a round to what its county reports of it on a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from data.demo_city import situations
from data.demo_city.chance import later
from data.demo_city.lives import Life, life_of
from data.demo_city.places import CITY, TERMS, Place, Term
from data.demo_city.schedule import Round, rounds_of

Row = dict[str, Any]
NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三".split()
FED_BACK = (
    "problems_found problems_policy problems_conduct problems_organisation problems_fed_back "
    "problems_fixed_on_site clues_found clues_transferred clues_to_discipline clue_persons "
    "interviews"
).split()
RECTIFYING = (
    "problems_rectified problems_due problems_due_rectified clues_concluded clues_by_talk "
    "clues_by_verification clues_held clues_dismissed cases_filed persons_disciplined "
    "persons_org_handled persons_detained persons_to_judiciary form_1 form_2 form_3 form_4 "
    "systems_established livelihood_settled matters_flagged matters_resolved"
).split()
# What grew in a year has no part and whole: clues of last year are concluded in this one.
OF_A_YEAR = (
    "problems_found problems_fed_back clues_transferred cases_filed persons_disciplined "
    "persons_org_handled persons_to_judiciary form_1 form_2 form_3 form_4"
).split()
# Not there before they begin: blank, not zero.
LATER = (
    ("problems_rechecked", "problems_rechecked"),
    ("problems_not_rectified", "problems_rechecked"),
    ("units_published", "units_published"),
    ("votes_returned", "votes_returned"),
    ("votes_satisfied", "votes_returned"),
)
TOTALS = "市委巡察办半年汇总表(示例)"
UNTIL_RECTIFYING = timedelta(days=62)
# A round is archived when all its clues are concluded, a year after they were handed over at the
# earliest, and at the latest after a year and a half (longer where most of them lie untouched).
EARLIEST, LATEST, LATEST_OF_SLOW = 12, 18, 42


def day_typed(day: date) -> str:
    """A date as the counties of the demo city type it: 2024-03-05."""
    return day.isoformat()


@dataclass(frozen=True)
class Told:
    """A round with what becomes of it, as its county reports it."""

    round: Round
    life: Life

    def is_archived(self, day: date) -> bool:
        """Whether the round may be closed on that day."""
        transfer, clues = self.round.transfer, self.life.days["clues_transferred"]
        is_slow = situations.slow_clues(self.round.place, self.round.term.number) > 0.5
        if day < later(transfer, EARLIEST):
            return False
        is_settled = self.life.reached("clues_concluded", day) == len(clues)
        return is_settled or day >= later(transfer, LATEST_OF_SLOW if is_slow else LATEST)

    def status(self, day: date) -> str:
        """The stage of the round on a day."""
        if day < self.round.feedback:
            return "进驻中"
        if day < self.round.feedback + UNTIL_RECTIFYING:
            return "已反馈"
        return "已归档" if self.is_archived(day) else "整改中"

    def row(self, day: date) -> Row:
        """What the county reports of the round as of a day on which it has begun."""
        this, life, status = self.round, self.life, self.status(day)
        row = _keys(this, day) | {"round_status": status, "methods": this.methods}
        row |= {"start_date": day_typed(this.start), "inspectors": this.inspectors}
        row |= {"inspectors_seconded": this.seconded, "units_inspected": this.units}
        row |= {"units_first_inspected": this.units_first}
        row["units_revisited"] = this.units - this.units_first
        row["villages_inspected"] = row["villages_first_inspected"] = this.villages
        if this.end <= day:
            row["end_date"] = day_typed(this.end)
        if status != "进驻中":
            row["feedback_date"] = day_typed(this.feedback)
            row["transfer_date"] = day_typed(this.transfer)
            row |= {name: life.reached(name, day) for name in FED_BACK}
        if status in {"整改中", "已归档"}:
            row |= {name: life.reached(name, day) for name in RECTIFYING}
            row["money_total"] = life.money_by(day)
            row |= {name: life.reached(name, day) for name, of in LATER if life.reached(of, day)}
        return _as_the_office_fills_it_in(row, this)


def told_rounds(place: Place) -> list[Told]:
    """All rounds of a place that are ever reported one by one."""
    return [
        Told(this, life_of(this))
        for term in TERMS
        for this in rounds_of(place, term)
        if (this.number or 99) >= situations.FIRST_ROUND.get((place.name, term.number), 1)
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


def _keys(this: Round, day: date) -> Row:
    row = {"county": this.place.name, "term_no": this.term.name, "inspection_type": this.kind}
    row["as_of_date"] = day_typed(day)
    if this.place.is_city:
        row["level"] = "市本级"
    if this.number:
        row["round_no"] = f"第{NUMERALS[this.number - 1]}轮"
    return row


def _as_the_office_fills_it_in(row: Row, this: Round) -> Row:
    """The row with the cells that the office leaves blank, knows only about, or knows otherwise."""
    name = situations.APPROXIMATE.get(this.key, "")
    if name in row:
        row[name] = f"约{round(row[name], -1)}"
    if this.place.name in situations.RATE_WITHOUT_VOTES and row.get("votes_returned"):
        row["satisfaction_rate"] = round(100 * row["votes_satisfied"] / row["votes_returned"], 1)
    if this.place.is_city:
        row = {name: typed for name, typed in row.items() if not name.startswith("villages_")}
    return {name: typed for name, typed in row.items() if name not in this.place.leaves_blank}


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
    names = (
        "units_inspected units_first_inspected villages_inspected problems_found "
        "problems_fed_back problems_rectified clues_transferred clues_concluded cases_filed "
        "persons_disciplined persons_org_handled persons_to_judiciary money_total"
    ).split()
    sums = added(latest)
    row = {"county": CITY, "level": "合计", "term_no": term.name, "scope": "本届累计"}
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
    row = {"county": told[0].round.place.name, "term_no": term.name, "scope": "年度"}
    row |= {"inspection_type": "常规", "round_status": "整改中", "as_of_date": day_typed(day)}
    row |= {"start_date": day_typed(new_year), "end_date": day_typed(day)}
    begun = [each.round for each in told if each.round.start >= new_year]
    row["units_inspected"] = sum(this.units for this in begun)
    row["units_first_inspected"] = sum(this.units_first for this in begun)
    return row | grown
