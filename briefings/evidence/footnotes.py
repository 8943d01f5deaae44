"""The words of a footnote: which figure, its parts, its days, in at most forty characters."""

from datetime import date

from briefings.document import NOTE_LENGTH
from briefings.evidence.facts import Fact
from queries.fields import label
from text import language, say


def of_fact(of: Fact, as_of: date) -> str:
    """Of a figure: "线索成案率，84/401，2026.1.1–10.31"."""
    return fitted(name(of), of.parts, days(of.start, of.as_of or as_of))


def fitted(name: str, parts: str, days: str) -> str:
    """The three in at most NOTE_LENGTH characters: where they are longer, the name is cut."""
    form = "note" if parts else "note_bare"
    room = NOTE_LENGTH - len(say(f"briefing.{form}", name="", parts=parts, days=days))
    if len(name) > room:
        name = name[: max(room - 1, 0)] + "…"
    return say(f"briefing.{form}", name=name, parts=parts, days=days)


def name(of: Fact) -> str:
    """What a figure is called; a part of a difference by its own name."""
    if of.part in of.indicator.parts:
        return say(f"briefing.part_{of.part}")
    if of.part is not None:
        return label(of.part)
    stream, _, field = of.indicator.id.partition(".")
    if stream == "rounds":
        return say(f"briefing.matter_{field}")
    return of.indicator.name[language()]


def day(on: date) -> str:
    """A day in few characters: "2026.10.31"."""
    return f"{on.year}.{on.month}.{on.day}"


def days(start: date | None, end: date) -> str:
    """A day, or the two ends of a period: "2026.7.1–10.31"."""
    if start is None:
        return day(end)
    last = f"{end.month}.{end.day}" if start.year == end.year else day(end)
    return f"{day(start)}–{last}"
