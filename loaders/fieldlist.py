"""The field list: what a county may report, one entry per column of the four sheets."""

import csv
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from text import language

KINDS = {
    "轮次汇总": "rounds",
    "规划与队伍": "plan",
    "派驻监督": "stationed",
    "情况说明": "narrative",
}
SHEETS = {kind: sheet for sheet, kind in KINDS.items()}
FIELD_LIST = Path(__file__).parents[1] / "data" / "fields.csv"
CHOICE_BREAK, SYNONYM_BREAK = re.compile(r"\s*\|\s*"), re.compile(r",\s*")


@dataclass(frozen=True, eq=False)
class Field:
    """One column of a sheet: names, type, unit, when it is due (`need`) and who has it (`holder`).

    `type` is text, date, count, money, percent, choice, choice list, ordinal or ordinal or range.
    """

    sheet: str
    field: str
    header: str
    aliases: tuple[str, ...]
    label_en: str
    type: str
    unit: str
    need: str
    tier: str
    holder: str
    note: str

    @cached_property
    def kind(self) -> str:
        """rounds, plan, stationed or narrative."""
        return KINDS[self.sheet]

    @property
    def label(self) -> str:
        """Its name as a column says it, in the language in force."""
        return self.header if language() == "zh" else self.label_en

    @property
    def is_key(self) -> bool:
        """Part of what tells one report from another."""
        return self.need == "key"

    @cached_property
    def is_figure(self) -> bool:
        """A number to count with, not a name, a date or a text."""
        return self.type in {"count", "money", "percent"}

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """The words a choice field may hold, as the note lists them; empty for other types."""
        if not self.type.startswith("choice"):
            return ()
        listed = re.split(r"[,;:] ", self.note)[0]
        return tuple(choice.split(" (")[0] for choice in CHOICE_BREAK.split(listed))

    @cached_property
    def synonyms(self) -> dict[str, str]:
        """Other words for a choice, as the note gives them (回马枪 = 回头看)."""
        if not self.choices or ";" not in self.note:
            return {}
        pairs = (pair.split(" = ") for pair in SYNONYM_BREAK.split(self.note.split("; ", 1)[1]))
        return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}

    @cached_property
    def default(self) -> str | None:
        """The choice that a blank stands for, where the note names one."""
        match = re.search(r"(\S+) \(default\)", self.note) if self.choices else None
        return match[1] if match else None


@cache
def all_fields() -> tuple[Field, ...]:
    """Every field of the four sheets, in the order of the field list."""
    with FIELD_LIST.open(encoding="utf-8", newline="") as file:
        return tuple(_field(entry) for entry in csv.DictReader(file))


@cache
def fields(kind: str) -> tuple[Field, ...]:
    """The fields of one kind of sheet, in order."""
    return tuple(each for each in all_fields() if each.kind == kind)


@cache
def keys(kind: str) -> tuple[Field, ...]:
    """The fields that tell one report from another."""
    return tuple(each for each in fields(kind) if each.is_key)


@cache
def field_of(kind: str, name: str) -> Field:
    """The field `name` of a kind of sheet. Raises KeyError where there is none."""
    for each in fields(kind):
        if each.field == name:
            return each
    raise KeyError(f"{kind}.{name}")


def _field(entry: dict[str, str]) -> Field:
    aliases = tuple(alias for alias in entry["aliases_zh"].split("|") if alias)
    return Field(
        **{name: entry[name] for name in entry if name not in {"header_zh", "aliases_zh"}},
        header=entry["header_zh"],
        aliases=aliases,
    )
