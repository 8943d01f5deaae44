"""Counties that resemble a county: by the size of their plans and of their inspection bodies."""

from typing import Any

import pandas as pd

from queries import figures, store

NEAREST = 4


def similar(cursor: store.Cursor, nearest: int = NEAREST, **selection: Any) -> pd.DataFrame:
    """One row per county and one of its `nearest` similar counties of the same city, the nearest
    first: province, city, county, similar_county, distance (0.1: about a tenth apart), figures (how
    many both have of units, villages, posts: two at least). `selection` as in figures.Selection.
    """
    chosen = figures.Selection(**selection)
    store.narrow(cursor, province=chosen.province, city=chosen.city)
    return store.run(cursor, "reads/similar", nearest=nearest)
