"""专题: one indicator across the counties of a city."""

from collections.abc import Iterator
from typing import Any

from briefings.document import Block, Document, Made, Sentence
from briefings.evidence import footnotes
from briefings.evidence.facts import Fact
from briefings.evidence.proofs import Scope
from briefings.evidence.standouts import Standing, Standouts
from briefings.evidence.telling import Teller, how_many, numbered, paragraph
from briefings.kinds import notable, topic_shown
from briefings.kinds.closing import document
from briefings.kinds.topic_shown import whole
from queries import registry
from text import language, numbers, say


def compose(teller: Teller, made: Made) -> Document:
    """What the indicator is, where the city stands, which counties differ, and how to read it."""
    one = registry.indicator(teller.ask.indicator or "")
    name = one.name[language()]
    found = Standouts(teller.material)
    opening = _opening(teller, one)
    sections = {
        "overall": lambda: _overall(teller, one),
        "counties": lambda: _counties(teller, one, found),
        "caveats": lambda: _caveats(one),
    }
    body = numbered(
        (say(f"briefing_topic.section_{section}"), write())
        for section, write in sections.items()
        if teller.ask.wants(section)
    )
    tables = topic_shown.tables(teller, one, found) if teller.ask.wants("tables") else []
    subtitle = say("briefing_county.as_of", date=numbers.day(made.as_of))
    title = say("briefing_topic.title", city=teller.material.city, name=name)
    return document(teller, made, title, [*opening, *body, *tables], subtitle=subtitle)


def _opening(teller: Teller, one: Any) -> list[Block]:
    reports = int(teller.material.scope["reports"].sum())
    told = {
        "name": one.name[language()], "formula": one.formula[language()],
        "city": teller.material.city, "date": numbers.day(teller.material.as_of),
        "reports": numbers.whole(reports),
        "counties": numbers.whole(len(teller.material.counties)),
    }  # fmt: skip
    what = Sentence("what", say("briefing_topic.what", **told))
    behind = teller.fact("reports", say("briefing_topic.reports", **told), Scope(reports))
    return paragraph("opening", [what, behind])


def _overall(teller: Teller, one: Any) -> list[Block]:
    """The city's figure, its median and range, and how it came about."""
    told: list[Sentence | None] = []
    for of in whole(teller, one):
        has_parts = not one.is_count and one.accumulate != "difference"
        form = "figure" if has_parts else "bare"
        values = {"name": footnotes.name(of), "figure": of.shown, "parts": of.parts}
        values["date"] = numbers.day(of.as_of)
        key = f"overall.{of.part or one.id}"
        told.append(teller.fact(key, say(f"briefing_topic.{form}", **values), *_sides(teller, of)))
    return [
        *paragraph("overall", [*told, _range(teller, one)]),
        *topic_shown.over_time(teller, one),
    ]


def _sides(teller: Teller, of: Fact) -> list[Fact]:
    """What proves a figure: itself, or the two sides of a difference."""
    if of.indicator.accumulate != "difference":
        return [of]
    return [teller.material.term[of.indicator.id, part, of.county] for part in of.indicator.parts]


def _range(teller: Teller, one: Any) -> Sentence | None:
    """Median and range, where there are enough counties to hide each of them."""
    spread, facts = teller.material.spread, whole(teller, one)
    if one.id not in spread.index or one.is_count or not facts:
        return None
    row = spread.loc[one.id]
    told = {name: one.shown(row[name]) for name in ("middle", "low", "high")}
    text = say("briefing_topic.range", places=numbers.whole(int(row["places"])), **told)
    return teller.fact("overall.range", text, *_sides(teller, facts[0]))


def _counties(teller: Teller, one: Any, found: Standouts) -> list[Block]:
    """Which counties differ from the others, in the voice; the chart only where they are named."""
    told = list(_differ(teller, one, found))
    charts: list[Block] = []
    if teller.is_named:
        charts = notable.interval_chart(found, one.id, "counties.chart")
        charts = [*(charts or topic_shown.plain(teller, one)), *topic_shown.parts(teller, one)]
    return [*paragraph("counties", told), *charts]


def _differ(teller: Teller, one: Any, found: Standouts) -> Iterator[Sentence]:
    members = [each for each in found.of(one.id) if each.verdict]
    is_apart = one.id not in teller.material.compared or any(of.part for of in whole(teller, one))
    if is_apart or len(members) < 2:
        form = "census" if is_apart else "too_few"
        yield Sentence("counties.none", say(f"briefing_topic.{form}"))
        return
    aside = [each for each in members if _is_aside(found, each)]
    for sense in ("better", "worse", "higher", "lower"):
        apart = [each for each in members if each.sense == sense and each not in aside]
        yield from _of_sense(teller, one, sense, apart, found)
    same = sum(each.sense == "similar" for each in members)
    told = {"same": numbers.whole(same), "all": numbers.whole(len(members))}
    text = say(f"briefing_topic.same_{how_many(same)}", **told)
    if aside:
        text += say("briefing_topic.aside", count=numbers.whole(len(aside)))
    yield teller.fact("counties.same", text, found.city[one.id])


def _is_aside(found: Standouts, each: Standing) -> bool:
    """Whether a supervisor set aside that this county differs, as in a circular."""
    return found.is_set_aside(each.sense or "", each.fact.indicator.id, each.fact.county)


def _of_sense(
    teller: Teller, one: Any, sense: str, apart: list[Standing], found: Standouts
) -> Iterator[Sentence]:
    """Those that differ in one sense: each by name, or how many at which level."""
    favourable = sense == notable.FAVOURABLE
    city = found.city[one.id]
    if teller.may_name(favourable=favourable):
        for each in apart:
            yield notable.standing(teller, f"counties.{sense}.{each.fact.county}", each, city)
        return
    for said in dict.fromkeys(each.said for each in apart):
        counties = [each.fact.county for each in apart if each.said == said]
        told = {"who": teller.who(counties), "name": one.name[language()], "said": said}
        told |= {"city": city.shown, "ripe": notable.ripe(city, apart=True)}
        level = next(each.verdict for each in apart if each.said == said)
        yield teller.fact(f"counties.{level}", say("briefing.apart_unnamed", **told), city)


def _caveats(one: Any) -> list[Block]:
    """How the indicator may be read; no figure stands in it."""
    told = [one.caveat[language()] if one.direction != "neutral" else say("briefing.neutral")]
    counter = registry.indicators().get(one.counter_indicator or "")
    if counter is not None:
        told.append(say("briefing_topic.counter", name=counter.name[language()]))
    if one.mature_months:
        told.append(say("briefing_topic.ripens", months=one.mature_months))
    sentences = [Sentence(f"caveats.{at}", words) for at, words in enumerate(told) if words]
    return paragraph("caveats", sentences)
