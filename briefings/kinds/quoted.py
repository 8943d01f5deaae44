"""三、典型事例和存在困难: the counties' own words."""

from briefings.document import Block
from briefings.evidence.proofs import Quoted
from briefings.evidence.telling import Teller, numbered, paragraph
from text import numbers, say

# what is told → whether it is to the county's favour
TEXTS = {"typical_cases": True, "difficulties": False}
MOST = 6


def section(teller: Teller) -> list[Block]:
    """Of each text the counties that wrote one, in register order; the same words only once."""
    return numbered(
        ((say(f"briefing_circular.part_{name}"), _quotes(teller, name)) for name in TEXTS), level=2
    )


def _quotes(teller: Teller, name: str) -> list[Block]:
    named = teller.may_name(favourable=TEXTS[name])
    told: dict[str, list[Block]] = {}
    for row in teller.material.narratives.itertuples():
        text = getattr(row, name)
        if numbers.is_missing(text) or not str(text).strip():
            continue
        words = teller.quoted(str(text), named=named)
        if words in told:
            continue
        whose = row.county if named else say("briefing.some_county")
        of = Quoted(row.county, row.as_of_date.date(), str(row.file))
        # a key travels with the sentence: it may not name who is not named
        key = f"quoted.{name}.{row.county if named else len(told) + 1}"
        text = say("briefing.quoted", whose=whose, words=words, date=numbers.day(of.as_of))
        sentence = teller.fact(key, text, of)
        told[words] = paragraph(key, [sentence], whose)
        if len(told) == MOST:
            break
    return [block for blocks in told.values() for block in blocks]
