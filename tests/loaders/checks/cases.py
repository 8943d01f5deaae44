"""What a case of a rule is made of: rows as a county types them, and what it had sent before."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

Rows = Sequence[Mapping[str, object]]

ROUND = {
    "county": "壬川市",
    "term_no": "十届",
    "round_no": "三",
    "round_status": "进驻中",
    "inspection_type": "常规",
    "start_date": "2023-03-01",
    "as_of_date": "2023-12-31",
    "units_inspected": 6,
    "units_first_inspected": 5,
}
PLAN = {
    "county": "壬川市",
    "term_no": "十届",
    "term_start": "2021-09-01",
    "term_end": "2026-08-31",
    "as_of_date": "2023-12-31",
    "units_planned": 96,
}
STATIONED = {
    "county": "壬川市",
    "period_start": "2023-01-01",
    "period_end": "2023-12-31",
    "clues_handled": 10,
}
NARRATIVE = {"county": "壬川市", "as_of_date": "2023-12-31", "practices": "好"}
FED_BACK = {"round_status": "已反馈", "end_date": "2023-05-01", "feedback_date": "2023-06-01"}
FED_BACK |= {"transfer_date": "2023-05-20", "problems_found": 80, "problems_fed_back": 70}
FED_BACK |= {"clues_transferred": 9}
SOURCE = {"source": "某网站【F999】"}
# Two days on: a run may pass midnight.
TOMORROW = (date.today() + timedelta(days=2)).isoformat()
BASES = {"rounds": ROUND, "plan": PLAN, "stationed": STATIONED, "narrative": NARRATIVE}
EARLIER = {"as_of_date": "2023-11-30"}


class Case(NamedTuple):
    """A workbook (kind → rows), what was accepted of the same county before, and the fields at
    which the rule `rule` must speak, in order.
    """

    rule: str
    fields: tuple[str, ...]
    rows: dict[str, Rows]
    before: dict[str, Rows]


def case(
    rule: str, fields: str, told: Mapping[str, Rows], before: Mapping[str, Rows] | None = None
) -> Case:
    """A case of several kinds of sheets; each row says how it differs from the usual one."""
    return Case(rule, tuple(fields.split()), _whole(told), _whole(before or {}))


def rounds(rule: str, fields: str, *changes: Mapping[str, object], before: Rows = ()) -> Case:
    return case(rule, fields, {"rounds": changes}, {"rounds": before})


def plan(rule: str, fields: str, *, before: Rows = (), **change: object) -> Case:
    return case(rule, fields, {"plan": [change]}, {"plan": before})


def stationed(rule: str, fields: str, *, before: Rows = (), **change: object) -> Case:
    return case(rule, fields, {"stationed": [change]}, {"stationed": before})


def narrative(rule: str, fields: str, **change: object) -> Case:
    return case(rule, fields, {"narrative": [change]})


def _whole(told: Mapping[str, Rows]) -> dict[str, Rows]:
    return {kind: [{**BASES[kind], **row} for row in rows] for kind, rows in told.items() if rows}
