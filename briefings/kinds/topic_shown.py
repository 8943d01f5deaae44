"""The charts and the table of a topic."""

from typing import Any

from briefings.document import Block, ChartBlock, Column, Series, TableBlock
from briefings.evidence import footnotes
from briefings.evidence.facts import Fact
from briefings.evidence.standouts import Standouts
from briefings.evidence.telling import Teller
from briefings.kinds import annex, notable
from briefings.writers.sheet import Figure
from text import language, numbers, say


def whole(teller: Teller, one: Any, county: str = "") -> list[Fact]:
    """The figure of the term; of an indicator in parts every part."""
    facts = teller.material.term.items()
    own = [of for (name, _, where), of in facts if name == one.id and where == county]
    alone = [of for of in own if of.part is None]
    return [of for of in alone or own if of.is_known]


def over_time(teller: Teller, one: Any) -> list[Block]:
    """The city's figure at the days on which counties reported."""
    days = teller.material.over_time(one.id)
    known = [(day, of) for day, of in days if of.in_unit is not None]
    if len(known) < 2:
        return []
    name = one.name[language()]
    return [
        ChartBlock(
            key="overall.chart",
            title=say("briefing_topic.chart_time", name=name),
            what=say("briefing_topic.chart_time_what", formula=one.formula[language()]),
            form="lines",
            categories=[footnotes.day(day) for day, _ in known],
            series=[Series(say("briefing.whole_city"), [of.in_unit for _, of in known])],
            unit=one.unit[language()],
            decimals=0 if one.is_count else one.decimals,
        )
    ]


def plain(teller: Teller, one: Any) -> list[Block]:
    """Bars of what has no chance in it: coverage, posts."""
    facts = [of for county in teller.material.counties for of in whole(teller, one, county)[:1]]
    if len(facts) < 2 or any(of.part for of in facts):
        return []
    what = say("briefing_topic.chart_plain_what", formula=one.formula[language()])
    title = say("briefing_topic.chart_plain", name=one.name[language()])
    city = whole(teller, one)
    level = (say("briefing.whole_city"), city[0].in_unit or 0.0)
    tones = ["similar"] * len(facts)
    chart = notable.bars(
        "counties.chart", title, what, facts, tones, None if one.is_count else level
    )
    return [chart]


def parts(teller: Teller, one: Any) -> list[Block]:
    """Numerator and denominator of every county, or the shares of an indicator in parts."""
    counties = teller.material.counties
    facts = {county: whole(teller, one, county) for county in counties}
    known = {county: of for county, of in facts.items() if of}
    if len(known) < 2 or one.is_count or one.accumulate == "difference":
        return []
    if any(of.part for rows in known.values() for of in rows):
        return [_composition(one, known)]
    alone = [rows[0] for rows in known.values()]
    sides = {"numerator": [of.visible(of.numerator) for of in alone],
             "denominator": [of.visible(of.denominator) for of in alone]}  # fmt: skip
    is_hidden = any(None in values for values in sides.values())
    notes = [say("briefing.chart_hidden")] if is_hidden else []
    return [
        ChartBlock(
            key="parts.chart",
            title=say("briefing_topic.chart_parts", name=one.name[language()]),
            what=one.formula[language()],
            form="bars",
            categories=list(known),
            series=[
                Series(say(f"briefing_topic.{name}"), values) for name, values in sides.items()
            ],
            decimals=0,
            notes=notes,
        )
    ]


def _composition(one: Any, known: dict[str, list[Fact]]) -> ChartBlock:
    """Each county's shares on one bar."""
    every = list(dict.fromkeys(of.part for rows in known.values() for of in rows))
    by_part = {
        part: [next((of for of in rows if of.part == part), None) for rows in known.values()]
        for part in every
    }
    names = {of.part: footnotes.name(of) for rows in known.values() for of in rows}
    return ChartBlock(
        key="parts.chart",
        title=say("briefing_topic.chart_parts", name=one.name[language()]),
        what=one.formula[language()],
        form="stacked",
        categories=list(known),
        series=[
            Series(names[part], [None if of is None else of.in_unit for of in row])
            for part, row in by_part.items()
        ],
        unit=one.unit[language()],
        decimals=one.decimals,
        notes=[say("briefing.chart_hidden")],
    )


def tables(teller: Teller, one: Any, found: Standouts) -> list[Block]:
    """County by county in register order where they are named."""
    if not teller.is_named:
        return annex.ranges(teller, [one.id])
    standings = {each.fact.county: each for each in found.of(one.id)}
    rows: list[list[Figure | str]] = []
    for county in teller.material.counties:
        for of in whole(teller, one, county):
            each = standings.get(county)
            apart = [] if each is None else [_interval(each), each.said]
            name = county if of.part is None else f"{county} {footnotes.name(of)}"
            rows.append([name, of.cell(), of.parts, *apart])
    if not rows:
        return []
    heads = [Column(say("briefing.column_place"), "text", width=1.4),
             Column(one.name[language()], unit=one.unit[language()]),
             Column(say("briefing.column_parts"))]  # fmt: skip
    if standings:
        heads += [Column(say("briefing_topic.column_interval")),
                  Column(say("briefing_topic.column_said"), "text", width=1.8)]  # fmt: skip
    width = len(heads)
    rows = [[*row, *[numbers.missing()] * (width - len(row))] for row in rows]
    title = say("briefing_topic.table", name=one.name[language()],
                date=numbers.day(teller.material.as_of))  # fmt: skip
    notes = annex.notes(rows)
    if standings and one.mature_months:
        notes.append(say("briefing_topic.table_whole", months=one.mature_months))
    return [TableBlock("table.topic", title, heads, rows, notes=notes)]


def _interval(each: Any) -> str:
    """Both ends of its interval; nothing where the figure may not be shown."""
    if each.low is None or each.fact.is_hidden:
        return numbers.missing()
    low, high = each.interval
    return say("judging.interval", low=low, high=high)
