"""Briefings that were made: who, when, out of what; each can be made again as it was."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from access import Person
from access.roles import NotAllowedError, may
from briefings import asking, make
from briefings.asking import Ask, AskError
from briefings.document import Document, Made
from briefings.editing import Edit, Scope, edits, put_words, scope, take_words_back
from queries import briefings as kept
from queries import store
from text import say

__all__ = ["Edit", "Kept", "Scope", "again", "digest", "earlier", "edits", "one", "put_words"]
__all__ += ["remember", "scope", "take_words_back"]


@dataclass(frozen=True)
class Kept:
    """One briefing as it was made; moments are of the wall's clock."""

    number: int
    kind: str
    province: str
    city: str
    county: str
    ask: Ask
    made_by: str
    made_at: datetime
    as_of: date
    data_version: int
    sha256: str


def remember(document: Document, ask: Ask, person: Person) -> int:
    """Keep that this document was made of this ask; its number. Raises NotAllowedError.

    It is no figure: the data version stays.
    """
    make.allowed(ask, person)
    made = document.made
    known = replace(ask, known_at=made.known_at, slots=document.slots)
    values = {
        "kind": ask.kind, "province": ask.province, "city": ask.city, "county": ask.county or "",
        "ask": asking.as_json(known), "made_by": made.by, "made_at": made.at,
        "as_of": made.as_of, "known_at": made.known_at, "data_version": made.data_version,
        "points": json.dumps([asdict(one) for one in document.points], ensure_ascii=False),
        "sha256": digest(document),
    }  # fmt: skip
    with store.note() as cursor:
        written = store.execute(cursor, "writes/insert_briefing", **values).fetchall()
    return int(written[0][0])


def earlier(
    person: Person, province: str | None = None, city: str | None = None, kind: str | None = None
) -> list[Kept]:
    """The briefings that were made, the newest first, of those that the person may have."""
    with store.read() as cursor:
        rows = kept.listed(cursor, province, city, kind).itertuples()
    return [one for one in map(_kept, rows) if _may_have(one, person)]


def _may_have(found: Kept, person: Person) -> bool:
    if may(person, "briefing"):
        return True
    try:
        make.allowed(found.ask, person)
    except NotAllowedError:
        return False
    return True


def one(number: int) -> Kept:
    """The briefing of that number. Raises AskError where there is none."""
    with store.read() as cursor:
        rows = kept.one(cursor, number)
    if rows.empty:
        raise AskError(say("briefing.no_such_briefing", number=number))
    return _kept(next(rows.itertuples()))


def again(number: int, person: Person) -> Document:
    """The same document, made anew out of what was known then, by whom and when it was made.

    Where definitions or settings have changed since, and with them the document, a remark says so.
    Raises AskError, NotAllowedError.
    """
    found = one(number)
    make.allowed(found.ask, person)
    known_at = found.ask.known_at or found.made_at
    made = Made(found.made_by, found.made_at, found.as_of, known_at, found.data_version)
    document = make.compose_as(found.ask, made)
    if digest(document) == found.sha256:
        return document
    with make.spoken(found.ask.language):
        return replace(document, remarks=(*document.remarks, say("briefing.not_as_it_was")))


def digest(document: Document) -> str:
    """SHA-256 of all that the document says, so of two equal documents the same."""
    text = json.dumps(asdict(document), default=str, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _kept(row: object) -> Kept:
    told = row._asdict()  # type: ignore[attr-defined]
    return Kept(
        number=int(told["briefing_id"]),
        **{name: told[name] for name in ("kind", "province", "city", "county", "made_by")},
        ask=asking.of_json(told["ask"]),
        made_at=told["made_at"].to_pydatetime(),
        as_of=told["as_of_date"].date(),
        data_version=int(told["data_version"]),
        sha256=told["sha256"],
    )
