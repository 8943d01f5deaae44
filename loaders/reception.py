"""The door: a file is kept as it came, read, and becomes a draft of each county in it."""

import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from access import Person, may
from access.roles import NotAllowedError
from loaders import drafts, shares
from loaders.fence import read_guarded
from loaders.handling import in_hand, require_hand
from loaders.intake import keep
from loaders.model import Reading
from loaders.register import of_code
from loaders.turns import turn
from queries import store

UPLOAD, RECEIVED, API, UNCHANGED = "upload", "received", "api", "unchanged"
LONGEST_NAME = 120
NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]')


@dataclass(frozen=True)
class Received:
    """A submission that a file became, or had become before (`is_new` is False)."""

    number: int
    county_code: str
    is_new: bool


def receive(
    person: Person, name: str, content: bytes, *, county_code: str = "", origin: str = UPLOAD
) -> list[Received]:
    """Keep a file and make a draft of it for each county that stands in it.

    A reporter's file is theirs alone; rows of another county are findings in it. The same bytes
    again are the submission that they are already. Raises NotAllowedError, TooManyError.
    """
    if county_code:
        require_hand(person, county_code)
    elif not may(person, "upload") and not may(person, "receive_for_others"):
        raise NotAllowedError(f"{person.name}: upload")
    with turn(person, len(content)), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sent"
        path.write_bytes(content)
        sha256 = keep(path)
        [reading] = read_guarded([path], [safe_name(name)])
    own = [county_code] if county_code else sorted(person.counties)
    with store.note() as cursor:
        return [
            _receive(cursor, person, code, origin, replace(share, sha256=sha256), len(content))
            for code, share in shares.of_counties(reading, own).items()
        ]


def safe_name(name: str) -> str:
    """A file's name as a name alone: no folders, no control or direction characters, not long."""
    plain = NOT_IN_NAMES.sub("", Path(name.replace("\\", "/")).name).strip(". ")
    stem, dot, suffix = plain.rpartition(".")
    short = f"{stem[:LONGEST_NAME]}{dot}{suffix[:8]}" if dot else plain[:LONGEST_NAME]
    return short or "file"


def _receive(
    cursor: store.Cursor, person: Person, code: str, origin: str, share: Reading, size: int
) -> Received:
    known = store.execute(
        cursor, "reads/find_at_desk", sha256=share.sha256, county_code=code
    ).fetchall()
    if known and share.sha256:
        return Received(known[0][0], code, is_new=False)
    number = store.execute(
        cursor,
        "writes/insert_draft",
        sha256=share.sha256,
        file_name=share.file,
        size_bytes=size,
        sender=_county_name(code) or person.name,
        received_by=person.display or person.name,
        at=store.now(),
        county_code=code,
        origin=origin,
    ).fetchall()[0][0]
    store.execute(cursor, "writes/keep_reading", submission_id=number, reading=drafts.frozen(share))
    submission = in_hand(cursor, number, person)
    submission.log("receive", None, "received")
    submission.move("check", "received", "checked")
    return Received(number, code, is_new=True)


def _county_name(code: str) -> str:
    with suppress(LookupError):
        return of_code(code).county
    return ""
