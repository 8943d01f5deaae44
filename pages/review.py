"""审核: what counties handed in, the oldest first: look, ask, return, accept."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.desk import desk_reads, office_reads, queue
from pages.parts.desk.office_style import dress_office
from pages.parts.desk.submission import show_submission
from pages.parts.desk.submissions_table import show_submissions
from pages.ui import address, cards, filters
from pages.ui.cards import Card
from pages.ui.frame import head, panel
from pages.ui.told import show_told
from text import numbers, say

LISTS = {
    "waiting": office_reads.WAITING,
    "returned": office_reads.RETURNED,
    "drafts": office_reads.DRAFT,
    "decided": office_reads.DECIDED,
}


def show() -> None:
    """The page: figures → which list → the list → the one that is open."""
    _follow()
    head(say("review.title"), say("review.question"), figures=False)
    dress_office()
    person = desk_reads.here()
    waiting = desk_reads.listed(None, office_reads.WAITING).iloc[::-1]
    cards.show_cards(_cards(waiting))
    opened = address.number("submission")
    chosen = filters.choose_part("queue", list(LISTS))
    if opened is None:
        show_told("review")
    if chosen == "waiting":
        queue.show_queue(waiting, opened)
    else:
        with panel("listed", say(f"pages.queue_{chosen}"), say(f"review.{chosen}_what")):
            listed = desk_reads.listed(None, LISTS[chosen])
            show_submissions(listed, queue.open_submission, say("review.none_listed"))
    if opened is not None:
        show_submission(person, opened)


def _follow() -> None:
    """A draft is mended where drafts are."""
    wanted = address.value("draft")
    if wanted:
        address.put("draft", None)
        st.switch_page("receive.py", query_params=address.carried(draft=wanted))


def _cards(waiting: pd.DataFrame) -> list[Card]:
    """How many wait and since when, what was asked, and what is with the counties again."""
    ages = [queue.age(row) for row in waiting.itertuples()]
    oldest = max(ages, default=0)
    asked = int((waiting["last_action"] == "ask").sum())
    since = say("review.card_waiting_note" if ages else "review.card_waiting_none", days=oldest)
    told: dict[str, tuple[Any, str]] = {
        "waiting": (len(waiting), since),
        "explained": (int(waiting["explanations"].sum()), say("review.card_explained_note")),
        "asked": (asked, say("review.card_asked_note")),
        "returned": (
            len(desk_reads.listed(None, office_reads.RETURNED)),
            say("review.card_returned_note"),
        ),
    }
    return [
        Card(
            say(f"review.card_{name}"),
            numbers.whole(count),
            say("review.card_explained_unit" if name == "explained" else "review.card_unit"),
            note,
        )
        for name, (count, note) in told.items()
    ]


show()
