"""The office's score card: versions of aspects, items and bands, one TOML file each.

They stand in var/appraisal/; without any there the program's example (data/appraisal.example.toml)
is in force. Every mistake is told with its file and line.
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from queries.appraisal_checks import SIGNS, kind_of, problems
from queries.folders import var_folder
from queries.toml_lines import line_of
from text import say

EXAMPLE = Path(__file__).parents[1] / "data" / "appraisal.example.toml"
FOLDER = "appraisal"
Words = dict[str, str]
# Of a list of steps: from this value on (None: below all others) so many points.
Step = tuple[Fraction | None, float]


class AppraisalError(Exception):
    """The files cannot be used; the text has one line for everything that is wrong."""


@dataclass(frozen=True)
class Item:
    """What is scored: computed from an indicator by `steps`, or entered by hand; plus and minus
    points are entered too, up to `most`, and are no part of the weights. `beside`: an indicator
    whose figure is shown beside what is entered.
    """

    id: str
    aspect: str
    kind: str
    name: Words
    weight: float = 0.0
    most: float = 0.0
    indicator: str | None = None
    beside: str | None = None
    steps: tuple[Step, ...] = ()

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most points that can be given."""
        if self.kind in SIGNS:
            return min(0.0, SIGNS[self.kind] * self.most), max(0.0, SIGNS[self.kind] * self.most)
        return 0.0, self.weight


@dataclass(frozen=True)
class Rules:
    """One version of the score card; bands from the highest down, each from so many points on."""

    version: str
    valid_from: date
    name: Words
    aspects: dict[str, Words]
    bands: tuple[tuple[float, Words], ...]
    items: tuple[Item, ...] = field(default_factory=tuple)
    is_example: bool = False

    @property
    def weight(self) -> float:
        """What all items together can bring, without plus points."""
        return sum(item.weight for item in self.items)

    def item(self, one: str) -> Item:
        """The item of that id. Raises KeyError."""
        return {item.id: item for item in self.items}[one]


def in_force(day: date) -> Rules:
    """The version in force on a day: of those valid by then the latest.

    Raises AppraisalError where a file cannot be used, or no version was valid by then.
    """
    valid = [rules for rules in every() if rules.valid_from <= day]
    if not valid:
        raise AppraisalError(say("appraisal.none_in_force", date=day.isoformat()))
    return max(valid, key=lambda rules: rules.valid_from)


def every() -> tuple[Rules, ...]:
    """All versions, the office's own or the example. Raises AppraisalError."""
    own = sorted((var_folder() / FOLDER).glob("*.toml"))
    paths = own or [EXAMPLE]
    return _read(tuple((path, path.stat().st_mtime_ns) for path in paths))


def edition() -> tuple[tuple[str, int], ...]:
    """What tells two states of the office's files apart."""
    own = sorted((var_folder() / FOLDER).glob("*.toml"))
    return tuple((path.name, path.stat().st_mtime_ns) for path in own)


@lru_cache(maxsize=4)
def _read(paths: tuple[tuple[Path, int], ...]) -> tuple[Rules, ...]:
    wrong, versions = [], []
    for path, _ in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
            told = tomllib.loads("\n".join(lines))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            wrong.append(say("appraisal.unreadable", path=path.name, detail=error))
            continue
        found = [
            say("appraisal.line", path=path.name, line=line_of(where, lines), words=words)
            for where, words in problems(told)
        ]
        wrong += found
        if not found:
            versions.append(_rules(told, path == EXAMPLE))
    if wrong:
        raise AppraisalError("\n".join(wrong))
    return tuple(versions)


def _rules(told: dict[str, Any], is_example: bool) -> Rules:
    bands = sorted(((float(band["from"]), band["name"]) for band in told["band"]), reverse=True)
    return Rules(
        version=told["version"],
        valid_from=told["valid_from"],
        name=told["name"],
        aspects={aspect["id"]: aspect["name"] for aspect in told["aspect"]},
        bands=tuple(bands),
        items=tuple(_item(item) for item in told["item"]),
        is_example=is_example,
    )


def _item(told: dict[str, Any]) -> Item:
    return Item(
        id=told["id"],
        aspect=told["aspect"],
        kind=kind_of(told),
        name=told["name"],
        weight=float(told.get("weight", 0)),
        most=float(told.get("most", 0)),
        indicator=told.get("indicator"),
        beside=told.get("beside"),
        steps=tuple(_step(step) for step in told.get("points", [])),
    )


def _step(told: dict[str, Any]) -> Step:
    return (Fraction(str(told["from"])) if "from" in told else None), float(told["points"])
