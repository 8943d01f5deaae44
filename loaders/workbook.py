"""Any workbook's bytes → the grids of its visible sheets, cell for cell, nothing understood yet."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from xml.parsers.expat import ExpatError

import python_calamine

from loaders.explanations import is_explanation
from loaders.grid import Cell, Grid, Trouble, grid
from loaders.parts import UnsafeWorkbookError
from loaders.prescan import Scan, scan_workbook
from loaders.sniff import NotAWorkbookError, cell_of, csv_text, delimiter, sniff

STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
DAMAGED = (
    python_calamine.CalamineError,
    zipfile.BadZipFile,
    ExpatError,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
)


@dataclass
class Workbook:
    """The visible sheets as grids, and what was not loaded or is hidden in them."""

    grids: list[Grid]
    hidden_sheets: list[str] = field(default_factory=list)
    explanations: list[str] = field(default_factory=list)
    scans: dict[str, Scan] = field(default_factory=dict)
    has_macros: bool = False


def read_bytes(content: bytes, name: str) -> Workbook:
    """The workbook in `content`; `name` names the one sheet of a csv file.

    Raises NotAWorkbookError or UnsafeWorkbookError with the rule that was broken. The guarded child
    process will stand around this call: an abort in native code cannot be caught here.
    """
    kind = sniff(content)
    if kind == "csv":
        return _read_csv(content, name)
    try:
        scans = scan_workbook(content) if kind == "xlsx" else {}
        return _read_with_calamine(content, scans)
    except python_calamine.PasswordError as error:
        raise NotAWorkbookError("encrypted") from error
    except DAMAGED as error:
        raise NotAWorkbookError("damaged") from error


def _read_csv(content: bytes, name: str) -> Workbook:
    text = csv_text(content)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text)))
    except csv.Error as error:
        raise NotAWorkbookError("damaged") from error
    cells = [[cell_of(cell) for cell in line] for line in lines]
    if sum(map(len, cells)) == 0:
        raise NotAWorkbookError("empty_file")
    return Workbook([grid(name, cells, [])])


def _read_with_calamine(content: bytes, scans: dict[str, Scan]) -> Workbook:
    book = _surviving_panic(lambda: python_calamine.load_workbook(io.BytesIO(content)))
    workbook = Workbook([], scans=scans, has_macros=b"xl/vbaProject.bin" in content)
    with book:
        for about in book.sheets_metadata:
            if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            if about.visible != python_calamine.SheetVisibleEnum.Visible:
                workbook.hidden_sheets.append(about.name)
                continue
            if is_explanation(about.name):
                workbook.explanations.append(about.name)
                continue
            workbook.grids.append(_read_sheet(book, about.name, scans.get(about.name, Scan())))
    return workbook


def _read_sheet(book: Any, name: str, scan: Scan) -> Grid:
    sheet = book.get_sheet_by_name(name)
    lines = _surviving_panic(lambda: sheet.to_python(skip_empty_area=False))
    cells = [[_plain(cell) for cell in line] for line in lines]
    _put_troubles(cells, scan)
    for row, column in scan.percents:
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = _percentage(cells[row][column])
    return grid(name, cells, sheet.merged_cell_ranges or [])


def _surviving_panic(read: Callable[[], Any]) -> Any:
    """What `read` returns. Raises NotAWorkbookError where Rust code panics, as a BaseException."""
    try:
        return read()
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise NotAWorkbookError("damaged") from error


def _plain(cell: Any) -> Cell:
    """A blank as None and a whole number as an int: calamine gives '' and 8.0."""
    if isinstance(cell, str):
        return cell if cell and not cell.isspace() else None
    if type(cell) is float and cell.is_integer():
        return int(cell)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date()
    return cell


def _put_troubles(cells: list[list[Cell]], scan: Scan) -> None:
    """Write what calamine shows as empty into the cells, which may end before it."""
    for (row, column), trouble in scan.troubles.items():
        cells.extend([] for _ in range(row + 1 - len(cells)))
        cells[row].extend([None] * (column + 1 - len(cells[row])))
        if cells[row][column] is None or not isinstance(cells[row][column], Trouble):
            cells[row][column] = trouble


def _percentage(cell: Cell) -> Cell:
    """0.98 under a percent format as the person sees it: "98%"."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    shown = (Decimal(str(cell)) * 100).quantize(Decimal("1e-9")).normalize()
    return f"{shown:f}%"


__all__ = ["NotAWorkbookError", "UnsafeWorkbookError", "Workbook", "read_bytes"]
