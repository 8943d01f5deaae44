"""Workbooks as counties send them: a few layouts, each filled in anew for every county.

Each layout is made once with openpyxl and then filled in as text, so that a thousand take seconds.
"""

import random
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from loaders.fieldlist import Field, fields
from loaders.register import County, find, places
from loaders.template import examples, header_of, make_template, write_rows

# Stand-ins, written into the layouts once and replaced in each workbook: 70, the round in two
# digits, and the figure of the template's example in six; 71 where no other figure depends on it.
COUNTY, FIGURE, FREE_FIGURE, ROUND = "〔县〕", 7_000_000_000, 7_100_000_000, 1_000_000
FIGURES = re.compile(rb"7([01])([0-9]{2})([0-9]{6})(?=[^0-9.])")
FREE = {"systems_established", "livelihood_settled", "livelihood_matters", "units_planned"}
# Rounds of a term follow each other every four months.
FIRST_START, BETWEEN = date(2021, 10, 11), timedelta(days=122)
AFTER_START = {"start_date": 0, "end_date": 60, "feedback_date": 95, "transfer_date": 100}
DAYS = {"as_of_date": "2025-12-31", "term_start": "2021-09-01", "term_end": "2026-08-31"}
TEXTS = {"term_no": "第十三届", "inspection_type": "常规", "round_status": "整改中"}


def make_workbooks(count: int, folder: Path) -> list[Path]:
    """So many workbooks in `folder`: some in the template, others in layouts of their own."""
    chance = random.Random(20_261)
    layouts = [_parts(book) for book in (_template(), _template(), *_own_layouts())]
    counties = [
        place for place in places() if place.county != place.city and find(place.county) == place
    ]
    chosen = chance.sample(counties, count)
    paths = []
    for number, county in enumerate(chosen):
        path = folder / f"{number}.xlsx"
        parts = layouts[number % len(layouts)]
        path.write_bytes(_filled(parts, county, chance.randrange(1, 5), number))
        paths.append(path)
    return paths


def make_city(city: str, count: int, days: Sequence[str], folder: Path) -> list[Path]:
    """Workbooks of so many counties of a city, for each of these as-of dates (ISO) one of every
    county, whose figures grow from one to the next.
    """
    layouts = [_parts(book) for book in (_template(), *_own_layouts())]
    counties = [one for one in places() if one.city == city != one.county and find(one.county)]
    paths = []
    for at, day in enumerate(days, start=1):
        for number, county in enumerate(counties[:count]):
            layout = layouts[number % len(layouts)]
            dated = [
                (name, part.replace(DAYS["as_of_date"].encode(), day.encode()))
                for name, part in layout
            ]
            path = folder / f"{day}-{number}.xlsx"
            path.write_bytes(_filled(dated, county, at, number))
            paths.append(path)
    return paths


def _template() -> Workbook:
    """Our template as a county sends it: six rounds and the plan."""
    book = make_template(None)
    core = [field for field in fields("rounds") if field.tier == "core"]
    write_rows(book, "rounds", [_row(core, number) for number in range(1, 7)])
    plan = [field for field in fields("plan") if field.tier == "core"]
    write_rows(book, "plan", [_row(plan, 0)])
    return book


def _own_layouts() -> Iterator[Workbook]:
    """Sheets of their own: every field and twelve rounds; with a title; with the fields below."""
    every = list(fields("rounds"))
    core = [field for field in every if field.tier == "core"]
    for listed, rounds, title in ((every, 12, ""), (core, 12, "县(市、区)巡察工作情况统计表")):
        lines: list[list[object]] = [[header_of(field) for field in listed]]
        lines += [list(_row(listed, number).values()) for number in range(1, rounds + 1)]
        yield _book([[title], [], *lines] if title else lines)
    turned = zip(
        [header_of(field) for field in core],
        *(_row(core, number).values() for number in range(1, 9)),
        strict=True,
    )
    yield _book([list(line) for line in turned])


def _book(lines: Sequence[Sequence[object]]) -> Workbook:
    book = Workbook()
    assert book.active is not None
    for line in lines:
        book.active.append(list(line))
    return book


def _row(listed: list[Field], number: int) -> dict[str, object]:
    return {field.field: _typed(field, number) for field in listed}


def _typed(field: Field, number: int) -> object:
    if field.field == "county":
        return COUNTY
    if field.field in DAYS:
        return DAYS[field.field]
    if field.field in AFTER_START:
        days = timedelta(days=AFTER_START[field.field])
        return str(FIRST_START + (number - 1) * BETWEEN + days)
    if field.field == "round_no":
        return f"第{number}轮"
    if field.type == "percent":
        return "96.5%"
    if field.is_figure:
        # The example of the template holds together; so do its multiples.
        example = int(examples()[field.kind][field.field])
        return (FREE_FIGURE if field.field in FREE else FIGURE) + number * ROUND + example
    return TEXTS.get(field.field)


def _parts(book: Workbook) -> list[tuple[str, bytes]]:
    file = BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _filled(parts: list[tuple[str, bytes]], county: County, times: int, own: int) -> bytes:
    """A workbook of that county, every figure another one in each round, and no round as another
    county has it: its `own` number is in some figures.
    """
    file = BytesIO()
    names = (COUNTY.encode(), "".join(f"&#{ord(each)};" for each in COUNTY).encode())
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts:
            for stand_in in names:
                part = part.replace(stand_in, county.county.encode())
            archive.writestr(name, FIGURES.sub(lambda found: _figure(found, times, own), part))
    return file.getvalue()


def _figure(found: re.Match[bytes], times: int, own: int) -> bytes:
    is_free, number, example = map(int, found.groups())
    return b"%d" % (example * (times + number) + is_free * own)
