"""Rounds by method and type as the page reads them, named and keyed."""

import pandas as pd

from pages.ui import words
from pages.ui.kept import kept
from pages.ui.reads import MARK, View, named
from pages.ui.seeing import opened
from queries import fields
from queries.methods import Methods
from queries.methods import methods as asked
from text import numbers, say

MEASURES = ("problems_per_unit", "clue_yield", "clue_conversion")
UNITS = "rounds.units_inspected"
# In the address, the group of rounds of which nobody said it.
UNSAID = "-"


@kept
def methods(view: View, kind: str) -> Methods:
    """The sums and rounds of one way of grouping (method | type), groups with their `label`.

    The key of a sum names the rounds it was added up from, that of a round is its trace.
    """
    with opened(view.as_of) as cursor:
        found = asked(cursor, [*MEASURES, UNITS], **view.selection)
    groups, places, rounds = (
        frame[frame["kind"] == kind] for frame in (found.groups, found.places, found.rounds)
    )
    groups = groups.assign(key=_group_keys(groups), label=[label(n) for n in groups["group_name"]])
    places = _in_words(places.assign(key=_place_keys(places)))
    return Methods(_in_words(_ordered(groups)), places, _with_names(rounds, view))


def _ordered(groups: pd.DataFrame) -> pd.DataFrame:
    """The group with the most rounds first, what nobody named last."""
    ranked = groups.assign(is_unsaid=groups["group_name"] == "")
    return ranked.sort_values(
        ["indicator", "is_unsaid", "rounds"], ascending=[True, True, False], kind="stable"
    )


def _with_names(rounds: pd.DataFrame, view: View) -> pd.DataFrame:
    """Rounds named by their county and number, with the keys of the sums that they stand in."""
    keyed = named(rounds, view, by_report=True)
    names = [
        f"{row.county} {numbers.rounds(row.round_first, row.round_last)}".strip()
        for row in keyed.itertuples()
    ]
    sums = {"key_of_group": _group_keys(keyed), "key_of_place": _place_keys(keyed)}
    return keyed.assign(name=names, **sums)


def _group_keys(frame: pd.DataFrame) -> list[str]:
    return [name or UNSAID for name in frame["group_name"]]


def _place_keys(frame: pd.DataFrame) -> list[str]:
    return [f"{row.group_name or UNSAID}{MARK}{row.county}" for row in frame.itertuples()]


def _in_words(sums: pd.DataFrame) -> pd.DataFrame:
    basis = [None if numbers.is_missing(name) else fields.label(name) for name in sums["basis"]]
    return sums.assign(basis=basis)


def label(group: str) -> str:
    """What a method or type is called; that nobody said; a county's own word as it stands."""
    if group in ("", UNSAID):
        return say("methods.unsaid")
    return words.group(group)


def labels(methods: object) -> str:
    """The words for several methods of one round, as its report joins them."""
    if numbers.is_missing(methods):
        return ""
    return say("charts.comma").join(map(label, str(methods).split("、")))
