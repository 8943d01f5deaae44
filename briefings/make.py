"""Makes briefings: who may have which, out of one set of reads, in the words of the office."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from importlib import import_module

from access import LOCAL, Person
from access.roles import require
from briefings.asking import Ask, AskError, checked
from briefings.document import Document, Made, Point
from briefings.editing import edits, scope, with_words
from briefings.evidence.ids import ON_TIME
from briefings.evidence.material import Material
from briefings.evidence.telling import Teller
from briefings.kinds import appraisal, circular, county, letter, reporting, topic
from briefings.kinds.earlier import Last
from queries import briefings as kept
from queries import reads, store
from queries.appraisal_rules import AppraisalError
from text import language, numbers, say, speak

KINDS: dict[str, Callable[[Teller, Made], Document]] = {
    "letter": letter.compose,
    "county": county.compose,
    "topic": topic.compose,
    "reporting": reporting.compose,
    "appraisal": appraisal.compose,
}
# ending of a file → the module and the function that write it
WRITERS = {
    "docx": ("briefings.writers.word", "as_docx"),
    "pptx": ("briefings.writers.slides", "as_pptx"),
    "xlsx": ("briefings.writers.workbook", "as_xlsx"),
}


def compose(ask: Ask, person: Person = LOCAL, material: Material | None = None) -> Document:
    """The briefing that was asked for, out of `reads_for` it or those kept from a like one.

    Raises AskError, NotAllowedError, store.StoreError.
    """
    with spoken(ask.language):
        allowed(ask, person)
        material = _with_reports(checked(ask), material or reads_for(ask))
        return _composed(ask, material, _made(person, ask, material.known_at))


def reads_for(ask: Ask, known_at: datetime | None = None) -> Material:
    """What is read for any kind, county and voice of the same city, days and subject."""
    subject = ON_TIME if ask.kind == "reporting" else ask.indicator
    known_at = known_at or ask.known_at or store.now()
    return Material(
        ask.province, ask.city, ask.as_of, known_at, ask.start, ask.round_no, subject
    )  # fmt: skip


def of_one(ask: Ask, county: str) -> Ask:
    """The same of one county."""
    return replace(ask, county=county)


def compose_as(ask: Ask, made: Made) -> Document:
    """The briefing as it was made then: by whom, when and out of what `made` says."""
    with spoken(ask.language):
        material = _with_reports(checked(ask), reads_for(ask, made.known_at))
        material.data_version = made.data_version
        return _composed(ask, material, made)


def compose_all(
    ask: Ask, person: Person, counties: Sequence[str], material: Material | None = None
) -> Iterator[Document]:
    """One document per county, `ask` being of none yet: all from one set of reads.

    Raises as `compose`.
    """
    with spoken(ask.language):
        material = material or reads_for(ask)
        for name in counties:
            own = checked(of_one(ask, name))
            allowed(own, person)
            made = _made(person, own, material.known_at)
            yield _composed(own, _with_reports(own, material), made)


def allowed(ask: Ask, person: Person | None) -> None:
    """Raises NotAllowedError where the role may not have this briefing."""
    if ask.kind != "county":
        require(person, "briefing")
        return
    require(person, "take_own_briefing", code_of(ask))


def code_of(ask: Ask) -> str:
    """The six-digit code of the county that is asked about; "" where the register has none."""
    with store.read(ask.as_of) as cursor:
        register = reads.register(cursor, ask.city)
    found = register[(register["county"] == ask.county) & (register["province"] == ask.province)]
    return str(found["code"].iloc[0]) if len(found) else ""


def _made(person: Person, ask: Ask, known_at: datetime) -> Made:
    """Who makes it now, out of what."""
    return Made(
        by=person.display or person.name if person != LOCAL else "",
        at=datetime.now(),
        as_of=ask.as_of,
        known_at=known_at,
        data_version=store.data_version(),
    )


def _with_reports(ask: Ask, material: Material) -> Material:
    """The same. Raises AskError where nobody has reported anything by then."""
    here = material.counties
    if not here or (ask.county is not None and ask.county not in here):
        told = {"place": ask.county or ask.city, "date": numbers.day(ask.as_of)}
        raise AskError(say("briefing.no_reports", **told))
    return material


def _composed(ask: Ask, material: Material, made: Made) -> Document:
    """What the rules write, with the words that stood in its place when it was made."""
    teller = Teller(ask, material)
    last = last_circular(ask, made.at) if ask.kind == "circular" else None
    with material.alone:
        is_circular = ask.kind == "circular"
        document = circular.compose(teller, made, last) if is_circular else _of_kind(teller, made)
    return with_words(document, edits(scope(ask), made.at))


def _of_kind(teller: Teller, made: Made) -> Document:
    try:
        return KINDS[teller.ask.kind](teller, made)
    except AppraisalError as error:
        raise AskError(str(error)) from error


def last_circular(ask: Ask, before: datetime) -> Last | None:
    """The newest circular of the city that was kept by then, of an earlier day; None: none."""
    with store.read() as cursor:
        rows = kept.listed(
            cursor, ask.province, ask.city, "circular", before=before, as_of=ask.as_of, most=1
        )
    if rows.empty:
        return None
    row = rows.iloc[0]
    points = [Point(**told) for told in json.loads(row["points"])]
    return Last(row["as_of_date"].date(), points)


def as_file(document: Document, ending: str) -> bytes:
    """The document as "docx", "pptx" or "xlsx". Raises AskError for any other ending."""
    if ending not in WRITERS:
        known = say("charts.comma").join(f".{one}" for one in WRITERS)
        raise AskError(say("briefing.no_such_file", ending=ending, known=known))
    module, name = WRITERS[ending]
    return bytes(getattr(import_module(module), name)(document))


@contextmanager
def spoken(wanted: str) -> Iterator[None]:
    """The block in that language, and the former one after it."""
    before = language()
    speak(wanted)
    try:
        yield
    finally:
        speak(before)
