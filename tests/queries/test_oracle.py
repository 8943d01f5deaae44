"""The SQL and the slow oracle say the same of every random city, for all ten indicators."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pandas as pd
import pytest

from queries import figures, store
from tests.queries import oracle, random_reports

CITIES = 160
NOW = datetime(2025, 6, 1)
VIEWPOINTS = [
    (date(2025, 1, 1), NOW),
    (date(2025, 1, 1), datetime(2023, 12, 1)),
    (date(2022, 12, 31), NOW),
    (date(2021, 6, 30), datetime(2024, 6, 1)),
]
COMPARED = (
    "state", "numerator", "denominator", "reports", "left_out", "missing_rounds", "lower_bound",
    "basis", "approximate", "contradiction",
)  # fmt: skip


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[dict[str, Any]]]:
    """One store of random cities, and what was put into it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path_factory.mktemp("random")))
        yield random_reports.fill(CITIES)
        store.close_store()


@pytest.fixture(autouse=True)
def own_store() -> None:
    """These tests share a store; nothing here writes to it."""


def differences(
    reports: list[dict[str, Any]], as_of: date, known_at: datetime, term: int | None = None
) -> list[str]:
    """Where SQL and oracle differ, in words; all ten indicators are asked for at once."""
    with store.read(as_of=as_of, known_at=known_at) as cursor:
        found = figures.compare(cursor, oracle.INDICATORS, level=None, term=term)
    found["missing_rounds"] = [list(rounds) for rounds in found["missing_rounds"]]
    place = ["province", "city", "county", "level"]
    told = {
        (row["indicator"], *(row[name] for name in place)): {n: plain(row[n]) for n in COMPARED}
        for row in found.to_dict("records")
    }
    assert len(told) == len(found)
    asked = oracle.LATEST_TERM if term is None else term
    expected = {
        (indicator, *place): said(figure)
        for indicator in oracle.INDICATORS
        for place, figure in oracle.figures(reports, indicator, as_of, known_at, asked).items()
    }
    assert told.keys() == expected.keys()
    return [
        f"{which}: SQL {told[which]}, oracle {expected[which]}"
        for which in expected
        if told[which] != expected[which]
    ]


def said(figure: oracle.Figure) -> dict[str, Any]:
    """A figure of the oracle under the names of the SQL."""
    return {name: getattr(figure, name) for name in COMPARED if hasattr(figure, name)} | {
        "reports": len(figure.used),
        "left_out": len(figure.not_known),
    }


def plain(value: Any) -> Any:
    """NaN and NA as None."""
    return None if not isinstance(value, list) and pd.isna(value) else value


@pytest.mark.parametrize(("as_of", "known_at"), VIEWPOINTS)
def test_sql_and_oracle_agree_on_every_place_and_level(
    reports: list[dict[str, Any]], as_of: date, known_at: datetime
) -> None:
    assert differences(reports, as_of, known_at) == []
