"""From a file to reports: keep, check, submit, accept. The only writer of reports.

One transaction per submission, idempotent on the hash of its bytes; a change of state checks the
state it leaves, so that a double click, or a command stopped in the middle, is harmless.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.checking import check, stage, status
from loaders.model import MUST_FIX, Finding, Reading
from loaders.reading import read_workbook
from loaders.staging import staged_rows
from queries import store

MAX_BYTES = 10 * 1024 * 1024
ACCEPTED, RETURNED, KNOWN = "accepted", "returned", "known"


class WrongStateError(RuntimeError):
    """A submission does not stand in the state that it was to leave; somebody was faster."""


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

    The questions that ask for an explanation pass on a supervisor's load and stay with the
    submission. Raises store.StoreBusy while another process holds the store.
    """
    for path in paths:
        keep(path)
    readings = [read_workbook(path) for path in paths]
    return [
        _decide(path, reading, findings, sender, actor)
        for path, reading, findings in zip(paths, readings, check(readings), strict=True)
    ]


def keep(path: Path) -> Path | None:
    """Write the bytes of a file under their SHA-256 before anything reads them; where they lie.

    None for what is no file or larger than 10 MB: there is nothing to keep.
    """
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        return None
    content = path.read_bytes()
    kept = store.var_folder() / "originals" / hashlib.sha256(content).hexdigest()
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and moved: a half-written original never bears its name.
        aside = kept.with_suffix(".part")
        aside.write_bytes(content)
        aside.replace(kept)
    return kept


def withdraw(submission_id: int, actor: str, note: str) -> None:
    """Mark an accepted submission and its reports as withdrawn; what was known stays known.

    Raises WrongStateError where the submission is not accepted.
    """
    with store.write() as cursor:
        submission = Submission(cursor, submission_id, actor)
        submission.move("withdraw", "accepted", "withdrawn", note)
        store.execute(
            cursor, "writes/withdraw_reports", submission_id=submission_id, at=store.now()
        )


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


def _decide(
    path: Path, reading: Reading, findings: list[Finding], sender: str, actor: str
) -> Outcome:
    if not path.is_file():
        return Outcome(path.name, RETURNED, None, 0, findings)
    with store.write() as cursor:
        known = store.execute(cursor, "writes/find_submission", sha256=reading.sha256).fetchall()
        if known:
            return Outcome(path.name, KNOWN, known[0][0], 0, [])
        submission = _receive(cursor, path, reading, findings, sender, actor)
        submission.move("check", "received", "checked")
        if status(findings) == MUST_FIX:
            submission.move("return", "checked", "returned")
            return Outcome(path.name, RETURNED, submission.number, 0, findings)
        submission.move("submit", "checked", "submitted")
        rows = staged_rows(reading, submission.number)
        stage(cursor, rows)
        store.execute(
            cursor,
            "writes/insert_reports",
            submission_id=submission.number,
            accepted_at=store.now(),
        )
        submission.move("accept", "submitted", "accepted")
        return Outcome(path.name, ACCEPTED, submission.number, len(rows), findings)


def _receive(
    cursor: store.Cursor,
    path: Path,
    reading: Reading,
    findings: list[Finding],
    sender: str,
    actor: str,
) -> Submission:
    told = json.dumps([finding.as_json() for finding in findings], ensure_ascii=False)
    number = store.execute(
        cursor,
        "writes/insert_submission",
        sha256=reading.sha256,
        file_name=path.name,
        size_bytes=path.stat().st_size,
        sender=sender,
        actor=actor,
        at=store.now(),
        findings=told,
    ).fetchall()[0][0]
    submission = Submission(cursor, number, actor)
    submission.log("receive", None, "received")
    return submission
