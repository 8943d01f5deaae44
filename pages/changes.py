"""变化: why a figure is another one than before, in parts that add up exactly."""

from dataclasses import replace
from typing import Any

from pages.parts.changes import changes_reads, changes_tables, changes_words
from pages.ui import downloads, filters, notes, reads
from pages.ui.cards import Card, show_cards
from pages.ui.chart import show_chart
from pages.ui.frame import colours, empty, head, panel, quiet
from pages.ui.reads import View
from pages.ui.table import show_table
from pages.ui.trace import show_trace
from queries import fields
from queries.change_parts import Change
from text import language, numbers, say

LISTED = 60
# the two ratios of a difference
SIDES = ("coverage", "elapsed")


def show() -> None:
    """The page: filters → two states → what each cause did → place by place → the reports."""
    name = filters.chosen_indicator()
    indicator = reads.indicators()[name]
    head(say("changes.title"), say("changes.question"))
    view = filters.filter_bar(indicator=True)
    with filters.row("versus"):
        since = changes_reads.pick_since(view)
        known = changes_reads.pick_known(view, since)
        part = _pick_part(view, indicator)
    change = changes_reads.change(view, name, since, known, part)
    if change.places.empty:
        empty("indicator", indicator=indicator.name[language()])
        return
    if part:
        indicator = _of_part(indicator, part)
    note = _note(change)
    show_cards(_cards(change, indicator))
    _show_causes(change, indicator)
    _show_places(view, change, indicator, note)
    _show_reports(view, change, indicator, note)
    notes.show_note(f"{note}\n{say('changes.rule')}")
    show_trace(view)


def _pick_part(view: View, indicator: Any) -> str | None:
    """Of an indicator in several parts the one chosen: parts never stand in one sum."""
    found = list(indicator.parts) or changes_reads.parts(view, indicator.id)
    if not found:
        return None
    sides = ("coverage", "elapsed")
    words = {one: say(f"pages.piece_{one}") if one in sides else fields.label(one) for one in found}
    return filters.pick("piece", found, words.__getitem__, width=340)


def _of_part(indicator: Any, part: str) -> Any:
    """The indicator as its one part is called; one side of a difference is a share of its own."""
    named = say("charts.dot").join((indicator.name[language()], _words(part)))
    own = replace(indicator, name=indicator.name | {language(): named})
    share = {"accumulate": "plan", "unit": reads.indicator("coverage").unit}
    return replace(own, **share) if indicator.accumulate == "difference" else own


def _words(part: str) -> str:
    return say(f"pages.piece_{part}") if part in SIDES else fields.label(part)


def _cards(change: Change, indicator: Any) -> list[Card]:
    """Before, after, and the difference with how many causes it has."""
    is_known_told = change.start.known_at != change.end.known_at
    start, end = change.total("start"), change.total("end")
    difference = change.difference
    causes = int((change.parts()["reports"] > 0).sum())
    ends = [
        Card(say(f"changes.card_{name}"), *changes_words.split(one, indicator),
             changes_words.state(state, is_known_told))
        for name, one, state in (("start", start, change.start), ("end", end, change.end))
    ]  # fmt: skip
    note = say("changes.card_change_note", count=numbers.whole(causes))
    shown = changes_words.bare(difference, indicator)
    told = "" if difference is None else changes_words.unit(indicator)
    return [*ends, Card(say("changes.card_change"), shown, told, note)]


def _show_causes(change: Change, indicator: Any) -> None:
    with panel("causes", changes_words.seen(change, indicator), say("changes.parts_what")):
        drawn = changes_words.bars(change, indicator, colours())
        if drawn is not None:
            show_chart(drawn, "causes-chart", changes_words.seen(change, indicator))
        show_table(changes_tables.causes(change, indicator), key="causes")


def _show_places(view: View, change: Change, indicator: Any, note: str) -> None:
    table = changes_tables.places(change, indicator)
    with panel("places", say("changes.places"), say("changes.places_what")):
        show_table(table, key="places")
        downloads.offer(table, "places", notes.filters_in_words(view), note)


def _show_reports(view: View, change: Change, indicator: Any, note: str) -> None:
    table = changes_tables.reports(change, indicator)
    with panel("reports", say("changes.reports"), say("changes.reports_what")):
        if not table.rows:
            quiet(say("changes.one_day" if change.start == change.end else "changes.none"))
            return
        show_table(replace(table, rows=table.rows[:LISTED]), key="reports", height=560)
        if len(table.rows) > LISTED:
            quiet(say("changes.more", count=numbers.whole(len(table.rows) - LISTED)))
        downloads.offer(table, "reports", notes.filters_in_words(view), note)


def _note(change: Change) -> str:
    start, end = (changes_words.state(one, True) for one in (change.start, change.end))
    return say("changes.note", start=start, end=end)


show()
