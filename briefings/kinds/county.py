"""单县简报: one county on two pages, which it may also take for itself."""

from briefings.document import Block, Document, Made
from briefings.evidence.telling import Teller, grown, numbered, paragraph
from briefings.kinds import of_county, states
from briefings.kinds.closing import document
from briefings.kinds.matters import UNITS
from text import say

# two pages hold no more: all the rest stands in the table beside the city
GREW = ("units_first_inspected", "problems_found", "clues_transferred", "cases_filed")
BESIDE = (
    *("coverage", "coverage_pace", "problems_per_unit", "clue_yield", "clue_conversion"),
    *("clue_conclusion", "discipline_ratio", "rectification", "recheck_failure", "post_filling"),
)


def compose(teller: Teller, made: Made) -> Document:
    """The county's work, and its figures beside the city's median and range."""
    county = teller.ask.county or ""
    opening = of_county.opening(teller, county)
    sections = {
        "progress": lambda: _progress(teller, county),
        "outcomes": lambda: _outcomes(teller, county),
        "beside": lambda: [
            *of_county.beside_chart(teller, county), *of_county.beside(teller, county, BESIDE)
        ],
    }  # fmt: skip
    body = numbered(
        (say(f"briefing_county.section_{name}"), write())
        for name, write in sections.items()
        if teller.ask.wants(name)
    )
    title = say("briefing_county.title_county", county=county)
    return document(teller, made, title, [*opening, *body])


def _progress(teller: Teller, county: str) -> list[Block]:
    told = [
        states.share(teller, "coverage", county),
        states.calendar(teller, county),
        *of_county.forecast(teller, county),
    ]
    return paragraph("progress", told)


def _outcomes(teller: Teller, county: str) -> list[Block]:
    told = [grown(teller, name, UNITS[name], county) for name in GREW]
    told += [states.share(teller, name, county) for name in ("rectification", "clue_conclusion")]
    return paragraph("outcomes", told)
