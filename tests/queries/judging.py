"""Holds the answers of the SQL against those of the oracle, figure by figure."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd

from queries import figures, store
from tests.queries import oracle

NOW = datetime(2025, 6, 1)
END = date(2025, 1, 1)
PLACE = ("province", "city", "county", "level")
COMPARED = (
    "state", "numerator", "denominator", "reports", "left_out", "missing_rounds", "lower_bound",
    "basis", "approximate", "contradiction",
)  # fmt: skip
Told = dict[tuple[str, ...], dict[str, Any]]


def differences(
    reports: Sequence[oracle.Report],
    as_of: date = END,
    known_at: datetime = NOW,
    *,
    term: int | None = None,
    ids: Sequence[str] = oracle.INDICATORS,
) -> list[str]:
    """Where the two differ, in words; all the indicators are asked for at once, as a page does."""
    with store.read(as_of=as_of, known_at=known_at) as cursor:
        found = figures.compare(cursor, ids, level=None, term=term)
    told = answers_of_sql(found)
    assert len(told) == len(found)
    asked = oracle.LATEST_TERM if term is None else term
    expected = {
        (indicator, *place): answer_of_oracle(figure)
        for indicator in ids
        for place, figure in oracle.figures(reports, indicator, as_of, known_at, asked).items()
    }
    return [
        f"{which}: SQL {told.get(which)}, oracle {expected.get(which)}"
        for which in sorted(told.keys() | expected.keys())
        if told.get(which) != expected.get(which)
    ]


def answers_of_sql(found: pd.DataFrame) -> Told:
    """Indicator and place → what is compared, without NaN and arrays."""
    return {
        (row["indicator"], *(row[name] for name in PLACE)): {n: plain(row[n]) for n in COMPARED}
        for row in found.to_dict("records")
    }


def answer_of_oracle(figure: oracle.Figure) -> dict[str, Any]:
    """A figure of the oracle under the names of the SQL."""
    counts = {"reports": len(figure.used), "left_out": len(figure.not_known)}
    return {name: counts[name] if name in counts else getattr(figure, name) for name in COMPARED}


def plain(value: Any) -> Any:
    """A list for an array, None for NaN and NA."""
    if hasattr(value, "tolist"):
        return value.tolist()
    return None if pd.isna(value) else value
