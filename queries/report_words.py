"""What the command line says of a figure: JSON-ready records, and the same in words."""

from datetime import date
from typing import Any

import pandas as pd

from queries.fields import label
from queries.registry import Indicator
from text import language, numbers, say

Record = dict[str, Any]
MARKS = ("approximate", "lower_bound", "contradiction", "to_verify")


def brief(indicator: Indicator) -> Record:
    """One line of `list`."""
    return {
        "id": indicator.id,
        "group": indicator.group,
        "name": indicator.name[language()],
        "unit": indicator.unit[language()],
        "direction": indicator.direction,
        "accumulate": indicator.accumulate,
    }


def full(indicator: Indicator) -> Record:
    """Everything `show` tells."""
    spoken = language()
    return {
        **brief(indicator),
        "names": indicator.name,
        "formula": indicator.formula[spoken],
        "why": indicator.why[spoken],
        "caveat": indicator.caveat[spoken],
        "fields": indicator.fields,
        "interval": indicator.interval,
        "mature_months": indicator.mature_months,
        "counter_indicator": indicator.counter_indicator,
        "version": indicator.version,
        "owner": indicator.owner,
        "review_date": indicator.review_date.isoformat(),
        "examples": [
            {
                "words": one.words[spoken],
                "numerator": one.numerator,
                "denominator": one.denominator,
                "shown": one.shown,
            }
            for one in indicator.examples
        ],
        "sql": indicator.sql,
    }


def figure(indicator: Indicator, rows: pd.DataFrame, round_no: int | None) -> Record:
    """One figure of one place: its parts, how it is shown, and what to beware of.

    An indicator of several parts gives them as `parts`; the rest is of the place.
    """
    row = records(rows.head(1))[0]
    said = {
        "indicator": indicator.id,
        "name": indicator.name[language()],
        "formula": indicator.formula[language()],
        **{name: row[name] for name in ("province", "city", "county", "level")},
        "term": row["term_no"],
        "round": round_no,
        **_parts(indicator, row),
        **{name: row[name] for name in ("basis", "reports", "left_out", "missing_rounds")},
        **{name: row[name] for name in (*MARKS, "as_of_date", "source")},
    }
    if len(rows) > 1:
        said["parts"] = [{"part": one["part"], **_parts(indicator, one)} for one in records(rows)]
    return said


def _parts(indicator: Indicator, row: Record) -> Record:
    value = row["value"]
    return {
        "numerator": row["numerator"],
        "denominator": row["denominator"],
        "value": value,
        "value_in_unit": None if value is None else value * indicator.scale,
        "unit": indicator.unit[language()],
        "shown": shown(indicator, row),
        "state": row["state"],
    }


def shown(indicator: Indicator, row: Record) -> str:
    """The figure as people read it, or why there is none."""
    if row["state"] == "not_applicable":
        return numbers.not_applicable()
    return indicator.shown(row["value"], approximate=row["approximate"])


def list_words(listed: list[Record]) -> str:
    """`list` in columns."""
    width = max(len(one["id"]) for one in listed)
    return "\n".join(f"{one['id']:<{width}}  {one['name']}({one['unit']})" for one in listed)


def show_words(told: Record) -> str:
    """`show` in lines."""
    lines = [f"{told['id']}  {told['name']}({told['unit']})", told["formula"], told["why"]]
    lines += [told["caveat"], *(f"· {one['words']}" for one in told["examples"]), "", told["sql"]]
    return "\n".join(lines)


def value_words(told: Record) -> str:
    """`value` in three lines: the figure, its parts, where it stands."""
    place = [told["province"]]
    place += [one for one in (told["city"], told["county"]) if one not in place]
    head = f"{' '.join(place)} · {told['name']} = {told['shown']}"
    parts = numbers.parts(told["numerator"], told["denominator"])
    stand = say(
        "queries.stands_on",
        as_of=numbers.day(told["as_of_date"]),
        reports=told["reports"],
        left_out=told["left_out"],
        version=told["data_version"],
    )
    marks = [say(f"queries.{mark}") for mark in MARKS if told[mark]]
    if told["missing_rounds"]:
        marks.append(say("queries.missing_rounds", rounds=_spelled(told["missing_rounds"])))
    if told["basis"]:
        marks.append(say("queries.basis", field=label(told["basis"])))
    return "\n".join([head, f"{told['formula']} = {parts}", *marks, stand])


def trace_words(told: Record) -> str:
    """`trace` in lines: the figure, then each report with its cells."""
    lines = [value_words(told)]
    for title, name in (
        ("queries.used", "reports_used"),
        ("queries.left_out", "reports_left_out"),
    ):
        if told[name]:
            lines += ["", say(title)]
        for report in told[name]:
            lines += _report_lines(report)
    return "\n".join(lines)


def _report_lines(report: Record) -> list[str]:
    parts = numbers.parts(report["numerator"], report["denominator"])
    span = numbers.rounds(report["round_first"], report["round_last"])
    why = say(f"queries.why_{report['why']}") if report.get("why") else ""
    name = " ".join(
        one for one in (report["county"], span, report["scope"], report["inspection_type"]) if one
    )
    return [
        f"· {name}  {parts}  {numbers.day(report['as_of_date'])}  {why}".rstrip(),
        f"    {report['file']}  {report['sender']}",
        *(f"    {cell['sheet']}!{cell['cell']}  {label(cell['field'])} = {cell['raw']}"
          for cell in report["cells"]),
        *([f"    {report['source']}"] if report["source"] else []),
    ]  # fmt: skip


def _spelled(rounds: list[int]) -> str:
    return "、".join(str(one) for one in rounds)


def records(frame: pd.DataFrame) -> list[Record]:
    """The rows of a frame as JSON can hold them: no NaN, dates as ISO text, arrays as lists."""
    return [
        {name: _plain(value) for name, value in row.items()} for row in frame.to_dict("records")
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if hasattr(value, "tolist"):  # an array, or a number of one
        value = value.tolist()
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if numbers.is_missing(value):
        return None
    if isinstance(value, pd.Timestamp):
        return (value.date() if value == value.normalize() else value).isoformat()
    return value.isoformat() if isinstance(value, date) else value
