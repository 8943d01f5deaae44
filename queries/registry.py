"""The indicators: found by being there, as <id>.sql and <id>.toml side by side.

The program's own stand in queries/indicators/; an office's own may stand in var/indicators/.
"""

import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from queries import fields
from queries.folders import var_folder
from text import LANGUAGES, catalogue, language, numbers

OWN = Path(__file__).parent / "indicators"
OF_FIELD = (Path(__file__).parent / "of_field.sql").read_text(encoding="utf-8")
OF_AGE = (Path(__file__).parent / "of_age.sql").read_text(encoding="utf-8")

GROUPS = ("coverage", "findings", "clues", "outcomes", "rectification", "team", "stationed")
CHOICES = {
    "group": (*GROUPS, "reporting"),
    "direction": ("higher", "lower", "neutral", "band"),
    "interval": ("wilson", "byar", "none"),
    "accumulate": ("sum", "plan", "latest", "period", "difference"),
}
# of stationed supervision, what there is and not what was done: it never adds over periods
STATIONED_STATES = (
    "stationed_groups", "bodies_supervised", "subordinate_bodies", "posts", "filled",
)  # fmt: skip
# how long ago open clues were handed over, in months
CLUE_AGES = ("within_6", "within_12", "over_12", "undated")
Words = dict[str, str]


class IndicatorError(Exception):
    """An indicator's two files do not fit together; the text names the file and what is wrong."""


@dataclass(frozen=True)
class Example:
    """A worked example: reports (field → value) and what they must give, of one part where told.

    `handed_in`: month → day on which its sheet came in.
    """

    words: Words
    reports: list[dict[str, Any]]
    numerator: int | None
    denominator: int | None
    shown: str | None
    part: str | None = None
    handed_in: dict[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Indicator:
    """What an indicator means and how it is counted; texts are by language (zh, en)."""

    id: str
    sql: str
    group: str
    name: Words
    unit: Words
    formula: Words
    why: Words
    caveat: Words
    fields: list[str]
    scale: int
    direction: str
    interval: str
    accumulate: str
    version: int
    owner: str
    review_date: date
    mature_months: int | None = None
    counter_indicator: str | None = None
    stand_in: str | None = None
    # how many decimals a figure is written with, where it is not a count
    decimals: int = 1
    # a number of things, not a ratio: the value is the numerator
    is_count: bool = False
    # of a difference: its two ratios, the second taken from the first, and how each is counted
    parts: dict[str, str] = field(default_factory=dict)
    examples: list[Example] = field(default_factory=list)

    @property
    def is_share(self) -> bool:
        """Whether the numerator is part of the denominator: more than all is then a question."""
        return self.interval == "wilson" or self.unit["en"] == "%"

    def shown(self, value: float | None, *, approximate: bool = False, **marks: bool) -> str:
        """`value` (numerator ÷ denominator) as people read it, with its unit: "44.1 %"."""
        scaled = None if numbers.is_missing(value) or value is None else value * self.scale
        unit = self.unit[language()]
        if self.accumulate == "difference":
            return numbers.signed_quantity(scaled, unit)
        places = 0 if self.is_count else self.decimals
        return numbers.quantity(scaled, unit, places=places, approximate=approximate, **marks)

    def bare(self, value: float | None) -> str:
        """`value` as `shown`, without its unit, for where that stands once: "44.1"."""
        return self.shown(value).removesuffix(f" {self.unit[language()]}")

    @property
    def counting(self) -> list[tuple[str, str, str]]:
        """How it is counted: (part or "", accumulate, side of the difference or "")."""
        if self.accumulate != "difference":
            return [("", self.accumulate, "")]
        sides = zip(self.parts.items(), ("minuend", "subtrahend"), strict=True)
        return [(part, accumulate, side) for (part, accumulate), side in sides]


def indicator(one: str) -> Indicator:
    """The indicator of that id; "rounds.problems_found" is the field itself, added up over a term
    (of a plan: its newest state); "clues_open.over_12" the open clues of one of CLUE_AGES.
    Raises KeyError where there is none of them.
    """
    if "." not in one:
        return indicators()[one]
    stream, name = one.split(".", 1)
    return _of_age(name) if stream == "clues_open" else _of_field(stream, name)


def _of_age(age: str) -> Indicator:
    """The open clues of one age, with the dates that say so. Raises KeyError."""
    if age not in CLUE_AGES:
        raise KeyError(age)
    every = indicators()["clues_open"]
    dates = ["transfer_date", "feedback_date", "end_date"]
    return replace(
        every,
        id=f"{every.id}.{age}",
        sql=OF_AGE.format(age=age),
        name={spoken: catalogue(spoken, "clues")[f"open_{age}"] for spoken in LANGUAGES},
        fields=[*every.fields, *dates],
        examples=[],
    )


@cache
def _of_field(stream: str, name: str) -> Indicator:
    """A reported field as an indicator: a count, its own whole. Raises KeyError."""
    told = fields.numbers()[stream, name]
    nothing = dict.fromkeys(told.words, "")
    return Indicator(
        id=f"{told.stream}.{told.name}",
        sql=OF_FIELD.format(field=told.name, stream=told.stream),
        group="",
        name=told.words,
        unit={"zh": told.unit, "en": "" if told.unit != "万元" else "10,000 yuan"},
        formula=told.words,
        why=nothing,
        caveat=nothing,
        fields=[told.name],
        scale=1,
        direction="neutral",
        interval="none",
        accumulate=_accumulate(told),
        version=1,
        owner="",
        review_date=date.max,
        is_count=True,
    )


def _accumulate(told: fields.Field) -> str:
    """What was done adds up; what there is stands as the newest report says."""
    if told.stream == "plan" or (told.stream == "stationed" and told.name in STATIONED_STATES):
        return "latest"
    return "sum" if told.stream == "rounds" else "period"


def indicators() -> dict[str, Indicator]:
    """All indicators by id, in the order of GROUPS and then of their names.

    Read once, and again when a store is opened. Raises IndicatorError, naming the file, where one
    is incomplete.
    """
    return _read_all(var_folder())


def reload() -> None:
    """Forget what was read: the next question reads the files again."""
    _read_all.cache_clear()


@lru_cache(maxsize=4)
def _read_all(office: Path) -> dict[str, Indicator]:
    # an office's own takes the place of the program's of the same name
    paths = [path for folder in (OWN, office / "indicators") for path in folder.glob("*.toml")]
    found = {path.stem: _read(path) for path in sorted(paths, key=lambda path: path.stem)}
    places = CHOICES["group"]
    return dict(sorted(found.items(), key=lambda item: places.index(item[1].group)))


def _read(path: Path) -> Indicator:
    """Raises IndicatorError."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        sql = path.with_suffix(".sql").read_text(encoding="utf-8").strip()
        examples = [_example(example) for example in told.pop("example", [])]
        indicator = Indicator(id=path.stem, sql=sql, examples=examples, **told)
    except (OSError, tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise IndicatorError(f"{path}: {error}") from error
    for name, allowed in CHOICES.items():
        if getattr(indicator, name) not in allowed:
            raise IndicatorError(f"{path}: {name} must be one of {', '.join(allowed)}")
    if not path.stem.isidentifier():
        raise IndicatorError(f"{path}: the file's name must be a plain word, like clue_yield")
    return indicator


def _example(told: dict[str, Any]) -> Example:
    return Example(
        words={"zh": told["zh"], "en": told["en"]},
        reports=told["reports"],
        numerator=told.get("numerator"),
        denominator=told.get("denominator"),
        shown=told.get("shown"),
        part=told.get("part"),
        handed_in=told.get("handed_in", {}),
    )
