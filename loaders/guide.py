"""The sheet 填报说明 of the template: every column, when and how to fill it in, and whom to ask."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from loaders.fieldlist import Field
from loaders.register import County
from text import say

COLUMNS = {"sheet": 11, "header": 30, "unit": 7, "holder": 13, "need": 11, "how": 72, "also": 60}
CHARACTERS_A_LINE = 34
ROWS_OF_WORDS = ("guide_secret", "guide_blank", "guide_rows", "guide_free")
HOW_BY_TYPE = {"count": "how_count", "money": "how_money", "percent": "how_percent"}
HOW_BY_TYPE |= {"date": "how_date"}


def add(workbook: Workbook, columns: list[Field], version: int, county: County | None) -> None:
    """Add the guide behind the sheets to be filled in: one line per column that they have."""
    sheet = workbook.create_sheet(say("template.guide_sheet"))
    whom = county.county if county else say("template.no_county")
    sheet.append([say("template.guide_title", version=version, county=whom)])
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    for words in ROWS_OF_WORDS:
        sheet.append([say(f"template.{words}")])
    sheet.append([say(f"template.column_{name}") for name in COLUMNS])
    head = sheet.max_row
    for field in columns:
        sheet.append(line_of(field))
        # LibreOffice does not grow a line for wrapped text by itself.
        lines = -(-len(_how(field)) // CHARACTERS_A_LINE)
        sheet.row_dimensions[sheet.max_row].height = 15 * max(lines, 1)
    for place, width in enumerate(COLUMNS.values(), start=1):
        sheet.column_dimensions[sheet.cell(head, place).column_letter].width = width
        sheet.cell(head, place).font = Font(bold=True)
        sheet.cell(head, place).fill = PatternFill("solid", start_color="E4E7EC")
    for line in sheet.iter_rows(min_row=head):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = sheet.cell(head + 1, 3)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def line_of(field: Field) -> list[str]:
    """One field as the guide prints it, in the order of its columns."""
    words = say("template.choice_break")
    also = words.join(field.aliases)
    unit = field.unit if field.is_figure else ""
    return [field.sheet, field.header, unit, field.holder, _need(field), _how(field), also]


def _need(field: Field) -> str:
    if field.need in {"key", "no"}:
        return say(f"template.need_{field.need}")
    return say("template.need_stage", stage=field.need)


def _how(field: Field) -> str:
    parts = []
    if field.type in HOW_BY_TYPE:
        parts.append(say(f"template.{HOW_BY_TYPE[field.type]}"))
    if field.type == "choice":
        choices = say("template.choice_break").join(field.choices)
        parts.append(say("template.how_choice", choices=choices))
    if field.note:
        parts.append(say(f"template.note_{field.kind}_{field.field}"))
    return "".join(parts)
