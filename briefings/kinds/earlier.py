"""四、上期指出事项整改情况: what the last circular pointed out, and what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefings.document import Block, Point, Sentence
from briefings.evidence.facts import Fact
from briefings.evidence.ids import PACE
from briefings.evidence.standouts import Standouts
from briefings.evidence.telling import Teller, paragraph, with_unit
from queries import registry
from queries.fair.pace import judgement
from text import language, numbers, say


@dataclass(frozen=True)
class Last:
    """The last circular that was kept: its day and what it pointed out."""

    as_of: date
    points: Sequence[Point]


def section(teller: Teller, found: Standouts, last: Last | None) -> list[Block]:
    """One sentence a point where counties are named, else how many are settled and how many not."""
    if last is None:
        return []
    both = [(point, _now(teller, found, point)) for point in last.points]
    known = [(point, now) for point, now in both if now is not None]
    if not known:
        return paragraph("earlier", [Sentence("earlier.none", say("briefing.earlier_none"))])
    first = _counted(teller, found, last, known)
    return paragraph("earlier", [first, *_named(teller, found, last, known)])


def _now(teller: Teller, found: Standouts, point: Point) -> Fact | None:
    """The same figure as it stands now; None where it is no longer known."""
    if point.matter == "worse":
        rows = [one.fact for one in found.of(point.indicator) if one.fact.county == point.county]
        now = rows[0] if rows else None
    else:
        now = teller.material.term.get((point.indicator, None, point.county))
    return now if now is not None and now.is_known else None


def _is_settled(found: Standouts, point: Point, now: Fact) -> bool:
    """Whether what was pointed out would not be pointed out again."""
    if point.matter == "old_clues":
        return not now.numerator
    if point.indicator == PACE:
        return judgement(now.value or 0.0) != point.matter
    standings = found.of(point.indicator)
    return not any(
        one.fact.county == point.county and one.sense == "worse"
        and (one.verdict or "").endswith("998")
        for one in standings
    )  # fmt: skip


def _counted(
    teller: Teller, found: Standouts, last: Last, known: list[tuple[Point, Fact]]
) -> Sentence:
    """How many of the matters pointed out are settled."""
    settled = sum(_is_settled(found, *one) for one in known)
    counts = {"all": len(known), "settled": settled, "open": len(known) - settled}
    told = {name: numbers.whole(count) for name, count in counts.items()}
    told["date"] = numbers.day(last.as_of)
    form = "all" if settled == len(known) else "some" if settled else "no"
    facts = _proofs(teller, known)
    return teller.fact("earlier.counted", say(f"briefing.earlier_{form}", **told), *facts)


def _proofs(teller: Teller, known: list[tuple[Point, Fact]]) -> list[Fact]:
    """The city's figures of the matters: they prove how many without telling whose."""
    indicators = dict.fromkeys(point.indicator for point, _ in known)
    term = teller.material.term
    part = {PACE: "coverage"}
    return [term[one, part.get(one), ""] for one in indicators if (one, part.get(one), "") in term]


def _named(
    teller: Teller, found: Standouts, last: Last, known: list[tuple[Point, Fact]]
) -> Iterator[Sentence]:
    """Each matter with both figures, of those whom the voice may name."""
    for point, now in known:
        settled = _is_settled(found, point, now)
        if point.county and not teller.may_name(favourable=settled):
            continue
        form = "settled" if settled else "open"
        told = {
            "who": point.county or say("briefing.whole_city"), "date": numbers.day(last.as_of),
            "matter": say(f"briefing.matter_{_word(point)}", name=now.indicator.name[language()]),
            "then": _then(point), "now": _shown(now, point),
        }  # fmt: skip
        key = f"earlier.{point.matter}.{point.indicator}.{point.county}"
        facts = [teller.material.term[PACE, one, point.county] for one in ("coverage", "elapsed")]
        proved = facts if point.indicator == PACE else [now]
        yield teller.fact(key, say(f"briefing.earlier_one_{form}", **told), *proved)


def _word(point: Point) -> str:
    return point.matter if point.matter != "worse" else "worse_than"


def _then(point: Point) -> str:
    """The figure as it was pointed out."""
    indicator = registry.indicator(point.indicator)
    then = Fact(indicator, point.county, None, point.numerator, point.denominator, point.value,
                "value", None)  # fmt: skip
    return _shown(then, point)


def _shown(of: Fact, point: Point) -> str:
    if point.indicator == PACE:
        side = "behind" if (of.value or 0) < 0 else "ahead"
        return say(f"briefing.points_{side}", points=of.points)
    if point.matter == "old_clues":
        return with_unit(of.shown, say("briefing.unit_clues"))
    return say("briefing.figure_parts", figure=of.shown, parts=of.parts)
