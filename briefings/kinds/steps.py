"""五、下一步: what is asked of the counties, from what was found; no figure stands in it."""

from collections.abc import Iterator

from briefings.document import Block, Sentence
from briefings.evidence.ids import OLD
from briefings.evidence.standouts import Standouts
from briefings.evidence.telling import Teller, paragraph
from text import language, say


def section(teller: Teller, found: Standouts) -> list[Block]:
    """One request a matter that was found; always that what is missing be handed in."""
    return [
        block
        for number, (key, words) in enumerate(_requests(teller, found), start=1)
        for block in paragraph(
            key, [Sentence(key, say("briefing.step", number=number, words=words))]
        )
    ]


def _requests(teller: Teller, found: Standouts) -> Iterator[tuple[str, str]]:
    pace = found.pace
    if len(pace.behind):
        yield "next.behind", say("briefing_circular.next_behind")
    if len(pace.ahead):
        yield "next.ahead", say("briefing_circular.next_ahead")
    worse = [group.indicator for group in found.groups if group.sense == "worse"]
    if worse:
        names = say("charts.comma").join(one.name[language()] for one in worse)
        yield "next.worse", say("briefing_circular.next_worse", names=names)
    if any(group.sense in ("higher", "lower") for group in found.groups):
        yield "next.neutral", say("briefing_circular.next_neutral")
    old = teller.material.term.get((OLD, None, ""))
    if old is not None and old.is_known and old.numerator and found.tells_old_clues:
        yield "next.old", say("briefing_circular.next_old")
    yield "next.reports", say("briefing_circular.next_reports")
