"""The answers of the page reads from one pandas frame, written without the store's views.

Right for the invented reports of the benchmark: every round there by itself, one plan a term.
"""

from datetime import date

import pandas as pd

from queries import store

PARTS = {
    "coverage": (["units_first_inspected"], ["units_planned"]),
    "village_coverage": (["villages_first_inspected"], ["villages_planned"]),
    "clue_yield": (["clues_transferred"], ["problems_found"]),
    "clue_conversion": (["cases_filed"], ["clues_transferred"]),
    "discipline_ratio": (["persons_disciplined"], ["clues_transferred"]),
    "judiciary_share": (["persons_to_judiciary"], ["persons_disciplined"]),
    "rectification": (["problems_rectified"], ["problems_fed_back"]),
    "post_filling": (["filled_office", "filled_groups"], ["posts_office", "posts_groups"]),
}
PLANNED = ("coverage", "village_coverage")
TERM = ["indicator", "county", "numerator", "denominator", "reports"]
ROUND = ["county", "round_last", "numerator", "denominator"]
KEY = ["stream", "city", "county", "term_no", "round_last"]


def all_reports() -> pd.DataFrame:
    """Every report with the columns that the answers need."""
    fields = sorted({field for sides in PARTS.values() for side in sides for field in side})
    with store.read() as cursor:
        relation = cursor.table("report")
        return relation.select(*KEY, "as_of_date", "accepted_at", "report_id", *fields).df()


def rounds(reports: pd.DataFrame, indicator: str, city: str, as_of: date) -> pd.DataFrame:
    """Both parts of each county's rounds."""
    current = _current(reports, city, as_of)
    found = _with_parts(current[current["stream"] == "rounds"], indicator)
    return found[ROUND].sort_values(["county", "round_last"], ignore_index=True)


def term(reports: pd.DataFrame, ids: list[str], city: str, as_of: date) -> pd.DataFrame:
    """Both parts of each county's term, and how many reports they stand on."""
    current = _current(reports, city, as_of)
    found = pd.concat([_term(current, one) for one in ids])
    return found[TERM].sort_values(["indicator", "county"], ignore_index=True)


def _current(reports: pd.DataFrame, city: str, as_of: date) -> pd.DataFrame:
    here = reports[(reports["city"] == city) & (reports["as_of_date"] <= pd.Timestamp(as_of))]
    newest_last = here.sort_values(["as_of_date", "accepted_at", "report_id"])
    return newest_last.drop_duplicates(KEY, keep="last")


def _term(current: pd.DataFrame, indicator: str) -> pd.DataFrame:
    rounds, plans = (current[current["stream"] == name] for name in ("rounds", "plan"))
    if indicator in PLANNED:
        found = _planned(rounds, plans, indicator)
    else:
        known = _with_parts(plans if indicator == "post_filling" else rounds, indicator)
        known = known.dropna(subset=["numerator", "denominator"])
        found = known.groupby("county", as_index=False).agg(
            numerator=("numerator", "sum"),
            denominator=("denominator", "sum"),
            reports=("report_id", "count"),
        )
    return found.assign(indicator=indicator)


def _planned(rounds: pd.DataFrame, plans: pd.DataFrame, indicator: str) -> pd.DataFrame:
    (numerator,), (denominator,) = PARTS[indicator]
    done = rounds.groupby("county")[numerator].agg(["sum", "count"])
    found = plans.set_index("county")[denominator].to_frame("denominator").join(done)
    found["reports"] = found["count"] + 1
    return found.rename(columns={"sum": "numerator"}).reset_index()


def _with_parts(reports: pd.DataFrame, indicator: str) -> pd.DataFrame:
    numerator, denominator = PARTS[indicator]
    return reports.assign(
        numerator=reports[numerator].sum(axis=1, skipna=False),
        denominator=reports[denominator].sum(axis=1, skipna=False),
    )
