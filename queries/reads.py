"""Questions about the store that are not about one indicator; every answer is a frame."""

import pandas as pd

from queries import store
from queries.rules import SEVERITIES, SUBJECTS, Rule, rules


def places(cursor: store.Cursor) -> pd.DataFrame:
    """One row per place, level and term with reports; see reads/places.sql."""
    return store.run(cursor, "reads/places")


def find_place(cursor: store.Cursor, name: str) -> pd.DataFrame:
    """One row per place with reports that `name` may mean: province, city, county, levels."""
    return store.run(cursor, "reads/find_place", name=name)


def register(cursor: store.Cursor, city: str | None = None) -> pd.DataFrame:
    """One row per county of the register, of that city where given: province, city, county, code,
    former_names (divided by "|"), in register order.
    """
    return store.run(cursor, "reads/register", city=city)


def sources(cursor: store.Cursor) -> pd.DataFrame:
    """One row per source given for figures: source, reports, first_date, as_of_date."""
    return store.run(cursor, "reads/sources")


def published_not_placed(cursor: store.Cursor) -> pd.DataFrame:
    """One row per published row that stays reference only, with why_not_placed."""
    return store.run(cursor, "reads/published_not_placed")


def health(cursor: store.Cursor) -> pd.DataFrame:
    """One row: data_version, schema_version, reports, submissions."""
    return store.run(cursor, "reads/health")


def checks() -> pd.DataFrame:
    """One row per rule about submissions: rule, severity, message (key of its words), subject, sql;
    by what a rule looks at, from the cell outwards, the gravest first.
    """
    ordered = sorted(
        rules(),
        key=lambda rule: (SUBJECTS.index(rule.subject), SEVERITIES.index(rule.severity)),
    )
    columns = ["rule", "severity", "message", "subject", "sql"]
    return pd.DataFrame(ordered, columns=Rule._fields)[columns]
