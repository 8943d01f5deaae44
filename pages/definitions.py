"""口径: what every indicator means and how it is counted, the rules, and the fields."""

import re
from collections.abc import Sequence
from typing import Any

import streamlit as st

from loaders import fieldlist
from pages.ui import address, fields, filters, reads
from pages.ui.frame import facts, head, panel, panel_title
from pages.ui.table import Cell, Column, Table, show_table
from text import catalogue, language, numbers, say

PARTS = ("indicators", "checks", "fields")


def show() -> None:
    """The page: which part, then the list of indicators beside the open one, rules or fields."""
    head(say("pages.definitions_title"), say("pages.definitions_question"))
    part = filters.choose_part("part", PARTS)
    {"indicators": _show_indicators, "checks": _show_checks, "fields": _show_fields}[part]()


def _show_indicators() -> None:
    listed, chosen = reads.indicators(), filters.chosen_indicator()
    beside, opened = st.columns([5, 7], gap="small")
    with beside, panel("list", say("pages.indicators_listed", count=len(listed))):
        _list(listed, chosen)
    with opened, panel("opened"):
        _show_one(listed[chosen], listed)


def _list(listed: dict[str, Any], chosen: str) -> None:
    """All indicators; a click opens one."""
    columns = _columns("indicator", "group", "unit", "direction")
    rows = [
        [
            Cell(one.name[language()], key=one.id),
            Cell(say(f"pages.group_{one.group}"), tone="soft"),
            Cell(one.unit[language()], tone="soft"),
            Cell(say(f"pages.direction_{one.direction}"), tone="soft"),
        ]
        for one in listed.values()
    ]
    place = frozenset({list(listed).index(chosen)})
    table = Table(say("pages.definitions_title"), columns, rows, place)
    show_table(table, key="indicators", pick=lambda name: address.put("indicator", name))


def _show_one(one: Any, listed: dict[str, Any]) -> None:
    """Everything about one indicator, the SQL that counts it last."""
    spoken = language()
    counter = listed.get(one.counter_indicator or "")
    panel_title(one.name[spoken], f"{one.id} · {say('pages.version_of', version=one.version)}")
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
    """The worked examples with their result; each of them runs as a test."""
    spoken = language()
    return "\n".join(
        f"{example.words[spoken]} → {example.shown}" if example.shown else example.words[spoken]
        for example in one.examples
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


def _show_checks() -> None:
    """The rules a workbook is checked by, gravest first, in the words that a county reads."""
    rules = reads.checks()
    order = {"must_fix": 0, "explain": 1, "notice": 2}
    rows = [
        [Cell(say(f"pages.severity_{rule.severity}")), Cell(_pattern(rule.message))]
        for rule in sorted(rules.itertuples(), key=lambda rule: order[rule.severity])
    ]
    with panel("checks", say("pages.checks_listed", count=len(rows)), say("pages.checks_what")):
        show_table(
            Table(say("pages.part_checks"), [*_columns("severity"), _prose("rule")], rows),
            key="checks",
        )


def _pattern(message: str) -> str:
    """The words of a rule with an ellipsis wherever a workbook's own values stand."""
    area, name = message.split(".", 1)
    return re.sub(r"\{\w+\}", "…", catalogue(language(), area)[name])


def _show_fields() -> None:
    """The columns of the template, with who in the county has the figure."""
    rows = [
        [
            Cell(fields.label(field.field)),
            Cell(field.sheet, tone="soft"),
            Cell(field.unit, tone="soft"),
            Cell(field.holder, tone="soft"),
            Cell("、".join(field.aliases), tone="soft"),
        ]
        for field in fieldlist.all_fields()
    ]
    heads = [*_columns("field", "sheet", "unit", "holder"), _prose("aliases")]
    with panel("fields", say("pages.fields_listed", count=len(rows)), say("pages.fields_what")):
        show_table(Table(say("pages.part_fields"), heads, rows), key="fields", height=640)


def _columns(*names: str) -> Sequence[Column]:
    return [Column(say(f"pages.column_{name}"), "text") for name in names]


def _prose(name: str) -> Column:
    return Column(say(f"pages.column_{name}"), "prose")


show()
