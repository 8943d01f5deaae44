"""What was kept of briefings: those that were made, and the words put in place of sentences."""

from datetime import date, datetime

import pandas as pd

from queries import store

MOST = 500


def listed(
    cursor: store.Cursor,
    province: str | None = None,
    city: str | None = None,
    kind: str | None = None,
    *,
    before: datetime | None = None,
    as_of: date | None = None,
    most: int = MOST,
) -> pd.DataFrame:
    """One row per briefing, the newest first; `before` a moment (local time) at which it was made,
    counted up to a day before `as_of`. Columns as in reads/briefings.sql.
    """
    values = {"province": province, "city": city, "kind": kind, "before": before, "as_of": as_of}
    return store.run(cursor, "reads/briefings", briefing_id=None, most=most, **values)


def one(cursor: store.Cursor, number: int) -> pd.DataFrame:
    """One row, or none."""
    nothing = dict.fromkeys(("province", "city", "kind", "before", "as_of"))
    return store.run(cursor, "reads/briefings", briefing_id=number, most=1, **nothing)


def edits(cursor: store.Cursor, before: datetime, **scope: str) -> pd.DataFrame:
    """One row per sentence with words of its own at that moment: sentence, words, facts (what the
    rules said when they were written), edited_by, edited_at. `scope`: kind, province, city, county,
    subject, voice, language.
    """
    return store.run(cursor, "reads/briefing_edits", before=before, **scope)
