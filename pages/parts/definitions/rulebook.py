"""The rules that a workbook passes and the fields of the template, as tables to read."""

import re

from loaders import fieldlist
from pages.ui import reads
from pages.ui.frame import panel
from pages.ui.table import Cell, Table, columns, show_table
from queries import fields
from text import catalogue, language, say


def show_checks() -> None:
    """The rules a workbook is checked by, gravest first, in the words that a county reads."""
    rules = reads.checks()
    order = {"must_fix": 0, "explain": 1, "notice": 2}
    rows = [
        [
            Cell(say(f"pages.severity_{rule.severity}")),
            Cell(say(f"rules.about_{rule.subject}"), tone="soft"),
            Cell(say(f"rules.{rule.rule}")),
            Cell(_pattern(rule.message), tone="soft"),
        ]
        for rule in sorted(rules.itertuples(), key=lambda rule: order[rule.severity])
    ]
    with panel("checks", say("pages.checks_listed", count=len(rows)), say("pages.checks_what")):
        heads = [*columns("severity", "subject", "rule"), *columns("words", kind="prose")]
        show_table(Table(say("pages.part_checks"), heads, rows), key="checks")


def _pattern(message: str) -> str:
    """The words of a rule with an ellipsis wherever a workbook's own values stand."""
    area, name = message.split(".", 1)
    return re.sub(r"\{\w+\}", "…", catalogue(language(), area)[name])


def show_fields() -> None:
    """The columns of the template, with who in the county has the figure."""
    rows = [
        [Cell(fields.label(field.field)), *(Cell(word, tone="soft") for word in _about(field))]
        for field in fieldlist.all_fields()
    ]
    heads = [*columns("field", "sheet", "unit", "holder"), *columns("aliases", kind="prose")]
    with panel("fields", say("pages.fields_listed", count=len(rows)), say("pages.fields_what")):
        show_table(Table(say("pages.part_fields"), heads, rows), key="fields", height=640)


def _about(field: fieldlist.Field) -> tuple[str, ...]:
    return field.sheet, field.unit, field.holder, say("charts.comma").join(field.aliases)
