"""Holds the answers of the SQL against those of the oracle, figure by figure."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd

from queries import figures, flows, store
from tests.queries import oracle, oracle_flow

NOW = datetime(2025, 6, 1)
END = date(2025, 1, 1)
PLACE = ("province", "city", "county", "level")
COMPARED = (
    "state", "value", "numerator", "denominator", "reports", "left_out", "missing_rounds",
    "lower_bound", "basis", "approximate", "contradiction",
)  # fmt: skip
# of each way in which a reported number is a figure, one or two
FIELDS = (
    "rounds.problems_found", "rounds.form_3", "plan.talent_pool", "plan.units_planned",
    "stationed.problems_found", "stationed.clues_handled", "stationed.posts",
)  # fmt: skip
EVERYTHING = (*oracle.INDICATORS, *FIELDS)
Told = dict[oracle.Key, dict[str, Any]]


def differences(
    reports: Sequence[oracle.Report],
    as_of: date = END,
    known_at: datetime = NOW,
    *,
    term: int | None = None,
    ids: Sequence[str] = EVERYTHING,
    counted: dict[oracle.Key, oracle.Figure] | None = None,
) -> list[str]:
    """Where the two differ, in words; all the figures are asked for at once, as a page does.

    `counted`: what the oracle says, where it has been asked before.
    """
    with store.read(as_of=as_of, known_at=known_at) as cursor:
        found = figures.compare(cursor, ids, level=None, term=term)
    told = answers_of_sql(found)
    if len(told) < len(found):
        return ["SQL gives several rows for one figure"]
    asked = oracle.LATEST_TERM if term is None else term
    if counted is None:
        counted = oracle.figures(reports, ids, as_of, known_at, asked)
    expected = {
        which: answer_of_oracle(which, figure)
        for which, figure in counted.items()
        if which[0] in ids
    }
    return [
        f"{which}: SQL {told.get(which)}, oracle {expected.get(which)}"
        for which in sorted(told.keys() | expected.keys(), key=str)
        if told.get(which) != expected.get(which)
    ]


def answers_of_sql(found: pd.DataFrame) -> Told:
    """Indicator, part and place → what is compared, without NaN and arrays."""
    return {
        (row["indicator"], plain(row["part"]), *(row[name] for name in PLACE)): {  # type: ignore[misc]
            name: comparable(row["part"], name, plain(row[name])) for name in COMPARED
        }
        for row in found.to_dict("records")
    }


def answer_of_oracle(which: oracle.Key, figure: oracle.Figure) -> dict[str, Any]:
    """A figure of the oracle under the names of the SQL."""
    counts = {"reports": len(figure.used), "left_out": len(figure.not_known)}
    told = {name: counts[name] if name in counts else getattr(figure, name) for name in COMPARED}
    return {name: comparable(which[1], name, value) for name, value in told.items()}


def comparable(part: str | None, name: str, value: Any) -> Any:
    """What may be held against the other side: of the calendar (elapsed) no mark of the rounds."""
    if part == "elapsed" and name in ("approximate", "missing_rounds"):
        return None
    return same(value)


def plain(value: Any) -> Any:
    """A list for an array, None for NaN and NA."""
    if hasattr(value, "tolist"):
        return value.tolist()
    return value if isinstance(value, list) or not pd.isna(value) else None


def flow_differences(
    grown: oracle_flow.Answers, start: date, end: date, ids: Sequence[str] = EVERYTHING
) -> list[str]:
    """Where flows and what the oracle says grew differ, in words."""
    with store.read(as_of=end, known_at=NOW) as cursor:
        found, _ = flows.flow(cursor, ids, start, end, level=None)
    expected = {which: growth for which, growth in grown.items() if which[0] in ids}
    told = {
        (row["indicator"], plain(row["part"]), *(row[name] for name in PLACE)): row
        for row in found.to_dict("records")
    }
    assert told.keys() == expected.keys()
    return [
        f"{which} {name}: SQL {told[which][name]}, oracle {value}"
        for which, growth in expected.items()
        for name, value in growth.items()
        if same(told[which][name]) != same(value)
    ]


def same(value: Any) -> Any:
    """A day as text, a number without the last digits of its fraction."""
    value = plain(value)
    if isinstance(value, date):
        return value.isoformat()[:10]
    return round(value, 12) if isinstance(value, float) else value
