"""How a batch of files enters the store: submissions, their log and their reports, each at once."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders.files import printable
from loaders.model import Finding
from loaders.staged import Staged
from loaders.submissions import ACCEPTED, RETURNED, Arrival, Outcome, Submission
from queries import store


@dataclass
class Entry:
    """A file on its way: what was read (or the submission that it is already), what came of it."""

    arrival: Arrival
    told: Staged | int
    number: int = 0
    findings: list[Finding] = field(default_factory=list)

    def outcome(self, state: str, number: int | None) -> Outcome:
        """What became of the file."""
        reports = self.told.count if state == ACCEPTED and isinstance(self.told, Staged) else 0
        return Outcome(printable(self.arrival.path.name), state, number, reports, self.findings)


def standing(cursor: store.Cursor, arrivals: Sequence[Arrival]) -> dict[str, int]:
    """Hash → submission, of those that have been accepted already or wait for it."""
    hashes = [arrival.sha256 for arrival in arrivals if arrival.sha256]
    return dict(store.execute(cursor, "reads/find_submissions", hashes=hashes).fetchall())


def receive(cursor: store.Cursor, received: Sequence[tuple[Entry, str]]) -> None:
    """The submissions as they stand, and in the log every step that they took."""
    if not received:
        return
    now = store.now()
    timed = [(*each, (each[0].arrival.at or now).isoformat()) for each in received]
    rows = [_submission_row(*each) for each in timed]
    steps = [step for each in timed for step in _steps(*each)]
    store.execute(cursor, "writes/receive_batch", rows=json.dumps(rows, ensure_ascii=False))
    store.execute(cursor, "writes/log_batch", rows=json.dumps(steps, ensure_ascii=False))


def _submission_row(entry: Entry, state: str, at: str) -> dict[str, Any]:
    told = [finding.as_json() for finding in entry.findings]
    return {
        "submission_id": entry.number,
        "sha256": entry.arrival.sha256,
        "file_name": printable(entry.arrival.path.name),
        "size_bytes": entry.arrival.kept.stat().st_size,
        "state": state,
        "sender": entry.arrival.sender,
        "received_by": entry.arrival.actor,
        "received_at": at,
        "handed_in_at": entry.arrival.handed_in and entry.arrival.handed_in.isoformat(),
        "decided_at": at,
        "findings": json.dumps(told, ensure_ascii=False),
    }


def _steps(entry: Entry, state: str, at: str) -> Iterator[dict[str, Any]]:
    """What was done, step by step: from nothing to received, to checked, to what it is now."""
    passed = (("submit", "submitted"), ("accept", ACCEPTED))
    last = passed if state == ACCEPTED else (("return", RETURNED),)
    before = None
    for action, to_state in (("receive", "received"), ("check", "checked"), *last):
        yield {
            "submission_id": entry.number,
            "logged_at": at,
            "actor": entry.arrival.actor,
            "action": action,
            "from_state": before,
            "to_state": to_state,
        }
        before = to_state


def insert(cursor: store.Cursor, accepted: Sequence[Entry]) -> None:
    """Every staged row of the accepted files becomes a report."""
    if not accepted:
        return
    now = store.now()
    numbers = [entry.number for entry in accepted]
    moments = [entry.arrival.at or now for entry in accepted]
    store.execute(cursor, "writes/insert_reports", submission_ids=numbers, accepted_at=moments)


def hand_in(cursor: store.Cursor, accepted: Sequence[Entry]) -> None:
    """Remember for which months these files came, where the day they were handed in is told."""
    days = [(entry.number, entry.arrival.handed_in) for entry in accepted]
    rows = [{"submission_id": number, "handed_in": f"{day}"} for number, day in days if day]
    if rows:
        store.execute(cursor, "writes/hand_in_batch", rows=json.dumps(rows))


def withdraw_replaced(cursor: store.Cursor, accepted: Sequence[Entry]) -> None:
    """Withdraw what the same sender sent before under the names of these files."""
    for entry in accepted:
        arrival = entry.arrival
        replaced = store.execute(
            cursor,
            "reads/find_replaced",
            sender=arrival.sender,
            file_name=printable(arrival.path.name),
            sha256=arrival.sha256,
        ).fetchall()
        for (number,) in replaced:
            at = arrival.at or store.now()
            Submission(cursor, number, arrival.actor, at=at).withdraw(arrival.sha256)
