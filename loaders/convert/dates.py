"""Dates to the precision they were given: 2023年7月 stays a month, 45112 was a serial number."""

import datetime as dt
import re
from calendar import monthrange

from loaders.convert.figures import MISSING, NONE_WORDS
from loaders.convert.numerals import numeral
from loaders.convert.outcome import Outcome, raw_text, refused, remark
from loaders.folding import fold, half_width
from loaders.grid import Cell

EARLIEST, LATEST = 1949, 2199
# Excel counts days from here; what lies between 1954 and 2119 can be nothing but a day.
EPOCH, SERIALS = dt.date(1899, 12, 30), range(20000, 80000)
CLOCK = re.compile(r"[T\s]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?$")
AROUND = re.compile(r"^(?:截至|截止到|截止至|截止|自|从|至|到)|止$")
CHINESE = "〇○零一二三四五六七八九十"
WRITTEN_OUT = re.compile(
    rf"([{CHINESE}]{{4}})年(?:([{CHINESE}]{{1,3}})月(?:([{CHINESE}]{{1,3}})[日号])?)?(底|末)?"
)
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?",
        r"(?P<year>\d{4})年(?P<month>\d{1,2})月?份?(?P<last>[底末]?)",
        r"(?P<year>\d{4})年?(?P<last>[底末]?)",
        r"(?P<year>\d{4})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})[日号]?",
        r"(?P<year>\d{4})[./-](?P<month>\d{1,2})月?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})",
    )
)
TWO_DATES = re.compile(r"\d{4}[年./-].*?(?:[-—–~至到]|—).*?\d{1,4}[年月./-]")


def date(cell: Cell) -> Outcome:
    """The day, month or year in a cell as ISO text ("2023-07-05", "2023-07", "2023")."""
    if isinstance(cell, dt.date):
        day = cell.date() if isinstance(cell, dt.datetime) else cell
        return _dated(day.year, day.month, day.day)
    if isinstance(cell, bool | dt.time | dt.timedelta):
        return refused("not_a_date")
    if isinstance(cell, float) and EARLIEST <= cell <= LATEST and round(cell % 1, 6) == 0.1:
        return refused("month_1_or_10", year=int(cell))
    text = CLOCK.sub("", half_width(raw_text(cell)).strip())
    bare = fold(text)
    if not bare:
        return Outcome()
    if MISSING.fullmatch(bare) or bare in NONE_WORDS:
        return Outcome(remarks=(remark("marked_missing"),))
    return _serial(bare) or _written(AROUND.sub("", bare))


def _serial(bare: str) -> Outcome | None:
    """The day behind one of Excel's serial numbers, reported, or None for any other text."""
    match = re.fullmatch(r"([0-9]{5})(?:\.[0-9]+)?", bare)
    if not match or int(match[1]) not in SERIALS:
        return None
    day = EPOCH + dt.timedelta(days=int(match[1]))
    return Outcome(day.isoformat(), remarks=(remark("date_from_serial", date=day.isoformat()),))


def _written(bare: str) -> Outcome:
    arabic = _in_arabic(bare)
    for pattern in PATTERNS:
        if match := pattern.fullmatch(arabic):
            parts = match.groupdict()
            numbers = [int(parts[name]) if parts.get(name) else None for name in ("month", "day")]
            year = int(parts["year"])
            return _last(year, *numbers) if parts.get("last") else _dated(year, *numbers)
    return refused("two_dates" if TWO_DATES.search(arabic) else "not_a_date")


def _in_arabic(bare: str) -> str:
    """二〇二三年七月五日 → 2023年7月5日; all else as it is."""
    match = WRITTEN_OUT.fullmatch(bare)
    if not match:
        return bare
    numbers = [numeral(part) for part in match.groups()[:3] if part]
    named = zip(numbers, "年月日", strict=False)
    return "".join(f"{number}{mark}" for number, mark in named) + (match[4] or "")


def _last(year: int, month: int | None, _day: int | None = None) -> Outcome:
    """The last day of a month or a year, where 底 or 末 says so."""
    if month is not None and not 1 <= month <= 12:
        return refused("no_such_date")
    return _dated(year, month or 12, monthrange(year, month or 12)[1])


def _dated(year: int, month: int | None = None, day: int | None = None) -> Outcome:
    """The date, where there is such a day in a year that can be meant."""
    if not EARLIEST <= year <= LATEST:
        return refused("implausible_year")
    try:
        dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return refused("no_such_date")
    if month is None:
        return Outcome(f"{year}", remarks=(remark("year_only"),))
    if day is None:
        return Outcome(f"{year}-{month:02}", remarks=(remark("month_only"),))
    return Outcome(f"{year}-{month:02}-{day:02}")
