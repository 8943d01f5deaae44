"""一对一反馈函: what one county should look at, told to it alone."""

from collections.abc import Iterator

from briefings.document import Block, Document, Made, Sentence
from briefings.evidence.ids import COMPARED
from briefings.evidence.standouts import Standing, Standouts
from briefings.evidence.telling import Teller, numbered, paragraph
from briefings.kinds import notable, of_county, states
from briefings.kinds.closing import document
from text import language, say

Findings = list[tuple[str, Sentence]]


def compose(teller: Teller, made: Made) -> Document:
    """The county's period, what stands out in it, what it is asked to explain or verify."""
    county = teller.ask.county or ""
    opening = of_county.opening(teller, county)
    overall = _overall(teller, county) if teller.ask.wants("overall") else []
    found = list(_findings(teller, county))
    sections = {
        "overall": overall,
        "notable": _notable(found) if teller.ask.wants("notable") else [],
        "questions": _questions(found) if teller.ask.wants("questions") else [],
    }
    body = numbered(
        (say(f"briefing_county.letter_{name}"), blocks) for name, blocks in sections.items()
    )
    tables = of_county.beside(teller, county) if teller.ask.wants("tables") else []
    title = say("briefing_county.title_letter", county=county)
    addressed = say("briefing_county.addressed_to", county=county)
    return document(teller, made, title, [*opening, *body, *tables], addressed_to=addressed)


def _overall(teller: Teller, county: str) -> list[Block]:
    told = of_county.work(teller, county, ("coverage", "findings", "outcomes"))
    return [
        *paragraph("overall", [*told, *of_county.forecast(teller, county)]),
        *of_county.burn_up(teller, county),
        *of_county.beside_chart(teller, county),
    ]


def _notable(found: Findings) -> list[Block]:
    """One sentence a finding; that there is none is said too."""
    told = [sentence for _, sentence in found]
    nothing = Sentence("notable.nothing", say("briefing_county.nothing"))
    return paragraph("notable", told or [nothing])


def _questions(found: Findings) -> list[Block]:
    """What is asked of the county, each question once."""
    asked = [*dict.fromkeys(question for question, _ in found), "reply"]
    return [
        block
        for number, question in enumerate(asked, start=1)
        for block in paragraph(
            f"ask.{question}",
            [Sentence(f"ask.{question}", _step(number, say(f"briefing_county.ask_{question}")))],
        )
    ]


def _step(number: int, words: str) -> str:
    return say("briefing.step", number=number, words=words)


def _findings(teller: Teller, county: str) -> Iterator[tuple[str, Sentence]]:
    """What asks for an answer: the question it leads to, and the sentence."""
    found = Standouts(teller.material)
    yield from _pace(teller, county, found)
    standings = {one.fact.indicator.id: one for one in found.of_county(county)}
    for name in COMPARED:
        one = standings.get(name)
        if one is not None:
            yield from _standing(teller, one, found)
    old = states.known(teller, notable.OLD, county)
    if old is not None and old.numerator and found.tells_old_clues:
        text = say("briefing_county.old", count=old.shown)
        yield "old", teller.fact("old.clues", text, old)


def _pace(teller: Teller, county: str, found: Standouts) -> Iterator[tuple[str, Sentence]]:
    for form, rows in (("behind", found.pace.behind), ("ahead", found.pace.ahead)):
        if county in set(rows["county"]):
            yield form, notable.off(teller, form, county)


def _standing(teller: Teller, one: Standing, found: Standouts) -> Iterator[tuple[str, Sentence]]:
    """A figure that differs from the others', unless that was set aside, or whose parts cannot be
    right.
    """
    of = one.fact
    key = f"notable.{of.indicator.id}"
    if one.is_to_verify:
        text = say("briefing_county.verify", name=of.indicator.name[language()], parts=of.parts)
        yield "verify", teller.fact(key, text, of)
    elif one.sense not in (None, "similar", notable.FAVOURABLE) and not found.is_set_aside(
        one.sense, of.indicator.id, of.county
    ):
        question = "worse" if one.sense == "worse" else "neutral"
        sentence = notable.standing(teller, key, one, found.city[of.indicator.id])
        yield question, sentence
