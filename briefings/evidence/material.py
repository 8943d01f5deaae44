"""What briefings of one city are made of: each question asked once, for all its counties."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from threading import Lock
from typing import Any

import pandas as pd

from briefings.evidence.facts import Fact, fact
from briefings.evidence.ids import COMPARED, COUNTY, GROWN_IDS, OF_A_REPORT, PACE, PLANNED, TERM
from queries import appraisal as appraising
from queries import (
    burn_up,
    comparable,
    figures,
    flows,
    pacing,
    reads,
    registry,
    standing,
    store,
    submissions,
)
from queries import county as of_county
from queries.fair import cells

# how far back the city is looked at in a topic
DAYS = 8
Row = dict[tuple[str, str | None, str], Fact]


class Material:
    """The answers about one city, up to `as_of` and as known at `known_at`.

    Nothing is asked before it is needed, nothing twice; of each answer one dict of facts by
    indicator, part and county ("": the city).
    """

    def __init__(
        self, province: str, city: str, as_of: date, known_at: datetime,
        start: date | None = None, round_no: int | None = None, indicator: str | None = None,
    ) -> None:  # fmt: skip
        self.province, self.city = province, city
        self.as_of, self.known_at = as_of, known_at
        self.start, self.round_no = start, round_no
        self.data_version = store.data_version()
        # a topic may be of an indicator that no other briefing asks for
        more = [one for one in (indicator,) if one and one not in TERM]
        comparable = (one for one in more if registry.indicator(one).interval in cells.KINDS)
        self.compared = (*COMPARED, *comparable)
        self._ids = (*TERM, *more)
        self._behind: dict[tuple[bool, date, int | None], dict[str, pd.DataFrame]] = {}
        # who writes holds it: of several who come at once only the first asks
        self.alone = Lock()

    @property
    def place(self) -> dict[str, Any]:
        """The city as a selection of queries.figures."""
        return {"province": self.province, "city": self.city}

    @contextmanager
    def opened(self, day: date | None = None, round_no: int | None = None) -> Iterator[Any]:
        """A cursor at the day and the moment of these briefings, or an earlier day."""
        dates = {"as_of": day or self.as_of, "known_at": self.known_at}
        with store.read(**dates, **self.place, up_to_round=round_no) as cursor:  # type: ignore[arg-type]
            yield cursor

    @cached_property
    def counties(self) -> list[str]:
        """The counties with reports, in register order."""
        with self.opened() as cursor:
            places = reads.places(cursor)
        return list(dict.fromkeys(places.loc[places["level"] == figures.Selection().level, COUNTY]))

    @cached_property
    def names(self) -> list[str]:
        """Every name that a county of the city has or had, the longest first."""
        with self.opened() as cursor:
            register = reads.register(cursor, self.city)
        former = [one for names in register["former_names"] for one in names.split("|")]
        every = {*register[COUNTY], *former, *self.counties} - {""}
        return sorted(every, key=len, reverse=True)

    @cached_property
    def _term_frames(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        with self.opened() as cursor:
            return figures.overview(cursor, self._ids, **self.place)

    @property
    def term_rows(self) -> pd.DataFrame:
        """The rows of figures.overview, county by county."""
        return self._term_frames[0]

    @cached_property
    def term(self) -> Row:
        """Term to date, of the city and of each county."""
        return facts(*self._term_frames)

    def is_reported(self, indicator: str) -> bool:
        """Whether any county has that figure of the term."""
        of = self.term.get((indicator, None, ""))
        return of is not None and of.is_known

    @cached_property
    def grown(self) -> Row:
        """What grew in the period, GROWN; of a round what it brought, beside the one before."""
        ids = GROWN_IDS
        if self.round_no is not None:
            return facts(*self._of_round(ids), round_no=self.round_no)
        if self.start is None:
            return {}
        with self.opened() as cursor:
            found = flows.flow(cursor, ids, self.start, self.as_of, **self.place)
        return facts(*found, start=self.start)

    def _of_round(self, ids: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Figures of one round, each beside the same of the round before it."""
        round_no = self.round_no or 1
        both = (self._one_round(ids, number) for number in (round_no, round_no - 1))
        now, before = both
        places, totals = (flows.beside(*both) for both in zip(now, before, strict=True))
        return places, totals

    def _one_round(self, ids: Sequence[str], number: int) -> tuple[pd.DataFrame, pd.DataFrame]:
        with self.opened(round_no=number) as cursor:
            return figures.overview(cursor, ids, **self.place, round_no=number)

    @cached_property
    def comparable(self) -> pd.DataFrame:
        """What may be compared, county by county; of what ripens the ripe part."""
        with self.opened() as cursor:
            rows = comparable.whole(self.term_rows, self.compared)
            return comparable.comparable(cursor, rows, **self.place)

    @cached_property
    def judged(self) -> pd.DataFrame:
        """The same with the verdict of each."""
        rows = cells.judged(self.comparable)
        directions = [registry.indicator(one).direction for one in rows["indicator"]]
        verdicts = zip(rows["verdict"], directions, strict=True)
        return rows.assign(sense=[cells.sense(*one) for one in verdicts])

    @cached_property
    def pace(self) -> standing.Pace:
        """Who is off the calendar."""
        return standing.pace(self.term_rows[self.term_rows["indicator"] == PACE])

    @cached_property
    def gaps(self) -> standing.Gaps:
        """Who is late, silent, short of rounds or contradicted."""
        rows = self.term_rows
        return standing.gaps(rows[~rows["indicator"].str.contains(".", regex=False)])

    @cached_property
    def events(self) -> pd.DataFrame:
        """The rounds of every county against its plan; see queries.burn_up."""
        with self.opened() as cursor:
            return burn_up.burn_up(cursor, "coverage", **self.place)

    @cached_property
    def paces(self) -> pd.DataFrame:
        """What each round must bring and where the term may end; see queries.pacing."""
        rows = self.term_rows
        answers, planned = (rows[rows["indicator"] == one] for one in (PACE, PLANNED))
        return pacing.paces(self.events, answers, planned)

    @cached_property
    def spread(self) -> pd.DataFrame:
        """Median and range of the city, where no single county shows through."""
        ranges = of_county.spread(self.term_rows)
        return ranges[ranges["places"] >= of_county.FEWEST_IN_RANGE]

    @cached_property
    def narratives(self) -> pd.DataFrame:
        """The newest 情况说明 of each county within a year: they come by half years."""
        since = flows.years_earlier(self.as_of, 1)
        with self.opened() as cursor:
            return of_county.narratives(cursor, self.province, self.city, since)

    @cached_property
    def scope(self) -> pd.DataFrame:
        """One row per county: its reports up to the day, and the newest of them."""
        with self.opened() as cursor:
            places = reads.places(cursor)
        here = places[places["level"] == figures.Selection().level]
        return here.groupby(COUNTY, sort=False, as_index=False).agg(
            reports=("reports", "sum"), as_of_date=("as_of_date", "max")
        )

    @cached_property
    def months(self) -> pd.DataFrame:
        """One row per county and month: what came for it and when; see queries.submissions."""
        with self.opened() as cursor:
            return submissions.months(cursor, self.city)

    @cached_property
    def appraisal(self) -> appraising.Appraisal:
        """The score card of every county. Raises appraisal_rules.AppraisalError."""
        with self.opened() as cursor:
            return appraising.appraisal(cursor, self.province, self.city, self.as_of)

    def over_time(self, indicator: str) -> list[tuple[date, Fact]]:
        """The city's figure at the last days on which anybody reported, the oldest first."""
        with self.opened() as cursor:
            days = standing.as_of_dates(cursor, DAYS, **self.place)
        told = []
        for day in reversed(days):
            with self.opened(day) as cursor:
                sums = figures.pooled(cursor, [indicator], **self.place)
            alone = sums[sums["part"].isna()].itertuples()
            told += [(day, fact(row, registry.indicator(indicator))) for row in alone]
        return told

    def behind(
        self, indicator: str, day: date, *, grown: bool = False, round_no: int | None = None
    ) -> pd.DataFrame:
        """The reports behind a figure of the term, or one that is `grown`, at the end or at an
        earlier day, of all counties: one read for every proof of every briefing.
        """
        asked = grown, day, round_no
        if asked not in self._behind:
            selection = figures.Selection(**self.place, round_no=round_no)
            ids = GROWN_IDS if grown else self._ids
            with self.opened(day, round_no) as cursor:
                rows = figures.ask(cursor, "trace", ids, selection)
            told = rows[OF_A_REPORT]
            found = dict(tuple(told.groupby(rows["indicator"], sort=False)))
            self._behind[asked] = dict.fromkeys(ids, told[:0]) | found
        return self._behind[asked][indicator]


def facts(
    places: pd.DataFrame, totals: pd.DataFrame, start: date | None = None,
    round_no: int | None = None,
) -> Row:  # fmt: skip
    """The rows as facts, by indicator, part and county ("": all together)."""
    found: Row = {}
    for rows, is_total in ((places, False), (totals, True)):
        for row in rows.itertuples():
            indicator = registry.indicator(row.indicator)
            county = "" if is_total else row.county
            one = fact(row, indicator, county, start, round_no)
            found[indicator.id, one.part, county] = one
    return found
