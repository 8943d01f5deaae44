"""Where a city stands: who is off the calendar, what came late, what nobody has said."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from queries import figures, store
from queries.fair.pace import judgement

# What fewer places than this report is not missing anywhere: it is simply not asked for.
USUAL = 0.5
PLACE = ["province", "city", "county"]


@dataclass(frozen=True)
class Pace:
    """The places by their distance from the calendar, the farthest first; rows of coverage_pace."""

    known: pd.DataFrame
    behind: pd.DataFrame
    ahead: pd.DataFrame

    @property
    def within(self) -> int:
        """How many places are inside the band."""
        return len(self.known) - len(self.behind) - len(self.ahead)


@dataclass(frozen=True)
class Gaps:
    """What is missing in a view; each a frame of figures, one row per place."""

    late: pd.DataFrame
    unknown: pd.DataFrame
    short_of_rounds: pd.DataFrame
    contradicted: pd.DataFrame


def pace(answers: pd.DataFrame) -> Pace:
    """The differences among figures of coverage_pace, as queries.figures.compare gives them."""
    known = answers[answers["part"].isna() & (answers["state"] == "value")]
    known = known.sort_values("value", kind="stable")
    sides = known["value"].map(judgement)
    return Pace(known, known[sides == "behind"], known[sides == "ahead"].iloc[::-1])


def gaps(answers: pd.DataFrame) -> Gaps:
    """What a reader of `answers` (queries.figures.compare) should know is not there.

    late: places whose newest report of anything is older than the newest of all; unknown: what
    a place has no report for, where most others have; short_of_rounds and contradicted: places.
    """
    newest = answers.groupby(PLACE, sort=False)["as_of_date"].transform("max")
    dated = answers.assign(as_of_date=newest)
    late = _places(dated[newest < newest.max()])
    is_known = answers["state"] != "missing"
    share = is_known.groupby(answers["indicator"]).transform("mean")
    unknown = answers[~is_known & (share >= USUAL)]
    unknown = unknown.drop_duplicates([*PLACE, "indicator"])
    return Gaps(
        late=late,
        unknown=unknown,
        short_of_rounds=_places(answers[answers["lower_bound"]]),
        contradicted=_places(answers[answers["contradiction"]]),
    )


def as_of_dates(cursor: store.Cursor, most: int, **selection: Any) -> list[date]:
    """The as-of dates of reports up to the cursor's own, newest first, at most so many.

    `selection` as in queries.figures.Selection.
    """
    asked = figures.Selection(**selection)
    store.narrow(cursor, province=asked.province, city=asked.city)
    counties = list(asked.counties) if asked.counties else None
    values = {"level": asked.level, "counties": counties, "most": most}
    found = store.run(cursor, "reads/newest_dates", **values)
    return [moment.date() for moment in found["as_of_date"]]


def _places(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.drop_duplicates(PLACE)
