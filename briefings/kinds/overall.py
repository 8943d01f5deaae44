"""一、总体情况: what grew in the period, beside the year before, and where the term stands."""

from briefings.document import Block, ChartBlock, Sentence, Series
from briefings.kinds.matters import MATTERS
from briefings.proofs import Scope
from briefings.telling import Teller, grown, numbered, paragraph
from text import language, numbers, say

BARS = ("clues_transferred", "clues_concluded", "cases_filed", "persons_disciplined")
AGES = ("within_6", "within_12", "over_12", "undated")


def opening(teller: Teller) -> list[Block]:
    """Of what and of which days this is, and how many reports stand behind it."""
    material = teller.material
    counties, reports = len(material.counties), int(material.scope["reports"].sum())
    told = {"city": material.city, "period": teller.period, "counties": numbers.whole(counties)}
    told |= {"reports": numbers.whole(reports), "date": numbers.day(material.as_of)}
    if material.start is not None:
        told["start"] = numbers.day(material.start)
    form = "period" if material.start else "round" if material.round_no else "term"
    first = Sentence("opening", say(f"briefing_circular.opening_{form}", **told))
    behind = teller.fact("reports", say("briefing_circular.reports", **told), Scope(reports))
    return paragraph("opening", [first, behind])


def section(teller: Teller) -> list[Block]:
    """（一） to （四）: coverage, problems, clues and outcomes, what lasts."""
    return numbered(
        ((say(f"briefing_circular.part_{name}"), _part(teller, name)) for name in MATTERS),
        level=2,
    )


def _part(teller: Teller, name: str) -> list[Block]:
    told = [
        grown(teller, f"overall.{one}", teller.material.grown.get((f"rounds.{one}", None, "")),
              say(f"briefing.matter_{one}"), unit and say(f"briefing.unit_{unit}"))
        for one, unit in MATTERS[name].items()
    ]  # fmt: skip
    states = {"coverage": _coverage, "findings": _rectification, "outcomes": _clues}
    if name in states:
        told += states[name](teller)
    return [*paragraph(f"overall.{name}", told), *_charts(teller, name)]


def _coverage(teller: Teller) -> list[Sentence | None]:
    """Coverage of units and villages, and the calendar beside it."""
    return [
        _of_all(teller, "coverage"),
        _of_all(teller, "village_coverage"),
        _calendar(teller),
    ]


def _of_all(teller: Teller, name: str) -> Sentence | None:
    """A share of the term to date, in parts and per cent; nothing where it is not known."""
    of = teller.material.term.get((name, None, ""))
    if of is None or not of.is_known:
        return None
    told = {"numerator": of.top, "denominator": of.bottom, "share": of.shown}
    told["date"] = numbers.day(of.as_of)
    return teller.fact(f"overall.{name}", say(f"briefing_circular.{name}", **told), of)


def _calendar(teller: Teller) -> Sentence | None:
    """How far the city is from the calendar of its terms."""
    term = teller.material.term
    pace, *sides = (term.get(("coverage_pace", part, "")) for part in (None, "coverage", "elapsed"))
    covered, elapsed = sides
    if pace is None or covered is None or elapsed is None or pace.value is None:
        return None
    form = "even" if pace.points == numbers.decimal(0) else "behind" if pace.value < 0 else "ahead"
    told = {"elapsed": elapsed.shown, "points": pace.points}
    return teller.fact("overall.calendar", say(f"briefing_circular.calendar_{form}", **told),
                       covered, elapsed)  # fmt: skip


def _rectification(teller: Teller) -> list[Sentence | None]:
    return [_of_all(teller, "rectification"), _of_all(teller, "recheck_failure")]


def _clues(teller: Teller) -> list[Sentence | None]:
    return [_of_all(teller, "clue_conclusion"), _open(teller)]


def _open(teller: Teller) -> Sentence | None:
    """How many clues are not concluded, and how many of them for more than a year."""
    every, old = (
        teller.material.term.get((name, None, "")) for name in ("clues_open", "clues_open.over_12")
    )
    if every is None or old is None or not (every.is_known and old.is_known):
        return None
    told = {"open": every.shown, "old": old.shown}
    return teller.fact("overall.open", say("briefing_circular.open", **told), every, old)


def _charts(teller: Teller, name: str) -> list[Block]:
    if name != "outcomes":
        return []
    return [one for one in (_grown_chart(teller), _ages_chart(teller)) if one is not None]


def _grown_chart(teller: Teller) -> Block | None:
    """Clues and what came of them, beside the year or the round before."""
    facts = [teller.material.grown.get((f"rounds.{one}", None, "")) for one in BARS]
    known = [of for of in facts if of is not None and of.in_unit is not None]
    if len(known) < 2 or any(of.before is None for of in known):
        return None
    names = [of.indicator.name[language()] for of in known]
    told = {"period": teller.period, "beside": teller.beside}
    return ChartBlock(
        key="overall.outcomes.chart",
        title=say("briefing_circular.chart_grown", **told),
        what=say("briefing_circular.chart_grown_what", **told),
        form="bars",
        categories=names,
        series=[
            Series(say("briefing.column_now"), [of.in_unit for of in known]),
            Series(teller.beside_head, [of.before for of in known]),
        ],
        decimals=0,
    )


def _ages_chart(teller: Teller) -> Block | None:
    """The open clues by how long ago they were handed over."""
    facts = [teller.material.term.get((f"clues_open.{age}", None, "")) for age in AGES]
    known = [of for of in facts if of is not None and of.in_unit is not None]
    if not any(of.in_unit for of in known):
        return None
    date = numbers.day(teller.material.as_of)
    return ChartBlock(
        key="overall.open.chart",
        title=say("briefing_circular.chart_ages"),
        what=say("briefing_circular.chart_ages_what", date=date),
        form="bars",
        categories=[of.indicator.name[language()] for of in known],
        series=[Series(say("briefing.whole_city"), [of.in_unit for of in known])],
        unit=say("briefing.unit_clues"),
        decimals=0,
    )
