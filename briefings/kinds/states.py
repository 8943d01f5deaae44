"""Where the term stands: coverage and calendar, rectification, clues; of the city or one county."""

from briefings.document import Sentence
from briefings.evidence.facts import Fact
from briefings.evidence.ids import PACE
from briefings.evidence.telling import Teller
from text import numbers, say

Told = list[Sentence | None]
# section → the shares that are told in it
SHARES = {
    "coverage": ("coverage", "village_coverage"),
    "findings": ("rectification", "recheck_failure"),
    "outcomes": ("clue_conclusion",),
}


def of(teller: Teller, section: str, county: str = "") -> Told:
    """The sentences of one section; None where nothing is known."""
    told: Told = [share(teller, name, county) for name in SHARES.get(section, ())]
    if section == "coverage":
        told.append(calendar(teller, county))
    if section == "outcomes":
        told.append(open_clues(teller, county))
    return told


def share(teller: Teller, name: str, county: str) -> Sentence | None:
    """A share of the term to date, in parts and per cent."""
    found = known(teller, name, county)
    if found is None:
        return None
    told = {"numerator": found.top, "denominator": found.bottom, "share": found.shown}
    told["date"] = numbers.day(found.as_of)
    form = "small" if found.is_hidden else "share"
    return teller.fact(f"state.{name}", say(f"briefing.{form}_{name}", **told), found)


def calendar(teller: Teller, county: str) -> Sentence | None:
    """How far coverage is from the calendar of the term."""
    term = teller.material.term
    pace, elapsed = (term.get((PACE, part, county)) for part in (None, "elapsed"))
    if pace is None or elapsed is None or pace.value is None:
        return None
    side = "even" if pace.points == numbers.decimal(0) else "behind" if pace.value < 0 else "ahead"
    whose = "own" if county else "all"
    told = {"elapsed": elapsed.shown, "points": pace.points}
    text = say(f"briefing.calendar_{whose}_{side}", **told)
    # its other side, coverage, is the sentence before
    return teller.fact("state.calendar", text, elapsed)


def open_clues(teller: Teller, county: str) -> Sentence | None:
    """How many clues are not concluded, and how many of them for more than a year."""
    every, old = (
        teller.material.term.get((name, None, county))
        for name in ("clues_open", "clues_open.over_12")
    )
    if every is None or old is None or not (every.is_known and old.is_known):
        return None
    told = {"open": every.shown, "old": old.shown}
    return teller.fact("state.open", say("briefing.open", **told), every, old)


def known(teller: Teller, indicator: str, county: str) -> Fact | None:
    """A figure of the term, where it is known."""
    found = teller.material.term.get((indicator, None, county))
    return found if found is not None and found.is_known else None
