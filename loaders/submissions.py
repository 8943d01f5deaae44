"""A submission: its bytes kept, its states, its log. A change of state checks the state it leaves,
so that a double click, or a command stopped in the middle, is harmless.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from loaders.files import turned_away
from loaders.model import Finding
from queries import store

ACCEPTED, RETURNED, KNOWN = "accepted", "returned", "known"


class WrongStateError(RuntimeError):
    """A submission does not stand in the state that it was to leave; somebody was faster."""


@dataclass(frozen=True)
class Arrival:
    """A file as it came in: where it lies, its hash ("": no file), who sends and loads it, where
    its bytes are kept, the day it was handed in where that is told, and the moment (UTC) it is said
    to have come at: None, which is now, for all but the demo city's invented history.
    """

    path: Path
    sha256: str
    sender: str
    actor: str
    kept: Path = Path()
    handed_in: date | None = None
    at: datetime | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of one file: accepted, returned (something must be fixed) or known already."""

    file: str
    state: str
    submission_id: int | None
    reports: int
    findings: list[Finding]


def keep(path: Path) -> str:
    """Write the bytes of a file under their SHA-256 before anything reads them; the hash.

    An empty word for what is no file, may not be read or is larger than 10 MB: nothing is kept.
    """
    if turned_away(path, path.name):
        return ""
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    kept = kept_at(sha256)
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and moved: a half-written original never bears its name.
        aside = kept.with_suffix(".part")
        aside.write_bytes(content)
        aside.replace(kept)
    return sha256


def kept_at(sha256: str) -> Path:
    """Where the bytes of that hash are kept."""
    return store.var_folder() / "originals" / sha256


def withdraw(submission_id: int, actor: str, note: str) -> None:
    """Mark an accepted submission and its reports as withdrawn; what was known stays known.

    Raises WrongStateError where the submission is not accepted.
    """
    with store.write() as cursor:
        Submission(cursor, submission_id, actor).withdraw(note)


@dataclass(frozen=True)
class Submission:
    """One submission within a transaction, who acts on it, and when."""

    cursor: store.Cursor
    number: int
    actor: str
    at: datetime = field(default_factory=store.now)

    def move(self, action: str, from_state: str, to_state: str, note: str = "") -> None:
        """Change the state and log it. Raises WrongStateError where it is not `from_state`."""
        moved = store.execute(
            self.cursor,
            "writes/move_submission",
            submission_id=self.number,
            from_state=from_state,
            to_state=to_state,
            at=self.at,
        ).fetchall()
        if not moved:
            raise WrongStateError(f"submission {self.number} is not {from_state}")
        self.log(action, from_state, to_state, note)

    def log(self, action: str, from_state: str | None, to_state: str, note: str = "") -> None:
        """Record who did what."""
        store.execute(
            self.cursor,
            "writes/log_submission",
            submission_id=self.number,
            at=self.at,
            actor=self.actor,
            action=action,
            from_state=from_state,
            to_state=to_state,
            note=note,
        )

    def withdraw(self, note: str) -> None:
        """Mark the submission and its reports as withdrawn."""
        self.move("withdraw", "accepted", "withdrawn", note)
        store.execute(self.cursor, "writes/withdraw_reports", submission_id=self.number, at=self.at)
