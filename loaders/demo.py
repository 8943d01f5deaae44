"""Loads the demo city 示例市 (data/make_demo.py) through the same door as any file, each workbook
on its day: who looks back finds a city that was lived in.
"""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from loaders.intake import RETURNED, Outcome, keep, renew
from queries import moments, store

DEMO = Path(__file__).parents[1] / "data" / "demo"
CORRECTIONS = DEMO / "corrections"
SENDER = "demo"
# From the morning on which a workbook comes; whoever typed wrong is asked, and needs a while.
UNTIL_TAKEN_IN, UNTIL_CORRECTED = timedelta(days=1), timedelta(days=15)


class DemoCityError(RuntimeError):
    """A workbook in data/demo/ does not pass the checks that every file must pass."""


def load_demo() -> list[Outcome]:
    """Load data/demo/ in the order of its days; a correction withdraws the file of its name.

    Quick where nothing has changed. Raises DemoCityError, and store.StoreError.
    """
    outcomes = [
        outcome
        for paths in _in_their_order()
        for outcome in renew(paths, SENDER, SENDER, handed_in, taken_in)
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


def taken_in(path: Path) -> datetime:
    """A moment (UTC) of the first morning in the office after it came; never one to come."""
    day = handed_in(path) + (UNTIL_CORRECTED if path.parent == CORRECTIONS else UNTIL_TAKEN_IN)
    while day.isoweekday() > 5:
        day += timedelta(days=1)
    morning = datetime.combine(day, time(9)) + timedelta(seconds=day.toordinal() * 397 % 9000)
    return min(moments.in_store(morning), store.now())


def _in_their_order() -> list[list[Path]]:
    """The workbooks as they came; a correction, which replaces what stands, begins anew."""
    corrections = list(CORRECTIONS.glob("*.xlsx"))
    corrected = {path.name for path in corrections if _stands(path)}
    paths = [path for path in DEMO.glob("*.xlsx") if path.name not in corrected]
    sittings: list[list[Path]] = [[]]
    for path in sorted(
        paths + corrections, key=lambda path: (handed_in(path), path in corrections, path.name)
    ):
        if path in corrections:
            sittings.append([])
        sittings[-1].append(path)
    return sittings


def _stands(path: Path) -> bool:
    """Whether the very bytes of that file are accepted: what they replaced must not come back."""
    store.open_store()
    with store.read() as cursor:
        return bool(store.execute(cursor, "reads/find_submissions", hashes=[keep(path)]).fetchall())
