"""Text with a mark between its cells (.csv and its kin): its encoding, its mark, its cells."""

import csv
import io
import re
from dataclasses import replace

from loaders.grid import Cell, Grid, grid
from loaders.prescan import within_bounds
from loaders.refusals import NotAWorkbookError, UnsafeWorkbookError

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
TEXT_LIKE = re.compile(rb"[\x00-\x08\x0e-\x1f]")
LINES_TO_TELL = 20


def read_csv(content: bytes, name: str) -> Grid:
    """The one sheet of a csv file. Raises NotAWorkbookError, UnsafeWorkbookError."""
    text = csv_text(content)
    lines: list[list[Cell]] = []
    width = cells = 0
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text)):
            width = max(width, len(line))
            cells += len(line)
            within_bounds(len(lines) + 1, width)
            lines.append([_plain(cell) if cell.strip() else None for cell in line])
    except csv.Error as error:
        # The one limit of the reader: a cell of more than 131,072 characters.
        raise UnsafeWorkbookError("too_large") from error
    if cells == 0:
        raise NotAWorkbookError("empty_file")
    return replace(grid(name, lines, []), is_text=True)


def _plain(cell: str) -> str:
    """The text of a cell; programs write ="0012" lest another takes it for a number."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') else cell


def csv_text(content: bytes) -> str:
    """The text of a csv file in UTF-8, UTF-16 or GB18030. Raises NotAWorkbookError for all else."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _without_controls(content.decode("utf-16", errors="replace"))
    if TEXT_LIKE.search(content):
        raise NotAWorkbookError("unknown_binary")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return _without_controls(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise NotAWorkbookError("mixed_encoding")


def delimiter(text: str) -> str:
    """The mark between cells: whichever of comma, tab, semicolon stands in most of the lines."""
    head = text[:100_000].splitlines()[:LINES_TO_TELL]
    return max(",\t;", key=lambda mark: (sum(mark in line for line in head), text.count(mark)))


def _without_controls(text: str) -> str:
    if CONTROL.search(text):
        raise NotAWorkbookError("unknown_binary")
    return text
