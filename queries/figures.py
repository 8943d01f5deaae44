"""The questions that pages and the command line ask about figures; every answer is a tidy frame."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from queries import registry, store

# NULL must not turn a count into a float on its way into a frame.
WHOLE = (
    "term_no", "round_first", "round_last", "county_order", "report_id",
    "places", "missing_places", "places_without_start", "reports", "left_out",
)  # fmt: skip

# What every figure needs to know of a report, whatever it counts.
ABOUT = (
    "report_id", "stream", "province", "city", "county", "level", "term_no", "scope",
    "round_first", "round_last", "inspection_type", "batch", "supervision_form", "start_date",
    "period_start", "as_of_date", "accepted_at", "source", "approximate", "not_applicable",
    "is_contradicted", "term_group", "why", "missing_rounds", "round_count",
)  # fmt: skip

PARTS = ("numerator", "denominator", "before_numerator", "before_denominator", "change")
OF_TOTALS = (
    "indicator", "part", "numerator", "denominator", "value", "places", "missing_places",
    "reports", "left_out", "approximate", "contradiction", "lower_bound", "basis", "as_of_date",
    "state",
)  # fmt: skip
STREAMS = ("rounds", "plan", "stationed")


@dataclass(frozen=True)
class Selection:
    """Which places, level and term; None leaves it open (of each place, the latest term)."""

    province: str | None = None
    city: str | None = None
    counties: Sequence[str] | None = None
    level: str | None = "县"
    term: int | None = None
    round_no: int | None = None


def overview(
    cursor: store.Cursor, ids: Sequence[str], **selection: Any
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Term-to-date figures, one row per indicator, part and place, and the sums over the places.

    Columns as in term_figures.sql: numerator, denominator, value (their ratio; NULL without one),
    basis, approximate, contradiction, reports, left_out, missing_rounds, lower_bound, to_verify,
    as_of_date, source, state (value | missing | not_applicable); the sums add places and
    missing_places. `selection` as in Selection. Raises KeyError for an unknown id.
    """
    both = ask(cursor, "figures", ids, Selection(**selection))
    kinds = both.pop("kind")
    places, totals = (both[kinds == kind].reset_index(drop=True) for kind in ("place", "total"))
    return places.drop(columns=["places", "missing_places"]), totals[list(OF_TOTALS)]


def only(frame: pd.DataFrame, ids: Sequence[str]) -> pd.DataFrame:
    """Of the frame of `overview` what it would have been for these indicators alone."""
    found = frame[frame["indicator"].isin(list(ids))].reset_index(drop=True)
    # a column of nothing but NULL comes as one of None
    silent = [name for name in found.select_dtypes("str") if found[name].isna().all()]
    return with_whole_numbers(found.assign(**dict.fromkeys(silent)))


def compare(cursor: store.Cursor, ids: Sequence[str], **selection: Any) -> pd.DataFrame:
    """The figures of `overview`, place by place."""
    return overview(cursor, ids, **selection)[0]


def pooled(cursor: store.Cursor, ids: Sequence[str], **selection: Any) -> pd.DataFrame:
    """The sums of `overview`: one row per indicator and part."""
    return overview(cursor, ids, **selection)[1]


def rounds(cursor: store.Cursor, indicator_id: str, **selection: Any) -> pd.DataFrame:
    """One row per current report: its own figure, its round or period, and left_out_why where it
    does not count in the term. Raises KeyError for an unknown id.
    """
    return ask(cursor, "round_figures", [indicator_id], Selection(**selection))


def cumulative(cursor: store.Cursor, indicator_id: str, **selection: Any) -> pd.DataFrame:
    """One row per report that counts, in the order of the rounds: the term's figure so far.

    A state (posts filled) has no sum: each of its reports is a step. Raises KeyError.
    """
    return ask(cursor, "cumulative", [indicator_id], Selection(**selection))


def ask(cursor: store.Cursor, read: str, ids: Sequence[str], selection: Selection) -> pd.DataFrame:
    """The answer of queries/reads/<read>.sql for these indicators and this selection."""
    store.narrow(cursor, province=selection.province, city=selection.city)
    frame = cursor.execute(statement(read, ids), _values(ids, selection)).df()
    return with_whole_numbers(frame)


def keep(cursor: store.Cursor, table: str, ids: Sequence[str], selection: Selection) -> None:
    """Put the answer of reads/figures.sql into a temporary table of this cursor."""
    store.narrow(cursor, province=selection.province, city=selection.city)
    text = f"create or replace temp table {table} as\n{statement('figures', ids)}"
    cursor.execute(text, _values(ids, selection))


def with_whole_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame with counts as whole numbers, NULL or not."""
    whole = [name for name in WHOLE if name in frame]
    kinds = {part: _kind(frame[part]) for part in PARTS if part in frame}
    return frame.astype(dict.fromkeys(whole, "Int64") | kinds)


def _values(ids: Sequence[str], selection: Selection) -> dict[str, object]:
    return {
        "definitions": definitions(ids),
        "counties": list(selection.counties) if selection.counties else None,
        "level": selection.level,
        "term": selection.term,
        "round": selection.round_no,
    }


def _kind(part: pd.Series) -> str:
    """Counts stay whole numbers; only money has fractions."""
    return "Int64" if (part.dropna() % 1 == 0).all() else "Float64"


def statement(read: str, ids: Sequence[str]) -> str:
    """The text of queries/reads/<read>.sql over the SQL files of these indicators."""
    wanted = [registry.indicator(one) for one in ids]
    columns = ", ".join([*ABOUT, *sorted({field for each in wanted for field in each.fields})])
    streams = [name for name in STREAMS if any(reads_from(each, name) for each in wanted)]
    filled = {
        "aged": store.text_of("aged"),
        "maturing": store.text_of("maturing"),
        "figures": store.text_of("term_figures"),
        "counted": store.text_of("counted"),
        "streams": ",\n".join(
            f"{name} as materialized (select {columns} from main.{name})" for name in streams
        ),
        "reports": " union all by name ".join(f"select * from {name}" for name in streams),
        "parts": "\nunion all by name\n".join(
            [
                store.text_of("no_part"),
                *(f"select '{each.id}' as indicator, * from (\n{each.sql}\n)" for each in wanted),
            ]
        ),
    }
    text = store.text_of(f"reads/{read}")
    for name, words in filled.items():
        text = text.replace(f"{{{name}}}", words)
    return text


def reads_from(indicator: registry.Indicator, stream: str) -> bool:
    """Whether the indicator's SQL names the view of that stream."""
    return re.search(rf"\bfrom {stream}\b", indicator.sql) is not None


def definitions(ids: Sequence[str]) -> list[dict[str, object]]:
    """What the counting needs to know of each indicator, as the parameter $definitions."""
    return [
        {
            "indicator": each.id,
            "asked_part": part,
            "accumulate": accumulate,
            "side": side,
            "is_share": each.is_share,
            "is_count": each.is_count,
            "fields": each.fields,
            "stand_in": each.stand_in,
        }
        for each in map(registry.indicator, ids)
        for part, accumulate, side in each.counting
    ]
