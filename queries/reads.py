"""Questions about the store that are not about one indicator; every answer is a frame."""

import re
from pathlib import Path

import pandas as pd

from queries import store

CHECKS = Path(__file__).parent / "checks"
CHECK_HEADER = re.compile(r"^-- (must_fix|explain|notice): (\w+\.\w+)$", re.MULTILINE)


def places(cursor: store.Cursor) -> pd.DataFrame:
    """One row per place, level and term with reports; see reads/places.sql."""
    return store.run(cursor, "reads/places")


def find_place(cursor: store.Cursor, name: str) -> pd.DataFrame:
    """One row per place with reports that `name` may mean: province, city, county, levels."""
    return store.run(cursor, "reads/find_place", name=name)


def sources(cursor: store.Cursor) -> pd.DataFrame:
    """One row per source given for figures: source, reports, first_date, as_of_date."""
    return store.run(cursor, "reads/sources")


def published_not_placed(cursor: store.Cursor) -> pd.DataFrame:
    """One row per published row that stays reference only, with why_not_placed."""
    return store.run(cursor, "reads/published_not_placed")


def health(cursor: store.Cursor) -> pd.DataFrame:
    """One row: data_version, schema_version, reports, submissions."""
    return store.run(cursor, "reads/health")


def checks(cursor: store.Cursor | None = None) -> pd.DataFrame:
    """One row per rule about submissions: rule, severity, message (key of its words), sql.

    Raises ValueError for a file whose header names no severity and message.
    """
    return pd.DataFrame(
        [_check(path) for path in sorted(CHECKS.glob("*.sql"))],
        columns=["rule", "severity", "message", "sql"],
    )


def _check(path: Path) -> tuple[str, str, str, str]:
    sql = path.read_text(encoding="utf-8").strip()
    header = CHECK_HEADER.search(sql)
    if header is None:
        raise ValueError(f"{path.name} names no severity and message")
    return path.stem, header[1], header[2], sql
