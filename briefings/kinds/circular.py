"""全市通报: how a half year, a round or the term went in the counties of a city."""

from briefings.document import Document, Made
from briefings.evidence.standouts import Standouts
from briefings.evidence.telling import Teller, numbered
from briefings.kinds import annex, earlier, notable, overall, quoted, steps
from briefings.kinds.closing import document
from text import say


def compose(teller: Teller, made: Made, last: earlier.Last | None = None) -> Document:
    """The circular, in the voice that was asked for; `last` is the one before it."""
    found = Standouts(teller.material)
    opening = overall.opening(teller)
    sections = {
        "overall": lambda: overall.section(teller),
        "notable": lambda: notable.section(teller, found),
        "quoted": lambda: quoted.section(teller),
        "earlier": lambda: earlier.section(teller, found, last),
        "next": lambda: steps.section(teller, found),
    }
    body = numbered(
        (say(f"briefing_circular.section_{name}"), write())
        for name, write in sections.items()
        if teller.ask.wants(name)
    )
    tables = annex.tables(teller) if teller.ask.wants("tables") else []
    title = say("briefing_circular.title", period=teller.period)
    return document(
        teller, made, title, [*opening, *body, *tables],
        addressed_to=say("briefing_circular.addressed_to"),
        points=notable.points(teller, found),
    )  # fmt: skip
