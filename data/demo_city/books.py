"""The workbooks of the demo city: which rows stand in which file, and the files themselves."""

import calendar
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from data.demo_city import situations
from data.demo_city.accounts import account_rows
from data.demo_city.places import CITY, TERMS, Term, places
from data.demo_city.reports import Row, Told, day_typed, told_rounds
from data.demo_city.stationed import stationed_rows
from data.demo_city.sums import of_the_year, printed_total, rows_on
from data.demo_city.team import plan_rows
from loaders.fieldlist import SHEETS, fields
from loaders.template import HEADER_LINE, TITLE_LINE, header_of, write_rows

Sheets = dict[str, list[Row]]
TITLE = "示例市巡察工作月报(示例数据,内容均为虚构)"
CORRECTIONS = "corrections"
FIRST_STATIONED, FIRST_ACCOUNTS, FIRST_YEAR = date(2023, 3, 31), date(2022, 12, 31), 2023


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


# The term that is over was reported quarterly, the one under way monthly.
DAYS = tuple(
    day
    for year in range(2017, 2027)
    for month in range(1, 13)
    if (day := month_end(year, month)) <= date(2026, 10, 31)
    and (day >= date(2022, 9, 30) or (month % 3 == 0 and day >= date(2017, 12, 31)))
)


def books() -> dict[str, Sheets]:
    """File name (under the folder of the demo city) → kind of sheet → rows."""
    by_day = {day: _rounds_by_county(day) for day in DAYS}
    latest: dict[tuple[str, str, str | None], Row] = {}
    made: dict[str, Sheets] = {}
    for day in DAYS:
        arrived = _arrived(by_day, day)
        made |= _special(by_day, day)
        for row in arrived:
            latest[row["county"], row["term_no"], row.get("round_no")] = row
        month = {"rounds": arrived + list(_yearly(day)) + list(_totals(latest, day))}
        made[f"{day:%Y-%m}.xlsx"] = month | _half_yearly(day)
    return dict(sorted(made.items()))


def write(folder: Path) -> None:
    """Write the workbooks into a folder; one whose cells stay as they are is not touched."""
    made = books()
    columns = {kind: _columns(kind, made) for kind in SHEETS}
    for name, sheets in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        workbook = _workbook(sheets, columns)
        if not path.exists() or cells(load_workbook(path)) != cells(workbook):
            workbook.save(path)
    for stranger in set(folder.rglob("*.xlsx")) - {folder / name for name in made}:
        stranger.unlink()


def cells(workbook: Workbook) -> dict[tuple[str, str], object]:
    """Every cell that is not blank: sheet and address → what stands there."""
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in workbook
        for line in sheet
        for cell in line
        if cell.value is not None
    }


def _rounds_by_county(day: date) -> dict[str, list[Row]]:
    """What each place would report of its rounds as of a day, had it sent its report."""
    rows = {}
    for place, rounds in _all_rounds().items():
        sent = [each for each in DAYS if each < day and (place, each) not in situations.MISSING]
        rows[place] = list(rows_on(rounds, day, sent[-1] if sent else date.min))
    return rows


@cache
def _all_rounds() -> dict[str, list[Told]]:
    """Place → its rounds; lived once for all days."""
    return {place.name: told_rounds(place) for place in places()}


def _arrived(by_day: Mapping[date, dict[str, list[Row]]], day: date) -> list[Row]:
    """The rows in the city's workbook of a month: what is late comes with the next month's."""
    before = max((each for each in DAYS if each < day), default=None)
    rows = []
    for place in by_day[day]:
        if before and (place, before) in situations.LATE:
            rows += by_day[before][place]
        elsewhere = situations.MISSING | situations.LATE | situations.CORRECTED.keys()
        if (place, day) not in elsewhere:
            rows += by_day[day][place]
    return rows


def _special(by_day: Mapping[date, dict[str, list[Row]]], day: date) -> dict[str, Sheets]:
    """The files beside the city's: a county's own, with its correction; a press release."""
    made: dict[str, Sheets] = {}
    for (county, month), mistake in situations.CORRECTED.items():
        if day == month:
            right = by_day[day][county]
            name = f"{day:%Y-%m}-{county}.xlsx"
            made[f"{CORRECTIONS}/{name}"] = {"rounds": right}
            made[name] = {"rounds": [_typed_wrong(row, *mistake) for row in right]}
    for row in by_day[day][situations.CONTRADICTED_COUNTY]:
        if _is(row, situations.CONTRADICTED_ROUND) and row["round_status"] == "已归档":
            # Its name comes before the city's: what the county itself reports is loaded last.
            made[f"{day:%Y-%m}-{row['county']}-公开稿.xlsx"] = {"rounds": [_released(row)]}
    return made


def _is(row: Row, number: int) -> bool:
    this = next(
        each.round for each in _all_rounds()[row["county"]]
        if each.round.number == number and each.round.term is TERMS[1]
    )  # fmt: skip
    return row["term_no"] == TERMS[1].name and row["start_date"] == day_typed(this.start)


def _typed_wrong(row: Row, number: int, name: str, typed: int) -> Row:
    return row | {name: typed} if _is(row, number) else row


def _released(row: Row) -> Row:
    name = situations.CONTRADICTED_FIELD
    figure = round(row[name] * situations.RELEASE_FACTOR)
    return row | {name: figure, "source": situations.RELEASE}


def _yearly(day: date) -> Iterator[Row]:
    """The reports of a calendar year, in December."""
    if day.month == 12 and day.year >= FIRST_YEAR:
        for place in sorted(situations.YEARLY_FORMS):
            rounds = [each for each in _all_rounds()[place] if each.round.term is TERMS[1]]
            yield of_the_year(rounds, day)


def _totals(latest: Mapping[tuple[str, str, str | None], Row], day: date) -> Iterator[Row]:
    """The printed totals of a half year, one for each term that still has open rounds."""
    if day.month not in (6, 12):
        return
    for term in TERMS:
        rows = [row for (place, name, _), row in latest.items() if name == term.name
                and place != CITY]  # fmt: skip
        if rows and _is_reported(rows, day):
            yield printed_total(rows, term, day)


def _is_reported(rows: list[Row], day: date) -> bool:
    return any(row["as_of_date"] == day_typed(day) for row in rows)


def _half_yearly(day: date) -> Sheets:
    """The other sheets of a month: plan and team, stationed supervision, accounts in words."""
    sheets: dict[str, list[Row]] = defaultdict(list)
    is_half_year = day.month in (6, 12)
    if is_half_year or _begins(TERMS[1], day):
        sheets["plan"] = list(plan_rows(day))
    if day.month % 3 == 0 and day >= FIRST_STATIONED:
        sheets["stationed"] = list(stationed_rows(day))
    if is_half_year and day >= FIRST_ACCOUNTS:
        sheets["narrative"] = list(account_rows(day))
    missing = {place for place, absent in situations.MISSING if absent == day}
    return {
        kind: [row for row in rows if row["county"] not in missing] for kind, rows in sheets.items()
    }


def _begins(term: Term, day: date) -> bool:
    return (term.start.year, term.start.month) == (day.year, day.month)


def _columns(kind: str, made: Mapping[str, Sheets]) -> list[str]:
    """The fields that the demo city reports at all, in the order of the field list."""
    used = {name for sheets in made.values() for row in sheets.get(kind, []) for name in row}
    return [each.field for each in fields(kind) if each.field in used]


def _workbook(sheets: Sheets, columns: Mapping[str, list[str]]) -> Workbook:
    """A workbook with the template's headers over the columns in use, and nothing to fill in."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for kind, rows in sheets.items():
        sheet = workbook.create_sheet(SHEETS[kind])
        sheet.cell(TITLE_LINE, 1, TITLE)
        headed = [each for each in fields(kind) if each.field in columns[kind]]
        for place, field in enumerate(headed, start=1):
            header = sheet.cell(HEADER_LINE, place, header_of(field))
            header.font, header.alignment = Font(bold=True), Alignment(wrap_text=True)
            wide = kind == "narrative" and field.type == "text" and not field.is_key
            sheet.column_dimensions[get_column_letter(place)].width = 60 if wide else 13
        sheet.freeze_panes = sheet.cell(HEADER_LINE + 1, 2)
        write_rows(workbook, kind, rows)
    return workbook
