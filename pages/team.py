"""队伍: who carries the rounds, and how the county leads them."""

from typing import Any

from pages.ui import cards, county_table, detail_reads, notes, reads
from pages.ui.filters import filter_bar
from pages.ui.frame import empty, head
from pages.ui.kept import kept
from pages.ui.multiples import show_multiples
from pages.ui.reads import View
from pages.ui.table import Cell, Column
from pages.ui.trace import show_trace
from text import numbers, say

SHARES = ("post_filling", "seconded_share", "units_per_inspector", "interviews_per_unit")
PEOPLE = (
    *("plan.talent_pool", "plan.leader_pool", "plan.trained", "plan.sent_up"),
    "plan.promoted",
)
MEETINGS = (
    *("plan.committee_meetings", "plan.secretary_meetings", "plan.leading_group_meetings"),
    *("plan.instructions", "plan.leaders_attending"),
)
LEADING = ("post_filling", "seconded_share", "units_per_inspector", "plan.talent_pool")
ASKED = (*SHARES, *PEOPLE, *MEETINGS)
SIDES = ("office", "group")


def show() -> None:
    """The page: filters → figures → posts and load, people, meetings, each drawn and listed."""
    head(say("team.title"), say("team.question"))
    view = filter_bar()
    figures, totals = reads.compare(view, ASKED), reads.pooled(view, ASKED)
    if reads.known(figures).empty:
        empty("figures")
        return
    note = notes.source_note(view, reads.of(figures, SHARES))
    cards.show_cards(cards.sum_cards(totals, LEADING))
    for name, ids in (("load", SHARES), ("people", PEOPLE), ("meetings", MEETINGS)):
        words = (say(f"team.{name}_title"), say(f"team.{name}_what"))
        chosen = reads.listed(ids)
        show_multiples(figures, totals, chosen, name, words)
        if not reads.known(figures)["indicator"].isin(ids).any():
            continue
        more = _posts(view) if name == "load" else None
        words = (say(f"team.{name}_table"), say("team.table_what"))
        county_table.show_counties(
            view, figures, totals, chosen, f"{name}-rows", words, note, more=more, with_parts=True
        )
    notes.show_note(note)
    show_trace(view)


@kept
def _posts(view: View) -> tuple[list[Column], county_table.Marks]:
    """Filled posts of office and groups; a side without posts of its own is not applicable."""
    known = {
        (row.province, row.city, row.county): row for row in detail_reads.posts(view).itertuples()
    }

    def cells(place: Any) -> list[Cell]:
        row = known.get((place.province, place.city, place.county))
        return [_side(row, side) for side in SIDES]

    return [Column(say(f"team.posts_{side}")) for side in SIDES], cells


def _side(row: Any, side: str) -> Cell:
    if row is not None and getattr(row, f"no_{side}_posts"):
        return Cell(say("team.no_posts"), tone="applies-not", key=row.key)
    names = ("filled_office", "posts_office") if side == "office" else (
        "filled_groups", "posts_groups")  # fmt: skip
    parts = [None if row is None else getattr(row, name) for name in names]
    if all(map(numbers.is_missing, parts)):
        return Cell(numbers.missing(), tone="missing")
    return Cell(numbers.parts(*parts), key=row.key)


show()
