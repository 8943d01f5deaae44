"""Rounds by how they were run (巡察方式) and of what type they were (巡察类型)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from queries import figures, store


@dataclass(frozen=True)
class Methods:
    """The same sums at three grains: each group, each group in each place, each round in a group.

    Columns: indicator, kind (method | type), group_name ("" where nobody said), rounds, left_out
    (rounds without both parts), numerator, denominator, value, state and the marks of a figure.
    """

    groups: pd.DataFrame
    places: pd.DataFrame
    rounds: pd.DataFrame


def methods(cursor: store.Cursor, ids: Sequence[str], **selection: Any) -> Methods:
    """Single rounds of the latest term of each place (or of `term`), grouped and added up.

    A round of several methods stands in each of their groups, so groups do not add to the whole.
    `selection` as in queries.figures.Selection. Raises KeyError for an unknown id.
    """
    every = figures.ask(cursor, "methods", ids, figures.Selection(**selection))
    grains = every.pop("grain")
    return Methods(
        *(every[grains == grain].reset_index(drop=True) for grain in ("all", "place", "round"))
    )
