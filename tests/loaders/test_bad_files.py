"""Whatever is sent instead of a workbook comes back as one calm sentence."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from loaders.__main__ import main
from loaders.reading import read_content, read_workbook
from tests.loaders.sheets import HEADER, ROW, Sheet, content, workbook

BOOK = content(workbook(Sheet(HEADER, ROW)))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SHEET, RELATIONS = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"


def zipped(**parts: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def parts() -> dict[str, bytes]:
    """The parts of the workbook."""
    with zipfile.ZipFile(BytesIO(BOOK)) as source:
        return {name: source.read(name) for name in source.namelist()}


def with_sheet(old: bytes, new: bytes) -> bytes:
    """The workbook with something in its first sheet replaced."""
    return zipped(**parts() | {SHEET: parts()[SHEET].replace(old, new, 1)})


BAD = {
    "nothing at all": (b"", "empty_file"),
    "spaces and line ends": (b" \r\n\r\n", "empty_file"),
    "a picture renamed": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture"),
    "a photo renamed": (b"\xff\xd8\xff\xe0" + b"\0" * 100, "picture"),
    "a PDF renamed": (b"%PDF-1.7 ...", "pdf"),
    "a web page renamed .xls": (b"<html><table><tr><td>1</td></tr></table></html>", "markup"),
    "XML renamed .xls": (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "markup"),
    "an encrypted workbook": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "an old Word document": (OLE + "WordDocument".encode("utf-16-le"), "word"),
    "another OLE file": (OLE, "unknown_binary"),
    "an OLE file with a broken workbook": (OLE + "Workbook".encode("utf-16-le"), "damaged"),
    "a Word document": (zipped(**{"word/document.xml": b"<w/>"}), "word"),
    "a binary workbook": (zipped(**{"xl/workbook.bin": b"x"}), "binary_workbook"),
    "a Numbers file": (zipped(**{"Index/Document.iwa": b"x"}), "numbers"),
    "an archive of photos": (zipped(**{"a.jpg": b"x"}), "archive"),
    "a workbook cut off": (BOOK[: len(BOOK) // 2], "damaged"),
    "a workbook without its parts": (zipped(**{"xl/other.xml": b"<a/>"}), "damaged"),
    "a lock file": (b"\x05admin" + b" " * 48 + b"\0" * 111, "lock_file"),
    "random bytes": (bytes(range(256)) * 4, "unknown_binary"),
    "a DOCTYPE in a sheet": (
        with_sheet(b"<worksheet", b"<!DOCTYPE worksheet [<!ENTITY a 'b'>]><worksheet"),
        "doctype",
    ),
    "a cell in the last corner": (with_sheet(b'r="G2"', b'r="XFD1048576"'), "too_large"),
    "a cell beyond the last corner": (with_sheet(b'r="G2"', b'r="AAAA99999999"'), "too_large"),
    "a cell written twice": (
        with_sheet(b"</row></sheetData>", b'<c r="F2"><v>99</v></c></row></sheetData>'),
        "cell_twice",
    ),
    "a cell with two values": (with_sheet(b"<v>86</v>", b"<v>86</v><v>99</v>"), "cell_twice"),
    "an empty workbook": (content(workbook(Sheet())), "no_cells"),
    "a workbook of another kind": (
        content(workbook(Sheet(["姓名", "年龄"], ["张", 3]))),
        "no_table",
    ),
    "a letter in plain text": ("各县区:\n请报送。\n".encode(), "no_table"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_file_that_is_no_workbook_gets_one_sentence_of_its_own(case: str) -> None:
    bytes_sent, rule = BAD[case]
    reading = read_content(bytes_sent, "报表.xlsx")
    assert [each.rule for each in reading.findings if each.severity == "must_fix"] == [rule]
    assert "报表.xlsx" in reading.findings[0].message
    assert reading.tables == []


@pytest.mark.parametrize("size", range(0, len(BOOK), 97))
def test_a_workbook_cut_off_anywhere_never_raises(size: int) -> None:
    assert read_content(BOOK[:size], "报表.xlsx").findings


def test_a_missing_file_and_a_folder_are_said_so_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(tmp_path / "没有.xlsx"), "--json"]) == 1
    assert main(["read", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "找不到文件" in err
    assert "是一个文件夹" in err
    assert "Traceback" not in err


def test_a_readable_workbook_is_printed_and_ends_with_status_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xlsx").write_bytes(BOOK)
    assert main(["read", str(tmp_path / "a.xlsx")]) == 0
    assert "壬川市" in capsys.readouterr().out


def test_the_same_bytes_are_read_the_same_under_any_name(tmp_path: Path) -> None:
    (tmp_path / "图片.png").write_bytes(BOOK)
    reading = read_workbook(tmp_path / "图片.png")
    assert len(reading.tables) == 1
    assert reading.file == "图片.png"


def test_macros_are_not_run_and_it_is_said_so() -> None:
    file = BytesIO(BOOK)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    reading = read_content(file.getvalue(), "a.xlsm")
    assert [each.rule for each in reading.findings] == ["has_macros"]
    assert len(reading.tables[0].rows) == 1


def test_a_sheet_of_old_macros_is_passed_over_and_it_is_said_so() -> None:
    book, links = parts()["xl/workbook.xml"], parts()[RELATIONS]
    kind = b"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    link = b'<Relationship Id="m" Type="%b" Target="macrosheets/m.xml"/></Relationships>' % kind
    sheet = re.search(rb"<sheet [^>]*/>", book)
    assert sheet
    listed = sheet[0] + sheet[0].replace(b"Sheet1", b"Macro1").replace(b"rId1", b"m")
    changed = {
        "xl/workbook.xml": book.replace(sheet[0], listed),
        RELATIONS: links.replace(b"</Relationships>", link),
    }
    reading = read_content(zipped(**parts() | changed), "a.xlsm")
    assert [each.rule for each in reading.findings] == ["has_macros"]
    assert len(reading.tables[0].rows) == 1


def test_headers_without_a_row_are_no_report() -> None:
    reading = read_content(content(workbook(Sheet(HEADER))), "报表.xlsx")
    assert [each.rule for each in reading.findings] == ["no_rows"]


def test_a_workbook_into_which_a_word_document_was_put_is_read() -> None:
    file = BytesIO(BOOK)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/embeddings/说明.docx", zipped(**{"word/document.xml": b"<w/>"}))
    assert len(read_content(file.getvalue(), "a.xlsx").tables) == 1
