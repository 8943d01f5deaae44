"""One table as an .xlsx or .csv file that a spreadsheet opens safely."""

import csv
import io
import re
from dataclasses import dataclass
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from text import say

# Text that begins like this would be run as a formula by a spreadsheet; a Chinese one takes the
# full-width signs for the plain ones.
FORMULA_STARTS = (*"=+-@＝＋－＠", "\t", "\r", "\n")
DIGITS = re.compile(r"[−-]?[\d,]+(\.\d+)?")
RULE = Border(bottom=Side(style="thin", color="D0D5DD"))


@dataclass(frozen=True)
class Figure:
    """A number and how it is shown, marks and all: 15.656 as "约 15.7"."""

    value: int | float
    shown: str

    def number_format(self) -> str:
        """The format under which a workbook shows the number with the same digits and marks."""
        found = DIGITS.search(self.shown)
        if found is None or self.shown.startswith(("<", ">")):
            return "General"
        before, after = self.shown[: found.start()], self.shown[found.end() :]
        places = len((found[1] or ".")[1:])
        number = "#,##0" + ("." + "0" * places if places else "")
        return "".join((_quoted(before), number, _quoted(after)))

    def plain(self) -> int | float | str:
        """The number with the digits shown where it has no mark; else the words shown."""
        if not DIGITS.fullmatch(self.shown):
            return self.shown
        digits = self.shown.replace(",", "").replace("\N{MINUS SIGN}", "-")
        return float(digits) if "." in digits else int(digits)


def _quoted(words: str) -> str:
    return '"{}"'.format(words.replace('"', "")) if words else ""


@dataclass(frozen=True)
class Sheet:
    """A table with what a reader needs beside it: title, filters, a note with dates and gaps."""

    title: str
    frame: pd.DataFrame
    filters: str = ""
    note: str = ""

    def above(self) -> list[str]:
        """The lines over the table."""
        return [line for line in (self.title, self.filters, say("pages.internal")) if line]

    def below(self) -> list[str]:
        """The lines under the table."""
        return [line for line in self.note.splitlines() if line]


def as_xlsx(sheet: Sheet) -> bytes:
    """The sheet as a workbook: numbers stay numbers, text can never become a formula."""
    book = Workbook()
    page = book.active
    page.title = say("pages.sheet_name")
    head = len(sheet.above()) + 1
    for row, line in enumerate(sheet.above(), start=1):
        _write(page, row, 1, line)
    page["A1"].font = Font(bold=True, size=14)
    _write_head(page, head, sheet.frame)
    for row, values in enumerate(sheet.frame.itertuples(index=False), start=head + 1):
        for column, value in enumerate(values, start=1):
            _write(page, row, column, _plain(value))
    for row, line in enumerate(sheet.below(), start=head + len(sheet.frame) + 2):
        _write(page, row, 1, line)
    page.freeze_panes = page.cell(head + 1, 2)
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage = 0, True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_head(page: Any, row: int, frame: pd.DataFrame) -> None:
    for column, name in enumerate(frame.columns, start=1):
        cell = _write(page, row, column, str(name))
        cell.font, cell.border = Font(bold=True), RULE
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
        page.column_dimensions[get_column_letter(column)].width = _width(frame, column - 1)


def as_csv(sheet: Sheet) -> bytes:
    """The table alone as UTF-8 with a byte order mark, which spreadsheets need for Chinese."""
    safe = sheet.frame.map(lambda value: _defused(_plain(value))).astype("object")
    safe.columns = [_defused(str(name)) for name in safe.columns]
    # All text in quotes: a bare carriage return would begin a row of its own.
    return safe.to_csv(index=False, quoting=csv.QUOTE_NONNUMERIC).encode("utf-8-sig")


def _plain(value: Any) -> Any:
    """A value that a cell can hold: None for missing, Python numbers for numpy's."""
    if value is None or value != value:
        return None
    return value.item() if hasattr(value, "item") else value


def _defused(value: Any) -> Any:
    if isinstance(value, Figure):
        return value.plain()
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def _write(page: Any, row: int, column: int, value: Any) -> Any:
    """Write one cell; text is stored as text whatever it begins with."""
    cell = page.cell(row, column)
    if isinstance(value, Figure):
        cell.value, cell.number_format = value.value, value.number_format()
    elif not isinstance(value, str):
        cell.value = value
    else:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_STARTS)
    return cell


def _width(frame: pd.DataFrame, column: int) -> float:
    """A column width in characters, a Chinese character counting as two."""
    longest = max((_length(value) for value in frame.iloc[:, column]), default=0)
    return min(max(longest, _length(frame.columns[column]) / 2, 8) + 2, 60)


def _length(value: Any) -> int:
    shown = value.shown if isinstance(value, Figure) else str(value)
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in shown)
