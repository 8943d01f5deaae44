"""The workbook that counties fill in, made from the field list that the reader matches with."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from loaders import guide
from loaders.fieldlist import SHEETS, Field, all_fields, fields
from loaders.register import County, counties_of
from loaders.stamp import VERSION
from text import say

TITLE_LINE, HOLDER_LINE, HEADER_LINE, EXAMPLE_LINE, FIRST_LINE = 1, 2, 3, 4, 5
LAST_LINE = 500
EXAMPLES = Path(__file__).parent / "example.toml"
HOLDER_COLOURS = {"本办": "DCE6F1", "案管室": "FDE9D9", "被巡察单位": "E4EFDA", "组织部": "EADCF4"}
OTHER_HOLDER, HEADER_COLOUR, EXAMPLE_INK = "F2F2F2", "E4E7EC", "667085"
THIN = Border(*[Side(style="thin", color="C8CDD5")] * 4)
# Lists longer than this do not fit into a drop-down of their own (a limit of the file format).
LONGEST_LIST = 255
COLUMNS_ON_PAPER = 16


def make_template(
    county: County | None = None,
    with_extended: bool = False,
    columns: Sequence[Field] | None = None,
) -> Workbook:
    """A template for one county (or, where `county` is a city, for its counties), or for any.

    The core columns only, unless `with_extended`, or just `columns` where they are given; a sheet
    without a column is left out.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    shown = list(columns or (one for one in all_fields() if with_extended or one.tier == "core"))
    for kind, sheet in SHEETS.items():
        columns = [each for each in shown if each.kind == kind]
        if columns:
            _lay_out(workbook.create_sheet(sheet), kind, columns, county)
    guide.add(workbook, shown, VERSION, county)
    workbook.properties.title = say("template.title")
    workbook.properties.keywords = f"template={VERSION};county={county.code if county else ''}"
    return workbook


def header_of(field: Field) -> str:
    """The words over a column: the name, and its unit in brackets unless it says it itself."""
    if not field.is_figure or field.header.endswith(f"({field.unit})"):
        return field.header
    return f"{field.header}({field.unit})"


def write_rows(workbook: Workbook, kind: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows (field → what a person types) under the example row of a sheet, in place.

    Raises KeyError for a field that the sheet has no column for.
    """
    sheet = workbook[SHEETS[kind]]
    places = {cell.value: cell.column for cell in sheet[HEADER_LINE]}
    headers = {each.field: header_of(each) for each in fields(kind)}
    for line, row in enumerate(rows, start=FIRST_LINE):
        for name, typed in row.items():
            _type(sheet, line, places[headers[name]], typed)


def _type(sheet: Worksheet, line: int, column: int, typed: Any) -> None:
    cell = sheet.cell(line, column, typed)
    if isinstance(typed, str):
        # Words that begin with = stay words: a workbook of ours holds no formula.
        cell.data_type = "s"


def _lay_out(sheet: Worksheet, kind: str, columns: list[Field], county: County | None) -> None:
    whom = county.county if county else say("template.no_county")
    title = say("template.title")
    heading = say(
        "template.title_sheet", title=title, sheet=sheet.title, county=whom, version=VERSION
    )
    sheet.cell(TITLE_LINE, 1, heading).font = Font(bold=True, size=14)
    for place, field in enumerate(columns, start=1):
        _head(sheet, place, field)
        _exemplify(sheet, place, examples()[kind][field.field])
        _guard(sheet, place, field, county)
    sheet.freeze_panes = sheet.cell(HEADER_LINE + 1, 2)
    sheet.row_dimensions[TITLE_LINE].height = 24
    sheet.row_dimensions[HEADER_LINE].height = 48
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth = -(-len(columns) // COLUMNS_ON_PAPER)
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    # Each page across says whose row it is and what its columns are.
    sheet.print_title_cols, sheet.print_title_rows = "A:A", f"{TITLE_LINE}:{HEADER_LINE}"


def _head(sheet: Worksheet, place: int, field: Field) -> None:
    """Who has the figure, in their colour, over the words of the column."""
    who = say("template.holder_row", holder=field.holder) if place == 1 else field.holder
    holder, header = sheet.cell(HOLDER_LINE, place, who), sheet.cell(HEADER_LINE, place)
    header.value = header_of(field)
    colour = HOLDER_COLOURS.get(field.holder, OTHER_HOLDER)
    holder.fill = PatternFill("solid", start_color=colour)
    header.fill = PatternFill("solid", start_color=colour if field.is_figure else HEADER_COLOUR)
    holder.font, header.font = Font(size=9, color=EXAMPLE_INK), Font(bold=True)
    for cell in (holder, header):
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = THIN
    wide = 24 if field.type == "text" and not field.is_key else 13
    sheet.column_dimensions[get_column_letter(place)].width = 18 if place == 1 else wide


def _exemplify(sheet: Worksheet, place: int, typed: Any) -> None:
    """The filled example; the reader knows by its first cell that it is none of the county's."""
    cell = sheet.cell(EXAMPLE_LINE, place)
    cell.value = say("template.example_row", county=typed) if place == 1 else typed
    cell.font, cell.border = Font(italic=True, color=EXAMPLE_INK), THIN
    if isinstance(typed, date):
        cell.number_format = "yyyy-mm-dd"


def _guard(sheet: Worksheet, place: int, field: Field, county: County | None) -> None:
    """The drop-down or the rule of a column, for the lines that are to be filled in."""
    rule = _rule(field, county)
    if rule is None:
        return
    letter = get_column_letter(place)
    rule.add(f"{letter}{FIRST_LINE}:{letter}{LAST_LINE}")
    rule.errorTitle = say("template.rule_title")
    # A warning, not a wall: 约98 and 2.5万余 are answers too, and the reader marks them.
    rule.errorStyle = "warning"
    rule.showErrorMessage = True
    sheet.add_data_validation(rule)


def _rule(field: Field, county: County | None) -> DataValidation | None:
    header = field.header
    if field.field == "county":
        return _county_rule(county)
    if field.type == "choice":
        choices = say("template.choice_break").join(field.choices)
        words = say("template.rule_choice", header=header, choices=choices)
        return _list(field.choices, words)
    if field.type == "count":
        words = say("template.rule_whole", header=header)
        return DataValidation("whole", "0", operator="greaterThanOrEqual", error=words)
    if field.type == "money":
        words = say("template.rule_number", header=header, unit=field.unit)
        return DataValidation("decimal", "0", operator="greaterThanOrEqual", error=words)
    if field.type == "percent":
        words = say("template.rule_percent", header=header)
        return DataValidation("decimal", "0", "100", operator="between", error=words)
    return None


def _county_rule(county: County | None) -> DataValidation | None:
    if county is None:
        return None
    names = [county.county]
    if county.county == county.city:
        names = [place.county for place in counties_of(county.city)] + names
    return _list(names, say("template.rule_county"))


def _list(choices: Sequence[str], words: str) -> DataValidation | None:
    joined = ",".join(choices)
    return (
        DataValidation("list", f'"{joined}"', error=words) if len(joined) < LONGEST_LIST else None
    )


@cache
def examples() -> dict[str, dict[str, Any]]:
    """The example row of each kind of sheet: field → what a person types."""
    return tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
