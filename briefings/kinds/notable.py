"""二、主要特点和值得关注: what stands out, by how much, against what, how sure."""

from collections.abc import Iterator
from typing import Any

from briefings.document import Block, ChartBlock, Point, Sentence, Series
from briefings.evidence.facts import Fact
from briefings.evidence.ids import OLD, PACE
from briefings.evidence.proofs import Scope
from briefings.evidence.standouts import Group, Standing, Standouts
from briefings.evidence.telling import Teller, how_many, listed, numbered, paragraph
from text import language, numbers, say

QUALITY = "problems_per_unit"
FAVOURABLE = "better"


def section(teller: Teller, found: Standouts) -> list[Block]:
    """What is well, the calendar, what asks for an answer, the old clues; and how it was judged."""
    # in the order in which they are read: footnotes are numbered as they are written
    well = [one for group in found.groups if group.sense == FAVOURABLE
            for one in _group(teller, group)]  # fmt: skip
    pace = [*paragraph("notable.pace", _pace(teller, found)), *_coverage_chart(teller, found)]
    others = [one for group in found.groups if group.sense != FAVOURABLE
              for one in _group(teller, group)]  # fmt: skip
    apart = paragraph("notable.apart", [*others, _judged(teller, found)])
    parts = (
        ("well", paragraph("notable.well", well)),
        ("pace", pace),
        ("apart", [*apart, *_first_chart(teller, found)]),
        ("old", paragraph("notable.old", _old(teller, found))),
    )
    return numbered(((say(f"briefing_circular.part_{name}"), blocks) for name, blocks in parts), 2)


def points(teller: Teller, found: Standouts) -> list[Point]:
    """What the section points out, for the next circular to come back to."""
    told = [
        point(one.fact, group.sense)
        for group in found.groups if group.sense == "worse"
        for one in group.members
    ]  # fmt: skip
    pace = found.pace
    term = teller.material.term
    for matter, rows in (("behind", pace.behind), ("ahead", pace.ahead)):
        told += [point(term[PACE, None, str(row.county)], matter) for row in rows.itertuples()]
    old = term.get((OLD, None, "")) if found.tells_old_clues else None
    return [*told, *([point(old, "old_clues")] if old is not None and old.numerator else [])]


def point(of: Fact, matter: str) -> Point:
    """A figure as it was pointed out."""
    return Point(matter, of.indicator.id, of.county, of.numerator, of.denominator, of.value)


def _group(teller: Teller, group: Group) -> Iterator[Sentence]:
    """Each county with its figure where it may be named; else how many, beside the city."""
    favourable = group.sense == FAVOURABLE
    key = f"notable.{group.indicator.id}.{group.sense}"
    if teller.may_name(favourable=favourable):
        for one in group.members:
            yield standing(teller, f"{key}.{one.fact.county}", one, group.city)
        return
    told = {
        "who": teller.who(group.counties, favourable=favourable),
        "name": group.indicator.name[language()],
        "said": group.members[0].said,
        "city": group.city.shown,
        "ripe": ripe(group.city, apart=True),
    }
    yield teller.fact(key, say("briefing.apart_unnamed", **told), group.city)


def standing(teller: Teller, key: str, one: Standing, city: Fact) -> Sentence:
    """A county's figure, its interval, what may be said of it, and the city beside it."""
    of = one.fact
    low, high = one.interval
    beside = [city] if teller.may_tell(city) else []
    told = {
        "who": of.county, "name": of.indicator.name[language()], "figure": of.shown,
        "parts": of.parts, "low": low, "high": high, "said": one.said,
        "city": city.shown if beside else numbers.missing(),
        "ripe": ripe(of),
    }  # fmt: skip
    form = "small" if of.is_hidden else "named"
    return teller.fact(key, say(f"briefing.apart_{form}", **told), of, *beside)


def ripe(of: Fact, *, apart: bool = False) -> str:
    """That only rounds of some age are compared, where it is so; `apart` in brackets of its own."""
    form = "ripe_apart" if apart else "ripe"
    return say(f"briefing.{form}", months=of.ripens) if of.ripens else ""


def _judged(teller: Teller, found: Standouts) -> Sentence:
    """How many figures were looked at, and that the others cannot be told apart."""
    scope = Scope(int(teller.material.scope["reports"].sum()))
    told = {"looked_at": numbers.whole(found.looked_at), "apart": numbers.whole(found.told_apart)}
    if not found.looked_at:
        return Sentence("notable.judged", say("briefing.judged_nothing"))
    form = how_many(found.told_apart)
    text = say(f"briefing.judged_{form}", **told)
    if found.kept_back:
        text += say("briefing.judged_aside", count=numbers.whole(found.kept_back))
    return teller.fact("notable.judged", text, scope)


def _pace(teller: Teller, found: Standouts) -> Iterator[Sentence]:
    """Who is behind the calendar, who ahead with the problems found per unit, how many neither."""
    pace = teller.material.pace
    if pace.known.empty:
        return
    for form, rows in (("behind", found.pace.behind), ("ahead", found.pace.ahead)):
        counties = [str(row.county) for row in rows.itertuples()]
        if teller.may_name():
            yield from (off(teller, form, county) for county in counties)
        elif counties:
            text = say(f"briefing.{form}_unnamed", who=teller.who(counties))
            yield teller.fact(f"pace.{form}", text, *_sides(teller, ""))
    told = {"within": numbers.whole(pace.within), "known": numbers.whole(len(pace.known))}
    form = "all" if pace.within == len(pace.known) else "some" if pace.within else "no"
    yield teller.fact("pace.within", say(f"briefing.within_{form}", **told), *_sides(teller, ""))


def _sides(teller: Teller, county: str) -> list[Fact]:
    """Coverage and the share of the term gone, the two sides of the pace."""
    return [teller.material.term[PACE, part, county] for part in ("coverage", "elapsed")]


def off(teller: Teller, form: str, county: str) -> Sentence:
    """One county off the calendar; of one ahead the problems it finds, beside the city."""
    term = teller.material.term
    covered, elapsed = _sides(teller, county)
    told = {"who": county, "points": term[PACE, None, county].points, "covered": covered.shown,
            "parts": covered.parts, "elapsed": elapsed.shown}  # fmt: skip
    facts = [covered, elapsed]
    own, city = (term.get((QUALITY, None, one)) for one in (county, ""))
    known = form == "ahead" and own is not None and city is not None and own.is_known
    text = say(f"briefing.{form}_named", **told)
    if known and own is not None and city is not None and teller.may_tell(city):
        text += say("briefing.ahead_problems", own=own.shown, parts=own.parts, city=city.shown)
        facts += [own, city]
    return teller.fact(f"pace.{form}.{county}", text, *facts)


def _old_facts(teller: Teller) -> list[Fact]:
    """The clues open for more than a year, county by county."""
    term = teller.material.term
    facts = [term.get((OLD, None, county)) for county in teller.material.counties]
    return [of for of in facts if of is not None and of.is_known and of.numerator]


def _old(teller: Teller, found: Standouts) -> Iterator[Sentence]:
    """How many clues are open for more than a year, and where."""
    city, facts = teller.material.term.get((OLD, None, "")), _old_facts(teller)
    if city is None or not city.is_known or not found.tells_old_clues:
        return
    told = {"old": city.shown, "counties": numbers.whole(len(facts)), "places": ""}
    if teller.may_name() and facts:
        places = [say("briefing.old_place", county=of.county, count=of.shown)
                  for of in tellable(facts)]  # fmt: skip
        told["places"] = say("briefing.old_places", listed=listed(places)) if places else ""
    form = how_many(len(facts))
    yield teller.fact("old.clues", say(f"briefing.old_{form}", **told), city)


def tellable(facts: list[Fact]) -> list[Fact]:
    """Those that may be told one by one beside their sum: a single hidden one takes the smallest
    of the others with it, or it would be had by subtraction.
    """
    told = [of for of in facts if not of.is_hidden]
    if len(facts) - len(told) == 1 and told:
        told.remove(min(told, key=lambda of: of.numerator or 0))
    return told


def _coverage_chart(teller: Teller, found: Standouts) -> list[Block]:
    """Coverage county by county beside the calendar; only where counties are named."""
    term = teller.material.term
    facts = [term.get(("coverage", None, one)) for one in teller.material.counties]
    known = [of for of in facts if of is not None and of.is_known]
    elapsed = term.get((PACE, "elapsed", ""))
    if not teller.is_named or len(known) < 2 or elapsed is None or not elapsed.is_known:
        return []
    behind, ahead = (set(rows["county"]) for rows in (found.pace.behind, found.pace.ahead))
    tones = ["worse" if of.county in behind else "higher" if of.county in ahead else "similar"
             for of in known]  # fmt: skip
    title = say("briefing.chart_pace", within=numbers.whole(teller.material.pace.within))
    level = (say("briefing.calendar"), elapsed.in_unit or 0.0)
    return [bars("pace.chart", title, say("briefing.chart_pace_what"), known, tones, level)]


def bars(
    key: str, title: str, what: str, facts: list[Fact], tones: list[str],
    level: tuple[str, float] | None, ends: Any = ((), ()),
) -> ChartBlock:  # fmt: skip
    """A bar per county in register order, with a labelled line for what it is held against."""
    indicator = facts[0].indicator
    return ChartBlock(
        key=key, title=title, what=what, form="bars",
        categories=[of.county for of in facts],
        series=[Series(indicator.name[language()], [of.in_unit for of in facts],
                       low=ends[0], high=ends[1], tones=tones)],
        unit=indicator.unit[language()], decimals=indicator.decimals, level=level,
        notes=[say("briefing.chart_hidden")] if any(of.is_hidden for of in facts) else [],
    )  # fmt: skip


def _first_chart(teller: Teller, found: Standouts) -> list[Block]:
    """The first indicator that tells counties apart, with intervals and the city's line."""
    if not teller.is_named or not found.groups:
        return []
    return interval_chart(found, found.groups[0].indicator.id, "apart.chart")


def interval_chart(found: Standouts, indicator: str, key: str) -> list[Block]:
    """One indicator, county by county: bars, 95 % intervals, the city; nothing for one county."""
    members = found.of(indicator)
    city = found.city.get(indicator)
    if len(members) < 2 or city is None:
        return []
    scale = city.indicator.scale

    def end(value: float | None, of: Fact) -> float | None:
        return None if value is None or of.in_unit is None else value * scale

    ends = (
        [end(one.low, one.fact) for one in members],
        [end(one.high, one.fact) for one in members],
    )
    tones = ["young" if one.fact.state == "young" else one.sense or "context" for one in members]
    name = city.indicator.name[language()]
    apart = [one for one in members if one.verdict and one.verdict.endswith("998")]
    title = say(f"briefing.chart_apart_{how_many(len(apart))}", name=name,
                count=numbers.whole(len(apart)))  # fmt: skip
    what = say("briefing.chart_apart_what", formula=city.indicator.formula[language()],
               ripe=ripe(city))  # fmt: skip
    level = (say("briefing.whole_city"), city.in_unit or 0.0)
    return [bars(key, title, what, [one.fact for one in members], tones, level, ends)]
