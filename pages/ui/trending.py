"""What may be said of each county's rounds: nothing, a test, or the limits of a process."""

from typing import Any

import pandas as pd

from charts.run_chart import Told
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.seeing import opened
from queries import maturity
from queries.fair import series
from queries.fair.cells import KINDS
from text import numbers, say

PLACE = ["province", "city", "county"]
Place = tuple[str, str, str]


@kept
def told(view: View, rounds: pd.DataFrame, indicator: Any) -> dict[Place, Told]:
    """By place what is judged of its single rounds; those whose time has not come are left out."""
    single = rounds[(rounds["round_first"] == rounds["round_last"]).fillna(False)]
    young = _young(view, indicator)
    return {
        tuple(place): _told(rows, young.get(tuple(place), frozenset()), indicator)
        for place, rows in single.groupby(PLACE, sort=False)
    }


def _told(rows: pd.DataFrame, young: frozenset[int], indicator: Any) -> Told:
    ripe = rows[~rows["round_first"].isin(list(young))]
    # a round reported in parts is one point: rates travel as their parts
    points = ripe.groupby("round_first")[["numerator", "denominator"]].sum(min_count=1)
    numerators, denominators = (list(points[name].astype("float64")) for name in points)
    kind = KINDS.get(indicator.interval)
    if kind:
        found = series.judge_parts(numerators, denominators, kind)
    else:
        by_round = ripe.groupby("round_first")["value"].mean()
        found = series.judge([float(value) for value in by_round])
    count = sum(value is not None for value in found.values)
    numbered = list(zip(points.index, found.rules, strict=True))
    special = {int(number): _rules(rules) for number, rules in numbered if rules}
    limits = (found.mean, found.lower, found.upper)
    known = tuple(one for one in limits if one is not None) if found.lower is not None else ()
    return Told(_words(found, count, special), known, special, young)


def _words(found: series.Series, count: int, special: dict[int, str]) -> str:
    if found.verdict == "too_few":
        return say("trending.too_few", points=numbers.whole(count))
    words = say(f"fair.verdict_{found.verdict}", points=numbers.whole(count))
    broken = [
        say("trending.broken", round=numbers.rounds(number, number), rules=rules)
        for number, rules in special.items()
    ]
    return words + say("charts.comma_long").join(broken)


def _rules(rules: list[Any]) -> str:
    return say("charts.comma").join(say(f"fair.rule_{rule}") for rule in rules)


def _young(view: View, indicator: Any) -> dict[Place, frozenset[int]]:
    """The rounds of each place that have not had their time, or of which nobody knows."""
    if not indicator.mature_months:
        return {}
    ages = [indicator.mature_months]
    with opened(view.as_of) as cursor:
        found = maturity.aged_rounds(cursor, [indicator.id], ages, **view.selection)
    young = found[found["state"].isin(["young", "undated"])]
    return {
        tuple(place): frozenset(rows["round_no"].astype(int))
        for place, rows in young.groupby(PLACE, sort=False)
    }
