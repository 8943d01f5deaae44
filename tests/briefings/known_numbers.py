"""Every number that the store's own reads answer about a city, and how a person may write it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from queries import (
    burn_up,
    comparable,
    county,
    figures,
    flows,
    pacing,
    reads,
    registry,
    standing,
    store,
    submissions,
)  # fmt: skip
from queries.fair import cells
from tests.briefings.numbers_in import numbers_in, plain

# What the rules themselves say: levels, bands, clocks, the least number that leaves the office.
OF_THE_RULES = ("95", "99.8", "10", "12", "6", "5", "2", "100", "0")
FIELDS = tuple(
    f"{stream}.{name}" for stream, name in (
        *(("rounds", one) for one in (
            "units_first_inspected", "villages_first_inspected", "problems_found",
            "problems_fed_back", "problems_rectified", "clues_transferred", "clues_concluded",
            "cases_filed", "persons_disciplined", "persons_org_handled", "money_total",
            "systems_established", "livelihood_settled")),
        ("plan", "rounds_planned"),
    )
)  # fmt: skip
IDS = (
    *registry.indicators(), *FIELDS, *(f"clues_open.{age}" for age in registry.CLUE_AGES)
)  # fmt: skip
PARTS = ("numerator", "denominator", "before_numerator", "change", "young_numerator",
         "young_denominator", "before_denominator", "reports", "amount", "reached",
         "rounds_left")  # fmt: skip
SHARES = ("value", "low", "high", "benchmark", "growth", "covered", "elapsed", "needed", "so_far",
          "middle", "first_quarter", "third_quarter")  # fmt: skip


class Known:
    """numbers: as written; values: as drawn."""

    def __init__(self) -> None:
        self.numbers = {plain(one) for one in OF_THE_RULES}
        self.values: set[float] = set()

    def take(self, frame: pd.DataFrame, default_scale: int = 1) -> None:
        """Every number in the columns of PARTS and SHARES, in its unit."""
        for row in frame.to_dict("records"):
            scale = _scale(row.get("indicator"), default_scale)
            for name in PARTS:
                self._add(row.get(name), (1,))
            for name in SHARES:
                self._add(row.get(name), (scale, 1, 100))

    def count(self, *numbers: float) -> None:
        """Numbers that are how many rows an answer has."""
        for number in numbers:
            self._add(number, (1,))

    def _add(self, value: Any, scales: Iterable[int]) -> None:
        if value is None or pd.isna(value):
            return
        for scale in scales:
            self.values.add(abs(float(value)) * scale)
            # 0.2875 is 28.75 per cent, which binary fractions make 28.749999999999996
            self.numbers |= set(_written(_decimal(abs(value)) * _decimal(scale)))


def _decimal(value: Any) -> Decimal:
    return Decimal(str(round(float(value), 12)))


def _written(value: Decimal) -> Iterator[Decimal]:
    """With none, one and two decimals, half up, on the digits that a person sees."""
    for places in (0, 1, 2):
        step = Decimal(1).scaleb(-places)
        yield value.quantize(step, ROUND_HALF_UP).normalize()


def _scale(indicator: Any, default: int) -> int:
    return registry.indicator(indicator).scale if isinstance(indicator, str) else default


def known(
    province: str, city: str, as_of: date, start: date | None, topics: Sequence[str]
) -> Known:
    """All that the reads answer about the city, its counties and its periods; of the indicators in
    `topics` what they were at earlier days too.
    """
    found, place = Known(), {"province": province, "city": city}
    with store.read(as_of) as cursor:
        _states(found, cursor, place)
        _reports(found, cursor, place, as_of)
        for day in standing.as_of_dates(cursor, 8, **place):
            store.narrow(cursor, as_of=day)
            found.take(figures.pooled(cursor, topics, **place))
        store.narrow(cursor, as_of=as_of)
        if start is not None:
            for frame in flows.flow(cursor, FIELDS, start, as_of, **place):
                found.take(frame)
                found.count(*frame.groupby("state").size())
        found.take(figures.ask(cursor, "trace", IDS, figures.Selection(**place)))
        _behind(found, cursor, place)
    if start is not None:
        with store.read(start - timedelta(days=1)) as cursor:
            _behind(found, cursor, place)
    return found


def _states(found: Known, cursor: store.Cursor, place: dict[str, str]) -> None:
    """The term to date, what is compared of it, the ranges, the pace."""
    places, sums = figures.overview(cursor, IDS, **place)
    for frame in (places, sums):
        found.take(frame)
    for form in (None, "value"):
        rows = places if form is None else places[places["state"] == form]
        found.count(*rows.groupby("indicator").size())
    ratios = [name for name, one in registry.indicators().items() if one.interval in cells.KINDS]
    whole = comparable.whole(places, ratios)
    rows = comparable.comparable(cursor, whole, **place)
    found.take(cells.judged(rows))
    found.take(comparable.together(rows))
    found.count(*rows.groupby(["indicator", "state"]).size())
    spread = county.spread(places).reset_index()
    found.take(spread.rename(columns={"places": "reports"}))
    pace = standing.pace(places[places["indicator"] == "coverage_pace"])
    found.count(pace.within, len(pace.known), len(pace.behind), len(pace.ahead))
    events = burn_up.burn_up(cursor, "coverage", **place)
    found.take(events)
    planned = places[places["indicator"] == "plan.rounds_planned"]
    pace_rows = places[places["indicator"] == "coverage_pace"]
    found.take(pacing.paces(events, pace_rows, planned), 100)
    from briefings.evidence.ids import COMPARED

    matrix = cells.matrix(rows[rows["indicator"].isin(COMPARED)])
    found.count(matrix.looked_at, matrix.coloured, len(places["county"].unique()))
    old = places[(places["indicator"] == "clues_open.over_12") & (places["numerator"] > 0)]
    found.count(len(old))


def _reports(found: Known, cursor: store.Cursor, place: dict[str, str], as_of: date) -> None:
    """How many reports there are, what the counties wrote, and what came for which month."""
    rows = reads.places(cursor)
    here = rows[(rows["city"] == place["city"]) & (rows["level"] == "县")]
    found.take(here)
    found.count(here["reports"].sum(), *here.groupby("county")["reports"].sum())
    found.count(store.data_version())
    told = county.narratives(cursor, place["province"], place["city"])
    for name in ("practices", "typical_cases", "difficulties", "advice"):
        for text in told[name].dropna():
            found.numbers |= set(numbers_in(text))
    months = submissions.months(cursor, place["city"])
    found.count(len(months), *months.groupby(["month", "state"]).size(),
                *months.groupby("state").size(), *months.groupby("month").size())  # fmt: skip


def _behind(found: Known, cursor: store.Cursor, place: dict[str, str]) -> None:
    """The reports behind figures, and their sums by county, together, and by why they are out."""
    behind = figures.ask(cursor, "trace", IDS, figures.Selection(**place))
    found.take(behind)
    for keys in (["indicator", "part", "county"], ["indicator", "part"]):
        counted = behind[behind["why"].isna()].groupby(keys, dropna=False)
        found.take(counted[["numerator", "denominator"]].sum().reset_index(drop=True))
        found.count(*counted.size(), *counted["file"].nunique(), *counted["county"].nunique())
    found.count(*behind[behind["why"].notna()].groupby(["indicator", "part", "why"],
                                                       dropna=False).size())  # fmt: skip
    left = behind[behind["why"].notna()].groupby(["indicator", "part", "county", "why"],
                                                 dropna=False)  # fmt: skip
    found.count(*left.size())
