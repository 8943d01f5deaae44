"""这个数怎么来的: from a figure to the cells it was typed in."""

from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from queries import figures, registry, store
from queries.registry import Indicator


@dataclass(frozen=True)
class Trace:
    """A figure and the reports behind it.

    `used` and `left_out` have one row per report, with its parts, its file, sheet, sender, time and
    `cells`: a list of {field, sheet, cell, raw (as typed in the file), approximate, corrected_by,
    corrected_to, reason (the county's, where a rule asked)}; `left_out` says `why`.
    """

    indicator: Indicator
    numerator: int | float | None
    denominator: int | float | None
    value: float | None
    state: str
    used: pd.DataFrame
    left_out: pd.DataFrame


def trace(
    cursor: store.Cursor,
    indicator_id: str,
    province: str | None = None,
    city: str | None = None,
    county: str | None = None,
    level: str | None = "县",
    term_no: int | None = None,
    *,
    part: str | None = None,
    report_id: int | None = None,
    round_no: int | None = None,
) -> Trace:
    """The reports behind one figure: of a county; of the sum over all places in view where `county`
    is empty; or of one report alone. Raises KeyError (indicator), LookupError (no such figure).
    """
    selection = figures.Selection(
        province or None, city or None, [county] if county else None, level, term_no, round_no
    )
    behind = _of_part(figures.ask(cursor, "trace", [indicator_id], selection), part)
    behind = behind.assign(accepted_at=store.as_local(behind["accepted_at"]))
    if report_id is None:
        figure = _of_part(figures.pooled(cursor, [indicator_id], **asdict(selection)), part)
    else:
        behind = behind[behind["report_id"] == report_id]
        figure = behind
        behind = behind.assign(why=None)
    if behind.empty or figure.empty:
        raise LookupError(indicator_id)
    row = figure.iloc[0]
    return Trace(
        indicator=registry.indicator(indicator_id),
        numerator=_number(row["numerator"]),
        denominator=_number(row["denominator"]),
        value=None if pd.isna(row["value"]) else float(row["value"]),
        state=row["state"],
        used=behind[behind["why"].isna()],
        left_out=behind[behind["why"].notna()],
    )


def _of_part(frame: pd.DataFrame, part: str | None) -> pd.DataFrame:
    return frame if part is None else frame[frame["part"] == part]


def _number(value: Any) -> int | float | None:
    if pd.isna(value):
        return None
    return int(value) if value == int(value) else float(value)
