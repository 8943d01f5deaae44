"""When each round was, of what kind, and how many units and villages it went to."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from data.demo_city import situations
from data.demo_city.chance import binomial, later, source
from data.demo_city.places import Place, Term

# The share of a round's units that are new to it; the others were inspected before.
NEW_SHARE = {"常规": 1.0, "专项": 0.6, "回头看": 0.3}
KINDS = {5: "专项", 9: "回头看"}
METHODS = ("直接", "直接", "交叉", "直接", "联动")
CROSS = "交叉"


@dataclass(frozen=True)
class Round:
    """One round of a place: its days, and what it set out to inspect."""

    place: Place
    term: Term
    number: int | None
    kind: str
    methods: str
    start: date
    end: date
    feedback: date
    transfer: date
    units: int
    units_first: int
    villages: int
    inspectors: int
    seconded: int

    @property
    def key(self) -> tuple[str, int, int | None]:
        """What names the round among all others."""
        return self.place.name, self.term.number, self.number


def rounds_of(place: Place, term: Term) -> Iterator[Round]:
    """The rounds that a place has planned for a term, in their order, those to come included."""
    draw = source("schedule", place.name, term.number)
    kinds = [KINDS.get(number, "常规") for number in range(1, place.rounds + 1)]
    weights = [NEW_SHARE[kind] * draw.uniform(0.85, 1.15) for kind in kinds]
    plan = situations.plan_of(place, term, term.end)
    units = _shared_out(plan["units_planned"], weights)
    villages = _shared_out(plan["villages_planned"], weights)
    for number, kind in enumerate(kinds, start=1):
        new = units[number - 1]
        again = round(new / NEW_SHARE[kind]) - new
        months = 2.2 + draw.uniform(-0.3, 0.3) + (number - 1) * place.step(term)
        yield _round(draw, place, term, number, kind, later(term.start, months), new, again,
                     villages[number - 1])  # fmt: skip
    if begin := situations.UNNUMBERED.get((place.name, term.number)):
        yield _round(draw, place, term, None, "机动", begin, 0, 4, 0)


def _round(
    draw: random.Random, place: Place, term: Term, number: int | None, kind: str, start: date,
    new: int, again: int, villages: int,
) -> Round:  # fmt: skip
    end = start + timedelta(days=draw.randint(45, 75))
    feedback = end + timedelta(days=draw.randint(25, 45))
    method = METHODS[((number or 0) + place.order) % len(METHODS)]
    inspectors = place.inspectors + draw.randint(-4, 4)
    return Round(
        place=place,
        term=term,
        number=number,
        kind=kind,
        methods=f"{method}、巡镇延村" if villages else method,
        start=start,
        end=end,
        feedback=feedback,
        transfer=feedback - timedelta(days=draw.randint(5, 20)),
        units=new + again,
        units_first=new,
        villages=villages,
        inspectors=inspectors,
        seconded=binomial(draw, inspectors, 0.55),
    )


def _shared_out(whole: int, weights: list[float]) -> list[int]:
    """`whole` in parts in the proportion of `weights`, exact in their sum."""
    reached = [round(whole * upto / sum(weights)) for upto in accumulate(weights)]
    return [now - before for before, now in zip([0, *reached], reached, strict=False)]
