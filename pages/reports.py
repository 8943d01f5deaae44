"""报送: what came for which month and when, who is behind, and the words to remind them with."""

from datetime import datetime

import pandas as pd
import streamlit as st

from pages.parts.desk.office_style import dress_office
from pages.parts.reports import reminders, reporting
from pages.parts.reports.reporting import ON_TIME
from pages.ui import address, cards, dates, filters, knowing, notes, past, reads, signals
from pages.ui.cards import Card
from pages.ui.frame import empty, head, told_not_found
from pages.ui.trace import show_trace
from queries import office
from text import language, numbers, say


def show() -> None:
    """The page: city and day → figures → county × month → whom to remind."""
    _follow()
    head(say("reports.title"), say("reports.question"))
    dress_office()
    view = _bar()
    if view.city is None:
        empty("one_city")
        return
    listed = reporting.months(view.city, view.as_of)
    cards.show_cards(_cards(view, listed))
    reporting.show_matrix(view, listed)
    upcoming = listed[listed["due_date"] >= pd.Timestamp(view.as_of)]
    behind = reporting.behind(listed, view.as_of)
    reminders.show_reminders(behind, upcoming, view.city, view.as_of)
    signals.show_signals(view.as_of, view.province, view.city)
    due = say("reports.due_day", day=office.office().due_day)
    notes.show_note("\n".join((due, reads.indicator(ON_TIME).caveat[language()])))
    show_trace(view)


def _follow() -> None:
    """A cell that was clicked opens its submission where it can be reviewed."""
    wanted = address.value("submission")
    if wanted:
        address.put("submission", None)
        st.switch_page("review.py", query_params=address.carried(submission=wanted))


def _bar() -> reads.View:
    """The city, and the day on which one looks: today, or the one back to which one looks."""
    today = (knowing.moment() or datetime.now()).date()
    as_of = dates.as_of(today)
    with filters.row():
        province, city = filters.pick_city(as_of)
        dates.pick_as_of(as_of, today)
        past.pick_known_at()
    told_not_found()
    past.tell(as_of, as_of)
    # before the first sheet has come there is no city to choose but the office's own
    return reads.View(as_of, province, city or (office.office().city or None))


def _cards(view: reads.View, listed: pd.DataFrame) -> list[Card]:
    """The month whose day was over last, what waits, who is behind, and the rate of the city."""
    total = numbers.whole(listed["county"].nunique())
    of_all = say("reports.of_counties", total=total)
    told = []
    over = listed[
        (listed["due_date"] < pd.Timestamp(view.as_of)) & (listed["state"] != "not_asked")
    ]
    if len(over):
        last = over[over["month"] == over["month"].max()]
        month, due = f"{last['month'].iloc[0]:%Y-%m}", numbers.day(last["due_date"].iloc[0])
        in_time = numbers.whole(int((last["state"] == "on_time").sum()))
        label = say("reports.card_month", month=numbers.day(month))
        told.append(Card(label, in_time, of_all, say("reports.card_due", due=due)))
    waiting, behind = listed[listed["state"] == "waiting"], reporting.behind(listed, view.as_of)
    for name, rows in (("waiting", waiting), ("behind", behind)):
        note = say(f"reports.card_{name}_note", count=numbers.whole(rows["county"].nunique()))
        unit = say("reports.county_months")
        told.append(Card(say(f"reports.card_{name}"), numbers.whole(len(rows)), unit, note))
    return [*told, *_rate(view)]


def _rate(view: reads.View) -> list[Card]:
    indicator = reads.indicator(ON_TIME)
    sums = [row for row in reads.pooled(view, (ON_TIME,)).itertuples() if row.state == "value"]
    return [cards.sum_card(row, indicator, indicator.name[language()]) for row in sums]


show()
