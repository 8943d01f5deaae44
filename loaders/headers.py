"""Which field a header means: known, open to doubt (then it is asked about), or unknown."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import combinations

from loaders.convert.units import MONEY, fits, only_unit
from loaders.fieldlist import KINDS, Field, fields
from loaders.folding import fold

NUMBERING = re.compile(r"^(?:\(?[0-9]{1,2}[.、)]|\(?[一二三四五六七八九十]{1,2}[.、)])(?=\D)")
BRACKET = re.compile(r"^(.+?)[(\[【〔]((?:单位:)?[^()\[\]【】〔〕]+)[)\]】〕]$")
UNIT_BEHIND = re.compile(r"^(.+?)(?:[,:/]?单位:|/)(.+)$")
EXPLAINED = re.compile(r"[(\[【〔].*[)\]】〕]$")
TO_FILL_IN = re.compile(r"[(\[【〔](?:必填|选填)项?[)\]】〕]")
MARKS = re.compile(r"[^\w%]|_")
OF_WHICH = "其中"
# Groups of figures that are of another time, or of no report at all.
OTHER_GROUP = re.compile(
    "累计|历年|往年|上年|去年|同期|上轮|上届|计划|预计|同比|环比|增减|增幅|占比|比例|排名|平均|人均"
)
# Written under a header these only say "the number of it", some with its unit.
GENERIC = {"总数": "", "数量": "", "合计": "", "小计": "", "总计": "", "个数": "", "数": ""}
GENERIC |= {"人数": "人", "件数": "件", "家数": "家", "份数": "份", "金额": ""}
# Names that several fields share in practice, whatever the field list holds: always asked about.
SHARED = {
    "立案": ("cases_filed", "persons_filed"),
    "立案数": ("cases_filed", "persons_filed"),
    "问题线索": ("clues_found", "clues_transferred", "clues_handled"),
    "问题线索数": ("clues_found", "clues_transferred", "clues_handled"),
    "线索": ("clues_found", "clues_transferred", "clues_handled"),
    "线索数": ("clues_found", "clues_transferred", "clues_handled"),
}
NEAR = 0.75


@dataclass(frozen=True)
class Match:
    """What a header means in one kind of table.

    `verdict` is "known" (then `field` is set), "two_fields" or "unit_contradicts" (then
    `candidates` holds what it may mean). `unit` is the unit that the header states, if any.
    """

    verdict: str
    candidates: tuple[Field, ...]
    unit: str | None

    @cached_property
    def field(self) -> Field | None:
        """The field, where there is no doubt."""
        return self.candidates[0] if self.verdict == "known" else None


@dataclass(frozen=True)
class Named:
    """A field and the unit that one of its names carries."""

    field: Field
    unit: str | None


@lru_cache(maxsize=16384)
def match(kind: str, text: str) -> Match | None:
    """What the header `text` means in a table of that kind, or None where it is unknown."""
    name, unit = name_and_unit(text)
    if name in SHARED:
        among = [each for each in fields(kind) if each.field in SHARED[name]]
        exact = {each.field for each in index(kind).get(name, ()) if unit and each.unit == unit}
        if among and len(exact) != 1:
            return Match("two_fields", tuple(among), unit)
    for known, form in ((index(kind), name), (index(kind), _without_of_which(name))):
        if form in known:
            return _decided(known[form], unit)
    loose = loose_index(kind).get(_without_of_which(name))
    return _decided(loose, unit) if loose else None


def _decided(named: tuple[Named, ...], unit: str | None) -> Match:
    """One field if its name with this very unit is in the list, else if only one fits the unit."""
    exact = _distinct(each.field for each in named if each.unit == unit)
    if len(exact) == 1:
        return Match("known", exact, unit)
    every = _distinct(each.field for each in named)
    fitting = every if unit is None else tuple(each for each in every if fits(unit, each.unit))
    if not fitting:
        return Match("unit_contradicts", every, unit)
    return Match("known" if len(fitting) == 1 else "two_fields", fitting, unit)


def matched_kinds(text: str) -> frozenset[str]:
    """The kinds of table in which `text` is a header without doubt."""
    return _matched_kinds(text) if len(text) <= 60 else frozenset()


@lru_cache(maxsize=16384)
def _matched_kinds(text: str) -> frozenset[str]:
    found = ((kind, match(kind, text)) for kind in KINDS.values())
    return frozenset(kind for kind, each in found if each and each.field)


@lru_cache(maxsize=16384)
def joined(kind: str, parts: tuple[str, ...]) -> tuple[Match, str] | None:
    """What a header of several lines (top first) means, and the words of it that say so.

    All parts together go before fewer, and every try keeps the last part: 处分 over 件 is 处分(件).
    """
    doubtful: tuple[Match, str] | None = None
    for words in _readings(parts):
        found = match(kind, words)
        if found and found.field:
            return _in_money(found, parts), words
        if found and doubtful is None:
            doubtful = found, words
    return doubtful


def _readings(parts: tuple[str, ...]) -> list[str]:
    *upper, last = parts
    unit = only_unit(fold(last)) or GENERIC.get(fold(last))
    if upper and unit is not None:
        rest = _readings(tuple(upper))
        behind = [f"{words}({unit})" if unit else words for words in rest]
        return ["".join(parts), *behind]
    chosen = [
        (*some, last) for size in range(len(upper), -1, -1) for some in combinations(upper, size)
    ]
    backwards = [last + each for each in upper]
    return ["".join(words) for words in chosen[:-1]] + backwards + [last]


def _in_money(found: Match, parts: tuple[str, ...]) -> Match:
    """The match, with the money unit of a group: 资金(元) above 收缴资金."""
    if found.unit or not found.field or found.field.type != "money":
        return found
    units = [name_and_unit(part)[1] or only_unit(fold(part)) for part in reversed(parts[:-1])]
    unit = next((unit for unit in units if unit in MONEY), None)
    return replace(found, unit=unit)


def other_group(parts: tuple[str, ...], label: str) -> str | None:
    """The word above a header, not in it, that says that its figures are not this report's."""
    found = OTHER_GROUP.search(fold("".join(parts[:-1])))
    return found[0] if found and found[0] not in fold(label) else None


@lru_cache(maxsize=4096)
def nearest(kind: str, text: str) -> tuple[Field, bool]:
    """The field whose name looks most like the unknown `text`, and whether it is a near miss."""
    name, explained = name_and_unit(text)[0], EXPLAINED.sub("", fold(text))
    if (found := match(kind, explained)) and found.field:
        return found.field, True
    close = difflib.get_close_matches(name, index(kind), n=1, cutoff=0.0)
    ratio = difflib.SequenceMatcher(None, name, close[0]).ratio()
    return index(kind)[close[0]][0].field, ratio >= NEAR


def elsewhere(kind: str, text: str) -> Field | None:
    """The field of another kind of table that `text` names, or None."""
    for other in KINDS.values():
        found = match(other, text) if other != kind else None
        if found and found.field:
            return found.field
    return None


@lru_cache(maxsize=16384)
def name_and_unit(text: str) -> tuple[str, str | None]:
    """A header taken apart: its name without any marks, and the unit it states in brackets."""
    folded = TO_FILL_IN.sub("", NUMBERING.sub("", fold(text))).strip("*:,;。、")
    found = BRACKET.match(folded) or UNIT_BEHIND.match(folded)
    unit = only_unit(found[2]) if found else None
    return MARKS.sub("", found[1] if found and unit else folded), unit


@cache
def index(kind: str) -> dict[str, tuple[Named, ...]]:
    """Every name of every field of a kind → what bears it."""
    names: defaultdict[str, list[Named]] = defaultdict(list)
    for each in fields(kind):
        for name in (each.header, *each.aliases):
            bare, unit = name_and_unit(name)
            names[bare].append(Named(each, unit))
    return {name: tuple(named) for name, named in names.items()}


@cache
def loose_index(kind: str) -> dict[str, tuple[Named, ...]]:
    """The names that begin with 其中, without it."""
    loose: defaultdict[str, list[Named]] = defaultdict(list)
    for name, named in index(kind).items():
        if name.startswith(OF_WHICH):
            loose[_without_of_which(name)].extend(named)
    return {name: tuple(named) for name, named in loose.items()}


def _without_of_which(name: str) -> str:
    return name.removeprefix(OF_WHICH)


def _distinct(found: Iterable[Field]) -> tuple[Field, ...]:
    return tuple(dict.fromkeys(found))
