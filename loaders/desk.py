"""The counter where a sheet that was received is mended, explained and handed in.

Every function takes the person who acts and checks what they may do; every change of state checks
the state it leaves and is logged in the transaction that makes it.
"""

import json
from dataclasses import dataclass, replace
from datetime import date

from access import Person, may
from loaders import drafts
from loaders.checking import check_staged, stage
from loaders.fieldlist import field_of
from loaders.handling import in_hand, require_hand
from loaders.intake import WrongStateError
from loaders.model import EXPLAIN, MUST_FIX, Finding, Reading
from loaders.staged import staged
from queries import store
from text import say

LONGEST_WORDS = 2000
OPEN = ("checked", "submitted")


class NotReady(ValueError):
    """What was asked cannot be done as it stands; the text is the sentence that says why."""


@dataclass(frozen=True)
class Draft:
    """A submission as it stands: what was read, with what was put right, asked and explained."""

    number: int
    file: str
    sha256: str
    county_code: str
    state: str
    sender: str
    reading: Reading
    findings: list[Finding]
    corrections: list[drafts.Correction]
    explanations: dict[tuple[str, str, str], str]

    @property
    def to_fix(self) -> list[Finding]:
        """What must be put right before the sheet can be handed in."""
        return [one for one in self.findings if one.severity == MUST_FIX]

    @property
    def to_explain(self) -> list[Finding]:
        """What asks for a reason and has none yet."""
        asked = [one for one in self.findings if one.severity == EXPLAIN]
        return [one for one in asked if not self.explanations.get(place_of(one))]


def place_of(finding: Finding) -> tuple[str, str, str]:
    """What a finding is known by: the rule, the sheet and the cell."""
    return finding.rule, finding.sheet or "", finding.cell or ""


def open_draft(person: Person, number: int) -> Draft:
    """A submission with what the rules say of it: today, or once it is decided when it was handed
    in. Raises NotAllowedError, LookupError.
    """
    draft = _opened(person, number)
    return replace(draft, findings=_findings(person, draft)) if draft.state in OPEN else draft


def _opened(person: Person, number: int) -> Draft:
    """A submission with what was found when it was handed in: no rule is asked."""
    with store.read() as cursor:
        found = store.execute(cursor, "reads/draft", submission_id=number).fetchall()
    if not found:
        raise LookupError(number)
    file, sha256, code, state, sender, reading, corrections, explanations, told = found[0]
    if not may(person, "review"):
        require_hand(person, code)
    mended = [drafts.Correction(**one) for one in corrections]
    return Draft(
        number,
        file,
        sha256,
        code,
        state,
        sender,
        drafts.corrected(drafts.thawed(reading), mended),
        _told_then(told or "[]"),
        mended,
        {(one["rule"], one["sheet"], one["cell"]): one["words"] for one in explanations},
    )


def _told_then(findings: str) -> list[Finding]:
    """What was found when it was handed in: accepted, a sheet would be compared with itself."""
    return [Finding(**each) for each in json.loads(findings)]


def _findings(person: Person, draft: Draft) -> list[Finding]:
    code = draft.county_code
    # a county hears that its figures are another's, and not whose
    unnamed = None if may(person, "see_city") else say("signals.another_county")
    with store.read() as cursor:
        store.narrow(cursor, sender_codes=[code] if code else None, others_called=unnamed)
        return check_staged(cursor, {draft.number: staged(draft.reading)})[draft.number]


def correct(person: Person, number: int, row_no: int, field: str, typed: str) -> None:
    """Put one cell of a draft right; the file stays as it was sent.

    Raises drafts.CannotCorrect, NotAllowedError, LookupError, WrongStateError.
    """
    draft = _draft_of(person, number)
    by = person.display or person.name
    correction = drafts.Correction(row_no, field, typed.strip(), by)
    table, row = drafts.numbered_row(draft.reading, row_no)
    field_of(table.kind, field)
    old = row.fields[field].raw if field in row.fields else ""
    drafts.put_right(table, row, correction)
    with store.note() as cursor:
        _still_a_draft(cursor, number)
        store.execute(
            cursor,
            "writes/correct",
            submission_id=number,
            row_no=row_no,
            sheet=table.sheet,
            place=str(row.row if row.row is not None else row.column),
            field=field,
            typed=correction.typed,
            by=by,
            at=store.now(),
        )
        if field == "county" and row.place:
            place = {"county_code": row.place.code, "county": row.place.county}
            store.execute(cursor, "writes/settle_county", submission_id=number, **place)
        note = f"{table.sheet} {field} {row_no}: {old} → {correction.typed}"
        in_hand(cursor, number, person).log("correct", "checked", "checked", note)


def explain(person: Person, number: int, finding: Finding, words: str) -> None:
    """Say why a figure is right although a rule asks. Raises as `correct`, and NotReady."""
    _draft_of(person, number)
    words = worded(words)
    rule, sheet, cell = place_of(finding)
    with store.note() as cursor:
        _still_a_draft(cursor, number)
        store.execute(
            cursor,
            "writes/explain",
            submission_id=number,
            rule=rule,
            sheet=sheet,
            cell=cell,
            words=words,
            by=person.display or person.name,
            at=store.now(),
        )
        note = f"{rule} {sheet} {cell}: {words}"
        in_hand(cursor, number, person).log("explain", "checked", "checked", note)


def worded(words: str) -> str:
    """A reason or a question without the blanks around it. Raises NotReady: none, or too long."""
    words = words.strip()
    if not words or len(words) > LONGEST_WORDS:
        raise NotReady(say("desk.words_length", longest=LONGEST_WORDS))
    return words


def submit(person: Person, number: int) -> None:
    """Hand a draft in. Raises NotReady with what is left to do, and as `correct`."""
    draft = _draft_of(person, number)
    draft = replace(draft, findings=_findings(person, draft))
    if not draft.reading.tables or draft.to_fix:
        raise NotReady(say("desk.still_to_fix", count=len(draft.to_fix)))
    if draft.to_explain:
        raise NotReady(say("desk.still_to_explain", count=len(draft.to_explain)))
    told = json.dumps([finding.as_json() for finding in draft.findings], ensure_ascii=False)
    with store.write() as cursor:
        in_hand(cursor, number, person).move("submit", "checked", "submitted")
        hand_in(cursor, number, draft.reading, told)


def hand_in(cursor: store.Cursor, number: int, reading: Reading, findings: str) -> None:
    """Remember when a submission came in, for which months, and what was found in it then."""
    at = store.now()
    store.execute(cursor, "writes/hand_in", submission_id=number, at=at, findings=findings)
    stage(cursor, {number: staged(reading)})
    store.execute(cursor, "writes/hand_in_months", submission_id=number, handed_in_on=date.today())


def discard(person: Person, number: int) -> None:
    """Put a draft away that nobody will hand in; its file stays kept. Raises as `correct`."""
    _draft_of(person, number)
    with store.note() as cursor:
        in_hand(cursor, number, person).move("discard", "checked", "withdrawn")


def _draft_of(person: Person, number: int) -> Draft:
    """The draft that `person` may change, without what the rules say today."""
    draft = _opened(person, number)
    require_hand(person, draft.county_code)
    if draft.state != "checked":
        raise WrongStateError(f"submission {number} is {draft.state}")
    return draft


def _still_a_draft(cursor: store.Cursor, number: int) -> None:
    """Nobody handed it in meanwhile. Raises WrongStateError."""
    found = store.execute(cursor, "reads/state", submission_id=number).fetchall()
    if found != [("checked",)]:
        raise WrongStateError(f"submission {number} is no draft")
