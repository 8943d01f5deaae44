"""How the sentences of a briefing are written: whom they name, and what proves them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from briefings.asking import Ask
from briefings.document import Block, Heading, Paragraph, Sentence
from briefings.evidence.facts import Fact
from briefings.evidence.material import Material
from briefings.evidence.proofs import Proofs, Provable
from queries.county import FEWEST_IN_RANGE
from text import numbers, say

Count = Literal["none", "one", "many"]
SPACES = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
QUOTED_LENGTH = 240
HALVES = {(1, 1): "first_half", (7, 1): "second_half"}


class Teller:
    """Writes sentences from facts, in the voice that was asked for."""

    def __init__(self, ask: Ask, material: Material) -> None:
        self.ask, self.material = ask, material
        # a paper to one county knows no other, so nothing in it tells counties apart
        self.is_named = ask.voice == "named" and ask.county is None
        self.proofs = Proofs(material, named=self.is_named, own=ask.county)

    def fact(self, key: str, text: str, *proved: Provable) -> Sentence:
        """A sentence of fact, with a footnote for every figure in it."""
        return Sentence(key, text, tuple(self.proofs.note(one) for one in proved))

    def may_name(self, *, favourable: bool = False) -> bool:
        """Whether the voice names counties: 只点正面 only where it is to their favour."""
        return self.is_named or (self.ask.voice == "positive" and favourable)

    def who(self, counties: Sequence[str], *, favourable: bool = False) -> str:
        """The counties by name, or 有的县（市、区） and how many."""
        if self.may_name(favourable=favourable):
            return listed(counties)
        count = numbers.whole(len(counties))
        return say(f"briefing.some_{how_many(len(counties))}", count=count)

    def may_tell(self, city: Fact) -> bool:
        """Whether the sum of the counties may stand in a paper: to one county only where it is of
        so many that it cannot take itself out and see the others.
        """
        return self.ask.county is None or city.places >= FEWEST_IN_RANGE

    def quoted(self, text: str, *, named: bool) -> str:
        """A county's own words in one line, cut where they are long, without names if not named."""
        words = SPACES.sub(" ", text).strip()
        if len(words) > QUOTED_LENGTH:
            words = words[:QUOTED_LENGTH].rstrip() + "……"
        if named:
            return words
        for name in self.material.names:
            words = words.replace(name, say("briefing.a_county"))
        return words

    @property
    def beside(self) -> str:
        """What a figure of the period stands beside: the year before, or the round before."""
        return say(f"briefing.{self._before}")

    @property
    def beside_head(self) -> str:
        """The same as the head of a column."""
        return say(f"briefing.column_{self._before}")

    @property
    def _before(self) -> str:
        return "round_before" if self.ask.round_no else "year_before"

    @property
    def period(self) -> str:
        """The period in words: "2026年上半年", "第九轮", "本届以来"."""
        if self.ask.round_no:
            return numbers.rounds(self.ask.round_no, self.ask.round_no)
        return period(self.ask.start, self.ask.as_of)


def period(start: date | None, end: date) -> str:
    """The days of a period in words, a half year or a year by its name."""
    if start is None:
        return say("briefing.this_term")
    half = HALVES.get((start.month, start.day))
    if half and start.year == end.year and (half == "second_half" or end.month <= 6):
        return say(f"briefing.{half}", year=start.year)
    if half == "first_half" and start.year == end.year:
        return say("briefing.year_so_far", year=start.year)
    return say("briefing.from_to", start=numbers.day(start), end=numbers.day(end))


def listed(names: Iterable[str]) -> str:
    """The names one after another."""
    return say("charts.comma").join(names)


def how_many(count: int) -> Count:
    """Which form of a sentence speaks of so many."""
    return "none" if count == 0 else "one" if count == 1 else "many"


def paragraph(key: str, sentences: Iterable[Sentence | None], quoted: str = "") -> list[Block]:
    """The sentences there are as one paragraph; nothing where there are none."""
    told = tuple(one for one in sentences if one is not None)
    return [Paragraph(key, told, quoted)] if told else []


def numbered(titles_and_blocks: Iterable[tuple[str, list[Block]]], level: int = 1) -> list[Block]:
    """Sections with blocks under headings 一、二、三 or （一）（二）; empty ones are left out."""
    told: list[Block] = []
    filled = [(title, blocks) for title, blocks in titles_and_blocks if blocks]
    for number, (title, blocks) in enumerate(filled, start=1):
        mark = say("briefing.numerals").split()[number - 1]
        told += [Heading(say(f"briefing.heading_{level}", number=mark, title=title), level)]
        told += blocks
    return told


def grown(teller: Teller, name: str, unit: str, county: str = "") -> Sentence | None:
    """What grew in the period, and the same of the year before: in numbers, on a large base also
    in per cent. Without a period, or a start, the term so far; nothing where nobody reported it.
    """
    of = teller.material.grown.get((f"rounds.{name}", None, county))
    if of is None or not of.is_known:
        return _so_far(teller, name, unit, county)
    key, unit = f"grown.{name}", unit and say(f"briefing.unit_{unit}")
    told = {
        "matter": say(f"briefing.matter_{name}"),
        "now": with_unit(of.shown, unit),
        "beside": teller.beside,
    }
    if of.before is None or of.change is None or of.is_hidden:
        return teller.fact(key, say("briefing.grown_alone", **told), of)
    if of.is_before_hidden:
        told["before"] = of.before_shown
        return teller.fact(key, say("briefing.grown_from_small", **told), of)
    told["before"] = with_unit(of.before_shown, unit)
    told["change"] = with_unit(of.change_shown, unit)
    form = "same" if of.change == 0 else "more" if of.change > 0 else "less"
    share = "" if of.growth is None else say("briefing.growth", share=of.growth_shown)
    return teller.fact(key, say(f"briefing.grown_{form}", **told, growth=share), of)


def _so_far(teller: Teller, name: str, unit: str, county: str) -> Sentence | None:
    """The same, term to date."""
    of = teller.material.term.get((f"rounds.{name}", None, county))
    if of is None or not of.is_known:
        return None
    now = with_unit(of.shown, unit and say(f"briefing.unit_{unit}"))
    text = say("briefing.term_so_far", matter=say(f"briefing.matter_{name}"), now=now)
    return teller.fact(f"term.{name}", text, of)


def with_unit(number: str, unit: str) -> str:
    """A number with its measure word, "54件"; an amount has its unit already."""
    if not unit or number.endswith(unit):
        return number
    return say("briefing.with_unit", number=number, unit=unit)
