"""python -m queries compare | trend: any table of one's own judged as the pages judge; no store."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from queries.fair import comparison, csv_table, levels, series
from queries.report_words import records
from text import numbers, say

LIMITS = ("lower_95", "upper_95", "lower_998", "upper_998")
COLUMNS = ["name", "value", "low", "high", *LIMITS, "label", "adjusted_label"]
PARTS = {"numerator", "denominator"}
HEADS = ("name", "value", "interval", "limits", "label", "adjusted_label")
KINDS = ("proportion", "rate")
# Beyond these exact tails take minutes, or floating numbers hold no counts.
MOST = {"proportion": 10**10, "rate": 10**15}
Answer = dict[str, Any]


def compare(args: argparse.Namespace) -> Answer:
    """Each row of a file against the others, or the benchmark asked for. Raises CsvError."""
    rows = csv_table.read_csv(args.file, [PARTS], "name")
    _check_counts(rows, "name", args.kind)
    found = comparison.compare(
        pd.DataFrame(rows, columns=["name", "numerator", "denominator"]),
        args.kind,
        _benchmark(args.benchmark, args.kind),
        method=args.limits or ("score" if args.plain else "exact"),
        adjust=not (args.plain or args.no_adjust),
        with_self=not (args.plain or args.no_self),
    )
    for line in _narration(found):
        print(line, file=sys.stderr)
    return {
        "rows": records(found.rows[COLUMNS]),
        "benchmark": found.benchmark,
        "phi": found.phi,
        "tau2": found.tau2,
    }


def trend(args: argparse.Namespace) -> Answer:
    """What may be said of the points of a file, in its order. Raises CsvError."""
    rows = csv_table.read_csv(args.file, [{"value"}, PARTS], "point")
    if "value" in rows[0]:
        found = series.judge([row["value"] for row in rows])  # type: ignore[misc]
    else:
        _check_counts(rows, "point", args.kind)
        for line in _left_out(rows, args.kind):
            print(line, file=sys.stderr)
        parts = [[row[name] for row in rows] for name in ("numerator", "denominator")]
        found = series.judge_parts(parts[0], parts[1], args.kind)  # type: ignore[arg-type]
    return {
        "mean": found.mean,
        "lower": found.lower,
        "upper": found.upper,
        "points": [
            {"point": row["point"], "value": value, "rules": rules}
            for row, value, rules in zip(rows, found.values, found.rules, strict=True)
        ],
        "verdict": found.verdict,
        "method": found.method,
        "p_value": found.p_value,
    }


def compare_words(answer: Answer) -> str:
    """`compare` in columns, as fractions of 1, and beneath them what they were held against."""
    head = [say(f"fair.head_{name}") for name in HEADS]
    lines = ["\t".join(head), *("\t".join(_cells(row)) for row in answer["rows"])]
    lines.append(say("fair.held_against", benchmark=_shown(answer["benchmark"])))
    if answer["phi"] is not None:
        phi, tau2 = _shown(answer["phi"]), _shown(answer["tau2"])
        lines.append(say("fair.dispersion", phi=phi, tau2=tau2))
    return "\n".join(lines)


def trend_words(answer: Answer) -> str:
    """`trend` in lines: the verdict, the limits, each point with the rules that it breaks."""
    known = sum(point["value"] is not None for point in answer["points"])
    lines = [say(f"fair.verdict_{answer['verdict']}", points=known)]
    if answer["p_value"] is not None:
        lines.append(say(f"fair.by_{answer['method']}", p_value=_shown(answer["p_value"])))
    if answer["method"] == "xmr":
        shown = {name: _shown(answer[name]) for name in ("mean", "lower", "upper")}
        lines.append(say("fair.process_limits", **shown))
    for point in answer["points"]:
        rules = say("fair.comma").join(say(f"fair.rule_{rule}") for rule in point["rules"])
        lines.append(f"{point['point']}\t{_shown(point['value'])}\t{rules}".rstrip())
    return "\n".join(lines)


def add_arguments(compared: argparse.ArgumentParser, trended: argparse.ArgumentParser) -> None:
    """What the two commands take."""
    for command, kind in ((compared, {"required": True}), (trended, {"default": "proportion"})):
        command.add_argument("file", metavar="FILE.csv", type=Path, help=say("fair.help_file"))
        command.add_argument("--kind", choices=KINDS, help=say("fair.help_kind"), **kind)
    compared.add_argument("--benchmark", metavar="X", help=say("fair.help_benchmark"))
    compared.add_argument(
        "--limits", choices=tuple(comparison.METHODS), help=say("fair.help_limits")
    )
    for option in ("no_adjust", "no_self", "plain"):
        flag = f"--{option.replace('_', '-')}"
        compared.add_argument(flag, action="store_true", help=say(f"fair.help_{option}"))


def _check_counts(rows: list[dict[str, csv_table.Cell]], names: str, kind: levels.Kind) -> None:
    """Raises CsvError where a count cannot be one: below zero, not whole, or beyond counting."""
    for row in rows:
        for column in ("numerator", "denominator"):
            found = row[column]
            if not isinstance(found, float):
                continue
            is_counted = column == "numerator" or kind == "proportion"
            wrong = {
                "negative": found < 0,
                "too_many": found > MOST[kind],
                "not_whole": is_counted and found % 1,
            }
            for key in [name for name, holds in wrong.items() if holds]:
                said = {"name": row[names], "column": say(f"fair.column_{column}")}
                raise csv_table.CsvError(say(f"fair.{key}", **said, text=f"{found:g}"))


def _left_out(rows: list[dict[str, csv_table.Cell]], kind: levels.Kind) -> Iterator[str]:
    """Which points are no part of a series, and why."""
    states: dict[str, list[str]] = {"to_verify": [], "missing": [], "nothing": []}
    for row in rows:
        numerator, denominator = row["numerator"], row["denominator"]
        if not isinstance(numerator, float) or not isinstance(denominator, float):
            states["missing"].append(str(row["point"]))
        elif not denominator:
            states["nothing"].append(str(row["point"]))
        elif kind == "proportion" and numerator > denominator:
            states["to_verify"].append(str(row["point"]))
    for state, points in states.items():
        if points:
            yield say(f"fair.state_{state}", names=say("fair.comma").join(points))


def _benchmark(text: str | None, kind: levels.Kind) -> float | None:
    """The value of --benchmark; "12 %" is 0.12. Raises CsvError."""
    if text is None:
        return None
    try:
        found = csv_table.number(text)
    except ValueError:
        found = None
    if found is None or found < 0 or (kind == "proportion" and found > 1):
        raise csv_table.CsvError(say(f"fair.benchmark_{kind}", text=text))
    return found


def _narration(found: comparison.Comparison) -> Iterator[str]:
    """What could not be compared or judged, and why."""
    for state in ("to_verify", "missing", "nothing"):
        names = found.rows.loc[found.rows["state"] == state, "name"]
        if len(names):
            yield say(f"fair.state_{state}", names=say("fair.comma").join(names))
    yield from (say(f"fair.note_{note}") for note in found.notes)


def _cells(row: dict[str, Any]) -> list[str]:
    within = [_span(row["low"], row["high"]), _span(row["lower_95"], row["upper_95"])]
    labels = [row["label"], row["adjusted_label"]]
    words = [say(f"fair.label_{label}") if label else numbers.missing() for label in labels]
    return [row["name"], _shown(row["value"]), *within, *words]


def _span(low: float | None, high: float | None) -> str:
    if low is None:
        return numbers.missing()
    return say("fair.from_to", low=_shown(low), high=_shown(high))


def _shown(value: float | None) -> str:
    return numbers.decimal(value, 4)
