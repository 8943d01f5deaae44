"""Every format that calamine or csv knows gives the same reading as the workbook."""

import zipfile
from collections.abc import Callable, Sequence
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from loaders.old_workbook import beside_values
from loaders.reading import read_content, read_workbook
from loaders.workbook import read_bytes
from tests.loaders.sheets import HEADER, ROW, Sheet, content, finding, rules, values, workbook

SAMPLES = Path(__file__).parent / "samples"
NAMES = ["county", "term_no", "round_no", "as_of_date", "problems_found", "cases_filed"]
REN = ("壬川市", 10, 3, "2023-06-30", 86, 5)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def csv_lines(mark: str = ",") -> str:
    cells = [['"县(市、区)"', *HEADER[1:]], [str(cell) for cell in ROW]]
    return "\r\n".join(mark.join(line) for line in cells) + "\r\n"


RAISED = b'<rPr><vertAlign val="superscript"/><sz val="11"/></rPr>'
FIGURE = 'office:value-type="float" office:value="86"/>'
ERROR = "<text:p>#DIV/0!</text:p></table:table-cell>"


LOOKS = {"T1": 'text-position="33% 58%"', "T2": 'text-line-through-type="single"'}
STYLES = "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties style:{look}/>'
    "</style:style>"
    for name, look in (LOOKS | {"T3": 'text-position="0% 100%"'}).items()
)


def ods(
    figure: str = FIGURE,
    header: str = HEADER[5],
    row: Sequence[object] = ROW,
    before: str = "",
) -> bytes:
    """A workbook as LibreOffice writes it, cut down to what makes it one."""
    table = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            if isinstance(cell, str)
            else f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
            for cell in line
        )
        + "</table:table-row>"
        for line in ([*HEADER[:5], header, HEADER[6]], row)
    )
    names = "urn:oasis:names:tc:opendocument:xmlns"
    xml = (
        f'<office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0" '
        f'xmlns:style="{names}:style:1.0"><office:automatic-styles>{STYLES}'
        "</office:automatic-styles><office:body>"
        f'<office:spreadsheet>{before}<table:table table:name="表">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    xml = xml.replace(FIGURE, figure)
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("content.xml", xml)
        archive.writestr("META-INF/manifest.xml", ODS_MANIFEST)
    return file.getvalue()


def xlsx(change: Callable[[bytes], bytes]) -> bytes:
    """A workbook whose sheet part is changed."""
    with zipfile.ZipFile(BytesIO(content(workbook(Sheet(HEADER, ROW))))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = change(parts["xl/worksheets/sheet1.xml"])
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


FORMATS = {
    "xlsx": content(workbook(Sheet(HEADER, ROW))),
    "ods": ods(),
    "csv in UTF-8": csv_lines().encode(),
    "csv in UTF-8 with its mark": csv_lines().encode("utf-8-sig"),
    "csv in GB18030": csv_lines().encode("gb18030"),
    "csv in UTF-16": csv_lines().encode("utf-16"),
    "csv with a number as text": csv_lines().replace("86", '="86"').encode(),
    "csv with semicolons": csv_lines(";").encode(),
    "text with tabs": csv_lines("\t").encode("gb18030"),
}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_read_the_same(form: str) -> None:
    reading = read_content(FORMATS[form], "报表.dat")
    assert values(reading, *NAMES) == [REN]
    assert rules(reading) == []


def test_a_comma_inside_a_number_of_a_csv_moves_nothing_unseen() -> None:
    moved = read_content(csv_lines().replace("86", "1,086").encode(), "报表.csv")
    assert rules(moved, "must_fix") == [("beyond_headers", "H2")]
    quoted = read_content(csv_lines().replace("86", '"1,086"').encode(), "报表.csv")
    assert values(quoted, "problems_found", "cases_filed") == [(1086, 5)]
    assert rules(quoted) == []


def test_an_old_xls_with_a_merged_county_and_real_dates_is_read() -> None:
    reading = read_workbook(SAMPLES / "old_format.xls")
    assert values(reading, *NAMES) == [REN, ("壬川市", 10, 4, "2023-06-30", 41, 2)]
    assert rules(reading) == []


def test_hidden_rows_and_columns_are_loaded_and_mentioned() -> None:
    book = workbook(Sheet(HEADER, ROW))
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["F"].hidden = True
    reading = read_content(content(book), "报表.xlsx")
    assert values(reading, *NAMES) == [REN]
    assert rules(reading) == [("hidden_rows", None), ("hidden_columns", None)]


def test_a_file_in_english_gets_messages_in_english() -> None:
    from text import speak

    speak("en")
    try:
        reading = read_content(content(workbook(Sheet(HEADER, [*ROW[:5], "1O", 5]))), "a.xlsx")
        assert reading.findings[0].message.startswith("[must fix] Sheet1!F2")
    finally:
        speak("zh")


@pytest.mark.parametrize(
    "written",
    [
        b"<v>&#56;6</v>",
        b"<v>8<!-- . -->6</v>",
        b"<v>8<?x?>6</v>",
        b"<v><![CDATA[86]]></v>",
        "utf-16",
        "gbk",
    ],
)
def test_a_figure_is_read_whole_however_it_is_written(written: bytes | str) -> None:
    def rewritten(sheet: bytes) -> bytes:
        assert b"<v>86</v>" in sheet
        if isinstance(written, bytes):
            return sheet.replace(b"<v>86</v>", written)
        told = f'<?xml version="1.0" encoding="{written}"?>' + unescape(sheet.decode())
        return told.encode(written)

    assert values(read_content(xlsx(rewritten), "a.xlsx"), *NAMES) == [REN]


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        (b"<v>86</v><f>40+46</f>", "value_unread"),
        (b"<v></v><f>40+46</f>", "formula_not_stored"),
        (b"<v/><f>40+46</f>", "formula_not_stored"),
        (b"<is><r><t>8</t></r><r>%b<t>6</t></r></is>" % RAISED, "two_numbers"),
    ],
)
def test_a_cell_written_oddly_is_asked_about_and_no_blank(written: bytes, rule: str) -> None:
    reading = read_content(xlsx(lambda sheet: sheet.replace(b"<v>86</v>", written)), "a.xlsx")
    assert rules(reading, "must_fix") == [(rule, "F2")]


@pytest.mark.parametrize(
    ("figure", "rule"),
    [
        (f'table:formula="of:=1/0" office:value-type="string" office:string-value="" '
         f'c:value-type="error">{ERROR}', "error_cell"),
        (f'table:formula="=1/0" office:value-type="float" office:value="0">{ERROR}', "error_cell"),
        ('table:formula="of:=40+46"/>', "formula_not_stored"),
        ('table:formula="of:=40+46" office:value-type="float" office:value="86">'
         "<text:p>86</text:p></table:table-cell>", None),
        ('table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>', None),
    ],
    ids=["error", "error of an old program", "not computed", "computed", "computed to nothing"],
)  # fmt: skip
def test_an_error_in_an_ods_is_no_blank_and_no_zero(figure: str, rule: str | None) -> None:
    reading = read_content(ods(figure), "报表.ods")
    assert rules(reading, "must_fix") == ([(rule, "F2")] if rule else [])
    assert values(reading, "cases_filed") == [(5,)]


@pytest.mark.parametrize(
    ("number", "shown", "meant"),
    [
        ("1.2", "<text:p>1.20亿元</text:p>", 12_000),
        ("12000", "<text:p>1.2万元</text:p>", 1.2),
        ("1234.5", "<text:p>1,234.5元</text:p>", 0.12345),
        (
            "1.2",
            "<office:annotation><text:p>亿元</text:p></office:annotation><text:p>1.20</text:p>",
            1.2,
        ),
    ],
    ids=["as it is", "divided", "with commas", "beside a comment"],
)
def test_money_of_an_ods_is_read_in_the_unit_in_which_it_is_shown(
    number: str, shown: str, meant: float
) -> None:
    cell = f'office:value-type="float" office:value="{number}">{shown}</table:table-cell>'
    assert values(read_content(ods(cell, "收缴资金(万元)"), "报表.ods"), "money_total") == [
        (meant,)
    ]


@pytest.mark.parametrize(("style", "is_asked"), [("T1", True), ("T2", True), ("T3", False)])
def test_raised_and_struck_digits_of_an_ods_are_asked_about(style: str, is_asked: bool) -> None:
    text = f'<text:p>8<text:span text:style-name="{style}">6</text:span></text:p>'
    reading = read_content(ods(f'office:value-type="string">{text}</table:table-cell>'), "报表.ods")
    assert rules(reading, "must_fix") == [("two_numbers", "F2")] * is_asked
    assert values(reading, "problems_found") == [(None if is_asked else 86,)]


def test_a_bare_number_for_a_day_is_asked_about_where_days_count_from_1904() -> None:
    serial = [*ROW[:4], 43645, *ROW[5:]]
    book = workbook(Sheet(HEADER, serial))
    book.epoch = CALENDAR_MAC_1904
    null_date = '<table:null-date table:date-value="1904-01-01"/>'
    for file in (content(book), ods(row=serial, before=null_date)):
        assert rules(read_content(file, "报表"), "must_fix") == [("serial_from_1904", "E2")]
    old = (SAMPLES / "old_format.xls").read_bytes()
    assert not read_bytes(old, "报表.xls").is_from_1904
    since = old.replace(bytes.fromhex("2200 0200 0000"), bytes.fromhex("2200 0200 0100"))
    assert read_bytes(since, "报表.xls").is_from_1904


def test_merged_cells_and_percentages_of_an_ods_are_what_a_person_sees_and_does_not_see() -> None:
    spanned = (
        '<table:table-cell office:value-type="string" table:number-columns-spanned="1" '
        'table:number-rows-spanned="2"><text:p>壬川市</text:p></table:table-cell>'
    )
    with zipfile.ZipFile(BytesIO(ods())) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    plain = (
        '<table:table-cell office:value-type="string"><text:p>壬川市</text:p></table:table-cell>'
    )
    head, row, _ = parts["content.xml"].split("</table:table-row>")
    head += '<table:table-cell office:value-type="string"><text:p>满意率(%)</text:p>'
    head += "</table:table-cell>"
    row += '<table:table-cell office:value-type="percentage" office:value="0.98"/>'
    row = row.replace("<table:table-row", '<table:table-row table:visibility="filter"')
    more = row.replace(plain, "<table:covered-table-cell/>").replace("第三轮", "第四轮")
    rows = "</table:table-row>".join((head, row.replace(plain, spanned), more, ""))
    parts["content.xml"] = rows + parts["content.xml"].rpartition("</table:table-row>")[2]
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    reading = read_content(file.getvalue(), "报表.ods")
    assert values(reading, "county", "satisfaction_rate") == [("壬川市", 98), ("壬川市", 98)]
    assert "第 2、3 行" in finding(reading, "hidden_rows").message


def test_an_old_xls_is_read_as_its_people_see_it_with_errors_and_percentages() -> None:
    reading = read_workbook(SAMPLES / "old_beside_values.xls")
    errors = [("error_cell", "F2"), ("error_cell", "F3"), ("error_cell", "G3")]
    assert rules(reading, "must_fix") == errors
    names = "problems_found", "cases_filed", "satisfaction_rate"
    assert values(reading, *names) == [(None, 5, 98), (None, None, 94.3), (12, 0, 95)]


def test_what_is_hidden_in_an_old_xls_is_loaded_and_mentioned() -> None:
    old = (SAMPLES / "old_format.xls").read_bytes()
    at = old.index(bytes.fromhex("0802 1000 0100"))
    hidden = old[: at + 16] + bytes([old[at + 16] | 0x20]) + old[at + 17 :]
    reading = read_content(hidden, "报表.xls")
    assert values(reading, *NAMES)[0] == REN
    assert rules(reading) == [("hidden_rows", None)]


@pytest.mark.parametrize("size", range(0, 6_000, 97))
def test_an_old_xls_cut_off_anywhere_never_raises(size: int) -> None:
    assert beside_values((SAMPLES / "old_beside_values.xls").read_bytes()[:size]) == {}
