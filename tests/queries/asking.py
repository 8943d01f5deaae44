"""One figure of one place, asked for as a page does."""

from datetime import date
from typing import Any

import pandas as pd

from queries import figures, store


def figure(indicator: str = "clue_conversion", **selection: Any) -> pd.Series:
    """The only row of the answer; figures of today unless `as_of` says otherwise."""
    as_of = selection.pop("as_of", date(2026, 1, 1))
    known_at = selection.pop("known_at", None)
    with store.read(as_of=as_of, known_at=known_at) as cursor:
        found = figures.compare(cursor, [indicator], **selection)
    assert len(found) == 1
    return found.iloc[0]


def parts(indicator: str = "clue_conversion", **selection: Any) -> tuple[int, int]:
    """Numerator and denominator of that figure."""
    row = figure(indicator, **selection)
    return row["numerator"], row["denominator"]


def counted(cases: int, clues: int) -> dict[str, int]:
    """The two figures of clue conversion."""
    return {"cases_filed": cases, "clues_transferred": clues}
