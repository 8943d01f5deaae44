"""What one place has reported up to a day, and what counts: chosen once for all indicators."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tests.queries.oracle_scope import Report, counting, current, group_of, key, lateness, told

LATEST_TERM = -1


@dataclass
class Group:
    """Reports of rounds that may add up, those of them that count, and the rounds nobody told."""

    name: str
    reports: list[Report]
    counted: list[Report]
    missing: list[int]
    last: int

    @property
    def completed(self) -> int | None:
        """Rounds of the term that are over; unknown where no round has a number."""
        under_way = {
            one["round_last"] for one in self.counted if one.get("round_status") == "进驻中"
        }
        return self.last - len(self.missing) - len(under_way - {None}) if self.last else None


class Standing:
    """One place: its reports up to the day, of the term asked for or each stream's latest."""

    def __init__(self, own: list[Report], term: int | None) -> None:
        self.own, self.term = own, term
        self._groups: dict[int | None, list[Group]] = {}

    def newest_term(self, *streams: str) -> int | None:
        """The term asked for, or the latest of those streams; a year makes no term."""
        if self.term != LATEST_TERM:
            return self.term
        terms = {one["term_no"] for one in self._of(*streams) if one["scope"] != "年度"}
        return max(terms, key=lambda number: -1 if number is None else number, default=None)

    def groups(self, term: int | None) -> list[Group]:
        """The groups of current reports of rounds of a term."""
        if term not in self._groups:
            by_name = defaultdict(list)
            for one in self._current["rounds"]:
                if one["term_no"] == term and one["scope"] != "年度":
                    by_name[group_of(one)].append(one)
            self._groups[term] = [
                Group(name, reports, *counting(reports)) for name, reports in by_name.items()
            ]
        return self._groups[term]

    def speaking(self, term: int | None) -> Group:
        """The group that speaks for the term: what lacks its round only where nothing else does."""
        return max(
            self.groups(term),
            key=lambda one: (not one.name.startswith("alone"), max(map(lateness, one.reports))),
            default=Group("", [], [], [], 0),
        )

    def plans(self, term: int | None) -> list[Report]:
        """Every state of the plan of a term."""
        return [one for one in self._of("plan") if one["term_no"] == term]

    def newest_plans(self) -> list[Report]:
        """Every state of the plan of its own latest term."""
        return self.plans(self.newest_term("plan"))

    def days_gone(self, term: int | None, report: Report) -> tuple[int | None, int | None]:
        """Days of the term gone at a report, and its days in all, as the newest plan dates it."""
        dated = [
            one
            for one in self.plans(term)
            if one.get("term_start") and (one.get("term_end") or "") > one["term_start"]
        ]
        if not dated:
            return None, None
        newest = max(dated, key=lateness)
        begins, ends, today = (
            date.fromisoformat(day)
            for day in (newest["term_start"], newest["term_end"], report["as_of_date"])
        )
        return max(0, (min(today, ends) - begins).days), (ends - begins).days

    @cached_property
    def stationed(self) -> list[Report]:
        """The latest report of every stationed period and form."""
        return self._current["stationed"]

    @cached_property
    def periods(self) -> list[Report]:
        """Stationed periods of each form that do not overlap: of those that do, the longer one."""
        chosen: list[Report] = []
        for one in sorted(
            self.stationed, key=lambda one: (days(one), *lateness(one)), reverse=True
        ):
            if not any(overlap(one, other) for other in chosen):
                chosen.append(one)
        return chosen

    @cached_property
    def contradicted(self) -> set[int]:
        """The reports beside which another says other figures of the same thing and day."""
        same = defaultdict(list)
        for one in self.own:
            same[key(one), one["as_of_date"]].append(one)
        return {
            one["report_id"]
            for several in same.values()
            for one in several
            if any(told(one) != told(other) for other in several)
        }

    @cached_property
    def _current(self) -> dict[str, list[Report]]:
        return {name: current(self._of(name)) for name in ("rounds", "stationed")}

    def _of(self, *streams: str) -> list[Report]:
        return [one for one in self.own if one["stream"] in streams]


def days(report: Report) -> int:
    """How long a stationed period lasts."""
    first, last = report["period_start"], report["as_of_date"]
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def overlap(one: Report, other: Report) -> bool:
    """Two periods of one form have a day in common."""
    return (
        one["supervision_form"] == other["supervision_form"]
        and one["period_start"] <= other["as_of_date"]
        and other["period_start"] <= one["as_of_date"]
    )
