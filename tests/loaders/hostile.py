"""Hostile and odd files: each kind once by hand, and any number of seeded mutations of good ones.

`python -m tests.loaders.hostile 2000 FOLDER` writes so many there, reads them behind the fence,
checks them, and prints what went wrong (nothing may).
"""

import random
import re
import struct
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path

from loaders.checking import check_within
from loaders.fence import Fence
from loaders.fieldlist import fields
from loaders.template import header_of, make_template, write_rows
from queries import store
from tests.loaders.sheets import HEADER, ROW, Sheet, content, workbook

SAMPLES = Path(__file__).parent / "samples"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SHEET, STYLES, BOOK_XML = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CSV_LINES = "\r\n".join(
    ",".join(f'"{cell}"' for cell in line) for line in (HEADER, ROW, [*ROW[:5], 12, 3])
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = "urn:oasis:names:tc:opendocument:xmlns"
MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{NAMES}:manifest:1.0"><manifest:file-entry '
    f'manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/></manifest:manifest>'
)
Kinds = dict[str, tuple[bytes, str | None]]
BILLION = (
    "<!DOCTYPE a [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def parts_of(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


GOOD = content(workbook(Sheet(HEADER, ROW, [*ROW[:2], "第四轮", *ROW[3:]])))
GOOD_PARTS = parts_of(GOOD)


def with_parts(**changed: bytes | None) -> bytes:
    """The good workbook with parts replaced or left out; in names __ is / and _dot_ a dot."""
    plain = {name.replace("__", "/").replace("_dot_", "."): part for name, part in changed.items()}
    return zipped({k: v for k, v in (GOOD_PARTS | plain).items() if v is not None})


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    return zipped(GOOD_PARTS | {name: change(GOOD_PARTS[name])})


def replaced(name: str, old: bytes, new: bytes) -> bytes:
    assert old in GOOD_PARTS[name], (name, old)
    return with_part(name, lambda part: part.replace(old, new, 1))


def sheet_of(rows: str, before: str = "") -> bytes:
    """The good workbook with another first sheet."""
    xml = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'
    return zipped(GOOD_PARTS | {SHEET: xml.encode()})


def ods_of(table: str, head: str = "") -> bytes:
    xml = (
        f'{head}<office:document-content xmlns:office="{NAMES}:office:1.0" '
        f'xmlns:table="{NAMES}:table:1.0" xmlns:text="{NAMES}:text:1.0"><office:body>'
        f"<office:spreadsheet>{table}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    parts = {"mimetype": ODS_TYPE.encode(), "content.xml": xml.encode()}
    parts["META-INF/manifest.xml"] = MANIFEST.encode()
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def ods_cell(cell: object, more: str = "") -> str:
    if isinstance(cell, str):
        return (
            f'<table:table-cell office:value-type="string"{more}>'
            f"<text:p>{cell}</text:p></table:table-cell>"
        )
    return f'<table:table-cell office:value-type="float" office:value="{cell}"{more}/>'


def ods_table(name: str = "表", row: str = "", cell: str = "") -> str:
    lines = "".join(
        f"<table:table-row{row}>{''.join(ods_cell(each, cell) for each in line)}</table:table-row>"
        for line in (HEADER, ROW)
    )
    return f'<table:table table:name="{name}">{lines}</table:table>'


def linked() -> bytes:
    """A workbook in which one entry is a symbolic link."""
    file = BytesIO(GOOD)
    with zipfile.ZipFile(file, "a") as archive:
        entry = zipfile.ZipInfo("xl/media/image1.png")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return file.getvalue()


def twice() -> bytes:
    """A workbook with two parts of one name."""
    file = BytesIO(GOOD)
    with zipfile.ZipFile(file, "a") as archive:
        entry = zipfile.ZipInfo(SHEET)
        archive.NameToInfo.clear()
        archive.writestr(entry, GOOD_PARTS[SHEET])
    return file.getvalue()


def lying(name: str, plain: bytes, stated: int) -> bytes:
    """The good workbook with one part whose stated size is not what it inflates to."""
    archive = bytearray(zipped(GOOD_PARTS | {name: plain}))
    with zipfile.ZipFile(BytesIO(bytes(archive))) as opened:
        entry = opened.getinfo(name)
        start = opened.start_dir
    at = archive.index(b"PK\x01\x02", start)
    while archive[at + 46 : at + 46 + len(name)] != name.encode():
        at = archive.index(b"PK\x01\x02", at + 4)
    struct.pack_into("<I", archive, at + 24, stated)
    struct.pack_into("<I", archive, at + 16, zlib.crc32(plain[:stated]))
    struct.pack_into("<I", archive, entry.header_offset + 22, stated)
    return bytes(archive)


def overlapping() -> bytes:
    """Several entries of the directory that share the bytes of one."""
    archive = bytearray(zipped(GOOD_PARTS | {f"xl/media/{n}": b"x" * 5000 for n in range(9)}))
    at, kernel = 0, None
    while (at := archive.find(b"PK\x01\x02", at + 4)) > 0:
        length = struct.unpack_from("<H", archive, at + 28)[0]
        if archive[at + 46 : at + 46 + length].startswith(b"xl/media/"):
            kernel = kernel or bytes(archive[at + 42 : at + 46])
            archive[at + 42 : at + 46] = kernel
    return bytes(archive)


def encrypted_parts() -> bytes:
    """A zip whose parts are marked as encrypted."""
    archive = bytearray(GOOD)
    for mark, where in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := archive.find(mark, at + 1)) >= 0:
            archive[at + where] |= 1
    return bytes(archive)


def many_sheets(count: int, name: str = "表{}") -> bytes:
    sheets = "".join(
        f'<sheet name="{name.format(n)}" sheetId="{n + 1}" r:id="rId1"/>' for n in range(count)
    )
    return zipped(
        GOOD_PARTS
        | {
            BOOK_XML: f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{sheets}</sheets>'
            "</workbook>".encode()
        }
    )


def nested(depth: int) -> str:
    return "<a>" * depth + "</a>" * depth


def cells(*values: str, row: int = 1) -> str:
    inside = "".join(f'<c r="{chr(65 + at)}{row}"{value}</c>' for at, value in enumerate(values))
    return f'<row r="{row}">{inside}</row>'


def text(value: str) -> str:
    return f' t="inlineStr"><is><t>{value}</t></is>'


HEADERS = cells(*(text(each) for each in HEADER))
NUMBER = "><v>{}</v>".format


def row_with(last: str, extra: str = "") -> bytes:
    """A workbook of one report whose last figure is written so."""
    first = [text(str(each)) for each in ROW[:-1]]
    return sheet_of(HEADERS + cells(*first, last, row=2) + extra)


def by_hand() -> Kinds:
    """Every kind once: its bytes, and the rule that says what it is (None: it is read)."""
    kinds: Kinds = {}
    for some in SOME_KINDS:
        kinds |= some()
    return kinds


def _no_workbooks() -> Kinds:
    return {
        "empty": (b"", "empty_file"),
        "blanks": (b"\0" * 4096, "empty_file"),
        "lock file": (b"\x05admin" + b" " * 48 + b"\0" * 111, "lock_file"),
        "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture"),
        "photo": (b"\xff\xd8\xff\xe0" + b"\0" * 100, "picture"),
        "pdf": (b"%PDF-1.7 ...", "pdf"),
        "rtf": (b"{\\rtf1 a}", "word"),
        "old word": (OLE + "WordDocument".encode("utf-16-le"), "word"),
        "word": (zipped({"word/document.xml": b"<w/>", "_rels/.rels": b"<a/>"}), "word"),
        "old slides": (OLE + "PowerPoint Document".encode("utf-16-le"), "powerpoint"),
        "slides": (zipped({"ppt/presentation.xml": b"<p/>"}), "powerpoint"),
        "html": (b"<html><table><tr><td>1</td></tr></table></html>", "markup"),
        "xml": (b'<?xml version="1.0"?><Workbook/>', "markup"),
        "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        "encrypted parts": (encrypted_parts(), "encrypted"),
        "numbers": (zipped({"Index/Document.iwa": b"x"}), "numbers"),
        "rar": (b"Rar!\x1a\x07\x01\x00" + b"x" * 80, "archive"),
        "zip of photos": (zipped({"a.jpg": b"x"}), "archive"),
        "zip in zip in zip": (zipped({"a.zip": zipped({"b.zip": GOOD})}), "archive"),
        "cut off": (GOOD[: len(GOOD) // 2], "damaged"),
        "head only": (b"PK\x03\x04", "archive"),
        "end only": (b"PK\x05\x06" + b"\0" * 18, "archive"),
        "random": (random.Random(1).randbytes(9000), "unknown_binary"),
        "program": (b"\x7fELF" + b"\0" * 900, "unknown_binary"),
    }


def _archives() -> Kinds:
    big = b"<a>" + b" " * 80_000_000 + b"</a>"
    return {
        "zip bomb": (with_parts(xl__media__a=big), "zip_bomb"),
        "bomb in a sheet": (
            with_part(SHEET, lambda part: part + b" " * 30_000_000),
            "zip_bomb",
        ),
        "lying about its size": (lying(SHEET, GOOD_PARTS[SHEET] + b" " * 9**7, 4000), "zip_bomb"),
        "lying texts": (lying("xl/sharedStrings.xml", b"<sst>" + b" " * 9**7, 5), None),
        "overlapping entries": (overlapping(), "zip_bomb"),
        "too many parts": (
            zipped(GOOD_PARTS | {f"xl/media/{n}.png": b"" for n in range(501)}),
            "too_many_parts",
        ),
    }


def _names() -> Kinds:
    return {
        "absolute name": (zipped(GOOD_PARTS | {"/etc/passwd": b"x"}), "unsafe_names"),
        "name with a drive": (zipped(GOOD_PARTS | {"C:/x.txt": b"x"}), "unsafe_names"),
        "name that climbs out": (zipped(GOOD_PARTS | {"xl/../../x": b"x"}), "unsafe_names"),
        "name that climbs with backslashes": (
            zipped(GOOD_PARTS | {"xl\\..\\..\\x": b"x"}),
            "unsafe_names",
        ),
        "symbolic link": (linked(), "unsafe_names"),
        "duplicate entries": (twice(), "duplicate_parts"),
        "entries told apart by case": (
            zipped(GOOD_PARTS | {SHEET.upper(): GOOD_PARTS[SHEET]}),
            "duplicate_parts",
        ),
        "no sheet part": (with_parts(**{SHEET.replace("/", "__"): None}), "damaged"),
        "no workbook part": (with_parts(xl__workbook_dot_xml=None), "damaged"),
        "compressed otherwise": (zipped(GOOD_PARTS, zipfile.ZIP_LZMA), "damaged"),
        "stored": (zipped(GOOD_PARTS, zipfile.ZIP_STORED), None),
        "with a picture": (zipped(GOOD_PARTS | {"xl/media/a.png": b"\x89PNG"}), None),
        "macros": (zipped(GOOD_PARTS | {"xl/vbaProject.bin": b"x"}), None),
    }


def _declarations() -> Kinds:
    doctype = b"<!DOCTYPE worksheet [<!ENTITY a 'b'>]><worksheet"
    external = b"<!DOCTYPE worksheet [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><worksheet"
    return {
        "doctype": (replaced(SHEET, b"<worksheet", doctype), "doctype"),
        "external entity": (replaced(SHEET, b"<worksheet", external), "doctype"),
        "billion laughs": (
            replaced(SHEET, b"<worksheet", BILLION.encode() + b"<worksheet"),
            "doctype",
        ),
        "doctype in the styles": (
            with_part(STYLES, lambda part: BILLION.encode() + part[part.index(b"<styleSheet") :]),
            "doctype",
        ),
        "doctype in the relations": (
            with_part(RELATIONS, lambda part: BILLION.encode() + part[part.index(b"<Rel") :]),
            "doctype",
        ),
        "doctype in utf-16": (
            with_part(SHEET, lambda part: (BILLION + part.decode()).encode("utf-16")),
            "doctype",
        ),
        "utf-16": (
            with_part(
                SHEET, lambda part: ('<?xml version="1.0"?>' + part.decode()).encode("utf-16")
            ),
            None,
        ),
    }


def _relations() -> Kinds:
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    return {
        "strict": (replaced(BOOK_XML, MAIN.encode(), strict), "strict"),
        "external links": (
            replaced(
                RELATIONS,
                b"</Relationships>",
                b'<Relationship Id="x9" Type="a/externalLink" Target="http://a.b/c.xlsx" '
                b'TargetMode="External"/></Relationships>',
            ),
            None,
        ),
        "relations in a circle": (
            replaced(RELATIONS, b"worksheets/sheet1.xml", b"workbook.xml"),
            None,
        ),
        "relation that leads out": (
            replaced(RELATIONS, b"worksheets/sheet1.xml", b"../../../../etc/passwd"),
            "damaged",
        ),
    }


def _sheets() -> Kinds:
    return {
        "two sheets of a name": (many_sheets(2, "轮次"), "duplicate_sheets"),
        "two sheets told apart by case": (
            with_part(
                BOOK_XML,
                lambda part: re.sub(
                    rb"<sheets>.*</sheets>",
                    b'<sheets><sheet name="Data" sheetId="1" r:id="rId1"/>'
                    b'<sheet name="DATA" sheetId="2" r:id="rId1"/></sheets>',
                    part,
                ),
            ),
            None,
        ),
        "thousands of sheets": (many_sheets(5000), "too_many_sheets"),
        "sheets that are all one part": (many_sheets(200), None),
    }


def _styles() -> Kinds:
    return {
        "two million styles": (
            with_part(
                STYLES,
                lambda part: part.replace(b"</cellXfs>", b"<xf/>" * 2_000_000 + b"</cellXfs>"),
            ),
            "zip_bomb",
        ),
        "very many styles": (
            with_part(
                STYLES,
                lambda part: part.replace(
                    b"</cellXfs>",
                    b"".join(b'<xf numFmtId="%d"/>' % (n % 99) for n in range(400_000))
                    + b"</cellXfs>",
                ),
            ),
            "too_many_styles",
        ),
    }


def _contents() -> Kinds:
    corner = '<c r="XFD1048576"><v>1</v></c>'
    named = corner.replace("c ", "a-b:c ").replace("/c", "/a-b:c")
    return {
        "last corner": (
            sheet_of(cells(NUMBER(1)) + f'<row r="1048576">{corner}</row>'),
            "too_large",
        ),
        "beyond the last corner": (
            sheet_of('<row r="1"><c r="AAAA99999999"><v>1</v></c></row>'),
            "too_large",
        ),
        "last corner by another name": (
            sheet_of(
                cells(NUMBER(1)) + f'<row r="1048576" xmlns:a-b="a">{named}</row>',
            ),
            "too_large",
        ),
        "row nought": (sheet_of('<row r="0"><c r="A0"><v>1</v></c></row>'), None),
        "hidden row without a number": (
            sheet_of(HEADERS.replace(' r="1"', ' hidden="1"', 1)),
            None,
        ),
        "no addresses": (sheet_of("<row><c><v>1</v></c></row>" * 900), "no_table"),
        "very many cells": (
            sheet_of("".join(cells(*[NUMBER(1)] * 9, row=n) for n in range(1, 30_000))),
            "no_table",
        ),
    }


def _figures() -> Kinds:
    return {
        "shared text that is not there": (row_with(' t="s"><v>999999</v>'), None),
        "negative shared text": (row_with(' t="s"><v>-1</v>'), None),
        "not a number": (row_with("><v>NaN</v>"), None),
        "infinite": (row_with("><v>1e999</v>"), None),
        "very large number": (row_with("><v>1e300</v>"), None),
        "number of a thousand digits": (row_with(f"><v>{'9' * 1000}</v>"), None),
        "digits as text": (row_with(text("9" * 5000)), None),
        "date out of range": (row_with(' t="d"><v>99999-99-99</v>'), None),
    }


def _texts() -> Kinds:
    return {
        "inline text of megabytes": (row_with(text("长" * 3_000_000)), None),
        "line of commas": (row_with(text("," * 30_000)), None),
        "text of brackets": (row_with(text("(" * 30_000)), None),
        "county of brackets": (
            sheet_of(HEADERS + cells(text("县" * 32_000), *[text("1")] * 6, row=2)),
            None,
        ),
        "header of megabytes": (
            sheet_of(HEADERS.replace("轮次", "轮次" * 16_000) + cells(*[text("1")] * 7, row=2)),
            None,
        ),
        "error": (row_with(' t="e"><v>#REF!</v>'), "error_cell"),
        "formula without a value": (row_with("><f>SUM(A1:A9)</f>"), "formula_not_stored"),
        "formula on a line of its own": (row_with(">\n<f>SUM(A1:A9)</f>"), "formula_not_stored"),
        "formula that runs programs": (row_with(text("=cmd|'/c calc'!A1")), "not_a_number"),
    }


def _structures() -> Kinds:
    return {
        "deep nesting": (sheet_of(cells(NUMBER(1)), nested(200_000)), None),
        "deep nesting in a cell": (row_with(f"><is>{nested(100_000)}</is>"), None),
        "a million merged cells": (
            zipped(
                GOOD_PARTS
                | {
                    SHEET: GOOD_PARTS[SHEET].replace(
                        b"</sheetData>",
                        b"</sheetData><mergeCells>"
                        + b"".join(
                            b'<mergeCell ref="A%d:G%d"/>' % (n, n + 9) for n in range(3, 400_000)
                        )
                        + b"</mergeCells>",
                    )
                }
            ),
            None,
        ),
        "merged over everything": (
            with_part(
                SHEET,
                lambda part: part.replace(
                    b"</sheetData>",
                    b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
                ),
            ),
            None,
        ),
    }


def _tables() -> Kinds:
    return {
        "thousand tables": (
            sheet_of(
                "".join(
                    HEADERS.replace('r="1"', f'r="{n}"').replace('1" t', f'{n}" t')
                    for n in range(1, 400)
                )
            ),
            None,
        ),
        "headers without end": (
            sheet_of(cells_wide(["县(市、区)", *(f"立案(件){n}" for n in range(4000))])),
            None,
        ),
    }


def _nothing() -> Kinds:
    return {
        "no cells": (sheet_of(""), "no_cells"),
        "hidden only": (
            with_part(BOOK_XML, lambda part: part.replace(b'state="visible"', b'state="hidden"')),
            "hidden_only",
        ),
        "control characters": (row_with(text("a\x01b")), "damaged"),
        "bytes that are no text": (
            with_part(SHEET, lambda part: part.replace(b"86", b"\xff\xfe")),
            "damaged",
        ),
    }


def cells_wide(values: list[str]) -> str:
    inside = "".join(f"<c{text(value)}</c>" for value in values)
    return f"<row>{inside}</row><row>{inside}</row>"


def _other_formats() -> Kinds:
    many = ' table:number-rows-repeated="1048576"'
    old = (SAMPLES / "old_format.xls").read_bytes()
    return {
        "ods": (ods_of(ods_table()), None),
        "ods that repeats a row": (ods_of(ods_table(row=many)), "too_large"),
        "ods that repeats a cell": (
            ods_of(ods_table(cell=' table:number-columns-repeated="999999999"')),
            "too_large",
        ),
        "ods with a doctype": (ods_of(ods_table(), BILLION), "doctype"),
        "ods with two sheets of a name": (ods_of(ods_table() * 2), "duplicate_sheets"),
        "ods that is nested": (ods_of(nested(100_000)), None),
        "ods without content": (ods_of("").replace(b"content.xml", b"kontent.xml"), "damaged"),
        "xls": (old, None),
        "xls cut off": (old[: len(old) // 2], "unknown_binary"),
        "xls that runs in a circle": (old[:4608] + bytes(512) + old[5120:], "damaged"),
        "xls without streams": (OLE + "Workbook".encode("utf-16-le"), "damaged"),
        "xlsb": (zipped({"xl/workbook.bin": b"\0" * 99}), "binary_workbook"),
    }


def _texts_with_marks() -> Kinds:
    return {
        "csv": (CSV_LINES.encode(), None),
        "csv with its mark": (CSV_LINES.encode("utf-8-sig"), None),
        "csv in gb18030": (CSV_LINES.encode("gb18030"), None),
        "csv in utf-16": (CSV_LINES.encode("utf-16"), None),
        "csv in utf-16 without its mark": (CSV_LINES.encode("utf-16-le"), "unknown_binary"),
        "csv with two marks": (b"\xef\xbb\xbf" * 2 + CSV_LINES.encode(), None),
        "csv with nothings": (CSV_LINES.encode() + b"\0,\0", "unknown_binary"),
        "csv of two encodings": (
            CSV_LINES.encode() + b"\r\n" + "县区".encode("gb18030") + b"\xff",
            "mixed_encoding",
        ),
        "csv of one long line": (b"1," * 5_000_000, "too_large"),
        "csv of one long cell": (b"1" * 10_000_000, "too_large"),
        "csv with an open quote": (b'"' + CSV_LINES.encode() * 9, None),
        "csv of very many lines": (b"1\n" * 3_000_000, "too_large"),
        "csv of line ends": (b"\r\n" * 4_000_000, "empty_file"),
        "letter in plain text": ("各县区:\n请报送。\n".encode(), "no_table"),
    }


SOME_KINDS = (
    _no_workbooks,
    _archives,
    _names,
    _declarations,
    _relations,
    _sheets,
    _styles,
    _contents,
    _figures,
    _texts,
    _structures,
    _tables,
    _nothing,
    _other_formats,
    _texts_with_marks,
)
EXTREMES = (
    *("0", "-1", "1", "65535", "65536", "2147483648", "4294967296", "99999999999999999999"),
    *("1e308", "-1e308", "NaN", "", "A1", "XFD1048576", "ZZZZ1", "A0", "true", "&#0;", "%s%n", "'"),
    *(
        "\u202e",
        "\ufeff",
        "县",
        "县" * 300,
        "A1:XFD1048576",
        "../../x",
        "/",
        "rId1",
        "s",
        "e",
        "str",
    ),
)
TYPED = (
    *(
        "",
        " ",
        "0",
        "-5",
        "1e9",
        "1,2O5",
        "２.５万余个",
        "无",
        "/",
        "—",
        "九成",
        "101%",
        "∞",
        "１２",
        "=1+1",
    ),
    *(
        "2023-02-30",
        "20230705",
        "45112",
        "第三轮",
        "第1-99轮",
        "示例市",
        "壬川市",
        "合计",
        "#REF!",
        "😀",
    ),
    *(
        "1" * 40,
        "9" * 400,
        "县" * 500,
        "\t",
        "a\nb",
        "'",
        '"',
        "1-2-3",
        "1.5.7",
        "负3",
        "<b>",
        "&amp;",
    ),
)


def mutated(seed: int) -> tuple[str, bytes]:
    """One more hostile or odd file: its name, and its bytes, always the same for a seed."""
    chance = random.Random(seed)
    name, good = chance.choice(bases())
    levels = [_bytes_changed, _bytes_changed]
    if good.startswith(b"PK"):
        levels = [_bytes_changed, _entry_changed, _xml_changed, _xml_changed, _typed_otherwise]
    if name == "csv":
        levels.append(_cells_changed)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        good = chance.choice(levels)(chance, good)
    return f"{seed}.{chance.choice((name, name, 'xlsx', 'xls', 'csv'))}", good


def bases() -> list[tuple[str, bytes]]:
    """The good files that are mutated: every format, tables of every kind."""
    if not _bases:
        template = make_template(None)
        line = {each.field: "壬川市" if each.field == "county" else 5 for each in fields("rounds")}
        known = {cell.value for cell in template["轮次汇总"][3]}
        line = {
            each.field: line[each.field] for each in fields("rounds") if header_of(each) in known
        }
        write_rows(template, "rounds", [line] * 3)
        samples = sorted(SAMPLES.glob("*.xlsx"))
        _bases.extend(
            [("xlsx", GOOD), ("xlsx", content(template)), ("csv", CSV_LINES.encode())]
            + [("ods", ods_of(ods_table())), ("xls", (SAMPLES / "old_format.xls").read_bytes())]
            + [("xlsx", path.read_bytes()) for path in samples]
            + [("xlsx", with_texts_shared())]
        )
    return _bases


_bases: list[tuple[str, bytes]] = []
TOGETHER = 40


def with_texts_shared() -> bytes:
    """The good workbook as Excel writes it: texts in a part of their own, a formula, an error."""
    texts: list[str] = []

    def share(match: re.Match[bytes]) -> bytes:
        texts.append(match[2].decode())
        return b'%s t="s"><v>%d</v></c>' % (match[1], len(texts) - 1)

    sheet = re.sub(
        rb'(<c r="[A-Z]+\d+") t="inlineStr"><is><t>([^<]*)</t></is></c>', share, GOOD_PARTS[SHEET]
    )
    sheet = sheet.replace(
        b"</sheetData>",
        b'<row r="4" hidden="1"><c r="F4"><f>SUM(F2:F3)</f><v>172</v></c>'
        b'<c r="G4" t="e"><v>#N/A</v></c></row></sheetData>',
    )
    items = "".join(f"<si><t>{each}</t></si>" for each in texts)
    shared = f'<sst xmlns="{MAIN}" count="{len(texts)}">{items}</sst>'.encode()
    link = f'<Relationship Id="s1" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
    relations = GOOD_PARTS[RELATIONS].replace(
        b"</Relationships>", link.encode() + b"</Relationships>"
    )
    changed = {SHEET: sheet, RELATIONS: relations, "xl/sharedStrings.xml": shared}
    return zipped(GOOD_PARTS | changed)


def _bytes_changed(chance: random.Random, good: bytes) -> bytes:
    """Bytes flipped, cut out, repeated or put in."""
    changed = bytearray(good)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(changed) or 1)
        size = chance.choice((1, 1, 4, 100, 5000))
        way = chance.randrange(5)
        if way == 0 and changed:
            changed[at] ^= 1 << chance.randrange(8)
        elif way == 1:
            del changed[at : at + size]
        elif way == 2:
            changed[at:at] = chance.randbytes(size)
        elif way == 3:
            changed[at:at] = changed[at : at + size] * chance.choice((1, 50))
        else:
            changed[at : at + size] = chance.choice((b"\0", b"\xff", b"A")) * size
    return bytes(changed)


def _opened(good: bytes) -> dict[str, bytes] | None:
    try:
        return parts_of(good)
    except Exception:  # the error boundary of this edge: a_mutant_that_is_no_archive_any_more
        return None


def _entry_changed(chance: random.Random, good: bytes) -> bytes:
    """A part left out, renamed, swapped, filled with something else, or doubled."""
    parts = _opened(good)
    if not parts:
        return _bytes_changed(chance, good)
    names = list(parts)
    name, other = chance.choice(names), chance.choice(names)
    way = chance.randrange(6)
    if way == 0:
        del parts[name]
    elif way == 1:
        parts[chance.choice(("../", "/", "xl/", "XL/", "a" * 300)) + name] = parts.pop(name)
    elif way == 2:
        parts[name], parts[other] = parts[other], parts[name]
    elif way == 3:
        parts[name] = chance.choice((b"", b"<", b"<a/>", chance.randbytes(500), parts[name] * 3))
    elif way == 4:
        parts[name] = _bytes_changed(chance, parts[name])
    else:
        parts |= {f"xl/media/{n}": b"x" for n in range(chance.choice((1, 600)))}
    return zipped(parts, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))


def _xml_changed(chance: random.Random, good: bytes) -> bytes:
    """Attributes and texts replaced by extreme ones, elements left out, doubled or moved."""
    parts = _opened(good)
    if not parts:
        return _bytes_changed(chance, good)
    wanted = [name for name in parts if "sheet" in name or name.endswith(("content.xml", "rels"))]
    name = chance.choice([*wanted, *wanted, *parts])
    xml = parts[name]
    for _ in range(chance.choice((1, 2, 8))):
        xml = _xml_once(chance, xml)
    return zipped(parts | {name: xml})


def _xml_once(chance: random.Random, xml: bytes) -> bytes:
    extreme = chance.choice(EXTREMES).encode()
    way = chance.randrange(6)
    marks = list(
        re.finditer(
            (
                rb'="[^"]*"',
                rb">[^<>]+<",
                rb"<[^<>]*/>",
                rb"<(\w+)[^<>]*>[^<>]*</\1>",
                rb"<\w+",
                rb"\d+",
            )[way],
            xml,
        )
    )
    if not marks:
        return xml
    mark = chance.choice(marks)
    before, found, after = xml[: mark.start()], mark[0], xml[mark.end() :]
    new = (
        b'="' + extreme + b'"',
        b">" + extreme + b"<",
        chance.choice((b"", found * 2000, b"<!-- -->", b"<![CDATA[x]]>")),
        chance.choice((b"", found * 50, found.replace(b"t", b"s"))),
        chance.choice((b"<x:c", b"<c", b"<row", b"<v", found.upper())),
        chance.choice((b"0", b"-1", b"4294967296", found * 9, b"1048577")),
    )[way]
    return before + new + after


def _typed_otherwise(chance: random.Random, good: bytes) -> bytes:
    """What a person could type, in place of texts and figures of a sheet."""
    parts = _opened(good)
    sheets = [name for name in parts or () if name.startswith("xl/worksheets/sheet")]
    if not parts or not sheets:
        return _bytes_changed(chance, good)
    name = chance.choice(sheets)
    escape = {"&": "&amp;", "<": "&lt;"}
    for _ in range(chance.choice((1, 5, 30))):
        typed = "".join(escape.get(each, each) for each in chance.choice(TYPED)).encode()
        marks = list(re.finditer(rb"(?<=<t>)[^<]*(?=</t>)|(?<=<v>)[^<]*(?=</v>)", parts[name]))
        if marks:
            mark = chance.choice(marks)
            parts[name] = parts[name][: mark.start()] + typed + parts[name][mark.end() :]
    return zipped(parts)


def _cells_changed(chance: random.Random, good: bytes) -> bytes:
    cells_of = good.split(b",")
    for _ in range(chance.choice((1, 4))):
        cells_of[chance.randrange(len(cells_of))] = chance.choice(TYPED).encode()
    return b",".join(cells_of)


def mutants(count: int) -> Iterator[tuple[str, bytes]]:
    """So many mutants, from the first seed on."""
    return (mutated(seed) for seed in range(count))


def main(count: int, folder: Path) -> None:
    """Write the files, read them behind the fence, check each, print what is wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {name: content for name, (content, _) in by_hand().items()} | dict(mutants(count))
    for name, content_ in made.items():
        (folder / name).write_bytes(content_)
    started, told, odd = time.monotonic(), Counter[str](), []
    with Fence() as fence, store.memory() as cursor:
        readings = fence.readings([(folder / name, name) for name in made])
        while some := list(islice(readings, TOGETHER)):
            for reading, findings in zip(some, check_within(cursor, some), strict=True):
                worst = next(
                    (each.rule for each in findings if each.severity == "must_fix"), "fine"
                )
                told[worst] += 1
                if worst in {"reader_stopped", "too_slow", "too_heavy"}:
                    odd.append(f"{worst} {reading.file}")
            print(sum(told.values()), file=sys.stderr, flush=True)
    print(f"{len(made)} files in {time.monotonic() - started:.0f} s", *odd, sep="\n")
    print(*(f"{count:6} {rule}" for rule, count in told.most_common()), sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
