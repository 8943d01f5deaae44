"""What counties sent and what became of it; every answer is a frame."""

from collections.abc import Sequence

import pandas as pd

from queries import store

LONGEST = 2000


def listed(
    cursor: store.Cursor,
    codes: Sequence[str] | None = None,
    states: Sequence[str] | None = None,
) -> pd.DataFrame:
    """One row per submission, the newest first: of these counties (codes; None: all) in these
    states (None: all). Columns as in reads/submissions.sql; moments are of the wall's clock.
    """
    frame = store.run(
        cursor,
        "reads/submissions",
        codes=None if codes is None else list(codes),
        states=None if states is None else list(states),
        longest=LONGEST,
    )
    moments = ("received_at", "handed_in_at", "decided_at")
    return frame.assign(**{name: store.as_local(frame[name]) for name in moments})


def one(cursor: store.Cursor, number: int) -> pd.DataFrame:
    """One row, or none: a submission however it came, with what its reports are of: the number of
    `reports`, `counties` and `months`; see reads/loaded.sql.
    """
    frame = store.run(cursor, "reads/loaded", submission_id=number)
    moments = ("received_at", "handed_in_at", "decided_at")
    return frame.assign(**{name: store.as_local(frame[name]) for name in moments})


def log(cursor: store.Cursor, number: int) -> pd.DataFrame:
    """One row per thing done with a submission: logged_at, actor, action, states, note."""
    frame = store.run(cursor, "reads/submission_log", submission_id=number)
    return frame.assign(logged_at=store.as_local(frame["logged_at"]))


def differences(cursor: store.Cursor) -> pd.DataFrame:
    """One row per field in which the staged rows of this cursor differ from the last report of the
    same round: row_no, field, type, before, after, before_date; field "" where there was none.
    """
    return store.run(cursor, "reads/differences")


def months(
    cursor: store.Cursor, city: str, months: int = 12, counties: Sequence[str] | None = None
) -> pd.DataFrame:
    """One row per county and month: due_date, handed_in_on, submission_id and state
    (on_time | late | waiting | returned | missing | not_due | not_asked), in register order.
    """
    frame = store.run(
        cursor,
        "reads/due_months",
        city=city,
        months=months,
        counties=None if counties is None else list(counties),
    )
    return frame.astype({"submission_id": "Int64"})
