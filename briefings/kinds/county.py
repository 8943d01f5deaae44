"""单县简报: one county on two pages, which it may also take for itself."""

from briefings.document import Block, Document, Made
from briefings.kinds import of_county, quoted
from briefings.kinds.closing import document
from briefings.telling import Teller, numbered, paragraph
from text import numbers, say


def compose(teller: Teller, made: Made) -> Document:
    """The county's work, its figures beside the city's median and range, and its own account."""
    county = teller.ask.county or ""
    opening = of_county.opening(teller, county)
    sections = {
        "progress": lambda: _progress(teller, county),
        "outcomes": lambda: _outcomes(teller, county),
        "beside": lambda: [
            *of_county.beside_chart(teller, county), *of_county.beside(teller, county)
        ],
        "account": lambda: quoted.own(teller, county),
    }  # fmt: skip
    body = numbered(
        (say(f"briefing_county.section_{name}"), write())
        for name, write in sections.items()
        if teller.ask.wants(name)
    )
    title = say("briefing_county.title_county", county=county)
    subtitle = say("briefing_county.as_of", date=numbers.day(made.as_of))
    return document(teller, made, title, [*opening, *body], subtitle=subtitle)


def _progress(teller: Teller, county: str) -> list[Block]:
    told = of_county.work(teller, county, ("coverage",)) + of_county.forecast(teller, county)
    return [*paragraph("progress", told), *of_county.burn_up(teller, county)]


def _outcomes(teller: Teller, county: str) -> list[Block]:
    told = [
        block
        for section in ("findings", "outcomes", "lasting")
        for block in paragraph(
            f"outcomes.{section}", of_county.work(teller, county, (section,))
        )
    ]  # fmt: skip
    return [*told, *of_county.chain(teller, county)]
