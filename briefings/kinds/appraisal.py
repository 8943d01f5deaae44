"""考核: the score card of the counties, in register order and by bands; no ranks."""

from typing import Any

from briefings.document import Block, Column, Document, Made, Sentence, TableBlock
from briefings.evidence.proofs import Card
from briefings.evidence.telling import Teller, numbered, paragraph
from briefings.kinds.closing import document
from briefings.writers.sheet import Figure
from queries.appraisal import Appraisal
from text import language, numbers, say

UNKNOWN = ("missing", "young", "undated", "to_verify", "not_entered")
SURE_PLACES, COUNTS = 2, ("sure", "may")


def compose(teller: Teller, made: Made) -> Document:
    """By which card, what is not scored yet, which bands can be told; the tables."""
    result = teller.material.appraisal
    sections = {"overall": _overall(teller, result)}
    body = numbered(
        (say(f"briefing_appraisal.section_{name}"), blocks)
        for name, blocks in sections.items()
        if teller.ask.wants(name)
    )
    tables = _tables(teller, result) if teller.ask.wants("tables") else []
    told = {"card": result.name[language()], "version": result.version}
    told |= {"city": teller.material.city, "date": numbers.day(result.as_of)}
    text = say("briefing_appraisal.opening", since=numbers.day(result.valid_from), **told)
    opening = paragraph("opening", [teller.fact("opening", text, Card())])
    title = say("briefing_appraisal.title", year=result.as_of.year, **told)
    return document(teller, made, title, [*opening, *body, *tables])


def _overall(teller: Teller, result: Appraisal) -> list[Block]:
    items, totals = result.items, result.totals
    unknown = items[items["state"].isin(UNKNOWN) & (items["weight"].astype(float) > 0)]
    sure = totals[totals["band_low"] == totals["band_high"]]
    told = {
        "counties": len(totals), "items": items["item"].nunique(), "missing": len(unknown),
        "sure": len(sure), "open": len(totals) - len(sure),
    }  # fmt: skip
    counted = {name: numbers.whole(int(count)) for name, count in told.items()}
    sentences: list[Sentence | None] = [
        teller.fact("overall.known", say("briefing_appraisal.known", **counted), Card()),
        teller.fact("overall.bands", say("briefing_appraisal.bands", **counted), Card()),
        Sentence("overall.how", say("briefing_appraisal.how")),
    ]
    if result.is_example:
        sentences.append(Sentence("overall.example", say("briefing_appraisal.example")))
    return paragraph("overall", sentences)


def _tables(teller: Teller, result: Appraisal) -> list[Block]:
    """County by county where they are named, else how many may come into each band."""
    return [_by_county(result)] if teller.is_named else [_by_band(result)]


def _by_county(result: Appraisal) -> TableBlock:
    sums = {(row.county, row.aspect): row for row in result.aspects.itertuples()}
    aspects = list(dict.fromkeys(result.aspects["aspect"]))
    names = ("extra", "score", "known", "range", "band", "holds")
    heads = [Column(say("briefing.column_place"), "text", width=1.4),
             *(Column(result.names[one][language()]) for one in aspects),
             *(Column(say(f"briefing_appraisal.column_{name}"),
                      "text" if name == "band" else "number") for name in names)]  # fmt: skip
    rows: list[list[Figure | str]] = []
    for row in result.totals.itertuples():
        parts = [_aspect(sums[row.county, one]) for one in aspects]
        rows.append([str(row.county), *parts, _points(row.extra), _points(row.points),
                     _points(row.known_weight), _reach(row), _band(result, row),
                     numbers.percent(row.holds * 100)])  # fmt: skip
    title = say("briefing_appraisal.table", date=numbers.day(result.as_of))
    notes = [say("briefing_appraisal.table_note")]
    return TableBlock("table.appraisal", title, heads, rows, notes=notes)


def _by_band(result: Appraisal) -> TableBlock:
    """Of each band how many are in it for sure, and how many may come into it."""
    totals = result.totals
    rows: list[list[Figure | str]] = []
    for at, (_, name) in enumerate(result.bands):
        low, high = totals["band_low"].astype(int), totals["band_high"].astype(int)
        sure = int(((low == at) & (high == at)).sum())
        may = int(((low >= at) & (high <= at)).sum())
        counts = [Figure(one, numbers.whole(one)) for one in (sure, may)]
        rows.append([name[language()], *counts])
    heads = [Column(say("briefing_appraisal.column_band"), "text"),
             *(Column(say(f"briefing_appraisal.column_{one}")) for one in COUNTS)]  # fmt: skip
    title = say("briefing_appraisal.table_bands", date=numbers.day(result.as_of))
    return TableBlock("table.bands", title, heads, rows)


def _aspect(row: Any) -> str:
    """Points of the weight that is known: "15.4/17"."""
    if not row.known_weight:
        return numbers.missing()
    return say("numbers.parts", numerator=_short(row.points), denominator=_short(row.known_weight))


def _points(value: float) -> Figure:
    return Figure(float(value), _short(value))


def _short(value: float) -> str:
    """Points with the decimals that they have."""
    return numbers.decimal(value, SURE_PLACES).rstrip("0").rstrip(".") if value % 1 else (
        numbers.whole(value))  # fmt: skip


def _reach(row: Any) -> str:
    return say("judging.interval", low=_short(row.low), high=_short(row.high))


def _band(result: Appraisal, row: Any) -> str:
    """The band, or from which to which it can still be."""
    low, high = (result.bands[int(one)][1][language()] for one in (row.band_low, row.band_high))
    return low if low == high else say("appraisal.band_between", low=low, high=high)
