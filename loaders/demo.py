"""Loads the demo city 示例市 (data/make_demo.py) through the same door as any file."""

from datetime import date
from pathlib import Path

from loaders.intake import RETURNED, Outcome, keep, renew
from queries import store

DEMO = Path(__file__).parents[1] / "data" / "demo"
SENDER = "demo"


class DemoCityError(RuntimeError):
    """A workbook in data/demo/ does not pass the checks that every file must pass."""


def load_demo() -> list[Outcome]:
    """Load data/demo/, then its corrections, which withdraw the file of their name.

    Quick where nothing has changed. Raises DemoCityError, and store.StoreError.
    """
    corrections = sorted((DEMO / "corrections").glob("*.xlsx"))
    corrected = {path.name for path in corrections if _stands(path)}
    first = [path for path in sorted(DEMO.glob("*.xlsx")) if path.name not in corrected]
    outcomes = [
        outcome
        for paths in (first, corrections)
        for outcome in renew(paths, SENDER, SENDER, handed_in)
    ]
    for outcome in outcomes:
        if outcome.state == RETURNED:
            raise DemoCityError(f"{outcome.file}: {outcome.findings[0].message}")
    return outcomes


def handed_in(path: Path) -> date:
    """The 3rd of the month after the one that a workbook is named by: the city is always in time,
    and a county is late where its rows came with a later month's workbook.
    """
    year, month = int(path.name[:4]), int(path.name[5:7])
    return date(year + month // 12, month % 12 + 1, 3)


def _stands(path: Path) -> bool:
    """Whether the very bytes of that file are accepted: what they replaced must not come back."""
    store.open_store()
    with store.read() as cursor:
        return bool(store.execute(cursor, "writes/find_submission", sha256=keep(path)).fetchall())
