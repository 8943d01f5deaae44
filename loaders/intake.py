"""From a file to reports: keep, check, submit, accept. The only writer of reports.

One transaction per submission, idempotent on the hash of its bytes; a change of state checks the
state it leaves, so that a double click, or a command stopped in the middle, is harmless.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.checking import check_within, stage, status
from loaders.model import MUST_FIX, Finding, Reading
from loaders.reading import read_workbook
from loaders.staging import staged_rows
from queries import store

MAX_BYTES = 10 * 1024 * 1024
ACCEPTED, RETURNED, KNOWN = "accepted", "returned", "known"


class WrongStateError(RuntimeError):
    """A submission does not stand in the state that it was to leave; somebody was faster."""


@dataclass(frozen=True)
class Arrival:
    """A file as it came in: where it lies, its hash ("": no file), and who sends and loads it."""

    path: Path
    sha256: str
    sender: str
    actor: str


@dataclass(frozen=True)
class Outcome:
    """What became of one file: accepted, returned (something must be fixed) or known already."""

    file: str
    state: str
    submission_id: int | None
    reports: int
    findings: list[Finding]


def load(paths: Sequence[Path], sender: str, actor: str) -> list[Outcome]:
    """Keep, read, check and, where nothing must be fixed, accept each file; in the given order.

    Questions that ask for an explanation pass on a supervisor's load and stay with the
    submission. Raises store.StoreError where the store cannot be had.
    """
    return _load(paths, sender, actor, replaces=False)


def renew(paths: Sequence[Path], sender: str, actor: str) -> list[Outcome]:
    """As `load`; what the sender sent before under the same file name is withdrawn with it."""
    return _load(paths, sender, actor, replaces=True)


def keep(path: Path) -> str:
    """Write the bytes of a file under their SHA-256 before anything reads them; the hash.

    An empty word for what is no file or larger than 10 MB: there is nothing to keep.
    """
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        return ""
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    kept = store.var_folder() / "originals" / sha256
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and moved: a half-written original never bears its name.
        aside = kept.with_suffix(".part")
        aside.write_bytes(content)
        aside.replace(kept)
    return sha256


def withdraw(submission_id: int, actor: str, note: str) -> None:
    """Mark an accepted submission and its reports as withdrawn; what was known stays known.

    Raises WrongStateError where the submission is not accepted.
    """
    with store.write() as cursor:
        Submission(cursor, submission_id, actor).withdraw(note)


@dataclass(frozen=True)
class Submission:
    """One submission within a transaction, and who acts on it."""

    cursor: store.Cursor
    number: int
    actor: str

    def move(self, action: str, from_state: str, to_state: str, note: str = "") -> None:
        """Change the state and log it. Raises WrongStateError where it is not `from_state`."""
        moved = store.execute(
            self.cursor,
            "writes/move_submission",
            submission_id=self.number,
            from_state=from_state,
            to_state=to_state,
            at=store.now(),
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
            at=store.now(),
            actor=self.actor,
            action=action,
            from_state=from_state,
            to_state=to_state,
            note=note,
        )

    def accept(self, reading: Reading) -> int:
        """Submit and accept: every row becomes a report. How many."""
        self.move("submit", "checked", "submitted")
        rows = staged_rows(reading, self.number)
        stage(self.cursor, rows)
        store.execute(
            self.cursor,
            "writes/insert_reports",
            submission_id=self.number,
            accepted_at=store.now(),
        )
        self.move("accept", "submitted", "accepted")
        return len(rows)

    def withdraw(self, note: str) -> None:
        """Mark the submission and its reports as withdrawn."""
        self.move("withdraw", "accepted", "withdrawn", note)
        store.execute(
            self.cursor, "writes/withdraw_reports", submission_id=self.number, at=store.now()
        )


def _load(paths: Sequence[Path], sender: str, actor: str, replaces: bool) -> list[Outcome]:
    # Opened first: while another process holds the store, nothing is kept either.
    store.open_store()
    arrivals = [Arrival(path, keep(path), sender, actor) for path in paths]
    with store.read() as cursor:
        known = _known(cursor, arrivals)
        new = [arrival for arrival in arrivals if arrival.sha256 not in known]
        readings = [read_workbook(arrival.path) for arrival in new]
        findings = check_within(cursor, readings) if readings else []
    told = dict(zip(new, zip(readings, findings, strict=True), strict=True))
    return [
        _decide(arrival, *told[arrival], replaces)
        if arrival in told
        else _already(arrival, known[arrival.sha256])
        for arrival in arrivals
    ]


def _known(cursor: store.Cursor, arrivals: Sequence[Arrival]) -> dict[str, int]:
    """Hash → submission, of those that have been accepted already or wait for it."""
    return {
        arrival.sha256: rows[0][0]
        for arrival in arrivals
        if (rows := _standing(cursor, arrival.sha256))
    }


def _standing(cursor: store.Cursor, sha256: str) -> list[tuple[int]]:
    return store.execute(cursor, "writes/find_submission", sha256=sha256).fetchall()


def _already(arrival: Arrival, number: int) -> Outcome:
    return Outcome(arrival.path.name, KNOWN, number, 0, [])


def _decide(arrival: Arrival, reading: Reading, findings: list[Finding], replaces: bool) -> Outcome:
    """Accept the file or return it, in one transaction."""
    name = arrival.path.name
    if not arrival.sha256:
        return Outcome(name, RETURNED, None, 0, findings)
    with store.write() as cursor:
        if standing := _standing(cursor, arrival.sha256):
            return _already(arrival, standing[0][0])
        submission = _receive(cursor, arrival, findings)
        submission.move("check", "received", "checked")
        if status(findings) == MUST_FIX:
            submission.move("return", "checked", "returned")
            return Outcome(name, RETURNED, submission.number, 0, findings)
        if replaces:
            _withdraw_replaced(cursor, arrival)
        return Outcome(name, ACCEPTED, submission.number, submission.accept(reading), findings)


def _receive(cursor: store.Cursor, arrival: Arrival, findings: list[Finding]) -> Submission:
    told = json.dumps([finding.as_json() for finding in findings], ensure_ascii=False)
    number = store.execute(
        cursor,
        "writes/insert_submission",
        sha256=arrival.sha256,
        file_name=arrival.path.name,
        size_bytes=arrival.path.stat().st_size,
        sender=arrival.sender,
        actor=arrival.actor,
        at=store.now(),
        findings=told,
    ).fetchall()[0][0]
    submission = Submission(cursor, number, arrival.actor)
    submission.log("receive", None, "received")
    return submission


def _withdraw_replaced(cursor: store.Cursor, arrival: Arrival) -> None:
    replaced = store.execute(
        cursor,
        "writes/find_replaced",
        sender=arrival.sender,
        file_name=arrival.path.name,
        sha256=arrival.sha256,
    ).fetchall()
    for (number,) in replaced:
        Submission(cursor, number, arrival.actor).withdraw(arrival.sha256)
