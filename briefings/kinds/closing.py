"""What stands under every briefing, and the document around its blocks."""

from collections.abc import Iterator, Sequence

import pandas as pd

from briefings.document import Block, Document, Made, Point, Slots
from briefings.evidence.ids import COUNTY
from briefings.evidence.telling import Teller, listed
from queries import office, registry
from text import language, numbers, say

NAMED = 6
EXAMPLE_PROVINCE = "示例省"


def remarks(teller: Teller) -> list[str]:
    """What is young, missing, late, short or contradicted: of the county, or of all of them; in a
    topic only of its indicator, and nothing under a paper about the sheets themselves.
    """
    county = teller.ask.county
    if teller.ask.kind in ("reporting", "appraisal"):
        return []
    return [*_young(teller, county), *_gaps(teller, county), *_without_start(teller, county)]


def _of_subject(teller: Teller, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the indicator that a topic is of; else all."""
    subject = teller.ask.indicator
    return rows if subject is None else rows[rows["indicator"] == subject]


def _young(teller: Teller, county: str | None) -> Iterator[str]:
    rows = _of_subject(teller, teller.material.comparable)
    rows = rows[rows["state"] == "young"]
    rows = rows[rows[COUNTY] == county] if county else rows
    for name, young in rows.groupby("indicator", sort=False):
        indicator = registry.indicator(str(name))
        told = {"name": indicator.name[language()], "months": indicator.mature_months}
        form = "own" if county else "all"
        count = numbers.whole(len(young))
        yield say(f"briefing.remark_young_{form}", **told, count=count)


def _gaps(teller: Teller, county: str | None) -> Iterator[str]:
    gaps = teller.material.gaps
    frames = {"late": gaps.late, "short": gaps.short_of_rounds, "contradicted": gaps.contradicted}
    for name, rows in frames.items():
        yield from _told(teller, name, rows, county)
    for indicator, rows in _of_subject(teller, gaps.unknown).groupby("indicator", sort=False):
        name = registry.indicator(str(indicator)).name[language()]
        yield from _told(teller, "unknown", rows, county, indicator=name)


def _told(
    teller: Teller, name: str, rows: pd.DataFrame, county: str | None, **values: object
) -> Iterator[str]:
    """Of one county that it is so; else whom it is true of where they are named, or how many."""
    counties = list(dict.fromkeys(rows[COUNTY]))
    if county is not None:
        if county in counties:
            yield say(f"briefing.remark_{name}_own", **values)
    elif counties and teller.is_named:
        names = listed(counties[:NAMED])
        more = say("briefing.and_more", listed=names, count=numbers.whole(len(counties)))
        told = more if len(counties) > NAMED else names
        yield say(f"briefing.remark_{name}_named", listed=told, **values)
    elif counties:
        yield say(f"briefing.remark_{name}", count=numbers.whole(len(counties)), **values)


def _without_start(teller: Teller, county: str | None) -> Iterator[str]:
    grown = teller.material.grown.values()
    lost = {of.county for of in grown if of.county and of.state == "no_start"}
    if county is not None:
        if county in lost:
            yield say("briefing.remark_start_own")
    elif lost:
        yield say("briefing.remark_start", count=numbers.whole(len(lost)))


def document(
    teller: Teller, made: Made, title: str, blocks: Sequence[Block], *,
    addressed_to: str = "", subtitle: str = "", points: Sequence[Point] = (),
) -> Document:  # fmt: skip
    """The document of these blocks, with its proofs, slots, remarks and who made it."""
    ask, material = teller.ask, teller.material
    # a briefing of one county is no letter: nobody signs it
    signed = office.office().subtitle or say("pages.product_what")
    signed = "" if ask.kind == "county" else signed
    slots = Slots(
        addressed_to=addressed_to, signed=signed, dated=made.at.date() if signed else None
    )
    return Document(
        kind=ask.kind,
        title=title,
        blocks=tuple(blocks),
        proofs=teller.proofs.all(),
        slots=ask.slots or slots,
        made=made,
        subtitle=subtitle,
        voice=ask.voice if ask.county is None else "",
        example=material.province == EXAMPLE_PROVINCE,
        remarks=tuple(remarks(teller)),
        points=tuple(points),
    )
