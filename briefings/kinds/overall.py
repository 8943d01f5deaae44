"""一、总体情况: what grew in the period, beside the year before, and where the term stands."""

from briefings.document import Block, ChartBlock, Sentence, Series
from briefings.evidence.proofs import Scope
from briefings.evidence.telling import Teller, grown, numbered, paragraph
from briefings.kinds import states
from briefings.kinds.matters import MATTERS
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
    told = [grown(teller, one, unit) for one, unit in MATTERS[name].items()]
    told += states.of(teller, name)
    return [*paragraph(f"overall.{name}", told), *_charts(teller, name)]


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
