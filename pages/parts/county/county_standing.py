"""单县: how the county's figures stand beside the other counties, and how its outcomes ripened."""

from dataclasses import replace
from typing import Any

import pandas as pd

from charts import verdicts
from pages.ui import downloads, judging, notes, reads
from pages.ui.frame import panel, quiet
from pages.ui.kept import kept, kept_wide
from pages.ui.reads import View
from pages.ui.seeing import opened, opened_wide
from pages.ui.sitting import sight
from pages.ui.table import Cell, Column, Table, columns, show_table
from queries import maturity
from queries.county import FEWEST_IN_RANGE
from text import language, numbers, say

Rows = dict[str, Any]


@kept
def judged(city: View, county: str, ids: tuple[str, ...]) -> Rows:
    """By indicator the row of the county's verdict; nothing for who may not see the city, for a
    verdict would tell of the other counties.
    """
    wanted = tuple(one for one in ids if judging.is_judged(city, one))
    if sight() is not None or not wanted:
        return {}
    rows = judging.judged(city, wanted)
    return {row.indicator: row for row in rows[rows["county"] == county].itertuples()}


def brief(row: Any) -> str:
    """The verdict of a card: sign and words where the county is told apart, else nothing."""
    return verdicts.brief(row) if row is not None and verdicts.sign(row) else ""


def cell(row: Any) -> Cell:
    """The verdict of a line of the spine: told apart, not, young, or not judged."""
    if row is None:
        return Cell("")
    if not isinstance(row.verdict, str):
        return Cell(say("judging.young") if verdicts.is_young(row) else "", tone="soft")
    sign, hint = verdicts.sign(row), "\n".join([row.said, *verdicts.ripeness(row)])
    words = say(f"county.told_{row.sense}")
    return Cell(words, aside=sign, hint=hint, tone=row.sense if sign else "soft")


def _of(row: Any) -> Any:
    return reads.indicator(row.indicator)


def show_aged(view: View, ids: tuple[str, ...], note: str) -> None:
    """At equal age: the county's outcomes after so many months, and the city's median then."""
    ripening = tuple(one for one in ids if reads.indicator(one).mature_months)
    table = _aged(view, ripening)
    with panel("aged", table.caption, say("county.aged_what")):
        show_table(table, key="aged")
        quiet(say("county.aged_how", count=numbers.whole(FEWEST_IN_RANGE)))
        downloads.offer(table, "aged", notes.filters_in_words(view), note)


@kept
def _aged(view: View, ids: tuple[str, ...]) -> Table:
    with opened(view.as_of) as cursor:
        own = _whole(maturity.at_age(cursor, ids, **view.selection))
    middles = _middles(replace(view, counties=()), ids)
    heads = [Column(say("trending.column_age", months=age)) for age in maturity.AGES]
    by_age = {(row.indicator, row.age_months): row for row in own.itertuples()}
    lines = [
        [_name(one), *(_at(by_age.get((one, age)), middles.get((one, age)), one)
                       for age in maturity.AGES)]
        for one in ids
    ]  # fmt: skip
    return Table(say("county.aged"), [*columns("indicator"), *heads], lines)


def _whole(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["part"].isna()]


@kept_wide
def _middles(everywhere: View, ids: tuple[str, ...]) -> dict[tuple[str, int], float]:
    """The median over the counties that have come to an age, where they are enough to hide one."""
    with opened_wide(everywhere.as_of) as cursor:
        city = _whole(maturity.at_age(cursor, ids, **everywhere.selection))
    known = city[city["state"] == "value"].dropna(subset=["value"])
    found = known.groupby(["indicator", "age_months"])["value"].agg(["median", "size"])
    enough = found[found["size"] >= FEWEST_IN_RANGE]
    return {(str(one), int(age)): float(value) for (one, age), value in enough["median"].items()}


def _name(one: str) -> Cell:
    indicator = reads.indicator(one)
    name, unit = indicator.name[language()], indicator.unit[language()]
    return Cell(name, aside="" if unit in name else unit)


def _at(row: Any, middle: float | None, one: str) -> Cell:
    """The county's figure at an age, and beside it the city's median."""
    indicator = reads.indicator(one)
    aside = "" if middle is None else say("county.aged_middle", figure=_bare(middle, indicator))
    if row is None or numbers.is_missing(row.value):
        state = "young" if row is not None and row.state == "young" else "missing"
        return Cell(numbers.missing(), aside=aside, tone=state)
    told = {"parts": numbers.parts(row.numerator, row.denominator)}
    counts = {name: numbers.whole(getattr(row, name)) for name in ("rounds", "rounds_young")}
    hint = say("trending.age_hint", **told, **counts)
    return Cell(_bare(row.value, indicator), value=float(row.value) * indicator.scale,
                aside=aside, hint=hint)  # fmt: skip


def _bare(value: float, indicator: Any) -> str:
    return str(indicator.shown(value).removesuffix(f" {indicator.unit[language()]}"))
