"""Counts, money and percentages as people type them: 2.5万余个, 1.49亿元, 98%以上, 九成."""

import datetime as dt
import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from loaders.convert.numerals import numeral
from loaders.convert.outcome import BLANK, Outcome, Remark, raw_text, refused, remark
from loaders.convert.units import AT_END, MONEY, fits, in_ten_thousands
from loaders.fieldlist import Field
from loaders.folding import WITHOUT_WIDTH, half_width, simplified
from loaders.grid import Cell
from loaders.model import Figure

BEFORE = re.compile(
    r"^(大约|约为|约|将近|接近|近|超过|超|逾|不足|不到|至少|不少于|不低于|大概|>=|<=|[≥≤><~])"
)
AFTER = re.compile(r"(以上|以下|左右|上下|余|多|\+)$")
INSIDE = re.compile(r"(?<=[0-9十百千万])[余多](?=[千万亿])")
NONE_WORDS = {"无", "没有"}
MISSING = re.compile(r"[-—–―‒_/\\|·…~∕╱]+|不详")
NOT_APPLICABLE = {"未单独核编", "未单独核定编制", "未单独核定", "不适用"}
GROUPED = re.compile(r"[0-9]{1,3}(?:[, ][0-9]{3})+(?:\.[0-9]+)?")
# O for 0 and l for 1, also the Greek and Cyrillic letters that look the same.
LETTERS = str.maketrans({**dict.fromkeys("OoОоΟο", "0"), **dict.fromkeys("lI", "1")})
TENTHS = re.compile(r"([一二三四五六七八九十0-9])成([一二三四五六七八九半]?)")
TWO_NUMBERS = re.compile(r"[0-9].*[^0-9.%eE].*[0-9]")
# Marks of a note, which NFKC would make digits of the number before them: 86① and 86².
RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff]")
# What no store holds as a whole number; whether a smaller one is plausible is for the rules to say.
BEYOND = 10**15
MINUS = re.compile(r"^(?:[-−–]|负)(?=[0-9一二三四五六七八九十.])")


@dataclass(frozen=True)
class Typed:
    """A number as typed, taken apart; `unit` is None where none was typed."""

    amount: Decimal
    unit: str | None
    approximate: bool


def figure(field: Field, cell: Cell, unit: str) -> Outcome:
    """The count, money (万元) or percentage in a cell whose header or sheet states `unit`."""
    if cell is None:
        return BLANK
    if type(cell) is int and 0 <= cell < BEYOND and field.type == "count":
        return _whole(cell)
    if isinstance(cell, bool | dt.time | dt.timedelta):
        return refused("not_a_number")
    if isinstance(cell, dt.date):
        return refused("date_for_number")
    if isinstance(cell, int | float):
        if not math.isfinite(cell):
            return refused("not_a_number")
        # Programs show fifteen digits, and what was computed to 8.000000000000002 as 8.
        told = f"{cell:.15g}" if field.type == "count" else str(cell)
        return _judged(field, Typed(Decimal(told), None, False), unit)
    typed = WITHOUT_WIDTH.sub("", raw_text(cell))
    if RAISED.search(typed):
        return refused("not_a_number")
    text = simplified(half_width(typed)).strip()
    bare = re.sub(r"\s", "", text)
    return _word(field, bare) or _typed_number(field, text, unit)


@lru_cache(maxsize=4096)
def _whole(number: int) -> Outcome:
    return Outcome(number)


def _word(field: Field, bare: str) -> Outcome | None:
    """The outcome of a word that stands for no number, or None where it is no such word."""
    if not bare:
        return Outcome()
    if MISSING.fullmatch(bare):
        return Outcome(remarks=(remark("marked_missing"),))
    if bare in NOT_APPLICABLE:
        return Outcome(not_applicable=True, remarks=(remark("not_applicable"),))
    if bare in NONE_WORDS:
        if field.type == "percent":
            return Outcome(remarks=(remark("none_is_missing"),))
        return Outcome(0, remarks=(remark("none_is_zero"),))
    return None


def _typed_number(field: Field, text: str, unit: str) -> Outcome:
    typed = taken_apart(text)
    if typed:
        # 26万7千 says its 万 in the middle, and so counts in 元.
        is_in_yuan = field.type == "money" and typed.unit is None and re.search("[万亿]", text)
        return _judged(field, replace(typed, unit="元") if is_in_yuan else typed, unit)
    mended = taken_apart(text.translate(LETTERS))
    if mended:
        letter = next(each for each in text if each != each.translate(LETTERS))
        return refused("letter_in_number", letter=letter, suggestion=_plain(mended.amount))
    if field.type == "percent":
        return refused("not_a_percentage")
    bare = re.sub(r"\s", "", text)
    return refused("two_numbers" if TWO_NUMBERS.search(bare) else "not_a_number")


def taken_apart(text: str) -> Typed | None:
    """The number, unit and approximation in half-width simplified `text`, or None.

    98%以上 → 98, "%", approximate; 427余万 → 4270000, "万"; 一百零六 → 106.
    """
    core, before = _stripped(BEFORE, text.strip())
    sign = -1 if MINUS.search(core) else 1
    core, after = _stripped(AFTER, MINUS.sub("", core))
    core, unit, behind = _without_unit(core)
    core, inside = INSIDE.sub("", core), bool(INSIDE.search(core))
    approximate = before or after or behind or inside
    if (tenths := TENTHS.fullmatch(core)) and unit is None:
        return Typed(sign * _tenths(tenths), "%", True)
    if core.startswith("百分之") and unit is None:
        core, unit = core.removeprefix("百分之"), "%"
    amount = _amount(core, unit)
    return None if amount is None else Typed(sign * amount, unit, approximate)


def _without_unit(core: str) -> tuple[str, str | None, bool]:
    """The number without its unit, the unit, and whether 余 stood between them (2.5万余个)."""
    if core.startswith("¥"):
        core = core.removeprefix("¥").removesuffix("元") + "元"
    match = AT_END.search(core)
    if not match:
        return core, None, False
    head, approximate = _stripped(AFTER, core[: match.start()].rstrip())
    return head, match[1], approximate


def _amount(core: str, unit: str | None) -> Decimal | None:
    """The number before a unit; 万 and 亿 of the unit are counted in: 3亿2000万元 is in 元."""
    core = core.strip()
    if GROUPED.fullmatch(core):
        core = re.sub("[, ]", "", core)
    scale = unit.removesuffix("元") if unit in MONEY else ""
    return numeral(core + scale)


def _judged(field: Field, typed: Typed, unit: str) -> Outcome:
    """The outcome of a number that was understood: right unit, sign and shape for the field?"""
    if typed.unit and not _unit_fits(field, typed.unit):
        return refused("cell_unit", unit=typed.unit, expected=field.unit)
    if typed.amount < 0:
        return refused("negative")
    if typed.amount >= BEYOND:
        return refused("beyond_measure")
    remarks: list[Remark] = [remark("approximate")] if typed.approximate else []
    amount = typed.amount
    if field.type == "money":
        amount, converted = _money(typed, unit)
        remarks += converted
    elif field.type == "percent" and typed.unit is None and 0 < amount <= 1:
        return refused("fraction_or_percent", percent=_plain(amount * 100))
    elif field.type == "count" and amount != amount.to_integral_value():
        return refused("not_whole")
    return Outcome(_number(amount), typed.approximate, remarks=tuple(remarks))


def _unit_fits(field: Field, unit: str) -> bool:
    """A bare 万 or 亿 is a number word in a count and a money unit in a sum."""
    return (unit in {"万", "亿"} and field.type != "percent") or fits(unit, field.unit)


def _money(typed: Typed, unit: str) -> tuple[Decimal, list[Remark]]:
    """The sum in 万元; a unit of its own in the cell goes before the header's, and is reported."""
    if typed.unit is None:
        return in_ten_thousands(typed.amount, unit), []
    amount = in_ten_thousands(typed.amount, "元")
    if typed.unit == unit == "万元":
        return amount, []
    return amount, [remark("unit_converted", unit=typed.unit, value=_plain(amount))]


def _tenths(match: re.Match[str]) -> Decimal:
    """九成 is 90, 九成五 95."""
    whole, rest = numeral(match[1]), match[2]
    part = Decimal(5) if rest == "半" else numeral(rest) or Decimal(0)
    return (whole or Decimal(0)) * 10 + part


def _stripped(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    left = pattern.sub("", text, count=1).strip()
    return left, left != text


def _number(amount: Decimal) -> Figure:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
