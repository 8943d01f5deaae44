"""报送情况: what came for which month, who is behind, and the reminder to them."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from briefings.document import Block, Column, Document, Made, Sentence, TableBlock
from briefings.evidence.ids import ON_TIME
from briefings.evidence.proofs import Months
from briefings.evidence.telling import Teller, how_many, listed, numbered, paragraph
from briefings.kinds.closing import document
from briefings.writers.sheet import Figure
from queries import office
from text import numbers, say

STATES = ("on_time", "late", "waiting", "returned", "missing")
BEHIND = ("missing", "returned")


def compose(teller: Teller, made: Made) -> Document:
    """The months that are due, county by county where they are named, and the reminder."""
    months = teller.material.months
    due = months[months["state"].isin(STATES)]
    sections = {
        "overall": lambda: _overall(teller, due),
        "behind": lambda: _behind(teller, due),
    }
    body = numbered(
        (say(f"briefing_reporting.section_{name}"), write())
        for name, write in sections.items()
        if teller.ask.wants(name)
    )
    tables = _tables(teller, due) if teller.ask.wants("tables") else []
    told = {"city": teller.material.city, "date": numbers.day(made.as_of)}
    day = office.office().due_day
    opening = Sentence("opening", say("briefing_reporting.opening", day=day, **told))
    return document(
        teller, made, say("briefing_reporting.title"),
        [*paragraph("opening", [opening]), *body, *tables],
        addressed_to=say("briefing_circular.addressed_to"),
    )  # fmt: skip


def _overall(teller: Teller, due: pd.DataFrame) -> list[Block]:
    """The month whose day was over last, then the rate of the last twelve months."""
    if due.empty:
        return paragraph("overall", [Sentence("overall.none", say("briefing_reporting.nothing"))])
    last = due[due["month"] == due["month"].max()]
    counts = {state: int((last["state"] == state).sum()) for state in STATES}
    told = {state: numbers.whole(count) for state, count in counts.items()}
    told |= {"month": _month(last["month"].iloc[0]), "all": numbers.whole(len(last))}
    text = say("briefing_reporting.last_month", **told)
    sentences: list[Sentence | None] = [teller.fact("overall.month", text, Months())]
    rate = teller.material.term.get((ON_TIME, None, ""))
    if rate is not None and rate.is_known:
        told = {"rate": rate.shown, "numerator": rate.top, "denominator": rate.bottom}
        text = say("briefing_reporting.rate", **told)
        sentences.append(teller.fact("overall.rate", text, rate))
    return paragraph("overall", sentences)


def _behind(teller: Teller, due: pd.DataFrame) -> list[Block]:
    """Whom to remind of which months, and the request."""
    rows = due[due["state"].isin(BEHIND)]
    told = list(_owed(teller, rows))
    if rows.empty:
        return paragraph("behind", told)
    request = Sentence("behind.request", say("briefing_reporting.request"))
    return [*paragraph("behind", told), *paragraph("behind.request", [request])]


def _owed(teller: Teller, rows: pd.DataFrame) -> Iterator[Sentence]:
    counties = list(dict.fromkeys(rows["county"]))
    form = how_many(len(counties))
    told = {"counties": numbers.whole(len(counties)), "months": numbers.whole(len(rows))}
    text = say(f"briefing_reporting.behind_{form}", **told)
    yield teller.fact("behind.counted", text, Months())
    if not teller.may_name():
        return
    for county, own in rows.groupby("county", sort=False):
        months = listed(
            say(f"briefing_reporting.owed_{row.state}", month=_month(row.month))
            for row in own.itertuples()
        )
        text = say("briefing_reporting.owes", county=county, months=months)
        yield teller.fact(f"behind.{county}", text, Months())


def _tables(teller: Teller, due: pd.DataFrame) -> list[Block]:
    """County by month where they are named, else how many of each state for every month."""
    if due.empty:
        return []
    title = say("briefing_reporting.table", date=numbers.day(teller.material.as_of))
    if teller.is_named:
        return [_by_county(title, due)]
    heads = [Column(say("briefing_reporting.month"), "text", width=1.6)]
    heads += [Column(say(f"briefing_reporting.state_{state}")) for state in STATES]
    rows: list[list[Figure | str]] = [
        [_month(month), *(_count(own, state) for state in STATES)]
        for month, own in due.groupby("month")
    ]
    return [TableBlock("table.months", title, heads, rows)]


def _count(own: pd.DataFrame, state: str) -> Figure:
    count = int((own["state"] == state).sum())
    return Figure(count, numbers.whole(count))


def _by_county(title: str, due: pd.DataFrame) -> TableBlock:
    months = sorted(due["month"].unique())
    heads = [Column(say("briefing.column_place"), "text", width=1.4)]
    heads += [Column(f"{pd.Timestamp(month):%Y.%m}", "text") for month in months]
    rows: list[list[Figure | str]] = []
    for county, own in due.groupby("county", sort=False):
        states = dict(zip(own["month"], own["state"], strict=True))
        told = [say(f"briefing_reporting.state_{states[one]}") if one in states
                else numbers.missing() for one in months]  # fmt: skip
        rows.append([str(county), *told])
    return TableBlock("table.months", title, heads, rows)


def _month(month: date) -> str:
    return numbers.day(f"{month:%Y-%m}")
