"""What a reported field is called; data/fields.csv is one list for loaders and queries."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from text import language

FIELD_LIST = Path(__file__).parents[1] / "data" / "fields.csv"
STREAMS = {"轮次汇总": "rounds", "规划与队伍": "plan", "派驻监督": "stationed"}
NUMBERS = ("count", "money")


@dataclass(frozen=True)
class Field:
    """A field of one stream that is a number of things, or an amount in 万元."""

    stream: str
    name: str
    words: dict[str, str]
    unit: str


def label(name: str) -> str:
    """The words for a field's name ("移交问题线索"); the name itself where nobody lists it."""
    words = _labels().get(name)
    return words[language()] if words else name


@cache
def numbers() -> dict[tuple[str, str], Field]:
    """Every field that can be added up or taken at its newest, by stream and name."""
    return {
        (STREAMS[row["sheet"]], row["field"]): Field(
            STREAMS[row["sheet"]], row["field"], _words(row), row["unit"]
        )
        for row in _rows()
        if row["sheet"] in STREAMS and row["type"] in NUMBERS
    }


@cache
def _labels() -> dict[str, dict[str, str]]:
    # the first sheet that has a field names it
    return {row["field"]: _words(row) for row in reversed(_rows())}


def _words(row: dict[str, str]) -> dict[str, str]:
    return {"zh": row["header_zh"], "en": row["label_en"]}


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with FIELD_LIST.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
