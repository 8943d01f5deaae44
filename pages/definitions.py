"""口径: what every indicator means and how it is counted, the rules, and the fields."""

from typing import Any

import streamlit as st

from pages.parts.definitions.rulebook import show_checks, show_fields
from pages.ui import address, filters, reads
from pages.ui.frame import facts, head, panel, panel_title
from pages.ui.kept import kept
from pages.ui.table import Cell, Table, columns, show_table
from queries import fields
from text import language, numbers, say

PARTS = ("indicators", "checks", "fields")


def show() -> None:
    """The page: which part, then the list of indicators beside the open one, rules or fields."""
    head(say("pages.definitions_title"), say("pages.definitions_question"), figures=False)
    part = filters.choose_part("part", PARTS)
    {"indicators": _show_indicators, "checks": show_checks, "fields": show_fields}[part]()


def _show_indicators() -> None:
    listed, chosen = reads.indicators(), filters.chosen_indicator()
    beside, opened = st.columns([46, 54], gap="small")
    with beside, panel("list", say("pages.indicators_listed", count=len(listed))):
        _list(listed, chosen)
    with opened, panel("opened"):
        _show_one(listed[chosen], listed)


def _list(listed: dict[str, Any], chosen: str) -> None:
    """All indicators; a click opens one."""
    table = _table(listed, chosen)
    show_table(table, key="indicators", pick=lambda name: address.put("indicator", name))


@kept
def _table(listed: dict[str, Any], chosen: str) -> Table:
    spoken = language()
    heads = columns("indicator", "group", "direction")
    groups = [one.group for one in listed.values()]
    # A group is named where it begins.
    begins = [group not in groups[:number] for number, group in enumerate(groups)]
    rows = [
        [
            Cell(one.name[spoken], key=one.id),
            *_soft(
                say(f"pages.group_{one.group}") if is_first else "",
                say(f"pages.direction_{one.direction}"),
            ),
        ]
        for one, is_first in zip(listed.values(), begins, strict=True)
    ]
    place = frozenset({list(listed).index(chosen)})
    return Table(say("pages.definitions_title"), heads, rows, place)


def _show_one(one: Any, listed: dict[str, Any]) -> None:
    """Everything about one indicator, the SQL that counts it last."""
    spoken = language()
    counter = listed.get(one.counter_indicator or "")
    version = say("pages.version_of", version=one.version)
    panel_title(one.name[spoken], say("charts.dot").join((one.unit[spoken], one.id, version)))
    facts(
        [
            (say("pages.formula"), one.formula[spoken]),
            (say("pages.example"), _examples(one)),
            (say("pages.why"), one.why[spoken]),
            (say("pages.caveat"), one.caveat[spoken]),
            (say("pages.fields_used"), say("charts.comma").join(map(fields.label, one.fields))),
            (say("pages.counter"), counter.name[spoken] if counter else ""),
            (say("pages.how_counted"), _how(one)),
            (say("pages.keeper"), f"{one.owner} · {numbers.day(one.review_date)}"),
        ]
    )
    st.caption(say("pages.sql"))
    st.code(one.sql, language="sql", wrap_lines=True)


def _examples(one: Any) -> str:
    """The worked examples, each of which runs as a test, with their result as it is printed."""
    spoken = language()
    told = [example.words[spoken] for example in one.examples]
    # The result is kept as it is printed in Chinese.
    shown = [example.shown if spoken == "zh" else None for example in one.examples]
    return "\n".join(
        f"{words} → {result}" if result else words
        for words, result in zip(told, shown, strict=True)
    )


def _how(one: Any) -> str:
    words = [
        say(f"pages.accumulate_{one.accumulate}"),
        say(f"pages.interval_{one.interval}"),
        say(f"pages.direction_{one.direction}"),
    ]
    if one.mature_months:
        words.append(say("pages.matures", months=one.mature_months))
    return say("pages.semicolon").join(words)


def _soft(*words: str) -> list[Cell]:
    return [Cell(word, tone="soft") for word in words]


show()
