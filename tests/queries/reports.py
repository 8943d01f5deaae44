"""Reports for tests, put into the store by the statements that intake itself uses."""

import itertools
from datetime import datetime
from typing import Any

from loaders.checking import stage
from loaders.staged import packed
from queries import store

KEYS = {
    "stream", "province", "city", "county", "level", "term_no", "scope", "round_first",
    "round_last", "inspection_type", "batch", "supervision_form", "not_applicable", "approximate",
    "source", "source_row", "remarks", "round_status", "methods",
}  # fmt: skip
_hashes = itertools.count()


def report(stream: str = "rounds", **told: Any) -> dict[str, Any]:
    """One row as intake stages it: a county's round 1 of term 10 unless told otherwise."""
    row = {
        "stream": stream,
        "province": "示例省",
        "city": "示例市",
        "county": "甲江县",
        "level": "县",
        "term_no": None if stream == "stationed" else 10,
        "scope": "本轮" if stream == "rounds" else "",
        "inspection_type": "常规" if stream == "rounds" else "",
        "batch": "",
        "supervision_form": "日常派驻" if stream == "stationed" else "",
        "as_of_date": "2022-12-31",
        "sheet": "轮次汇总",
        "place": "2",
        "not_applicable": [],
        "approximate": [],
    }
    row |= told
    figures = {name: value for name, value in row.items() if name not in KEYS and value is not None}
    row["cells"] = [
        (name, f"C{number}", str(value), str(value), name in row["approximate"], None)
        for number, (name, value) in enumerate(figures.items(), 1)
        if name not in ("sheet", "place")
    ]
    row["blanks"] = []
    return row


def a_round(number: int, **told: Any) -> dict[str, Any]:
    """Round `number` of the term, counted half a year after the one before."""
    told.setdefault("end_date", f"{2020 + number // 2}-{'06' if number % 2 else '12'}-01")
    return report(round_first=number, round_last=number, **told)


def a_span(
    first: int | None, last: int | None, scope: str = "多轮合计", **told: Any
) -> dict[str, Any]:
    """Rounds `first` to `last` added up by the county."""
    return report(scope=scope, round_first=first, round_last=last, **told)


def accept(*rows: dict[str, Any], at: datetime | None = None, sha256: str | None = None) -> int:
    """Put rows into the store as one accepted submission; its number."""
    with store.write() as cursor:
        number = store.execute(
            cursor, "writes/insert_draft", sha256=sha256 or f"test {next(_hashes)}",
            file_name="县.xlsx", size_bytes=1, sender="县", received_by="督导",
            at=at or store.now(), county_code="", origin="command",
        ).fetchall()[0][0]  # fmt: skip
        stage(cursor, {number: packed(rows)})
        told = {"submission_ids": [number], "accepted_at": [at or store.now()]}
        store.execute(cursor, "writes/insert_reports", **told)
    return int(number)
