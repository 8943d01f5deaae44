"""Workbooks for tests, typed cell by cell or line by line as a county would."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import coordinate_to_tuple

from loaders.model import Finding, Reading, Row
from loaders.reading import read_content

HEADER = ["县(市、区)", "届次", "轮次", "巡察类型", "统计截止日期", "发现问题", "立案(件)"]
ROW = ["壬川市", "十届", "第三轮", "常规", "2023-06-30", 86, 5]


class Sheet:
    """One sheet: lines of cells from `at` on, and what is done to it afterwards."""

    def __init__(self, *lines: list[Any], at: str = "A1", name: str = "Sheet1") -> None:
        self.name, self.cells, self.merges, self.formats = name, {}, [], {}
        self.state = "visible"
        self.put(at, *lines)

    def put(self, at: str, *lines: list[Any]) -> "Sheet":
        row, column = coordinate_to_tuple(at)
        for down, line in enumerate(lines):
            for right, value in enumerate(line):
                if value is not None:
                    self.cells[row + down, column + right] = value
        return self

    def merge(self, *spans: str) -> "Sheet":
        self.merges += spans
        return self

    def shown_as(self, cell: str, number_format: str) -> "Sheet":
        self.formats[cell] = number_format
        return self

    def hidden(self) -> "Sheet":
        self.state = "hidden"
        return self


def workbook(*sheets: Sheet) -> Workbook:
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for (row, column), value in sheet.cells.items():
            page.cell(row, column).value = value
        for cell, number_format in sheet.formats.items():
            page[cell].number_format = number_format
        for span in sheet.merges:
            page.merge_cells(span)
        page.sheet_state = sheet.state
    return book


def content(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def read(*sheets: Sheet) -> Reading:
    return read_content(content(workbook(*sheets)), "报表.xlsx")


def rows(reading: Reading) -> list[Row]:
    return [row for table in reading.tables for row in table.rows]


def values(reading: Reading, *names: str) -> list[tuple[Any, ...]]:
    """The values of those fields, a tuple for each row."""
    return [
        tuple(row.fields[name].value if name in row.fields else "absent" for name in names)
        for row in rows(reading)
    ]


def rules(reading: Reading, severity: str | None = None) -> list[tuple[str, str | None]]:
    """(rule, cell) of the findings, of one severity or of all."""
    return [
        (each.rule, each.cell)
        for each in reading.findings
        if severity is None or each.severity == severity
    ]


def finding(reading: Reading, rule: str) -> Finding:
    """The one finding of a rule."""
    found = [each for each in reading.findings if each.rule == rule]
    assert len(found) == 1, rules(reading)
    return found[0]
