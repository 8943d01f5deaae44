"""The cards of the first page: coverage and calendar, outcomes, open clues, what has come in."""

from typing import Any

import pandas as pd

from charts import marks, spark
from pages.ui import flows, reads
from pages.ui.cards import Card
from pages.ui.frame import colours
from pages.ui.kept import kept
from pages.ui.reads import Origin, View
from queries import standing
from text import language, numbers, say

LEADING = ("coverage", "clue_conversion", "clues_open", "rectification")
OLD = "clues_open.over_12"
PLACE = ["province", "city", "county"]
NAMED = 2


@kept
def cards(view: View, figures: pd.DataFrame, sums: pd.DataFrame) -> list[Card]:
    """The leading figures summed over the places in view, and the newest reports.

    Printed totals are never added.
    """
    newest = _reports(figures)
    if view.level == reads.LEVELS["total"]:
        return [newest]
    open_places, open_sums = flows.shown(view, ("clues_open",))
    rows = pd.concat([sums, open_sums], ignore_index=True)
    by_id = {row.indicator: row for row in rows[rows["part"].isna()].itertuples()}
    places = pd.concat([figures, open_places], ignore_index=True)
    shown = [_sum(view, by_id[name], places) for name in LEADING if name in by_id]
    return [*shown, newest]


def _sum(view: View, total: Any, places: pd.DataFrame) -> Card:
    """One sum: its number, what stands behind it, and where its places are."""
    indicator = reads.indicators()[total.indicator]
    known = places[(places["indicator"] == total.indicator) & (places["state"] == "value")]
    name, unit = indicator.name[language()], marks.unit(total, indicator)
    return Card(
        name,
        marks.number(total, indicator),
        "" if unit in name else unit,
        _note(view, total, indicator),
        Origin(indicator.id).key(),
        _strip(known["value"].tolist(), total, indicator) if view.start is None else "",
    )


def _strip(values: list[float], total: Any, indicator: Any) -> str:
    """A dot per place; a count does not lie on the line of its sum."""
    if indicator.is_count or len(values) < 2:
        return ""
    reach = max(*values, 1.0) if indicator.is_share else max(values)
    return spark.strip(values, total.value, reach, colours())


def _note(view: View, total: Any, indicator: Any) -> str:
    """Of a period the year before; else the calendar, the oldest, or the parts."""
    if view.start is not None:
        before = marks.written(marks.year_before(total), indicator)
        return say("overview.card_before", figure=before)
    if total.indicator == "coverage":
        return _calendar(view) or _parts(total)
    if total.indicator == "clues_open":
        old = next(reads.pooled(view, (OLD,)).itertuples(), None)
        count = numbers.whole(old.numerator if old else None)
        return say("overview.card_old", count=count)
    return _parts(total)


def _parts(total: Any) -> str:
    places = numbers.whole(total.places)
    return say("pages.card_parts", parts=marks.parts(total), places=places)


def _calendar(view: View) -> str:
    rows = reads.pooled(view, ("coverage_pace",))
    elapsed = rows[(rows["part"] == "elapsed") & (rows["state"] == "value")]
    difference = rows[rows["part"].isna() & (rows["state"] == "value")]
    if elapsed.empty or difference.empty:
        return ""
    return say(
        "overview.card_pace",
        elapsed=numbers.percent(elapsed["value"].iloc[0] * 100),
        points=numbers.signed(difference["value"].iloc[0] * 100),
    )


def _reports(figures: pd.DataFrame) -> Card:
    """How many places have sent the newest report, and who has not."""
    late = standing.gaps(figures).late
    total = len(figures[PLACE].drop_duplicates())
    names = say("charts.comma").join(late["name"].head(NAMED))
    if len(late) > NAMED:
        names = say("overview.and_more", listed=names, count=numbers.whole(len(late)))
    form = "card_reports_late" if names else "card_reports_note"
    date = numbers.day(figures["as_of_date"].max())
    known = len(figures[figures["as_of_date"].notna()][PLACE].drop_duplicates())
    return Card(
        say("overview.card_reports"),
        numbers.whole(known - len(late)),
        say("pages.card_places_unit", total=numbers.whole(total)),
        say(f"overview.{form}", date=date, places=names),
    )
