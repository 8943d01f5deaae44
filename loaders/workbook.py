"""Any workbook's bytes → the grids of its visible sheets, cell for cell, nothing understood yet."""

import datetime as dt
import io
import re
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

import python_calamine

from loaders import old_workbook, opendocument
from loaders.accounted import unread
from loaders.explanations import is_explanation
from loaders.grid import Cell, Grid, Trouble, grid
from loaders.package import Package, package_of, units_of_styles
from loaders.parts import Parts, marked, repacked, well_formed, written_plainly
from loaders.prescan import Scan, scan_sheet, within_bounds
from loaders.refusals import NotAWorkbookError, UnsafeWorkbookError
from loaders.sniff import sniff
from loaders.tabular import read_csv

DAMAGED = (
    *(python_calamine.CalamineError, zipfile.BadZipFile, ExpatError, ParseError, struct.error),
    *(KeyError, ValueError, StopIteration, OSError, EOFError, RuntimeError, NotImplementedError),
)
MERGES = re.compile(rb"<mergeCells[ >].*?</mergeCells>", re.DOTALL)
MACROS = "vbaProject.bin"
# Excel on an old Mac counted days from 1904: as an .xlsx, an .xls and an .ods say so.
FROM_1904 = re.compile(rb"""<(?:\w+:)?workbookPr\s[^>]*?date1904=["'](?:1|true)["']""")
OLD_FROM_1904, OPEN_FROM_1904 = b"\x22\0\x02\0\x01\0", b'table:date-value="1904-'
OLD_MACROS = "_VBA_PROJECT".encode("utf-16-le")
SHEET_NAMES = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
# What a cell can hold in Excel; a longer text was never typed into one.
LONGEST_TEXT, SHOWN_OF_IT = 32_767, 60


@dataclass
class Workbook:
    """The visible sheets as grids, and what was not loaded or is hidden in them."""

    grids: list[Grid]
    hidden_sheets: list[str] = field(default_factory=list)
    explanations: list[str] = field(default_factory=list)
    scans: dict[str, Scan] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    is_from_1904: bool = False


def read_bytes(content: bytes, name: str) -> Workbook:
    """The workbook in `content`; `name` is the file's, and names the one sheet of a csv file.

    Raises NotAWorkbookError or UnsafeWorkbookError with the rule that was broken. Native code can
    abort the process in here: `loaders.fence` calls it in a child process.
    """
    kind = sniff(content)
    try:
        workbook = READERS[kind](content, name)
    except python_calamine.PasswordError as error:
        raise NotAWorkbookError("encrypted") from error
    except DAMAGED as error:
        raise NotAWorkbookError("damaged") from error
    has_cells = any(
        cell is not None for each in workbook.grids for line in each.lines for cell in line
    )
    if not has_cells and not workbook.explanations:
        raise NotAWorkbookError("hidden_only" if workbook.hidden_sheets else "no_cells")
    return workbook


def _read_text(content: bytes, name: str) -> Workbook:
    stem, _, suffix = name.rpartition(".")
    is_disguised = f".{suffix.lower()}" in SHEET_NAMES
    return Workbook(
        [read_csv(content, stem or name)], notices=["text_as_workbook"] if is_disguised else []
    )


def _read_xlsx(content: bytes, _name: str) -> Workbook:
    parts = Parts(content)
    package = package_of(parts)
    kept = package.about | _described(parts, package)
    units = units_of_styles(kept[package.styles]) if package.styles in kept else {}
    kept |= {part: parts.read(part) for part in package.sheets.values()}
    kept = {part: written_plainly(xml) for part, xml in kept.items()}
    kept |= {
        part: marked(kept[part]) for part in kept.keys() & {*package.sheets.values(), package.texts}
    }
    scans = {name: scan_sheet(kept[part], units) for name, part in package.sheets.items()}
    for name, part in package.sheets.items():
        scans[name].xml = kept[part]
    kept |= {part: _merges_first(kept[part]) for part in package.sheets.values()}
    workbook = _read_with_calamine(repacked(kept.items()), scans)
    workbook.is_from_1904 = any(FROM_1904.search(kept[part]) for part in package.about)
    if package.has_macro_sheets or any(name.endswith(MACROS) for name in parts.entries):
        workbook.notices.append("has_macros")
    return workbook


def _described(parts: Parts, package: Package) -> dict[str, bytes]:
    """The parts that the sheets refer to; that of shared texts is followed by expat here."""
    referred = (part for part in (package.styles, package.texts) if part and part in parts)
    kept = {part: parts.read(part) for part in referred}
    if package.texts in kept:
        well_formed(kept[package.texts])
    return kept


def _merges_first(xml: bytes) -> bytes:
    """A sheet with its merged cells, be there none, before its cells: calamine looks for them from
    the top, and would go through all cells once more.
    """
    if xml.find(b"mergeCells", xml.rfind(b"</sheetData>")) < 0:
        return xml.replace(b"<sheetData", b"<mergeCells></mergeCells><sheetData", 1)
    before, cells, behind = xml.partition(b"<sheetData")
    merges = MERGES.search(behind)
    if not merges or xml.count(b"mergeCells") > 2:
        return xml
    return before + merges[0] + cells + behind[: merges.start()] + behind[merges.end() :]


def _read_ods(content: bytes, _name: str) -> Workbook:
    kept, scans = opendocument.verified(Parts(content))
    workbook = _read_with_calamine(repacked(kept), scans)
    workbook.is_from_1904 = any(OPEN_FROM_1904 in xml for _, xml in kept)
    return workbook


def _read_xls(content: bytes, _name: str) -> Workbook:
    workbook = _read_with_calamine(io.BytesIO(content), old_workbook.beside_values(content))
    workbook.is_from_1904 = OLD_FROM_1904 in content
    if OLD_MACROS in content:
        workbook.notices.append("has_macros")
    return workbook


READERS = {
    "csv": _read_text,
    "ods": _read_ods,
    "xls": _read_xls,
    "xlsx": _read_xlsx,
}


def _read_with_calamine(file: io.BytesIO, scans: dict[str, Scan]) -> Workbook:
    book = _surviving_panic(lambda: python_calamine.load_workbook(file))
    workbook = Workbook([], scans=scans)
    with book:
        names = [about.name.lower() for about in book.sheets_metadata]
        if len(set(names)) < len(names):
            raise UnsafeWorkbookError("duplicate_sheets")
        for about in book.sheets_metadata:
            if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            if about.visible != python_calamine.SheetVisibleEnum.Visible:
                workbook.hidden_sheets.append(about.name)
            elif is_explanation(about.name):
                workbook.explanations.append(about.name)
            else:
                scan = scans.get(about.name, Scan())
                workbook.grids.append(_read_sheet(book, about.name, scan))
    return workbook


def _read_sheet(book: Any, name: str, scan: Scan) -> Grid:
    sheet = _surviving_panic(lambda: book.get_sheet_by_name(name))
    within_bounds(sheet.total_height, sheet.total_width)
    lines = _surviving_panic(lambda: sheet.to_python(skip_empty_area=False))
    scan.troubles |= unread(scan.xml, lines) if scan.xml else {}
    cells = [[None if cell == "" else _plain(cell) for cell in line] for line in lines]
    _put_troubles(cells, scan)
    for (row, column), unit in scan.units.items():
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = _as_shown(cells[row][column], unit)
    return grid(name, cells, sheet.merged_cell_ranges or scan.merges)


def _surviving_panic(read: Callable[[], Any]) -> Any:
    """What `read` returns. Raises NotAWorkbookError where Rust code panics, as a BaseException."""
    try:
        return read()
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise NotAWorkbookError("damaged") from error


def _plain(cell: Any) -> Cell:
    """A whole number as an int: calamine gives 8.0. Nothing but space as None, and a day without
    an hour as a date.
    """
    kind = type(cell)
    if kind is float:
        return int(cell) if cell.is_integer() else cell
    if kind is str:
        if not cell or cell.isspace():
            return None
        too_long = len(cell) > LONGEST_TEXT
        return Trouble("text_beyond_cell", cell[:SHOWN_OF_IT] + "…") if too_long else cell
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


def _as_shown(cell: Cell, unit: str) -> Cell:
    """A number as the person sees it: 0.98 under a percent format is "98%"."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    if unit != "%":
        return f"{cell}{unit}"
    shown = (Decimal(str(cell)) * 100).quantize(Decimal("1e-9")).normalize()
    return f"{shown:f}%"


__all__ = ["NotAWorkbookError", "UnsafeWorkbookError", "Workbook", "read_bytes"]
