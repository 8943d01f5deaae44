"""Of 值得追问: which figures differ from the other counties, and what would be usual."""

from collections.abc import Iterator
from math import ceil
from typing import Any

import pandas as pd

from charts import marks, verdicts
from pages.ui import judging, reads
from pages.ui.reads import View
from queries.fair.cells import Matrix
from queries.standing import BAND
from text import language, numbers, say

MOST = 2
# What is worse is asked about before what is only higher or lower, and that before what is better.
ORDER = ("worse", "higher", "lower", "better")


def told_apart(view: View, ids: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Title, what stands behind it and trace of the first figures told apart at 99.8 %."""
    wanted = tuple(one for one in ids if judging.is_judged(view, one))
    if not wanted:
        return
    found = judging.matrix(view, wanted)
    for place in _first(found):
        rows = judging.judged(view, (place.indicator,)).itertuples()
        row = next(one for one in rows if one.key == place.key)
        yield _finding(row, found.looked_at)


def _first(found: Matrix) -> list[Any]:
    """At most so many, each of another county: two outcomes of one county are one story."""
    coloured = found.cells[found.cells["is_coloured"]]
    rows = sorted(coloured.itertuples(), key=lambda row: ORDER.index(row.sense))
    by_county: dict[tuple[str, str], Any] = {}
    for row in rows:
        by_county.setdefault((row.city, row.county), row)
    return list(by_county.values())[:MOST]


def _finding(row: Any, looked_at: int) -> tuple[str, str, str]:
    indicator = reads.indicator(row.indicator)
    name, months = indicator.name[language()], indicator.mature_months
    title = say("judging.found", place=row.name, name=name, words=say(f"judging.{row.sense}"))
    low, high = (
        numbers.decimal(end * indicator.scale, indicator.decimals)
        for end in (row.drawn_lower_998, row.drawn_upper_998)
    )
    what = say(
        "judging.found_ripe" if months else "judging.found_what",
        figure=indicator.shown(row.value),
        parts=marks.parts(row),
        months=months,
        interval=verdicts.interval(row, indicator),
        benchmark=indicator.shown(row.benchmark),
        looked_at=numbers.whole(looked_at),
        low=low,
        high=high,
    )
    return title, what, row.key


def normal(form: str, here: pd.DataFrame, figures: pd.DataFrame) -> str:
    """What would make it normal to be off the calendar: `here` are the figures of the place."""
    if form == "behind":
        parts = here[here["indicator"] == "coverage_pace"].set_index("part")
        covered, elapsed = parts.loc["coverage"], parts.loc["elapsed"]
        due = (elapsed["value"] - BAND) * covered["denominator"] - covered["numerator"]
        # a day's fraction of a unit is a unit
        return say("judging.normal_behind", units=numbers.whole(ceil(round(due, 9))))
    rows = reads.known(figures[figures["indicator"] == "problems_per_unit"])
    units = rows["denominator"].sum()
    if not units:
        return ""
    indicator = reads.indicator("problems_per_unit")
    return say("judging.normal_ahead", city=indicator.shown(rows["numerator"].sum() / units))
