"""Which lines of a table are reports, and why the others are none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

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
    r".{0,12}?(?:小计|合计|总计|共计|累计|总和|合计数|平均|平均值|均值)[::)]?|全市|全县|全区"
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
    for number in range(region.bottom + 1, region.end):
        if number == units:
            lines.append(Line(number, "units"))
        elif line := _line(region, columns, number):
            lines.append(line)
    return lines


def _line(region: Region, columns: Columns, number: int) -> Line | None:
    own = {place: cell for place, cell in enumerate(_own(region, number)) if cell is not None}
    if not own:
        return None
    why = _caption_says(columns, own) or _words_say(own) or _total(region, columns, number, own)
    if why:
        return Line(number, why)
    if len(set(own.values())) == 1 and (lonely := _lonely(columns, number, own)):
        return lonely
    return Line(number, "column_numbers" if _counts_up(columns, own) else None)


def _own(region: Region, number: int) -> tuple[Cell, ...]:
    """The cells written in a line, without those of a table beside."""
    places = [heading.place for heading in region.header.headings]
    first, last = min(places), max(places)
    while first > 0 and region.grid.filled(region.bottom, first - 1) is None:
        first -= 1
    line = region.grid.lines[number]
    return (None,) * first + line[first : last + 1]


def _caption_says(columns: Columns, own: Mapping[int, Cell]) -> str | None:
    """A line of explanations or units beside the figures, told by its caption."""
    caption = own.get(columns.caption) if columns.caption is not None else None
    if not isinstance(caption, str):
        return None
    text = fold(caption)
    if text in NOTE_CAPTIONS:
        return "explanation"
    return "units" if text in UNIT_CAPTIONS else None


def _words_say(own: Mapping[int, Cell]) -> str | None:
    """An example, a line that says who has the figures, or a note, told by its first words."""
    texts = [fold(cell) for cell in own.values() if isinstance(cell, str)]
    if not texts:
        return None
    if EXAMPLE.match(texts[0]):
        return "example"
    if texts[0].startswith("问谁要") or (len(texts) > 1 and set(texts) <= _holders()):
        return "holders"
    if is_note(texts[0]) or (len(texts) == len(own) and all(map(LABELLED.match, texts))):
        return "note"
    return None


@cache
def _holders() -> frozenset[str]:
    return frozenset(field.holder for field in all_fields())


def _total(region: Region, columns: Columns, number: int, own: Mapping[int, Cell]) -> str | None:
    """Whether a cell that names the line says that it adds up others."""
    places = [columns.by_field[name].place for name in NAMING if name in columns.by_field]
    leading = range(min(own), min([*places, *region.header.span]))
    # A column headed 累计 that names a county is that county's report of the term to date.
    caption = None if _names_county(columns, own) else columns.caption
    for place in {*leading, *places, min(own), caption} - ({columns.caption} - {caption}):
        cell = own.get(place) if place is not None else None
        text = fold(cell) if isinstance(cell, str) else ""
        if TOTAL.fullmatch(text):
            if AVERAGE.search(text):
                return "average"
            return "subtotal" if SUBTOTAL.search(text) else "total"
    return None


def _names_county(columns: Columns, own: Mapping[int, Cell]) -> bool:
    column = columns.by_field.get("county")
    cell = own.get(column.place) if column else None
    return isinstance(cell, str) and isinstance(find_place(cell), County)


def _lonely(columns: Columns, number: int, own: Mapping[int, Cell]) -> Line | None:
    """A line with one text in it: a county that heads the lines below, a county without figures,
    a title or a note; None where the text is an answer to one of the headers.
    """
    place, cell = next(iter(own.items()))
    county = find_place(cell) if isinstance(cell, str) else None
    if isinstance(county, County):
        known = "county" in columns.by_field
        return Line(number, "only_county" if known else "section", county)
    column = columns.by_field.get("county")
    others = {each.place for each in columns.by_field.values() if each is not column}
    if place not in others or _signed(columns, place, cell):
        return Line(number, "note")
    return None


def _signed(columns: Columns, place: int, cell: Cell) -> bool:
    """The day below a table, in a column of something else."""
    types = {each.field.type for each in columns.by_field.values() if each.place == place}
    return types.isdisjoint({"date", "text"}) and date(cell).value is not None


def _counts_up(columns: Columns, own: Mapping[int, Cell]) -> bool:
    """栏次: 1, 2, 3 … under the headers, where a county should be."""
    county = columns.by_field.get("county")
    if county and len(str(own.get(county.place))) > 2:
        return False
    numbers = [cell for cell in map(_number, own.values()) if cell is not None]
    if len(numbers) < 3 or numbers[0] > 2:
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and len(own) > 3


def _number(cell: Cell) -> int | None:
    if isinstance(cell, str):
        return int(cell) if len(cell) < LONGEST_NUMBER and cell.isdecimal() else None
    return cell if type(cell) is int else None
