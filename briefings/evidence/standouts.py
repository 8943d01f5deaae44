"""What stands out among the counties of a city: told apart from the others at 99.8 %."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from briefings.evidence.facts import Fact, fact
from briefings.evidence.ids import COUNTY, OLD, PACE
from briefings.evidence.material import Material
from queries import comparable, findings, registry
from queries.fair import cells
from queries.registry import Indicator
from queries.standing import Pace
from text import numbers, say

# What asks for an answer comes before what is only high or low, and that before what is well.
ORDER = ("worse", "higher", "lower", "better")


@dataclass(frozen=True)
class Standing:
    """A county's comparable figure and what may be said of it beside the others."""

    fact: Fact
    sense: str | None
    verdict: str | None
    low: float | None
    high: float | None
    # a share above one
    is_to_verify: bool = False

    @property
    def said(self) -> str:
        """The verdict in words: "高于其余各县（99.8 %）"."""
        if self.sense == "similar":
            return say("briefing.similar")
        return cells.said(self.verdict, self.fact.indicator.direction)

    @property
    def interval(self) -> tuple[str, str]:
        """Both ends of its 95 % interval, in its unit."""
        indicator = self.fact.indicator
        ends = (self.low, self.high)
        scaled = [None if one is None else one * indicator.scale for one in ends]
        low, high = (numbers.decimal(one, indicator.decimals) for one in scaled)
        return low, high


@dataclass(frozen=True)
class Group:
    """The counties that one indicator tells apart in one sense, and the city beside them."""

    indicator: Indicator
    sense: str
    members: Sequence[Standing]
    city: Fact

    @property
    def counties(self) -> list[str]:
        """Their names, in register order."""
        return [one.fact.county for one in self.members]


class Standouts:
    """The verdicts over the counties of one city."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._rows = material.judged

    @cached_property
    def _found(self) -> pd.DataFrame:
        return cells.matrix(self._rows).cells

    @property
    def looked_at(self) -> int:
        """How many figures were held against the others."""
        return int(self._rows["verdict"].notna().sum())

    @property
    def told_apart(self) -> int:
        """How many of them differ at 99.8 %."""
        return int(self._found["is_coloured"].sum())

    @cached_property
    def kept_back(self) -> int:
        """How many of those are not pointed out, because they were set aside."""
        return self.told_apart - sum(len(group.members) for group in self.groups)

    @cached_property
    def city(self) -> dict[str, Fact]:
        """The counties together, by indicator: what each is held against."""
        rows = comparable.together(self._rows).itertuples()
        return {row.indicator: fact(row, registry.indicator(row.indicator)) for row in rows}

    @cached_property
    def groups(self) -> list[Group]:
        """Indicator by indicator what differs at 99.8 % and was not set aside, in ORDER."""
        found = self._found[self._found["is_coloured"]]
        keys = zip(found["sense"], found["indicator"], found[COUNTY], strict=True)
        found = found.loc[[not self.is_set_aside(*one) for one in keys]]
        told = [
            self._group(str(indicator), str(sense), rows)
            for (indicator, sense), rows in found.groupby(["indicator", "sense"], sort=False)
        ]
        return sorted(told, key=lambda group: ORDER.index(group.sense))

    def _group(self, indicator: str, sense: str, rows: pd.DataFrame) -> Group:
        members = [standing(row) for row in self._rows.loc[rows.index].itertuples()]
        return Group(registry.indicator(indicator), sense, members, self.city[indicator])

    @cached_property
    def pace(self) -> Pace:
        """Who is off the calendar and to be told so; `within` is for Material.pace to say."""
        pace = self._material.pace
        behind, ahead = (
            rows.loc[[not self.is_set_aside(kind, PACE, county) for county in rows[COUNTY]]]
            for kind, rows in (("behind", pace.behind), ("ahead", pace.ahead))
        )
        return Pace(pace.known, behind, ahead)

    @property
    def tells_old_clues(self) -> bool:
        """Whether clues open for more than a year are to be pointed out, where there are any."""
        return not self.is_set_aside("old_clues", OLD, "")

    def is_set_aside(self, kind: str, indicator: str, county: str) -> bool:
        """Whether a supervisor set that aside, or what tells the same story."""
        return (kind, indicator, county) in self._set_aside

    @cached_property
    def _set_aside(self) -> set[tuple[str, str, str]]:
        """Kind, indicator and county of what a supervisor set aside on the first page (值得追问),
        and of what would tell the same story after it; as it stood at the moment of the briefing.
        """
        with self._material.opened() as cursor:
            rows = findings.set_aside(cursor)
        moment = self._material.known_at
        stands = (rows["set_aside_at"] <= moment) & ~(rows["taken_back_at"] <= moment)
        if not stands.any():
            return set()
        every = list(self._findings())
        aside = {one.key for one in findings.told(every, rows.assign(stands=stands)).aside}
        stories: list[findings.Finding] = []
        gone = set()
        for one in every:
            if one.key in aside:
                stories.append(one)
            if any(findings.same_story(one, other) for other in stories):
                gone.add((one.kind, one.indicator, one.county))
        return gone

    def _findings(self) -> Iterator[findings.Finding]:
        """What the first page asks about, in its order."""
        rows = self._material.term_rows
        yield from findings.off_calendar(self._material.pace)
        yield from findings.old_clues(rows[rows["indicator"] == OLD])
        for row in findings.told_apart(self._found):
            yield findings.apart(row, self.looked_at)

    def of(self, indicator: str) -> list[Standing]:
        """Every county's standing in one indicator, in register order."""
        return [
            standing(row) for row in self._rows[self._rows["indicator"] == indicator].itertuples()
        ]

    def of_county(self, county: str) -> list[Standing]:
        """One county's standings, indicator by indicator."""
        return [standing(row) for row in self._rows[self._rows["county"] == county].itertuples()]


def standing(row: Any) -> Standing:
    """One row of Material.judged."""
    known = fact(row, registry.indicator(row.indicator), row.county)
    if known.state in ("young", "undated"):
        known = replace(known, value=None)
    ends = (None if numbers.is_missing(one) else float(one) for one in (row.low, row.high))
    low, high = ends
    verdict = row.verdict if isinstance(row.verdict, str) else None
    sense = row.sense if isinstance(row.sense, str) else None
    return Standing(known, sense, verdict, low, high, row.comparable == "to_verify")
