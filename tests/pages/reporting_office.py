"""An office in which something was handed in, for the tests of 审核, 代收 and 报送."""

from collections.abc import Mapping
from datetime import date, timedelta

from access import Person
from loaders import desk, reception
from tests.loaders.test_desk import ROUND, workbook

COUNTIES = {"壬川市": "990111", "癸塘县": "990112", "示南区": "990101"}
OTHER = Person(9, "zhao", "赵六", "supervisor")


def month_end(ago: int) -> date:
    """The last day of the month that many months ago."""
    day = date.today()
    for _ in range(ago):
        day = day.replace(day=1) - timedelta(days=1)
    return day


# Long enough ago to be late whatever day it is today.
LATE = month_end(3)


def a_row(county: str, **told: object) -> dict[str, object]:
    """A round of `county` as of the month whose sheet is late by now."""
    return {**ROUND, "county": county, "as_of_date": LATE.isoformat(), **told}


def reporter(county: str) -> Person:
    """Whoever reports for `county`."""
    return Person(1, "zhang", f"{county}填报员", "county", frozenset({COUNTIES[county]}))


def sent(county: str, *rows: Mapping[str, object]) -> int:
    """A draft of that county."""
    [received] = reception.receive(reporter(county), f"{county}.xlsx", workbook(*rows))
    return received.number


def handed_in(county: str, **told: object) -> int:
    """A sheet of one round that waits for review, what is asked explained."""
    number = sent(county, a_row(county, **told))
    by = reporter(county)
    for finding in desk.open_draft(by, number).to_fix:
        desk.correct(by, number, finding.row_no or 1, finding.field or "", "5")
    for finding in desk.open_draft(by, number).to_explain:
        desk.explain(by, number, finding, f"属实 {finding.cell}")
    desk.submit(by, number)
    return number
