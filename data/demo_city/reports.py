"""From what became of a round to what its county reports of it on a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from data.demo_city import situations
from data.demo_city.chance import later
from data.demo_city.lives import Life, life_of
from data.demo_city.places import TERMS, Place
from data.demo_city.schedule import Round, rounds_of

Row = dict[str, Any]
NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三"]
FED_BACK = [
    "problems_found",
    "problems_policy",
    "problems_conduct",
    "problems_organisation",
    "problems_fed_back",
    "problems_fixed_on_site",
    "clues_found",
    "clues_transferred",
    "clues_to_discipline",
    "clue_persons",
    "interviews",
]
RECTIFYING = [
    "problems_rectified",
    "problems_due",
    "problems_due_rectified",
    "clues_concluded",
    "clues_by_talk",
    "clues_by_verification",
    "clues_held",
    "clues_dismissed",
    "cases_filed",
    "persons_disciplined",
    "persons_org_handled",
    "persons_detained",
    "persons_to_judiciary",
    "form_1",
    "form_2",
    "form_3",
    "form_4",
    "systems_established",
    "livelihood_settled",
    "matters_flagged",
    "matters_resolved",
]
# Not there before they begin: blank, not zero.
LATER = (
    ("problems_rechecked", "problems_rechecked"),
    ("problems_not_rectified", "problems_rechecked"),
    ("units_published", "units_published"),
    ("votes_returned", "votes_returned"),
    ("votes_satisfied", "votes_returned"),
)
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
