"""The words of 变化: a change with its sign and unit, the states, one sentence, the bars."""

from fractions import Fraction
from typing import Any

from charts import steps, theme
from pages.ui.kept import kept
from pages.ui.reads import Origin
from queries.change_parts import Change, State, Sum
from queries.moments import on_the_wall
from text import language, numbers, say

PLACES = 2


def unit(indicator: Any) -> str:
    """What a change of the figure is told in: of per cent in points."""
    own = indicator.unit[language()]
    return say("changes.points") if own == "%" else str(own)


def bare(value: Fraction | float | None, indicator: Any) -> str:
    """A change of the figure with its sign, "+1.20"; "0" where there is none."""
    if value is None:
        return numbers.missing()
    places = 0 if indicator.is_count else PLACES
    return numbers.signed(float(value) * indicator.scale, places) if value else "0"


def effect(value: Fraction | float | None, indicator: Any) -> str:
    """The same with its unit, "+1.20 个百分点"."""
    shown = bare(value, indicator)
    return shown if value is None else f"{shown} {unit(indicator)}"


def shown(one: Sum, indicator: Any) -> str:
    """A figure of a state; missing where it is not known."""
    return str(indicator.shown(None if one.value is None else float(one.value)))


def split(one: Sum, indicator: Any) -> tuple[str, str]:
    """The same as a number and its unit."""
    words, own = shown(one, indicator), indicator.unit[language()]
    number = words.removesuffix(f" {own}")
    return number, own if number != words else ""


def parts(numerator: Fraction, denominator: Fraction, indicator: Any) -> str:
    """What a part adds to numerator and denominator, "+3/+10"; of a count the one number."""
    if indicator.is_count:
        return signed(numerator)
    told = {"numerator": signed(numerator), "denominator": signed(denominator)}
    return say("changes.moved", **told)


def signed(value: Fraction) -> str:
    return "0" if not value else numbers.signed(float(value), 0 if value.denominator == 1 else 1)


def state(one: State, is_known_told: bool) -> str:
    """A state in words: as of when, and as known when where the two differ in that."""
    day = numbers.day(one.as_of)
    if not is_known_told:
        return say("changes.card_state", date=day)
    moment = numbers.moment(on_the_wall(one.known_at))
    return say("changes.card_state_known", date=day, moment=moment)


def seen(change: Change, indicator: Any) -> str:
    """The change in one sentence, with the cause that did most."""
    name = indicator.name[language()]
    start, end = change.total("start").value, change.total("end").value
    if start is None or end is None:
        why = say("changes.no_start" if start is None else "changes.no_end")
        return say("changes.seen_none", indicator=name, why=why)
    if start == end:
        return say("changes.seen_same", indicator=name)
    rows = change.parts()
    most = max(rows.itertuples(), key=lambda row: abs(row.contribution))
    sides = ("more", "less") if indicator.is_count else ("up", "down")
    side = say(f"changes.seen_{sides[end < start]}")
    amount = effect(abs(end - start), indicator).lstrip("+")
    cause = say(f"changes.cause_{most.cause}")
    return say("changes.seen_change", indicator=name, side=side, change=amount, cause=cause)


@kept
def bars(change: Change, indicator: Any, colours: theme.Palette) -> theme.Figure | None:
    """A bar per cause that moved anything; None where an end has no value, or nothing moved."""
    rows = [row for row in change.parts().itertuples() if row.reports and row.contribution]
    if not rows:
        return None
    drawn = [_bar(change, row, indicator) for row in rows]
    difference = change.difference
    if difference is not None and len(drawn) > 1:
        whole = effect(difference, indicator)
        adds = float(difference) * indicator.scale
        name = say("changes.cause_sum")
        drawn.append(steps.Step(name, adds, whole, whole, _key(change), is_sum=True))
    return steps.of_change(drawn, colours)


def _bar(change: Change, row: Any, indicator: Any) -> steps.Step:
    told = effect(row.contribution, indicator)
    moved = parts(row.numerator, row.denominator, indicator)
    name, what = say(f"changes.cause_{row.cause}"), say(f"changes.what_{row.cause}")
    words = say("changes.bar", contribution=told, parts=moved)
    hover = say("changes.hover", cause=name, contribution=words, what=what)
    return steps.Step(name, float(row.contribution) * indicator.scale, told, hover, _key(change))


def _key(change: Change) -> str:
    """The trace of the sum over the places in view, which opens each place."""
    return Origin(change.indicator.id, part=change.part).key()
