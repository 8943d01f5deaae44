"""What may be said of each county's rounds: nothing, a test, or the limits of a process; before and
after a day from which on figures may be others, each by its own rounds.
"""

from typing import Any

import pandas as pd

from charts.run_chart import Step, Stretch, Told
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.seeing import opened
from queries import maturity, office
from queries.fair import series, xmr
from queries.fair.cells import KINDS
from text import numbers, say

PLACE = ["province", "city", "county"]
Place = tuple[str, str, str]


@kept
def told(view: View, rounds: pd.DataFrame, indicator: Any) -> dict[Place, Told]:
    """By place what is judged of its single rounds; those whose time has not come are left out."""
    single = rounds[(rounds["round_first"] == rounds["round_last"]).fillna(False)]
    young, aim = _young(view, indicator), target(view, indicator)
    return {
        tuple(place): _told(rows, young.get(tuple(place), frozenset()), indicator, aim)
        for place, rows in single.groupby(PLACE, sort=False)
    }


def target(view: View, indicator: Any) -> float | None:
    """What the office aims at in its own city, in fractions of 1 or per unit."""
    own = office.office()
    if view.city != own.city or indicator.id not in own.targets:
        return None
    return own.targets[indicator.id] / indicator.scale


def _told(rows: pd.DataFrame, young: frozenset[int], indicator: Any, aim: float | None) -> Told:
    ripe = rows[~rows["round_first"].isin(list(young))]
    # a round reported in parts is one point: rates travel as their parts
    points = ripe.groupby("round_first").agg(
        numerator=("numerator", _sum), denominator=("denominator", _sum),
        value=("value", "mean"), start=("start_date", "min"),
    )  # fmt: skip
    steps = _steps(points)
    words, drawn = [], []
    special: dict[int, str] = {}
    for first, last in series.stretches(len(points), [at for at, _ in steps]) or [(0, 0)]:
        here = points.iloc[first:last]
        found = _judged(here, indicator)
        broken = {
            int(number): rules
            for number, rules in zip(here.index, found.rules, strict=True)
            if rules
        }
        special |= {number: _rules(rules) for number, rules in broken.items()}
        words.append(_words(found, broken, indicator, aim))
        if found.lower is not None and found.mean is not None and found.upper is not None:
            ends = int(here.index[0]), int(here.index[-1])
            drawn.append(Stretch(*ends, found.mean, found.lower, found.upper))
    lines = tuple(Step(_between(points, at), name) for at, name in steps)
    return Told(_together(words), tuple(drawn), special, young, lines, aim)


def _sum(part: pd.Series) -> float:
    return float(part.astype("float64").sum(min_count=1))


def _judged(points: pd.DataFrame, indicator: Any) -> series.Series:
    kind = KINDS.get(indicator.interval)
    if kind:
        return series.judge_parts(list(points["numerator"]), list(points["denominator"]), kind)
    return series.judge([None if value != value else float(value) for value in points["value"]])


def _steps(points: pd.DataFrame) -> list[tuple[int, str]]:
    """(position of the first round begun since, name) of each event within the rounds of a place.

    A round whose beginning nobody told stands with the one before it.
    """
    starts = pd.to_datetime(points["start"]).ffill()
    found = []
    for event in office.office().events:
        at = int((starts < pd.Timestamp(event.day)).sum())
        if starts.notna().any() and 0 < at < len(points):
            found.append((at, event.name))
    return found


def _between(points: pd.DataFrame, at: int) -> float:
    """Midway between the round before a step and the one after it."""
    return float(points.index[at - 1] + points.index[at]) / 2


def _together(words: list[str]) -> str:
    """One judgement, or those before and after each step."""
    if len(words) < 2:
        return "".join(words)
    return "".join(
        say("trending.before" if not place else "trending.after", words=one)
        for place, one in enumerate(words)
    )


def _words(
    found: series.Series, broken: dict[int, list[xmr.Rule]], indicator: Any, aim: float | None
) -> str:
    count = sum(value is not None for value in found.values)
    if found.verdict == "too_few":
        return say("trending.too_few", points=numbers.whole(count))
    if found.method != "xmr":
        return say(f"fair.verdict_{found.verdict}", points=numbers.whole(count))
    listed = [
        say("trending.broken", rounds=_spans(numbered), rule=say(f"fair.rule_{rule}"))
        for rule in xmr.RULES
        if (numbered := [number for number, rules in broken.items() if rule in rules])
    ]
    special = say("trending.special", listed=say("charts.comma_long").join(listed))
    first = special if listed else say("trending.stable")
    return say("trending.questions", points=numbers.whole(count), first=first,
               second=_second(found, bool(broken), indicator, aim))  # fmt: skip


def _spans(numbered: list[int]) -> str:
    """Rounds in a row as one: "第一至七轮、第九轮"."""
    spans: list[list[int]] = []
    for number in numbered:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return say("charts.comma").join(numbers.rounds(first, last) for first, last in spans)


def _second(found: series.Series, is_special: bool, indicator: Any, aim: float | None) -> str:
    """Whether the target will be met; why that cannot be said where it cannot."""
    if indicator.direction not in ("higher", "lower"):
        return say("trending.no_direction")
    if aim is None:
        return say("trending.no_target")
    figure = indicator.shown(aim)
    if is_special:
        return say("trending.unsettled", figure=figure)
    limits = float(found.lower or 0), float(found.upper or 0)
    told = xmr.assurance(limits, aim, higher_is_better=indicator.direction == "higher")
    return say(f"trending.meets_{told}", figure=figure)


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
