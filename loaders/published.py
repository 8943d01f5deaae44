"""Loads the published figures: as reports through the same door as any file, and word for word."""

import csv
import json
from pathlib import Path

from loaders.intake import RETURNED, Outcome, renew
from queries import store

DATA = Path(__file__).parents[1] / "data"
SENDER = "published"


class PublishedFiguresError(RuntimeError):
    """A workbook in data/published/ does not pass the checks that every file must pass."""


def load_published() -> list[Outcome]:
    """Load data/published/ and replace the rows of published_figure; what became of each file.

    Quick where nothing has changed. Raises PublishedFiguresError, and store.StoreError.
    """
    outcomes = renew(sorted((DATA / "published").glob("*.xlsx")), SENDER, SENDER)
    for outcome in outcomes:
        if outcome.state == RETURNED:
            raise PublishedFiguresError(f"{outcome.file}: {outcome.findings[0].message}")
    rows = published_rows()
    if not _is_stored(rows):
        with store.write() as cursor:
            ids = [row["id"] for row in rows]
            store.execute(cursor, "writes/take_out_published", ids=ids)
            told = json.dumps(rows, ensure_ascii=False)
            store.execute(cursor, "writes/replace_published", rows=told)
    return outcomes


def published_rows() -> list[dict[str, object]]:
    """Every published row word for word, whether it was placed, and if not, why."""
    why = {row["id"]: row["why"] for row in _rows(DATA / "published" / "placement.csv")}
    return [
        {
            "id": row["id"],
            "printed_row": {name: value for name, value in row.items() if value},
            "is_placed": not why[row["id"]],
            "why_not_placed": why[row["id"]],
        }
        for row in _rows(DATA / "published_figures.csv")
    ]


def _is_stored(rows: list[dict[str, object]]) -> bool:
    with store.read() as cursor:
        stored = store.execute(cursor, "reads/published").fetchall()
    return stored == [tuple(row.values()) for row in sorted(rows, key=lambda row: str(row["id"]))]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
