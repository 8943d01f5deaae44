"""The supervisor's desk: accept a sheet, send it back, ask about it, withdraw it again.

As at the counter, the person is checked here and not only by the menu, and a change of state
checks the state it leaves: of two supervisors the second is told, and nothing is applied twice.
"""

from access import Person
from access.roles import require
from loaders import drafts
from loaders.checking import stage
from loaders.desk import worded
from loaders.handling import in_hand
from loaders.model import Reading
from loaders.staged import staged
from queries import store


def accept(person: Person, number: int) -> int:
    """Make every row of a submission a report; what it corrects is withdrawn. How many reports.

    Raises NotAllowedError, WrongStateError (somebody was faster), LookupError.
    """
    require(person, "review")
    with store.write() as cursor:
        reading = _reading(cursor, number)
        submission = in_hand(cursor, number, person)
        submission.move("accept", "submitted", "accepted")
        rows = staged(reading)
        stage(cursor, {number: rows})
        replaced = store.execute(cursor, "reads/replaced", submission_id=number).fetchall()
        reports = [report for report, _ in replaced]
        store.execute(cursor, "writes/withdraw_replaced", reports=reports, at=store.now())
        for report, earlier in replaced:
            in_hand(cursor, earlier, person).log(
                "replace", "accepted", "accepted", f"{report} ← {number}"
            )
        store.execute(
            cursor, "writes/insert_reports", submission_ids=[number], accepted_at=[store.now()]
        )
        return rows.count


def send_back(person: Person, number: int, reason: str) -> None:
    """Return a submission to its county, with the reason. Raises as `accept`, and NotReady."""
    require(person, "review")
    with store.write() as cursor:
        submission = in_hand(cursor, number, person)
        submission.move("return", "submitted", "returned", worded(reason))


def ask(person: Person, number: int, question: str) -> None:
    """Ask the county about a submission that waits. Raises as `send_back`."""
    require(person, "review")
    with store.note() as cursor:
        submission = in_hand(cursor, number, person)
        submission.move("ask", "submitted", "submitted", worded(question))


def withdraw(person: Person, number: int, reason: str) -> None:
    """Mark an accepted submission and its reports as withdrawn. Raises as `send_back`."""
    require(person, "review")
    reason = worded(reason)
    with store.write() as cursor:
        in_hand(cursor, number, person).withdraw(reason)


def _reading(cursor: store.Cursor, number: int) -> Reading:
    found = store.execute(cursor, "reads/draft", submission_id=number).fetchall()
    if not found:
        raise LookupError(number)
    reading, corrections = found[0][5:7]
    return drafts.corrected(
        drafts.thawed(reading), [drafts.Correction(**each) for each in corrections]
    )
