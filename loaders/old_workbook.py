"""What calamine does not show of an .xls: an error comes as an empty cell, 98 % as 0.98, and what
is hidden like all else.

An .xls is a compound file ([MS-CFB]) with a stream of records ([MS-XLS]): a kind, a length, bytes.
What makes no sense here is calamine's to judge: it yields nothing.
"""

import struct
from collections.abc import Iterator

from loaders.grid import Trouble
from loaders.package import PERCENT_FORMATS, unit_shown
from loaders.prescan import Scan
from loaders.refusals import NotAWorkbookError

END_OF_CHAIN = 0xFFFFFFFA
DIRECTORY_ENTRY = 128
# Of the two kinds of file, and of small streams; by their powers of two.
SECTOR_SIZES = {9: 512, 12: 4096, 6: 64}
STREAMS = ("Workbook", "Book")
END, SHEET, CODEPAGE, FORMULA, BOOL_OR_ERROR, BEGIN = 0x0A, 0x85, 0x42, 0x06, 0x205, 0x809
ROW, COLUMNS, ROW_HIDDEN, COLUMN_HIDDEN = 0x208, 0x7D, 0x20, 0x1
FORMAT, STYLE, NUMBER, SHORT_NUMBER, SHORT_NUMBERS = 0x41E, 0xE0, 0x203, 0x27E, 0xBD
# Since Excel 97 names are in Unicode; before, in the code page of the machine.
UNICODE_SINCE = 0x600
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}
Record = tuple[int, bytes]


def beside_values(content: bytes) -> dict[str, Scan]:
    """The error cells, units shown and hidden lines of each sheet by its name.

    Raises NotAWorkbookError.
    """
    try:
        stream = _stream(content)
        units = _units_of_styles(stream)
        return {name: _scan(stream, start, units) for name, start in _sheets(stream)}
    except (struct.error, LookupError, ValueError):
        return {}


def _stream(content: bytes) -> bytes:
    """The stream of records. Raises struct.error, LookupError, ValueError."""
    size, small = (SECTOR_SIZES[power] for power in struct.unpack_from("<2H", content, 30))
    first, _, limit, first_small, _ = struct.unpack_from("<5I", content, 48)
    sectors = [content[at : at + size] for at in range(size, len(content), size)]
    table = _numbers(b"".join(sectors[one] for one in _tables(content, sectors)))
    directory = _chained(sectors, table, first)
    entries = [_entry(directory, at) for at in range(0, len(directory), DIRECTORY_ENTRY)]
    [(start, length)] = [entry[1:] for entry in entries if entry[0] in STREAMS][:1]
    if length >= limit:
        return _chained(sectors, table, start)[:length]
    root = _chained(sectors, table, entries[0][1])
    pieces = [root[at : at + small] for at in range(0, len(root), small)]
    return _chained(pieces, _numbers(_chained(sectors, table, first_small)), start)[:length]


def _tables(content: bytes, sectors: list[bytes]) -> Iterator[int]:
    """The sectors of the table of sectors: 109 in the head, others in a chain of their own."""
    told = list(struct.unpack_from("<109I", content, 76))
    more, left = struct.unpack_from("<2I", content, 68)
    while left and more < END_OF_CHAIN and len(told) <= len(sectors) + 109:
        *numbers, more = _numbers(sectors[more])
        told += numbers
        left -= 1
    return (one for one in told if one < END_OF_CHAIN)


def _chained(sectors: list[bytes], table: tuple[int, ...], start: int) -> bytes:
    """The sectors from `start` on, as the table chains them.

    Raises NotAWorkbookError for a circle, which calamine would follow until memory is full.
    """
    found: dict[int, bytes] = {}
    while start < END_OF_CHAIN:
        if start in found:
            raise NotAWorkbookError("damaged")
        found[start] = sectors[start]
        start = table[start]
    return b"".join(found.values())


def _entry(directory: bytes, at: int) -> tuple[str, int, int]:
    """Name, first sector and length of what an entry of the directory stands for."""
    length = min(struct.unpack_from("<H", directory, at + 64)[0], 64)
    name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
    return name, *struct.unpack_from("<2I", directory, at + 116)


def _numbers(sector: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records from `at` to the end of this part, without those of charts inside it."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        depth += (kind == BEGIN) - (kind == END)
        if depth <= 1:
            yield kind, stream[at + 4 : at + 4 + length]
        if depth <= 0:
            return
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Name of each sheet, and where its records begin."""
    code_page, is_unicode = "cp1252", True
    for kind, body in _records(stream, 0):
        if kind == BEGIN:
            is_unicode = struct.unpack_from("<H", body)[0] >= UNICODE_SINCE
        elif kind == CODEPAGE:
            code_page = f"cp{struct.unpack_from('<H', body)[0]}"
        elif kind == SHEET and is_unicode:
            encoding = "utf-16-le" if body[7] & 1 else "latin-1"
            yield body[8 : 8 + (body[6] << (body[7] & 1))].decode(encoding), _start(body)
        elif kind == SHEET:
            yield body[7 : 7 + body[6]].decode(code_page), _start(body)


def _start(body: bytes) -> int:
    return int(struct.unpack_from("<I", body)[0])


def _units_of_styles(stream: bytes) -> dict[int, str]:
    """The numbers of the styles that show a number as a percentage or in money, and the unit."""
    formats, shown = dict.fromkeys(PERCENT_FORMATS, "%"), list[int]()
    for kind, body in _records(stream, 0):
        if kind == FORMAT and (unit := unit_shown(_format(body))):
            formats[struct.unpack_from("<H", body)[0]] = unit
        elif kind == STYLE:
            shown.append(struct.unpack_from("<H", body, 2)[0])
    return {number: formats[each] for number, each in enumerate(shown) if each in formats}


def _format(body: bytes) -> str:
    """How a format is written; before Excel 97 no more of it than is in ASCII."""
    is_wide = body[4:5] == b"\x01"
    return body[5:].decode("utf-16-le", "replace") if is_wide else body[3:].decode("latin-1")


def _scan(stream: bytes, start: int, units: dict[int, str]) -> Scan:
    scan = Scan()
    for kind, body in _records(stream, start):
        is_told = kind == BOOL_OR_ERROR and body[7:8] == b"\x01"
        is_computed = kind == FORMULA and body[12:14] == b"\xff\xff" and body[6:7] == b"\x02"
        if is_told or is_computed:
            code = body[6] if is_told else body[8]
            trouble = Trouble("error_cell", ERRORS.get(code, "#N/A"))
            scan.troubles[struct.unpack_from("<2H", body)] = trouble
        elif kind in {FORMULA, NUMBER, SHORT_NUMBER}:
            row, column, style = struct.unpack_from("<3H", body)
            if style in units:
                scan.units[row, column] = units[style]
        elif kind == ROW and struct.unpack_from("<H", body, 12)[0] & ROW_HIDDEN:
            scan.hidden_rows.append(struct.unpack_from("<H", body)[0])
        elif kind == COLUMNS and struct.unpack_from("<H", body, 8)[0] & COLUMN_HIDDEN:
            first, last = struct.unpack_from("<2H", body)
            scan.hidden_columns += range(first, last + 1)
        elif kind == SHORT_NUMBERS:
            row, column = struct.unpack_from("<2H", body)
            styles = body[4:-2:6], body[5:-2:6]
            for at, (low, high) in enumerate(zip(*styles, strict=False)):
                if unit := units.get(low + 256 * high):
                    scan.units[row, column + at] = unit
    return scan
