"""What letter and briefing of one county have in common: its figures beside the city's."""

from collections.abc import Sequence

from briefings.document import Block, ChartBlock, Column, Sentence, Series, TableBlock
from briefings.evidence.facts import is_small
from briefings.evidence.ids import CENSUS, COMPARED
from briefings.evidence.proofs import Scope
from briefings.evidence.telling import Teller, grown, paragraph
from briefings.kinds import annex, states
from briefings.kinds.matters import MATTERS
from briefings.writers.sheet import Figure
from queries import registry
from text import language, numbers, say

SHARES = ("coverage", "clue_conclusion", "rectification", "satisfaction", "post_filling")
FEWEST = 2
# the longest name with its unit stays on one line
WIDE = 3.6


def opening(teller: Teller, county: str) -> list[Block]:
    """Of which days this is, and how many reports of the county stand behind it."""
    material = teller.material
    rows = material.scope
    reports = int(rows.loc[rows["county"] == county, "reports"].sum())
    told = {"county": county, "reports": numbers.whole(reports), "period": teller.period}
    told["date"] = numbers.day(material.as_of)
    text = say(f"briefing_county.opening_{teller.ask.kind}", **told)
    return paragraph("opening", [teller.fact("opening", text, Scope(reports, county))])


def work(teller: Teller, county: str, sections: Sequence[str]) -> list[Sentence | None]:
    """What grew in the period, and where the term stands."""
    told: list[Sentence | None] = []
    for section in sections:
        matters = MATTERS.get(section, {})
        told += [grown(teller, one, unit, county) for one, unit in matters.items()]
        told += states.of(teller, section, county)
    return told


def forecast(teller: Teller, county: str) -> list[Sentence | None]:
    """What each round must bring from here, and where the county's own rounds lead."""
    paces = teller.material.paces
    row = next(paces[paces["county"] == county].itertuples(), None)
    plan = states.known(teller, "coverage", county)
    if row is None or plan is None or numbers.is_missing(row.needed) or not row.rounds_left:
        return []
    told = {"left": numbers.whole(row.rounds_left), "needed": numbers.decimal(row.needed)}
    needed = say("briefing_county.needed", **told)
    if numbers.is_missing(row.high):
        return [teller.fact("pace.needed", needed, plan)]
    low, high = (numbers.decimal(end * 100, 0) for end in (row.low, row.high))
    form = "point" if low == high else "range"
    ends = say(f"briefing_county.forecast_{form}", low=low, high=high)
    return [teller.fact("pace.forecast", say("briefing.both", one=needed, other=ends), plan)]


def beside(
    teller: Teller, county: str, ids: Sequence[str] = (*CENSUS, *COMPARED)
) -> list[Block]:  # fmt: skip
    """A table: the county, all counties, the median and the range; no other county by name."""
    material = teller.material
    known = [one for one in ids if states.known(teller, one, county)]
    if not known:
        return []
    told = ("middle", "low", "high") if len(material.spread) else ()
    names = ("indicator", "own", "parts", "city", *told)
    heads = [Column(say(f"briefing.column_{name}"), "text" if name == "indicator" else "number",
                    width=WIDE if name == "indicator" else annex.NARROW)
             for name in names]  # fmt: skip
    rows = [_row(teller, one, county, told) for one in known]
    title = say("briefing_county.table_beside", date=numbers.day(material.as_of))
    return [TableBlock("table.beside", title, heads, rows, notes=annex.notes(rows))]


def _row(teller: Teller, one: str, county: str, edges: Sequence[str]) -> list[Figure | str]:
    indicator, spread = registry.indicator(one), teller.material.spread
    own, city = (teller.material.term[one, None, place] for place in (county, ""))
    has_parts = not indicator.is_count and indicator.accumulate != "difference"
    parts = own.parts if has_parts else numbers.missing()
    told = [annex.edge(indicator, spread.loc[one, name]) if one in spread.index
            else numbers.missing() for name in edges]  # fmt: skip
    whole = city.cell() if teller.may_tell(city) else numbers.missing()
    return [annex.named(indicator), own.cell(), parts, whole, *told]


def beside_chart(teller: Teller, county: str) -> list[Block]:
    """The county's shares beside the medians of its city."""
    spread = teller.material.spread
    facts = [states.known(teller, one, county) for one in SHARES if one in spread.index]
    drawn = [of for of in facts if of is not None and of.in_unit is not None]
    if len(drawn) < FEWEST:
        return []
    middles = [float(spread.loc[of.indicator.id, "middle"]) * of.indicator.scale for of in drawn]
    date = numbers.day(teller.material.as_of)
    return [
        ChartBlock(
            key="beside.chart",
            title=say("briefing_county.chart_beside", county=county),
            what=say("briefing_county.chart_beside_what", date=date),
            form="bars",
            categories=[of.indicator.name[language()] for of in drawn],
            series=[
                Series(county, [of.in_unit for of in drawn], tones=["subject"] * len(drawn)),
                Series(say("briefing.column_middle"), middles, tones=["context"] * len(drawn)),
            ],
            unit="%",
        )
    ]


def burn_up(teller: Teller, county: str) -> list[Block]:
    """Units covered round by round, and the plan as a line."""
    events = teller.material.events
    rounds = events[(events["county"] == county) & (events["kind"] == "round")]
    rounds = rounds[rounds["reached"].notna() & rounds["round_last"].notna()]
    plan = states.known(teller, "coverage", county)
    if len(rounds) < FEWEST or plan is None or plan.denominator is None:
        return []
    # neither a small round nor what gives it away by subtraction
    shown = [None if numbers.is_missing(row.amount) or is_small(row.amount) else float(row.reached)
             for row in rounds.itertuples()]  # fmt: skip
    names = [numbers.rounds(row.round_first, row.round_last) for row in rounds.itertuples()]
    level = (say("briefing_county.planned"), plan.denominator)
    told = {"covered": plan.top, "planned": plan.bottom}
    return [
        ChartBlock(
            key="burn_up.chart",
            title=say("briefing_county.chart_burn_up", **told),
            what=say("briefing_county.chart_burn_up_what"),
            form="lines",
            categories=names,
            series=[Series(say("briefing_county.reached"), shown, tones=["subject"] * len(names))],
            unit=say("briefing.unit_units"),
            decimals=0,
            level=level,
        )
    ]
