"""值得追问: facts worth a question, each told once, of one kind, and not after it was set aside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from queries import store
from queries.standing import Pace

# What is worse is asked about before what is only higher or lower, and that before what is better.
ORDER = ("worse", "higher", "lower", "better")
# A place whose story one finding tells is not asked again about any of these.
STORY = {
    "behind": {"coverage_pace", "coverage"},
    "ahead": {"coverage_pace", "coverage", "problems_per_unit"},
    "old_clues": {"clues_open.over_12", "clues_open", "clue_conclusion"},
}
# How much graver it must get before what was set aside is told again.
MORE_POINTS, MORE_CLUES = 0.05, 1.2
# Of what differs from the others at most so many are told.
APART = 2


@dataclass(frozen=True)
class Finding:
    """A fact at a place; `county` is "" where it is of the whole city.

    size says how grave it is; between least and greatest it counts as the same fact. row: the
    figure behind it; checked: how many were looked at to find it; of: where most of it is.
    """

    kind: str
    indicator: str
    province: str
    city: str
    county: str
    term: int | None
    size: float
    least: float
    greatest: float
    checked: int
    row: Any = None
    of: str = ""
    leads: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What the same finding has in common with itself at another time."""
        return self.kind, self.indicator, self.province, self.city, self.county, self.term

    @property
    def story(self) -> tuple[str, str, str, set[str]]:
        """Whose figures it tells of, and which."""
        told = STORY.get(self.kind, {self.indicator})
        return self.province, self.city, self.county or self.of, told


@dataclass(frozen=True)
class Told:
    """listed: what is to be told; aside: what is not, as it was set aside; before: finding's key →
    the row of reads/set_aside.sql under which it was set aside before its facts changed.
    """

    listed: list[Finding]
    aside: list[Finding]
    before: dict[tuple[object, ...], Any]


def off_calendar(pace: Pace) -> Iterator[Finding]:
    """Places behind the calendar, then those ahead of it; the farthest of each leads."""
    for kind, rows in (("behind", pace.behind), ("ahead", pace.ahead)):
        for number, row in enumerate(rows.itertuples()):
            size = abs(row.value)
            place = row.province, row.city, row.county, _term(row)
            yield Finding(kind, "coverage_pace", *place, size, 0.0, size + MORE_POINTS,
                          len(pace.known), row, leads=number == 0)  # fmt: skip


def old_clues(rows: pd.DataFrame) -> Iterator[Finding]:
    """Of figures of open clues older than a year: that there are any; its row is the place that
    has most of them.
    """
    known = rows[(rows["state"] == "value") & (rows["numerator"] > 0)]
    for most in known.sort_values("numerator", ascending=False, kind="stable").head(1).itertuples():
        size = float(known["numerator"].sum())
        yield Finding("old_clues", most.indicator, most.province, most.city, "", _term(most), size,
                      0.0, size * MORE_CLUES, len(known), most, of=most.county)  # fmt: skip


def told_apart(cells: pd.DataFrame) -> list[Any]:
    """The rows of a matrix (queries.fair.cells) told apart at 99.8 %, the gravest first."""
    coloured = cells[cells["is_coloured"]].itertuples()
    return sorted(coloured, key=lambda row: ORDER.index(row.sense))


def apart(row: Any, looked_at: int) -> Finding:
    """A judged row (queries.fair.cells.judged, with sense) as a finding: the same fact for as long
    as the value stays within the interval that it has now.
    """
    return Finding(row.sense, row.indicator, row.province, row.city, row.county, _term(row),
                   float(row.value), float(row.low), float(row.high), looked_at, row)  # fmt: skip


def told(found: Iterable[Finding], set_aside: pd.DataFrame) -> Told:
    """Which of these are told, in their order: each story of a place once, and none that was set
    aside while its facts hold. `set_aside` is the answer of reads/set_aside.sql.
    """
    standing = _by_key(set_aside)
    listed: list[Finding] = []
    aside: list[Finding] = []
    for one in found:
        rows = standing.get(one.key, [])
        if any(row.least <= one.size <= row.greatest for row in rows):
            aside.append(one)
        elif not any(same_story(one, other) for other in (*listed, *aside)):
            listed.append(one)
    before = {one.key: standing[one.key][0] for one in listed if one.key in standing}
    return Told(listed, aside, before)


def few(listed: Sequence[Finding], most: int, of_each: int = 2) -> list[Finding]:
    """At most so many: of each kind the first; what room is left belongs to the calendar."""
    calendar = {
        kind: [one for one in listed if one.kind == kind][:of_each] for kind in ("behind", "ahead")
    }
    others = [one for one in listed if one.kind not in calendar]
    own: dict[tuple[str, str, str], Finding] = {}
    for one in others:  # two outcomes of one county are one story
        own.setdefault((one.province, one.city, one.county), one)
    kept = [one for one in own.values() if one.kind == "old_clues"]
    kept += [one for one in own.values() if one.kind != "old_clues"][:APART]
    firsts = [rows[0] for rows in calendar.values() if rows]
    rest = [one for rows in calendar.values() for one in rows[1:]]
    return [*firsts, *kept, *rest][:most]


def set_aside(cursor: store.Cursor) -> pd.DataFrame:
    """Everything that was ever set aside in what the cursor sees: reads/set_aside.sql."""
    return store.run(cursor, "reads/set_aside")


def _by_key(rows: pd.DataFrame) -> dict[tuple[object, ...], list[Any]]:
    """Key of a finding → what still stands of it, the newest first."""
    found: dict[tuple[object, ...], list[Any]] = {}
    for row in rows[rows["stands"]].itertuples():
        place = row.province, row.city, row.county
        found.setdefault((row.kind, row.indicator, *place, _term(row)), []).append(row)
    return found


def same_story(one: Finding, other: Finding) -> bool:
    """Whether both tell of the same figures of the same place."""
    return one.story[:3] == other.story[:3] and bool(one.story[3] & other.story[3])


def _term(row: Any) -> int | None:
    return None if pd.isna(row.term_no) else int(row.term_no)
