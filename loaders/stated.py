"""What is stated once for a whole table: above it, in its title or in the sheet's name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loaders.convert.units import MONEY
from loaders.folding import fold, half_width, simplified
from loaders.grid import Cell, Grid
from loaders.headers import match
from loaders.register import County, find

PARTS = re.compile(r"\s{2,}|[;\n]|\s(?=[^\s:]{2,12}:)")
AS_OF = re.compile(
    r"截[至止][^0-9:]{0,6}:?"
    r"([0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}[日号]|[底末])?"
    r"|[0-9]{4}([./-])[0-9]{1,2}(?:\2[0-9]{1,2})?)"
)
NUMBER = "[0-9一二三四五六七八九十]{1,3}"
TERM, ROUND = re.compile(rf"(第?{NUMBER}届)"), re.compile(rf"(第{NUMBER}轮)")
COLONS = ":\uff1a "
UNIT_IN_BRACKETS = re.compile(r"\((?:计量|金额|数据)?单位:([^()]+)\)")
UNIT_SAID = re.compile(r"单位[:为是]*([^\u3002;()]{1,12})|[以按](.{0,2}元)[为计统填]")
UNIT_LABELS = {"单位", "计量单位", "金额单位", "数据单位"}
NOTE = re.compile(
    r"\(?(?:注|备注|说明|填表说明|填报说明)[0-9]*[:.、)]|(?:填表人|制表人|审核人|填报人|联系)"
)
COUNTY_ENDS = "县市区旗"
LONGEST_COUNTY = 15


@dataclass(frozen=True)
class Statement:
    """A cell of the sheet that states a field (or the money unit) for a whole table."""

    name: str
    content: Cell
    cell: str
    text: str


def statements(upright: Grid, kind: str, rows: list[int]) -> Iterator[Statement]:
    """What the cells of those rows state, in the order of `rows`."""
    for row in rows:
        line = upright.lines[row]
        for name, content, column, text in _in_one_line(kind, line, tuple(map(type, line))):
            yield Statement(name, content, upright.name(row, column), text)


@lru_cache(maxsize=256)
def _in_one_line(
    kind: str, line: tuple[Cell, ...], _types: tuple[type, ...]
) -> tuple[tuple[str, Cell, int, str], ...]:
    """What a line states: the field, what of it, in which column and in which words. Lines above
    the tables of one template are the same, if also of the same types: 1 and TRUE are equal.
    """
    stated: list[tuple[str, Cell, int, str]] = []
    for column, cell in enumerate(line):
        if not isinstance(cell, str) or is_note(cell):
            continue
        stated += [(name, content, column, cell) for name, content in _in_one_cell(kind, cell)]
        beside = _beside(line, column)
        name = _stated_name(kind, cell.strip().rstrip(COLONS), beside)
        if name and beside is not None and not _is_label(kind, beside):
            where = next(at for at in range(column + 1, len(line)) if line[at] is not None)
            stated.append((name, beside, where, str(beside)))
    return tuple(stated)


@lru_cache(maxsize=4096)
def _in_one_cell(kind: str, text: str) -> tuple[tuple[str, str], ...]:
    """统计截止日期:2023年6月30日, 单位:万元, 截至2023年6月底 and 十届…第三轮 in a title:
    which fields a text states, and what it says of them.
    """
    stated: list[tuple[str, str]] = []
    plain = simplified(half_width(text)).strip()
    for part in PARTS.split(plain):
        label, colon, content = part.partition(":")
        name = _stated_name(kind, label, content.strip()) if colon else None
        if name and content.strip():
            stated.append((name, content.strip()))
    bare = fold(text)
    stated += [("unit", said) for said in UNIT_IN_BRACKETS.findall(bare) if money_unit(said)]
    stated += [(as_of_field(kind), found[1]) for found in AS_OF.finditer(bare)]
    if kind == "rounds" and len(bare) <= 60:
        for name, pattern in (("term_no", TERM), ("round_no", ROUND)):
            stated += [(name, found[1]) for found in pattern.finditer(bare)]
    return tuple(stated)


def as_of_field(kind: str) -> str:
    """The field that says up to which day the figures count."""
    return "period_end" if kind == "stationed" else "as_of_date"


def _stated_name(kind: str, label: str, content: Cell) -> str | None:
    """The field (or "unit") that a label above a table names; figures are never stated there."""
    if fold(label) in UNIT_LABELS:
        text = content if isinstance(content, str) else ""
        return "unit" if money_unit(text) else "county" if _is_place(text) else None
    found = match(kind, label) if 2 <= len(label.strip()) <= 20 else None
    field = found.field if found else None
    if field is None or field.is_figure or (field.type == "text" and field.field != "county"):
        return None
    return field.field


def _is_label(kind: str, cell: Cell) -> bool:
    if not isinstance(cell, str):
        return False
    found = match(kind, cell.strip().rstrip(COLONS))
    return bool(found and found.field)


def _beside(line: tuple[Cell, ...], column: int) -> Cell:
    """The next cell of the line that is not blank."""
    return next((cell for cell in line[column + 1 :] if cell is not None), None)


def money_unit(text: str) -> str | None:
    """The one money unit among 单位:个、件、万元, or None."""
    units = {part for part in re.split("[、,,/和 ]", fold(text)) if part in MONEY}
    return units.pop() if len(units) == 1 else None


def other_money_said(text: str) -> bool:
    """Whether a text, such as a note, says that money is in anything but 万元."""
    said = (part for found in UNIT_SAID.findall(fold(text)) for part in found)
    units = {unit for part in said for unit in re.split("[、,,/和 ]", part)} & MONEY.keys()
    return any(MONEY[unit] != MONEY["万元"] for unit in units)


def is_note(text: str) -> bool:
    """Whether a text is a note, or the line with the names of those who filled in the table."""
    return bool(NOTE.match(fold(text)))


def county_in(text: str) -> County | None:
    """The one county that a title names, or None where it names none or several."""
    bare = fold(text)
    found: dict[str, County] = {}
    for end, character in enumerate(bare, start=1):
        if character not in COUNTY_ENDS:
            continue
        for start in range(max(0, end - LONGEST_COUNTY), end - 1):
            place = find(bare[start:end])
            if isinstance(place, County):
                found[place.code] = place
                break
    counties = {code: place for code, place in found.items() if place.county != place.city}
    if len(counties) == 1:
        return next(iter(counties.values()))
    cities = list(found.values())
    return cities[0] if not counties and len(cities) == 1 and "本级" in bare else None


def _is_place(text: str) -> bool:
    return isinstance(find(text), County)
