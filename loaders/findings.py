"""The one place where a finding is made: severity, position and words of every rule."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.convert.outcome import Remark
from loaders.model import EXPLAIN, MUST_FIX, NOTICE, Finding
from text import say

EXPLAINED = {"total_differs", "header_elsewhere"}
NOTICED = {
    "approximate",
    "city_dropped",
    "column_without_header",
    "county_column_unnamed",
    "county_from_name",
    "date_from_serial",
    "has_macros",
    "header_unit_converted",
    "header_unknown",
    "hidden_columns",
    "hidden_rows",
    "marked_missing",
    "month_only",
    "none_is_missing",
    "none_is_zero",
    "not_applicable",
    "outside_tables",
    "row_without_figures",
    "same_as_above",
    "sheet_hidden",
    "sheet_skipped",
    "sheet_without_table",
    "stated_once",
    "template_old",
    "text_as_workbook",
    "total_agrees",
    "unit_converted",
    "year_only",
}
SEVERITIES = (MUST_FIX, EXPLAIN, NOTICE)
LONGEST_QUOTE, LONGEST_VALUE = 60, 200


def severity_of(rule: str) -> str:
    """How grave a broken rule is: whatever is not known to be harmless must be fixed."""
    if rule in NOTICED:
        return NOTICE
    return EXPLAIN if rule in EXPLAINED else MUST_FIX


def finding(
    rule: str,
    sheet: str | None = None,
    cell: str | None = None,
    label: str | None = None,
    read: str | None = None,
    who: str = "",
    **values: object,
) -> Finding:
    """A finding with its sentence: where, what we read, the rule, what to do.

    `who` says whose figure it is (壬川市·第三轮); `values` fill the sentence of the rule.
    """
    told = tuple((name, _quoted(str(value), LONGEST_VALUE)) for name, value in values.items())
    made = Finding(severity_of(rule), rule, sheet, cell, label, read, "", who=who, values=told)
    return replace(made, message=_said(made))


def said_anew(told: Finding) -> Finding:
    """A finding of the reader in the language in force; as it was said where it was kept without
    its values, or its rule has no words any more.
    """
    if told.values is None:
        return told
    # as JSON keeps them, pairs are lists
    kept = replace(told, values=tuple((name, value) for name, value in told.values))
    try:
        return replace(kept, message=_said(kept))
    except KeyError:
        return kept


def _said(told: Finding) -> str:
    """Where it is, what we read, the rule, what to do, in the language in force."""
    label, read = _quoted(told.label), _quoted(told.read)
    sentence = say(f"findings.{told.rule}", read=read, label=label, **dict(told.values or ()))
    frame = "cell" if told.sheet and told.cell else "sheet" if told.sheet else "file"
    place = "·".join(_quoted(part) for part in (told.who, told.label) if part)
    return say(
        f"findings.in_{frame}",
        severity=say(f"findings.{told.severity}"),
        sheet=told.sheet,
        cell=told.cell,
        place=say("findings.place", place=place) if place else "",
        sentence=sentence,
    )


def finding_of(
    remark: Remark, sheet: str, cell: str, label: str, read: str, who: str = ""
) -> Finding:
    """The finding that a remark about a cell's content amounts to."""
    return finding(remark.rule, sheet, cell, label, read, who, **dict(remark.values))


def graded(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, the gravest first; of one gravity as they come."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


def status(findings: Sequence[Finding]) -> str:
    """must_fix or explain, whichever is graver among the findings, or "ok" (notices are)."""
    present = {finding.severity for finding in findings}
    return next((severity for severity in (MUST_FIX, EXPLAIN) if severity in present), "ok")


def _quoted(read: str | None, most: int = LONGEST_QUOTE) -> str:
    """What was read as one line that fits into a sentence."""
    line = " ".join((read or "").split())
    return line if len(line) <= most else line[:most] + "…"
