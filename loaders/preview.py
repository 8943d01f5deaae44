"""What a sheet would change: against the last report, and in the figures that will be published."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from access import Person
from loaders.checking import stage
from loaders.desk import open_draft
from loaders.staged import packed
from loaders.staging import staged_rows
from queries import figures, registry, store, submissions


@dataclass(frozen=True)
class Preview:
    """`differences`: field by field against the last report of the same round (see
    queries.submissions.differences). `figures`: one row per indicator, part and place of the sheet
    whose figure changes: before_* and after_* of numerator, denominator, value and state.
    """

    differences: pd.DataFrame
    figures: pd.DataFrame


def preview(person: Person, number: int) -> Preview:
    """Accept the sheet, look, and take it back. Raises NotAllowedError, LookupError."""
    draft = open_draft(person, number)
    # Nobody knows whose, or of when: such a row can become no report yet.
    staged = staged_rows(draft.reading)
    rows = [row for row in staged if row["city"] and row.get("as_of_date")]
    if not rows:
        return Preview(pd.DataFrame(), pd.DataFrame())
    with store.rehearsal() as cursor:
        store.narrow(cursor, known_at=store.now())
        stage(cursor, {number: packed(rows)})
        differences = submissions.differences(cursor)
        before = _figures(cursor, rows)
        replaced = store.execute(cursor, "reads/replaced", submission_id=number).fetchall()
        # out of sight, not withdrawn: whoever changes rows that stand could collide with a writer
        store.narrow(cursor, unseen=[report for report, _ in replaced] or None)
        at = [store.now()]
        store.execute(cursor, "writes/insert_reports", submission_ids=[number], accepted_at=at)
        after = _figures(cursor, rows)
    return Preview(differences, _changed(before, after))


def _figures(cursor: store.Cursor, rows: list[dict[str, object]]) -> pd.DataFrame:
    """Every indicator of the places in the sheet, as of its newest day."""
    as_of = date.fromisoformat(max(str(row["as_of_date"]) for row in rows))
    store.narrow(cursor, as_of=as_of, known_at=store.now())
    places = {(row["province"], row["city"]) for row in rows}
    counties = sorted({str(row["county"]) for row in rows})
    found = [
        figures.compare(
            cursor,
            list(registry.indicators()),
            province=province,
            city=city,
            counties=counties,
            level=None,
        )
        for province, city in sorted(places)
    ]
    return pd.concat(found, ignore_index=True)


KEY = ["indicator", "part", "province", "city", "county", "level"]
TOLD = ["numerator", "denominator", "value", "state"]


def _changed(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    both = after[KEY + TOLD].merge(
        before[KEY + TOLD], on=KEY, how="left", suffixes=("_after", "_before")
    )
    same = [
        (both[f"{name}_after"] == both[f"{name}_before"])
        | (both[f"{name}_after"].isna() & both[f"{name}_before"].isna())
        for name in TOLD
    ]
    return both[~(same[0] & same[1] & same[2] & same[3])].reset_index(drop=True)
