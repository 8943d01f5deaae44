"""A table of anybody's in a CSV file, read as people save it: the columns found, missing kept."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from text import say

MOST_BYTES = 10_000_000
COLUMNS = {
    "name": (
        "name",
        "名称",
        "县",
        "县区",
        "区县",
        "县市区",
        "县(市、区)",
        "county",
        "单位",
        "地区",
    ),
    "numerator": ("numerator", "分子"),
    "denominator": ("denominator", "分母"),
    "point": (
        "point",
        "点",
        "轮次",
        "时点",
        "时间",
        "日期",
        "月份",
        "期",
        "round",
        "date",
        "period",
    ),
    "value": ("value", "值", "数值", "指标值"),
}
MISSING = {"", "/", "-", "—", "–", "——", "null", "nan", "na", "n/a", "none", "缺", "未报"}
NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?(e[+-]?\d+)?%?", re.IGNORECASE)
Cell = float | str | None


class CsvError(Exception):
    """The file cannot be read as asked; the text is the sentence that says where and why."""


def read_csv(path: Path, wanted: list[set[str]], names: str) -> list[dict[str, Cell]]:
    """The rows under `names` and the first set of `wanted` columns that the header has.

    Blank rows are left out; a blank cell is None, a blank in `names` the number of its line. UTF-8
    with or without a mark, UTF-16, GB18030; comma, semicolon or tab. Raises CsvError.
    """
    lines = _lines(_text(path))
    try:
        header_line, header = next(lines)
    except StopIteration:
        raise CsvError(say("fair.empty_file", file=path.name)) from None
    columns = _columns(header_line, header, wanted, names)
    rows = [_row(line, cells, columns, len(header), names) for line, cells in lines]
    if not rows:
        raise CsvError(say("fair.no_rows", file=path.name))
    return rows


def number(text: str) -> float | None:
    """ "1,389" or "44.1 %" (0.441) as a number; None where it is missing. Raises ValueError."""
    plain = "".join(_folded(text).split())
    if plain in MISSING:
        return None
    if not NUMBER.fullmatch(plain) or not any(sign.isdigit() for sign in plain):
        raise ValueError(text)
    digits = plain.replace(",", "")
    found = float(digits.rstrip("%")) / (100 if digits.endswith("%") else 1)
    if found in (float("inf"), float("-inf")):
        raise ValueError(text)
    return found


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CsvError(say("fair.cannot_open", file=path)) from error
    if len(raw) > MOST_BYTES:
        raise CsvError(say("fair.too_large", file=path.name, most=MOST_BYTES // 1_000_000))
    marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise CsvError(say("fair.not_text", file=path.name))


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds anything: the number of its line, its cells. Raises CsvError."""
    first = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise CsvError(say("fair.broken_line", line=reader.line_num)) from error


def _columns(line: int, header: list[str], wanted: list[set[str]], names: str) -> dict[str, int]:
    """Where each column stands. Raises CsvError where one is lacking, or there are two of it."""
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        for column, spellings in COLUMNS.items():
            if "".join(_folded(cell).split()) in spellings and column in {
                names,
                *set().union(*wanted),
            }:
                if column in found:
                    raise CsvError(say("fair.two_columns", line=line, column=cell.strip()))
                found[column] = place
    for columns in wanted:
        if columns <= found.keys():
            return {name: place for name, place in found.items() if name in columns | {names}}
    lacking = [name for name in COLUMNS if name in wanted[-1] and name not in found]
    spelled = say("fair.comma").join(f"{COLUMNS[name][0]} / {COLUMNS[name][1]}" for name in lacking)
    raise CsvError(say("fair.no_column", line=line, columns=spelled))


def _row(
    line: int, cells: list[str], columns: dict[str, int], width: int, names: str
) -> dict[str, Cell]:
    if any(cell.strip() for cell in cells[width:]):
        raise CsvError(say("fair.too_many_cells", line=line, cells=len(cells), columns=width))
    row: dict[str, Cell] = {names: None}
    for column, place in columns.items():
        text = cells[place].strip() if place < len(cells) else ""
        row[column] = text if column == names else _number(line, column, text)
    row[names] = row[names] or say("fair.line", line=line)
    return row


def _number(line: int, column: str, text: str) -> float | None:
    try:
        return number(text)
    except ValueError:
        named = say(f"fair.column_{column}")
        raise CsvError(say("fair.not_a_number", line=line, column=named, text=text)) from None


def _folded(text: str) -> str:
    """Full-width signs as plain ones, lower case."""
    return unicodedata.normalize("NFKC", text).strip().lower()
