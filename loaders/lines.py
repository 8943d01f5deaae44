"""Which lines of a table are reports, and why the others are none."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.columns import Columns
from loaders.convert.dates import date
from loaders.fieldlist import all_fields
from loaders.folding import fold
from loaders.grid import Cell
from loaders.places import find_place
from loaders.regions import Region
from loaders.register import County
from loaders.stated import is_note

TOTAL = re.compile(
    r".{0,12}?(?:小计|合计|总计|共计|累计|总和|合计数|平均|平均值|均值)(?:[::)]|\([^()]{1,8}\))?|全市|全县|全区"
)
SUBTOTAL = re.compile(r"小计")
AVERAGE = re.compile(r"平均|均值")
EXAMPLE = re.compile(r"(?:填写|填报)?示例(?:行|:|\(|$)|\(示例\)|例:|例如")
# 单位负责人:张三, 日期:7月5日 and the like below a table.
LABELLED = re.compile(r"[^0-9:]{2,10}:")
NOTE_CAPTIONS = {"备注", "说明", "填报说明", "填报要求", "口径", "指标解释", "问谁要", "责任部门"}
NOTE_CAPTIONS |= {"指标说明", "统计口径说明", "数据来源部门"}
UNIT_CAPTIONS = {"单位", "计量单位"}
LONGEST_NUMBER = 10
Cells = tuple[Cell, ...]
NAMING = {"county", "term_no", "round_no", "inspection_type", "batch"}


@dataclass(frozen=True)
class Line:
    """A line of the table: `why` it is no report, or None; `section` is the county it announces."""

    number: int
    why: str | None
    section: County | None = None


def lines_of(region: Region, columns: Columns, units: int | None) -> list[Line]:
    """The lines of a table that are not blank."""
    lines = []
    first, last = _reach(region)
    for number in range(region.bottom + 1, region.end):
        own = (None,) * first + region.grid.lines[number][first : last + 1]
        if number == units:
            lines.append(Line(number, "units"))
        elif line := _line(region, columns, number, own):
            lines.append(line)
    return lines


def _reach(region: Region) -> tuple[int, int]:
    """First and last place of the cells that are the table's, and not those of one beside."""
    places = [heading.place for heading in region.header.headings]
    first, last = min(places), max(places)
    while first > 0 and region.grid.filled(region.bottom, first - 1) is None:
        first -= 1
    return first, last


def _line(region: Region, columns: Columns, number: int, own: Cells) -> Line | None:
    cells = set(own) - {None}
    if not cells:
        return None
    texts = [cell for cell in own if type(cell) is str]
    why = _caption_says(columns, own) or _words_say(own, texts)
    why = why or (_total(region, columns, own) if any(map(total_word, texts)) else None)
    if why:
        return Line(number, why)
    if len(cells) == 1 and (lonely := _lonely(columns, number, own)):
        return lonely
    return Line(number, "column_numbers" if _counts_up(columns, own) else None)


def _caption_says(columns: Columns, own: Cells) -> str | None:
    """A line of explanations or units beside the figures, told by its caption."""
    caption = own[columns.caption] if columns.caption is not None else None
    if not isinstance(caption, str):
        return None
    text = fold(caption)
    if text in NOTE_CAPTIONS:
        return "explanation"
    return "units" if text in UNIT_CAPTIONS else None


def _words_say(own: Cells, texts: list[str]) -> str | None:
    """An example, a line that says who has the figures, or a note, told by its first words."""
    if not texts:
        return None
    said = _first_words_say(texts[0])
    if said in {"example", "holders"}:
        return said
    if len(texts) > 1 and all(fold(text) in _holders() for text in texts):
        return "holders"
    is_labelled = len(texts) == len(own) - own.count(None) and all(map(_is_labelled, texts))
    return "note" if said or is_labelled else None


@lru_cache(maxsize=4096)
def _first_words_say(text: str) -> str | None:
    bare = fold(text)
    if EXAMPLE.match(bare):
        return "example"
    if bare.startswith("问谁要"):
        return "holders"
    return "note" if is_note(bare) else None


def _is_labelled(text: str) -> bool:
    return bool(LABELLED.match(fold(text)))


@cache
def _holders() -> frozenset[str]:
    return frozenset(field.holder for field in all_fields())


def _total(region: Region, columns: Columns, own: Cells) -> str | None:
    """Whether a cell that names the line says that it adds up others."""
    places = [columns.by_field[name].place for name in NAMING if name in columns.by_field]
    start = _start(own)
    leading = range(start, min([*places, *region.header.span]))
    # A column headed 累计 that names a county is that county's report of the term to date.
    caption = None if _names_county(columns, own) else columns.caption
    for place in {*leading, *places, start, caption} - ({columns.caption} - {caption}):
        cell = own[place] if place is not None else None
        if word := total_word(cell) if isinstance(cell, str) else None:
            return word
    return None


@lru_cache(maxsize=16384)
def total_word(text: str) -> str | None:
    """What a text says that a line adds up: a total, a subtotal or an average; None for others."""
    bare = fold(text)
    if not TOTAL.fullmatch(bare):
        return None
    if AVERAGE.search(bare):
        return "average"
    return "subtotal" if SUBTOTAL.search(bare) else "total"


def _start(own: Cells) -> int:
    return next(place for place, cell in enumerate(own) if cell is not None)


def _names_county(columns: Columns, own: Cells) -> bool:
    column = columns.by_field.get("county")
    cell = own[column.place] if column else None
    return isinstance(cell, str) and isinstance(find_place(cell), County)


def _lonely(columns: Columns, number: int, own: Cells) -> Line | None:
    """A line with one text in it: a county that heads the lines below, a county without figures,
    a title or a note; None where the text is an answer to one of the headers.
    """
    place = _start(own)
    cell = own[place]
    county = find_place(cell) if isinstance(cell, str) else None
    if isinstance(county, County):
        known = "county" in columns.by_field
        return Line(number, "only_county" if known else "section", county)
    column = columns.by_field.get("county")
    others = {each.place for each in columns.by_field.values() if each is not column}
    if place not in others or _signed(cell):
        return Line(number, "note")
    return None


def _signed(cell: Cell) -> bool:
    """The day below a table: no report holds a day and nothing else."""
    return isinstance(cell, str | dt.date) and date(cell).value is not None


def _counts_up(columns: Columns, own: Cells) -> bool:
    """栏次: 1, 2, 3 … under the headers, where a county should be."""
    county = columns.by_field.get("county")
    if county and len(str(own[county.place])) > 2:
        return False
    numbers = [number for cell in own if (number := _number(cell)) is not None]
    if len(numbers) < 3 or numbers[0] > 2:
        return False
    is_counting = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return is_counting and len(own) - own.count(None) > 3


def _number(cell: Cell) -> int | None:
    if isinstance(cell, str):
        return int(cell) if len(cell) < LONGEST_NUMBER and cell.isdecimal() else None
    return cell if type(cell) is int else None
