"""What one county's own page asks beside its figures: where it stands, what came, what it says."""

from datetime import date

import pandas as pd

from queries import store

# Persons handed to the judiciary or detained: fewer than these never leave the supervisor.
LEAST_SHOWN = 5
# The ends of a range are single counties: of fewer places one could tell whose they are.
FEWEST_IN_RANGE = 5
EDGES = {"low": 0.0, "first_quarter": 0.25, "middle": 0.5, "third_quarter": 0.75, "high": 1.0}


def spread(compared: pd.DataFrame) -> pd.DataFrame:
    """The range of each indicator over the places that have a value, in fractions as `value` is.

    `compared` as queries.figures.compare gives it; index indicator, columns low, first_quarter,
    middle, third_quarter, high (linear between ranks) and places.
    """
    known = compared[(compared["state"] == "value") & compared["part"].isna()]
    values = known["value"].astype(float).groupby(known["indicator"], sort=False)
    edges = {name: values.quantile(share) for name, share in EDGES.items()}
    return pd.DataFrame(edges | {"places": values.size()})


def files(
    cursor: store.Cursor, province: str, city: str, county: str, level: str = "县"
) -> pd.DataFrame:
    """One row per file with reports of the county, newest first: streams, reports, as_of_date,
    accepted_at (local time), is_withdrawn, file_name, sha256, sender.
    """
    place = {"province": province, "city": city, "county": county, "level": level}
    frame = store.run(cursor, "reads/county_files", **place)
    return frame.assign(accepted_at=store.as_local(frame["accepted_at"]))


def narrative(
    cursor: store.Cursor, province: str, city: str, county: str, level: str = "县"
) -> pd.DataFrame:
    """The county's newest 情况说明: one row with its four texts, or no row."""
    place = {"province": province, "city": city, "county": county, "level": level}
    return store.run(cursor, "reads/narrative", **place)


def narratives(
    cursor: store.Cursor, province: str, city: str, since: date | None = None
) -> pd.DataFrame:
    """One row per county of the city: its newest 情况说明 of `since` to as_of, with its file."""
    values = {"province": province, "city": city, "since": since}
    return store.run(cursor, "reads/narratives", **values)
