"""The twelve counties and the city itself: how large they are, and how things truly stand there.

The rates of places.csv were drawn once and are kept: problems per unit and clues per 100 problems
differ between counties more than chance allows, as printed figures do; conversion hardly differs,
so that most counties must not be told apart. The exceptions are situations (situations.toml).
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

CITY = "示例市"
PLACES = Path(__file__).with_name("places.csv")


@dataclass(frozen=True)
class Term:
    """A term of five years: its number, its name as counties type it, and its days."""

    number: int
    name: str
    start: date
    end: date


TERMS = (
    Term(12, "十二届", date(2017, 9, 1), date(2022, 8, 31)),
    Term(13, "十三届", date(2022, 9, 1), date(2027, 8, 31)),
)


@dataclass(frozen=True)
class Place:
    """A county, or the city for its own inspections; rates as in the heads of places.csv."""

    order: int
    name: str
    units: int
    villages: int
    rounds: int
    steps: tuple[float, float]  # months from round to round, in each term
    per_unit: float
    per_hundred: float
    conversion: float
    stubborn: float  # share of problems that take longer than any rule allows
    inspectors: int
    team: dict[str, int | str]
    pool: int
    stationed: int  # stationed groups; 0: does not report them
    self_found: float
    leaves_blank: frozenset[str]

    @property
    def is_city(self) -> bool:
        """Whether it is the city itself (市本级)."""
        return self.name == CITY

    def step(self, term: Term) -> float:
        """Months from the start of one round to the start of the next."""
        return self.steps[TERMS.index(term)]


@cache
def places() -> tuple[Place, ...]:
    """The counties in register order, the city last."""
    with PLACES.open(encoding="utf-8", newline="") as file:
        return tuple(_place(order, row) for order, row in enumerate(csv.DictReader(file)))


def _place(order: int, row: dict[str, str]) -> Place:
    return Place(
        order=order,
        name=row["name"],
        units=int(row["units"]),
        villages=int(row["villages"] or 0),
        rounds=int(row["rounds"]),
        steps=(float(row["step_12"]), float(row["step_13"])),
        per_unit=float(row["per_unit"]),
        per_hundred=float(row["per_hundred"]),
        conversion=float(row["conversion"]),
        stubborn=float(row["stubborn"]),
        inspectors=int(row["inspectors"]),
        team={name: _number(row[name]) for name in row if name.startswith(("posts_", "filled_"))},
        pool=int(row["pool"]),
        stationed=int(row["stationed"] or 0),
        self_found=float(row["self_found"]),
        leaves_blank=frozenset(row["leaves_blank"].split("|")),
    )


def _number(text: str) -> int | str:
    return int(text) if text.isdecimal() else text
