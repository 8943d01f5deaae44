"""What becomes of the problems and clues of a round: for each field, the days on which it grew.

A figure as of a day is the number of its days up to then. So figures can only grow, and a part
whose days are among those of its whole never exceeds it: nobody has to look after that.
"""

import random
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from data.demo_city import situations
from data.demo_city.chance import binomial, later, poisson, source
from data.demo_city.schedule import CROSS, Round

FOCUSES = (("problems_policy", 0.34), ("problems_conduct", 0.40), ("problems_organisation", 0.19))
MANNERS = (("clues_by_talk", 0.24), ("clues_by_verification", 0.64), ("clues_dismissed", 0.12))


@dataclass
class Life:
    """The days on which each field of a round grew by one, and the sums of money with their day."""

    days: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    money: list[tuple[date, int]] = field(default_factory=list)  # in 0.1 万元

    def grow(self, name: str, day: date, times: int = 1) -> None:
        """The field grew on that day."""
        self.days[name] += [day] * times

    def reached(self, name: str, day: date) -> int:
        """The figure as of a day."""
        return bisect_right(self.days[name], day)

    def money_by(self, day: date) -> float:
        """The money collected up to a day, in 万元 with one decimal."""
        return sum(amount for paid, amount in self.money if paid <= day) / 10


def life_of(this: Round) -> Life:
    """Everything that becomes of a round, to the end."""
    life = Life()
    found = _problems(life, this, source("problems", *this.key))
    _clues(life, this, source("clues", *this.key), found)
    _units(life, this, source("units", *this.key))
    for days in life.days.values():
        days.sort()
    return life


def _problems(life: Life, this: Round, draw: random.Random) -> int:
    """Problems are found, fed back and rectified; how many were found."""
    rate = this.place.per_unit
    found = sum(poisson(draw, rate * draw.triangular(0.6, 1.4, 1)) for _ in range(this.units))
    life.grow("problems_found", this.feedback, found)
    for _ in range(found):
        kind = _chosen(draw, FOCUSES)
        if kind:
            life.grow(kind, this.feedback)
    fed_back = found - binomial(draw, found, 0.05)
    on_site = min(binomial(draw, found, 0.16), fed_back)
    life.grow("problems_fed_back", this.feedback, fed_back)
    life.grow("problems_fixed_on_site", this.feedback, on_site)
    for place in range(fed_back):
        due = later(this.feedback, 3 if draw.random() < 0.7 else 6)
        rectified = later(this.feedback, 0 if place < on_site else _months_to_rectify(draw, this))
        life.grow("problems_due", due)
        life.grow("problems_rectified", rectified)
        life.grow("problems_due_rectified", max(due, rectified))
    _rechecks(life, this, draw)
    return found


def _months_to_rectify(draw: random.Random, this: Round) -> float:
    if draw.random() < this.place.stubborn:
        return draw.triangular(9, 40, 20)
    return draw.triangular(0.7, 4, 2) if draw.random() < 0.6 else draw.triangular(2, 8, 4)


def _rechecks(life: Life, this: Round, draw: random.Random) -> None:
    """Twice somebody looks whether a quarter of what is called rectified really is."""
    life.days["problems_rectified"].sort()
    share = situations.not_really_rectified(this.place, this.term.number, this.number)
    for months in (5, 9):
        day = later(this.feedback, months)
        checked = life.reached("problems_rectified", day) // 4
        life.grow("problems_rechecked", day, checked)
        life.grow("problems_not_rectified", day, binomial(draw, checked, share))


def _clues(life: Life, this: Round, draw: random.Random, found: int) -> None:
    """Clues are handed over, disposed of, some become cases, and persons answer for them."""
    # Teams from another county hear a little more.
    rate = this.place.per_hundred / 100 * (1.15 if CROSS in this.methods else 1)
    is_without = this.key in situations.WITHOUT_CLUES
    clues = 0 if is_without else poisson(draw, found * rate)
    life.grow("clues_transferred", this.transfer, clues)
    life.grow("clues_found", this.transfer, clues + (0 if is_without else poisson(draw, 1.5)))
    for _ in range(clues):
        _clue(life, this, draw)


def _clue(life: Life, this: Round, draw: random.Random) -> None:
    """One clue: most are concluded within a year, some later, a few are held."""
    many = this.key in situations.MANY_PERSONS
    persons = 1 + (draw.random() < (0.6 if many else 0.18)) + (draw.random() < 0.06)
    life.grow("clue_persons", this.transfer, persons)
    is_disciplinary = draw.random() < 0.86
    if is_disciplinary:
        life.grow("clues_to_discipline", this.transfer)
    if draw.random() < situations.slow_clues(this.place, this.term.number):
        if draw.random() < 0.4:
            life.grow("clues_held", later(this.transfer, draw.triangular(1, 5, 2)))
        life.grow("clues_concluded", later(this.transfer, draw.triangular(13, 60, 40)))
        return
    disposed = later(this.transfer, draw.triangular(0.2, 3, 0.8))
    # Slow clues make no case: the others make as many as the county's true share.
    usual = 1 - situations.slow_clues(this.place, this.term.number)
    if is_disciplinary and draw.random() < this.place.conversion / 0.86 / usual:
        life.grow("clues_by_verification", disposed)
        _case(life, draw, later(disposed, draw.triangular(0.5, 9, 2)))
        return
    manner = _chosen(draw, MANNERS) or "clues_dismissed"
    concluded = later(disposed, draw.triangular(0.3, 7, 1.8))
    life.grow(manner, disposed)
    life.grow("clues_concluded", concluded)
    if manner != "clues_dismissed" and draw.random() < 0.7:
        life.grow("persons_org_handled", concluded)
        life.grow("form_1", concluded)


def _case(life: Life, draw: random.Random, filed: date) -> None:
    """One case: usually one person is disciplined, sometimes more, seldom the judiciary follows."""
    life.grow("cases_filed", filed)
    disciplined = later(filed, draw.triangular(0.5, 5, 2))
    for _ in range(1 + poisson(draw, 0.28)):
        life.grow("persons_disciplined", disciplined)
        grave = draw.random()
        judged = grave < 0.055
        life.grow("form_4" if judged else "form_3" if grave < 0.2 else "form_2", disciplined)
        if judged:
            life.grow("persons_to_judiciary", later(disciplined, draw.triangular(0.5, 3, 1)))
            if draw.random() < 0.5:
                life.grow("persons_detained", filed)
    life.grow("clues_concluded", later(disciplined, draw.triangular(0.1, 2, 0.5)))
    life.money.append((disciplined, round(draw.triangular(2, 120, 10))))


def _units(life: Life, this: Round, draw: random.Random) -> None:
    """What each unit was asked, and what it did: talks, rules, publication, votes."""
    for _ in range(this.units):
        life.grow("interviews", this.end, poisson(draw, 21))
        life.grow("systems_established", later(this.feedback, draw.triangular(2, 7, 3)), 2)
        for _ in range(poisson(draw, 2.6)):
            life.grow("livelihood_settled", later(this.feedback, draw.triangular(0.5, 8, 2)))
        if draw.random() < 0.94:
            life.grow("units_published", later(this.feedback, draw.triangular(3, 9, 4)))
        votes = draw.randint(14, 26)
        life.grow("votes_returned", later(this.feedback, 6), votes)
        life.grow("votes_satisfied", later(this.feedback, 6), binomial(draw, votes, 0.955))
    for _ in range(poisson(draw, 3.4)):
        flagged = this.feedback + timedelta(days=15)
        life.grow("matters_flagged", flagged)
        if draw.random() < 0.95:
            life.grow("matters_resolved", later(flagged, draw.triangular(0.5, 9, 3)))


def _chosen(draw: random.Random, shares: tuple[tuple[str, float], ...]) -> str | None:
    """One of the names, each with its share; none with what is left."""
    point = draw.random()
    for name, share in shares:
        point -= share
        if point < 0:
            return name
    return None
