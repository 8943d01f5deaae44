"""Of 值得追问: which facts there are in a view, and the words for each of them."""

from collections.abc import Iterator
from math import ceil
from typing import Any

import pandas as pd

from charts import marks, verdicts
from pages.ui import judging, reads
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.seeing import opened
from queries import findings, standing, store
from queries.fair.pace import BAND
from queries.findings import Finding
from text import language, numbers, say

OLD = "clues_open.over_12"


@kept
def found(view: View, figures: pd.DataFrame) -> findings.Told:
    """What is told of the figures of the first page, and what was set aside of it."""
    with opened(view.as_of) as cursor:
        store.narrow(cursor, province=view.province, city=view.city)
        set_aside = findings.set_aside(cursor)
    pace = standing.pace(figures[figures["indicator"] == "coverage_pace"])
    every = [
        *findings.off_calendar(pace),
        *findings.old_clues(reads.compare(view, (OLD,))),
        *_told_apart(view, tuple(dict.fromkeys(figures["indicator"]))),
    ]
    return findings.told(every, set_aside)


def _told_apart(view: View, ids: tuple[str, ...]) -> Iterator[Finding]:
    """Which counties in view differ from the others at 99.8 %, the gravest first."""
    wanted = tuple(one for one in ids if judging.is_judged(view, one))
    if not wanted:
        return
    matrix = judging.matrix(view, wanted)
    cells = matrix.cells
    if view.counties:
        cells = cells[cells["county"].isin(view.counties)]
    for cell in findings.told_apart(cells):
        rows = judging.judged(view, (cell.indicator,)).itertuples()
        row = next(one for one in rows if one.key == cell.key)
        yield findings.apart(row, matrix.looked_at)


def worded(view: View, one: Finding, figures: pd.DataFrame) -> tuple[str, str]:
    """Its title, and what stands behind it: parts, interval, how many were looked at, and what
    would make it normal.
    """
    if one.kind == "old_clues":
        return _old_clues(view, one)
    if one.kind in ("behind", "ahead"):
        return _off_calendar(one, figures)
    return _apart(one)


def _off_calendar(one: Finding, figures: pd.DataFrame) -> tuple[str, str]:
    row, form = one.row, one.kind
    here = figures[(figures["county"] == row.county) & (figures["city"] == row.city)]
    told = {
        "place": row.name,
        "points": numbers.decimal(one.size * 100),
        "coverage": marks.parts(_figure(here, "coverage_pace", "coverage")),
        "elapsed": numbers.percent(_figure(here, "coverage_pace", "elapsed").value * 100),
        "places": numbers.whole(one.checked),
        "problems": _problems(_figure(here, "problems_per_unit")),
    }
    what = say(f"overview.{form}_what", **told) + normal(form, here, figures)
    return say(f"overview.{form}", **told), what


def _problems(figure: Any) -> str:
    """Problems per unit with their parts, "6.2 (404/65)"; the sign for missing where unknown."""
    if figure is None or figure.state != "value":
        return numbers.missing()
    indicator = reads.indicators()["problems_per_unit"]
    return say(
        "overview.with_parts", figure=marks.number(figure, indicator), parts=marks.parts(figure)
    )


def _old_clues(view: View, one: Finding) -> tuple[str, str]:
    """How many there are, and where most of them are."""
    total = next(reads.pooled(view, (OLD,)).itertuples())
    told = {
        "count": numbers.whole(total.numerator),
        "places": numbers.whole(one.checked),
        "place": one.row.name,
        "most": numbers.whole(one.row.numerator),
    }
    what = say("overview.old_clues_what", **told) + say("judging.normal_old")
    return say("overview.old_clues", **told), what


def _apart(one: Finding) -> tuple[str, str]:
    row, indicator = one.row, reads.indicator(one.indicator)
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
        looked_at=numbers.whole(one.checked),
        low=low,
        high=high,
    )
    return title, what


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


def _figure(here: pd.DataFrame, indicator: str, part: str | None = None) -> Any:
    """The row of one figure of one place, or None."""
    is_part = here["part"].isna() if part is None else here["part"] == part
    return next(here[(here["indicator"] == indicator) & is_part].itertuples(), None)
