"""The appendix of a briefing: for every figure in it the reports it was made of."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from briefings.document import Note, Proof
from briefings.evidence import footnotes, proof_rows
from briefings.evidence.facts import Fact, count
from briefings.evidence.ids import COUNTY
from briefings.evidence.material import Material
from text import language, numbers, say


@dataclass(frozen=True)
class Quoted:
    """An account in words that is quoted: whose, as of when, from which file."""

    county: str
    as_of: date
    file: str


@dataclass(frozen=True)
class Scope:
    """All reports up to a day, of the counties or ("": all) of one."""

    reports: int
    county: str = ""


@dataclass(frozen=True)
class Months:
    """What came for which month, of every county."""


@dataclass(frozen=True)
class Card:
    """The score card by which the counties are appraised."""


Provable = Fact | Quoted | Scope | Months | Card


class Proofs:
    """Gives every figure of a document its number, and writes the proofs when all are known.

    Where counties are not `named`, no proof tells one from another, but for a county's `own`.
    """

    def __init__(self, material: Material, *, named: bool, own: str | None = None) -> None:
        self._material, self._named, self._own = material, named, own
        self._numbers: dict[Hashable, int] = {}
        self._known: dict[int, Provable] = {}

    def note(self, of: Provable) -> Note:
        """The footnote of a figure, of an account, or of the reports behind a briefing."""
        key = _key(of)
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        self._known.setdefault(number, of)
        return Note(self._words(of), number)

    def all(self) -> tuple[Proof, ...]:
        """The proofs in the order of their numbers."""
        return tuple(self._proof(number, of) for number, of in self._known.items())

    def _words(self, of: Provable) -> str:
        if isinstance(of, Quoted):
            return footnotes.fitted(say("briefing.account"), "", footnotes.day(of.as_of))
        as_of = self._material.as_of
        if isinstance(of, Card):
            return footnotes.fitted(say("briefing.card"), "", footnotes.day(as_of))
        if isinstance(of, Months):
            return footnotes.fitted(say("briefing.months"), "", footnotes.day(as_of))
        if isinstance(of, Scope):
            reports = numbers.whole(of.reports)
            return footnotes.fitted(say("briefing.reports"), reports, footnotes.day(as_of))
        return footnotes.of_fact(of, as_of)

    def _proof(self, number: int, of: Provable) -> Proof:
        if isinstance(of, Quoted):
            return self._of_account(number, of)
        if isinstance(of, Scope):
            return self._of_reports(number, of)
        if isinstance(of, Months):
            return self._of_months(number)
        if isinstance(of, Card):
            return self._of_card(number)
        indicator, spoken = of.indicator, language()
        ends = self._ends(of)
        counted = [(day, rows[rows["why"].isna()]) for day, rows in ends]
        _, last = ends[0]
        return Proof(
            number=number,
            title=_title(of),
            formula=indicator.formula[spoken] or indicator.name[spoken],
            definition=self._definition(of),
            parts=_parts(of),
            used=[row for day, rows in counted for row in self._rows(rows, of, day)],
            left_out=proof_rows.left_out(last[last["why"].notna()]),
            remarks=_remarks(of),
            heads=_heads("report" if of.county else "place", "reports", "parts", "as_of", "files"),
            left_heads=_heads("why", "reports"),
        )

    def _rows(self, reports: pd.DataFrame, of: Fact, day: date) -> proof_rows.Rows:
        if of.county:
            return proof_rows.one_by_one(reports, of, day)
        # both ends of a period, county by county, would tell by subtraction what is too small
        named = self._named and of.start is None
        written = proof_rows.by_county if named else proof_rows.together
        return written(reports, of, day)

    def _ends(self, of: Fact) -> list[tuple[date, pd.DataFrame]]:
        """The reports behind the figure at the end, and of a period at its beginning too."""
        days = [self._material.as_of]
        if of.start is not None:
            days.append(of.start - timedelta(days=1))
        return [(day, self._reports(of, day)) for day in days]

    def _reports(self, of: Fact, day: date) -> pd.DataFrame:
        # open clues by age are asked with the term; what grew is asked at both ends
        grown = of.start is not None or of.round_no is not None
        frame = self._material.behind(of.indicator.id, day, grown=grown, round_no=of.round_no)
        if of.part is not None:
            frame = frame[frame["part"] == of.part]
        return frame[frame[COUNTY] == of.county] if of.county else frame

    def _definition(self, of: Fact | None = None) -> str:
        told = {"data": numbers.whole(self._material.data_version)}
        if of is None or not of.indicator.owner:
            return say("briefing.as_reported", **told)
        owner, version = of.indicator.owner, of.indicator.version
        return say("briefing.definition", version=version, owner=owner, **told)

    def _of_account(self, number: int, of: Quoted) -> Proof:
        named = self._named or of.county == self._own
        whose = of.county if named else say("briefing.some_county")
        file = of.file if named else numbers.missing()
        return Proof(
            number=number,
            title=say("briefing.account_of", county=whose),
            formula=say("briefing.word_for_word"),
            definition=self._definition(),
            parts="",
            used=[[whose, footnotes.day(of.as_of), file]],
            heads=_heads("place", "as_of", "files"),
        )

    def _of_reports(self, number: int, of: Scope) -> Proof:
        rows = self._material.scope
        rows = rows[rows[COUNTY] == of.county] if of.county else rows
        told = [(row.county, row.reports, row.as_of_date) for row in rows.itertuples()]
        if not self._named and not of.county:
            places = say("briefing.places", count=numbers.whole(len(rows)))
            told = [(places, of.reports, rows["as_of_date"].max())]
        return Proof(
            number=number,
            title=say("briefing.reports"),
            formula=say("briefing.reports_counted"),
            definition=self._definition(),
            parts=numbers.whole(of.reports),
            used=[[name, numbers.whole(reports), footnotes.day(day.date())]
                  for name, reports, day in told],
            heads=_heads("place", "reports", "as_of"),
        )  # fmt: skip

    def _of_months(self, number: int) -> Proof:
        rows = self._material.months
        came = rows[rows["handed_in_on"].notna()]
        told = [[row.county, footnotes.day(row.month), footnotes.day(row.handed_in_on)]
                for row in came.itertuples()]  # fmt: skip
        if not self._named:
            places = say("briefing.places", count=numbers.whole(came[COUNTY].nunique()))
            told = [[places, footnotes.day(month), numbers.whole(len(own))]
                    for month, own in came.groupby("month")]  # fmt: skip
        return Proof(
            number=number,
            title=say("briefing.months"),
            formula=say("briefing.months_how"),
            definition=self._definition(),
            parts="",
            used=told,
            heads=_heads("place", "month", "came" if self._named else "reports"),
        )

    def _of_card(self, number: int) -> Proof:
        result = self._material.appraisal
        items = result.items.drop_duplicates("item")
        data = numbers.whole(self._material.data_version)
        told = {"version": result.version, "since": footnotes.day(result.valid_from)}
        return Proof(
            number=number,
            title=result.name[language()],
            formula=say("briefing.card_how"),
            definition=say("briefing.card_version", data=data, **told),
            parts="",
            used=[[result.names[row.item][language()], result.names[row.aspect][language()],
                   say(f"briefing.scored_{row.kind}"), numbers.whole(float(row.weight))]
                  for row in items.itertuples()],
            heads=_heads("item", "aspect", "scored", "weight"),
        )  # fmt: skip


def _key(of: Provable) -> Hashable:
    if not isinstance(of, Fact):
        return of
    return of.indicator.id, of.part, of.county, of.start, of.round_no, of.ripens


def _heads(*names: str) -> list[str]:
    return [say(f"briefing.proof_{name}") for name in names]


def _title(of: Fact) -> str:
    whose = of.county or say("briefing.whole_city")
    return say("briefing.proof_title", name=footnotes.name(of), whose=whose)


def _parts(of: Fact) -> str:
    """The figure with what stands behind it; of a period or a round with what stood before."""
    told = [of.shown] if of.indicator.is_count else [of.shown, of.parts]
    if of.before is not None:
        told.append(say("briefing.proof_before", before=count(of.before, of.county)))
    return say("charts.dot").join(told)


def _remarks(of: Fact) -> list[str]:
    """What must be known beside the parts: the two ends, the ripe part, the caveat."""
    told = []
    if of.ripens:
        young = say("numbers.parts", numerator=count(of.young_numerator, of.county),
                    denominator=count(of.young_denominator, of.county))  # fmt: skip
        told.append(say("briefing.proof_ripe", months=of.ripens, parts=of.parts, young=young))
    if of.start is not None:
        told.append(say("briefing.proof_flow"))
    # the caveat of a neutral indicator speaks of good and bad, if only to deny it
    is_neutral = of.indicator.direction == "neutral"
    caveat = say("briefing.neutral") if is_neutral else of.indicator.caveat[language()]
    return [*told, *filter(None, [caveat])]
