"""The clues that are not concluded, by how long ago they were handed over: the page behind 清零."""

from typing import Any

import pandas as pd

from queries import figures, registry, store

# Each age is a figure like any other: compared, summed and traced under these names.
IDS = tuple(f"clues_open.{age}" for age in registry.CLUE_AGES)
WHOLE = ("transferred", "concluded", "still_open", "persons")


def clue_ages(cursor: store.Cursor, **selection: Any) -> pd.DataFrame:
    """One row per counted report: transferred, concluded, still_open, persons (named in them),
    since_date, since_field (which date that is: transfer_date | feedback_date | end_date), age (of
    registry.CLUE_AGES; "unknown" where a part is not reported). `selection` as figures.Selection.
    """
    asked = figures.Selection(**selection)
    found = figures.ask(cursor, "clue_ages", ["clues_open"], asked)
    return found.astype(dict.fromkeys(WHOLE, "Int64"))
