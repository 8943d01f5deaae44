"""How numbers and dates are written, in the language in force: 1,389; 44.1 %; 约 2.5 万; —.

Rounding is half up on the decimal digits that a person would see, never on the binary fraction.
"""

import math
import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from text import language, say

Number = int | float | Decimal
MINUS = "\N{MINUS SIGN}"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def missing() -> str:
    """The sign for a figure that nobody reported."""
    return say("numbers.missing")


def not_applicable() -> str:
    """The words for a figure that cannot exist here."""
    return say("numbers.not_applicable")


def is_missing(value: object) -> bool:
    """Whether `value` is None or one of the not-a-number values that a frame holds for it."""
    return value is None or str(value) in ("<NA>", "NaT") or value != value


def whole(value: Number | None, *, approximate: bool = False) -> str:
    """A count, "1,389"; "—" for None; an approximate round number of 万 as "约 2.5 万"."""
    if is_missing(value):
        return missing()
    return _approximately(_counted(_exact(value), approximate), approximate)


def decimal(
    value: Number | None, places: int = 1, *, approximate: bool = False, ceiling: int | None = None
) -> str:
    """`value` with `places` decimals, half up: "44.1", "−5.8"; "—" for None.

    What is not zero is never printed as zero ("<0.1"), and what is not the `ceiling` (100 for a
    share) never as the ceiling (">99.9").
    """
    if is_missing(value):
        return missing()
    return _approximately(_rounded(_exact(value), places, ceiling), approximate)


def quantity(
    value: Number | None,
    unit: str = "",
    *,
    places: int = 1,
    approximate: bool = False,
    lower_bound: bool = False,
) -> str:
    """A figure with its unit, "44.1 %" or "35.5 人/百件"; "—", without a unit, for None.

    `lower_bound` marks what is known to be at least that ("≥ 62.0 %").
    """
    if is_missing(value):
        return missing()
    number = decimal(value, places, ceiling=100 if unit == "%" else None)
    if lower_bound:
        number = say("numbers.at_least", number=number)
    text = say("numbers.quantity", number=number, unit=unit) if unit else number
    return _approximately(text, approximate)


def percent(value: Number | None, places: int = 1, *, approximate: bool = False) -> str:
    """A share that is already per hundred: 44.117 gives "44.1 %"."""
    return quantity(value, "%", places=places, approximate=approximate)


def money(value: Number | None, *, approximate: bool = False) -> str:
    """An amount that is in 万元: "2,670 万元", with two decimals only where there are any."""
    if is_missing(value):
        return missing()
    exact = _exact(value)
    number = _grouped(_whole(exact)) if exact == _whole(exact) else _rounded(exact, 2, None)
    text = say("numbers.quantity", number=number, unit=say("numbers.money_unit"))
    return _approximately(text, approximate)


def signed(value: Number | None, places: int = 1) -> str:
    """A difference with its sign: "+1.7", "−5.8", "0.0"; "—" for None."""
    if is_missing(value):
        return missing()
    text = _rounded(_exact(value), places, None)
    return text if _exact(value) <= 0 else f"+{text}"


def signed_quantity(value: Number | None, unit: str, places: int = 1) -> str:
    """A difference with its sign and unit: "−13.8 个百分点"; "—" for None."""
    if is_missing(value):
        return missing()
    return say("numbers.quantity", number=signed(value, places), unit=unit)


def parts(numerator: Number | None, denominator: Number | None) -> str:
    """What stands behind a ratio: "30/68"; an unknown part is "—"."""
    return say("numbers.parts", numerator=_plain(numerator), denominator=_plain(denominator))


def day(value: date | str | None) -> str:
    """A date, to the precision it has: "2026年11月21日", "2023年7月", "2023年"; "—" for None.

    Takes a date, a moment, or ISO text ("2023-07"); raises ValueError for any other text.
    """
    if value is None or is_missing(value):
        return missing()
    found = _DATE.fullmatch(str(value)[:10])
    if not found:
        raise ValueError(f"not a date: {value!r}")
    year, month, day_ = (int(part) if part else None for part in found.groups())
    form = "day" if day_ else "month" if month else "year"
    name = say("numbers.months").split()[month - 1] if month else ""
    return say(f"numbers.{form}", year=year, month_name=name, day=day_)


def moment(value: datetime | None) -> str:
    """A date with its hour and minute: "2026年11月21日 16:20"; "—" for None."""
    if value is None or is_missing(value):
        return missing()
    return say("numbers.moment", date=day(value), hour=value.hour, minute=value.minute)


def term(number: int | None) -> str:
    """A term of office: "十三届"; in English "term 13"; "—" for None."""
    if number is None or is_missing(number):
        return missing()
    return say("numbers.term", number=_ordinal(int(number)))


def rounds(first: int | None, last: int | None) -> str:
    """A round or a span of rounds: "第三轮", "第一至十二轮"; "" where it has no number."""
    if first is None or last is None or is_missing(first) or is_missing(last):
        return ""
    one, other = _ordinal(int(first)), _ordinal(int(last))
    form = "round" if first == last else "rounds"
    return say(f"numbers.{form}", first=one, last=other)


def _ordinal(number: int) -> str:
    """1 to 99 in Chinese numerals where Chinese is spoken, digits otherwise."""
    if language() != "zh" or not 0 < number < 100:
        return str(number)
    digits = say("numbers.numerals")
    tens, ones = divmod(number, 10)
    front = "" if not tens else digits[10] if tens == 1 else digits[tens] + digits[10]
    return front + (digits[ones] if ones else "")


def _plain(value: Number | None) -> str:
    """A part of a ratio: whole where it is whole, else with at most two decimals."""
    if is_missing(value):
        return missing()
    exact = _exact(value)
    return (
        _grouped(_whole(exact)) if exact == _whole(exact) else _rounded(exact, 2, None).rstrip("0")
    )


def _exact(value: Number | None) -> Decimal:
    """The decimal that a person would write for `value`; raises ValueError for an infinite one."""
    if not isinstance(value, float):
        return Decimal(str(value))
    if math.isinf(value):
        raise ValueError("an infinite figure cannot be shown")
    # 23/80 times 100 is 28.749999999999996 in binary fractions; a person writes 28.75
    return Decimal(str(round(float(value), 12) or float(value)))


def _rounded(value: Decimal, places: int, ceiling: int | None) -> str:
    step = Decimal(1).scaleb(-places)
    # The default context holds 28 digits; a figure must never fail for being long.
    result = Decimal(int((abs(value) / step).to_integral_value(ROUND_HALF_UP))) * step
    result = result.quantize(step) if result < Decimal(10) ** 20 else result
    if value and not result:
        return say(
            "numbers.under" if value > 0 else "numbers.over", number=_grouped(step.copy_sign(value))
        )
    if ceiling is not None and result == ceiling and abs(value) != ceiling:
        edge = _grouped(ceiling - step) if abs(value) < ceiling else _grouped(result)
        return say("numbers.over", number=edge)
    return _grouped(result.copy_sign(value) if result else result)


def _grouped(value: Decimal) -> str:
    return f"{value:,f}".replace("-", MINUS)


def _counted(value: Decimal, approximate: bool) -> str:
    """A count; an approximate one of whole thousands, beyond 万, is given in 万."""
    if value != _whole(value):
        return _rounded(value, 1, None)
    if approximate and language() == "zh" and abs(value) >= 10_000 and value % 1000 == 0:
        return say("numbers.ten_thousand", number=_grouped(value / 10_000))
    return _grouped(_whole(value))


def _whole(value: Decimal) -> Decimal:
    return Decimal(int(value))


def _approximately(text: str, approximate: bool) -> str:
    return say("numbers.approximate", number=text) if approximate else text
