"""附表: the same figures in 建制顺序, and what of them may not leave the office."""

from collections.abc import Sequence

from briefings.document import Block, Column, TableBlock
from briefings.evidence.facts import Fact, is_small, under_least
from briefings.evidence.ids import CENSUS, COMPARED
from briefings.evidence.telling import Teller
from briefings.kinds.matters import BY_COUNTY, UNITS
from briefings.writers.sheet import Figure
from queries import registry
from text import language, numbers, say

Cells = list[list[Figure | str]]
WIDE, NARROW = 2.2, 1.0


def tables(teller: Teller) -> list[Block]:
    """The period, then the term: by county where they are named, else as the city's range."""
    told: list[Block | None] = [_period(teller)]
    if teller.is_named:
        told += [_period_by_county(teller), *_term_by_county(teller)]
    else:
        told += ranges(teller, (*CENSUS, *COMPARED))
    return [one for one in told if one is not None]


def _period(teller: Teller) -> Block | None:
    """What grew in all counties together, beside the year or the round before."""
    grown = teller.material.grown
    known = [(name, grown["rounds." + name, None, ""]) for name in UNITS
             if ("rounds." + name, None, "") in grown]  # fmt: skip
    known = [(name, of) for name, of in known if of.is_known]
    if not known:
        return None
    rows = [[_matter(name, of), of.cell(), of.before_cell(), of.change_cell()]
            for name, of in known]  # fmt: skip
    heads = [Column(say("briefing.column_matter"), "text", width=WIDE),
             *(Column(label) for label in (say("briefing.column_now"), teller.beside_head,
                                           say("briefing.column_change")))]  # fmt: skip
    title = say("briefing.table_period", period=teller.period)
    return TableBlock("table.period", title, heads, rows)


def _matter(name: str, of: Fact) -> str:
    """The matter with its measure word: "立案（件）"."""
    unit = UNITS[name] and say(f"briefing.unit_{UNITS[name]}")
    if not unit and not of.is_money:
        return say(f"briefing.matter_{name}")
    unit = unit or of.indicator.unit[language()]
    return say("charts.named_unit", name=say(f"briefing.matter_{name}"), unit=unit)


def _period_by_county(teller: Teller) -> Block | None:
    """What grew county by county."""
    ids = [f"rounds.{name}" for name in BY_COUNTY]
    grown = teller.material.grown
    if not grown:
        return None
    columns = [
        Column(say(f"briefing.matter_{name}"), unit=say(f"briefing.unit_{UNITS[name]}"))
        for name in BY_COUNTY
    ]
    cells = [_by_county(teller, grown, one, is_added=True) for one in ids]
    title = say("briefing.table_period_counties", period=teller.period)
    return _county_table(teller, "table.period.counties", title, columns, cells)


def _term_by_county(teller: Teller) -> list[Block]:
    """Where the term stands county by county: what is planned and done, then what is compared."""
    told: list[Block] = []
    for key, ids in (("census", CENSUS), ("compared", COMPARED)):
        known = [one for one in ids if teller.material.is_reported(one)]
        columns = [_column(one) for one in known]
        term = teller.material.term
        added = [registry.indicator(one).is_count for one in known]
        cells = [_by_county(teller, term, one, is_added=is_added)
                 for one, is_added in zip(known, added, strict=True)]  # fmt: skip
        if known:
            date = numbers.day(teller.material.as_of)
            title = say(f"briefing.table_{key}", date=date)
            told.append(_county_table(teller, f"table.{key}", title, columns, cells))
    return told


def _column(one: str) -> Column:
    indicator = registry.indicator(one)
    name, unit = indicator.name[language()], indicator.unit[language()]
    return Column(name, unit="" if unit in name else unit)


def _by_county(
    teller: Teller, facts: dict[tuple[str, str | None, str], Fact], one: str, *, is_added: bool
) -> list[Figure | str]:
    """One column: the counties, then all together; of what adds up, no hidden part can be had by
    taking the others from the sum.
    """
    found = [facts.get((one, None, county)) for county in (*teller.material.counties, "")]
    cells = [numbers.missing() if of is None else of.cell() for of in found]
    hidden = [of is not None and of.is_known and of.is_hidden for of in found]
    return complemented(cells, hidden) if is_added else cells


def complemented(cells: Sequence[Figure | str], hidden: Sequence[bool]) -> list[Figure | str]:
    """`cells`, the last their sum: where one alone is hidden, the next smallest goes with it."""
    told = list(cells)
    open_ones = [at for at, one in enumerate(cells[:-1]) if isinstance(one, Figure)]
    if sum(hidden) == 1 and open_ones:
        smallest = min(open_ones, key=lambda at: cells[at].value)  # type: ignore[union-attr]
        told[smallest] = say("briefing.complement")
    return told


def _county_table(
    teller: Teller, key: str, title: str, columns: list[Column], cells: list[list[Figure | str]]
) -> TableBlock:
    """One row per county in register order, and the city set apart under them."""
    names = [*teller.material.counties, say("briefing.whole_city")]
    rows: Cells = [[name, *row] for name, row in zip(names, zip(*cells, strict=True), strict=True)]
    heads = [Column(say("briefing.column_place"), "text", width=1.4), *columns]
    return TableBlock(key, title, heads, rows, notes=notes(rows), totals=1)


def notes(rows: Cells) -> list[str]:
    """What the signs in the table mean, where it has any."""
    told = []
    every = [one for row in rows for one in row]
    if any(isinstance(one, str) and under_least() in one for one in every):
        told.append(say("briefing.least_note", least=under_least()))
    if say("briefing.complement") in every:
        told.append(say("briefing.complement_note", sign=say("briefing.complement")))
    return told


def ranges(teller: Teller, ids: Sequence[str]) -> list[Block]:
    """The city, the median and the range of every indicator; no county can be told from it."""
    spread = teller.material.spread
    known = [one for one in ids
             if one in spread.index and teller.material.is_reported(one)]  # fmt: skip
    rows = [_range(teller, one) for one in known if not registry.indicator(one).is_count]
    if not rows:
        return []
    names = ("indicator", "city", "middle", "low", "high", "places")
    heads = [Column(say(f"briefing.column_{name}"), "text" if name == "indicator" else "number",
                    width=WIDE if name == "indicator" else NARROW) for name in names]  # fmt: skip
    title = say("briefing.table_ranges", date=numbers.day(teller.material.as_of))
    return [TableBlock("table.ranges", title, heads, rows)]


def _range(teller: Teller, one: str) -> list[Figure | str]:
    indicator, row = registry.indicator(one), teller.material.spread.loc[one]
    edges = [edge(indicator, row[name]) for name in ("middle", "low", "high")]
    places = int(row["places"])
    return [named(indicator), teller.material.term[one, None, ""].cell(), *edges,
            Figure(places, numbers.whole(places))]  # fmt: skip


def named(indicator: registry.Indicator) -> str:
    """Its name with its unit, where the name does not say it already."""
    name, unit = indicator.name[language()], indicator.unit[language()]
    return name if unit in name else say("charts.named_unit", name=name, unit=unit)


def edge(indicator: registry.Indicator, value: float) -> Figure | str:
    """A median or an end of a range in a table; a small count may be a single county's."""
    if indicator.is_count and is_small(value):
        return under_least()
    return Figure(float(value) * indicator.scale, indicator.bare(value))
