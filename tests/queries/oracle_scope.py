"""Which reports speak, and which of a term add up: the part of the oracle that chooses."""

import csv
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

Report = dict[str, Any]
Place = tuple[str, str, str, str]
Span = tuple[int, int, Report]
FIELDS = Path(__file__).parents[2] / "data" / "fields.csv"
with FIELDS.open(encoding="utf-8", newline="") as listed:
    FIGURES = sorted(
        {
            row["field"]
            for row in csv.DictReader(listed)
            if row["type"] in ("count", "money", "percent")
        }
    )

# --- which reports are known, and which of them speaks for its round -----------------------------


def known(reports: Iterable[Report], known_at: datetime) -> list[Report]:
    """Every report accepted by that moment and not withdrawn by then."""
    return [
        one
        for one in reports
        if one["accepted_at"] <= known_at
        and (one["withdrawn_at"] is None or one["withdrawn_at"] > known_at)
    ]


def place_of(report: Report) -> Place:
    """Where a report is of; a city's own inspections are a place beside the sum of its counties."""
    return report["province"], report["city"], report["county"], report["level"]


def key(report: Report) -> tuple[Any, ...]:
    """What is reported: two reports with one key are about the same thing."""
    names = ["stream", "term_no", "scope", "round_first", "round_last", "inspection_type", "batch"]
    told = [report.get(name) for name in names]
    if report["stream"] == "stationed":
        told += [report["supervision_form"], report["period_start"]]
    if report["scope"] in ("本轮", "多轮合计") and report.get("round_first") is None:
        told.append(report.get("source_row") or report.get("start_date"))
    return tuple(told)


def lateness(report: Report) -> tuple[Any, ...]:
    """The greater, the later: counted up to a later day, accepted later, entered later."""
    return report["as_of_date"], report["accepted_at"], report["report_id"]


def current(reports: list[Report]) -> list[Report]:
    """The latest report of each key."""
    by_key: dict[tuple[Any, ...], list[Report]] = {}
    for one in reports:
        by_key.setdefault(key(one), []).append(one)
    return [max(same, key=lateness) for same in by_key.values()]


def told(report: Report) -> dict[str, float]:
    """The figures a report gives."""
    return {name: report[name] for name in FIGURES if report.get(name) is not None}


# --- which of them count in the term ---


def group_of(report: Report) -> str:
    """'' for what adds up; a printed total by its name; what lacks its round stands alone."""
    lacks_its_round = report["scope"] in ("本轮", "多轮合计") and is_loose(report)
    is_special = report["scope"] == "本轮" and report["inspection_type"] in ("专项", "机动")
    if lacks_its_round and not is_special:
        return f"alone {report['report_id']}"
    if report["level"] == "合计":
        return report["batch"] or "合计"
    return ""


def counting(reports: list[Report]) -> tuple[list[Report], list[int], int]:
    """What counts without adding anything twice, the rounds nobody reported, and the last round."""
    if any(group_of(one).startswith("alone") for one in reports):
        return reports, [], 0
    rounds = [one for one in reports if one["scope"] == "本轮" and not is_loose(one)]
    loose = [one for one in reports if one["scope"] == "本轮" and is_loose(one)]
    spans = [span_of(one, reports) for one in reports if one["scope"] != "本轮"]
    there = {one["round_first"] for one in rounds}
    last = max([*there, *(end for _, end, _ in spans)], default=0)
    chosen = choose_spans(spans, there, last)
    covered = {number for first, end, _ in chosen for number in range(first, end + 1)}
    to_dates = [one["as_of_date"] for _, _, one in chosen if one["scope"] == "本届累计"]
    used = [one for _, _, one in chosen]
    used += [one for one in rounds if one["round_first"] not in covered]
    used += [one for one in loose if all(happened(one) > day for day in to_dates)]
    missing = [number for number in range(1, last + 1) if number not in covered | there]
    return used, missing, last


def is_loose(report: Report) -> bool:
    """Nobody gave it a number."""
    return report.get("round_last") is None


def span_of(report: Report, reports: list[Report]) -> Span:
    """The first and the last round that a report of several rounds is about."""
    first, last = report.get("round_first"), report.get("round_last")
    if report["scope"] == "本届累计":
        if last is None:
            return 1, reach(report["as_of_date"], reports), report
        if first == last:
            return 1, last, report
    assert first is not None
    assert last is not None
    return first, last, report


def reach(day: str, reports: list[Report]) -> int:
    """The last round that had happened by the day of a term to date without a range."""
    return max(
        (one["round_last"] for one in reports if not is_loose(one) and happened(one) <= day),
        default=0,
    )


def happened(report: Report) -> str:
    """When a round was over, else begun; when a span was over; else the day its figures are of."""
    if report["scope"] == "本届累计":
        return str(report["as_of_date"])
    begun = report.get("start_date") if report["scope"] == "本轮" else None
    return str(report.get("end_date") or begun or report["as_of_date"])


def choose_spans(spans: list[Span], there: set[int], last: int) -> list[Span]:
    """None where the rounds are all there; else the base and, behind it, what does not overlap."""
    if last and there >= set(range(1, last + 1)):
        return []
    chosen = [max((one for one in spans if one[0] == 1), key=widest, default=None)]
    taken = [one for one in chosen if one is not None]
    base_end = max((end for _, end, _ in taken), default=0)
    for one in sorted(spans, key=widest, reverse=True):
        is_filled = there >= set(range(one[0], one[1] + 1))
        is_free = all(one[0] > end or one[1] < first for first, end, _ in taken)
        if one[0] > base_end and is_free and not is_filled:
            taken.append(one)
    return taken


def widest(span: Span) -> tuple[Any, ...]:
    """Of two spans the one with more rounds; of equals the later report."""
    first, last, report = span
    return last - first, report["as_of_date"], report["accepted_at"], report["report_id"]
