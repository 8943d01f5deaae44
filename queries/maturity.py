"""Outcomes that ripen: what was reported at equal ages, and which figures have had their time.

Clues ripen from the day they were handed over (else fed back, else the round's end); what is put
right ripens from the feedback (else the end). Ages are in months.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from queries import figures, registry, store

AGES = (3, 6, 12, 18, 24)
# Counties report every month: a state further from the day of an age does not speak of it.
NEAR_DAYS = 31
COUNTS = (
    "numerator", "denominator", "open_count", "young_numerator", "young_denominator", "young_open",
    "round_no", "age_months", "rounds", "rounds_young", "rounds_without_report", "rounds_undated",
    "reports", "reports_young", "reports_undated",
)  # fmt: skip


def ids() -> list[str]:
    """The indicators whose outcome ripens, in the order of the definitions."""
    return [one.id for one in registry.indicators().values() if one.mature_months]


def aged_rounds(
    cursor: store.Cursor, wanted: Sequence[str], ages: Sequence[int] = AGES, **selection: Any
) -> pd.DataFrame:
    """One row per indicator, part, round and age: numerator, denominator, value, open_count (not
    concluded, or not put right), since_date, since_field, as_of_date and report_id of the report
    used, state (value | young | no_report: none within a month of that age | undated).

    `selection` as figures.Selection; the latest term of each county unless told otherwise. Raises
    KeyError for an unknown indicator, ValueError for one that does not ripen.
    """
    return _asked(cursor, "aged_rounds", wanted, ages, selection)


def at_age(
    cursor: store.Cursor, wanted: Sequence[str], ages: Sequence[int] = AGES, **selection: Any
) -> pd.DataFrame:
    """One row per indicator, part, place and age: the sum over its rounds that have come to that
    age, each as it was reported then; rounds, rounds_young, rounds_without_report, rounds_undated
    say how many count and why not; since_fields: by which dates they are aged; state: of its best
    round. Raises as `aged_rounds`.
    """
    return _asked(cursor, "at_age", wanted, ages, selection)


def mature(cursor: store.Cursor, wanted: Sequence[str], **selection: Any) -> pd.DataFrame:
    """One row per indicator, part and place: the term's figure as it stands, of rounds old enough
    (numerator, denominator, value), and apart from them the young ones (young_numerator,
    young_denominator, young_open, young_since); reports, reports_young, reports_undated; state:
    value | young (办理期内: nothing is old enough) | undated. Raises as `aged_rounds`.
    """
    chosen = figures.Selection(**selection)
    store.narrow(cursor, province=chosen.province, city=chosen.city)
    clocks = {one["indicator"]: one for one in _definitions(wanted)}
    told = [{**one, **clocks[one["indicator"]]} for one in figures.definitions(wanted)]
    values = {**_common(chosen), "definitions": told, "round": chosen.round_no}
    return _whole(cursor.execute(figures.statement("mature", wanted), values).df())


def _asked(
    cursor: store.Cursor,
    read: str,
    wanted: Sequence[str],
    ages: Sequence[int],
    selection: dict[str, Any],
) -> pd.DataFrame:
    chosen = figures.Selection(**selection)
    store.narrow(cursor, province=chosen.province, city=chosen.city)
    values = {"definitions": _definitions(wanted), "ages": list(ages), "near": NEAR_DAYS}
    statement = figures.statement(read, wanted)
    return _whole(cursor.execute(statement, values | _common(chosen)).df())


def _common(chosen: figures.Selection) -> dict[str, object]:
    counties = list(chosen.counties) if chosen.counties else None
    return {"counties": counties, "level": chosen.level, "term": chosen.term}


def _definitions(wanted: Sequence[str]) -> list[dict[str, object]]:
    """What the reads need to know of each indicator: its clock and its months."""
    found = [registry.indicator(one) for one in wanted]
    for one in found:
        if not one.mature_months:
            raise ValueError(f"{one.id} does not ripen")
    return [
        {
            "indicator": one.id,
            "clock": "feedback" if one.group == "rectification" else "clues",
            "mature_months": one.mature_months,
        }
        for one in found
    ]


def _whole(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame with counts as whole numbers, NULL or not."""
    frame = figures.with_whole_numbers(frame)
    return frame.astype({name: "Int64" for name in COUNTS if name in frame})
