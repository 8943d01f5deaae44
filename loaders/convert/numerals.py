"""Chinese, Arabic and mixed numerals: 一百零六, 2.5万, 3万5千, 二〇二三."""

import re
from decimal import Decimal

DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "○": 0, "两": 2}
FINANCIAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
TENS = {"廿": "二十", "卅": "三十"}
ARABIC = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
BELOW_TEN_THOUSAND = re.compile(
    r"(?:(?P<千>[0-9.]+|[一二两三四五六七八九])千)?零?"
    r"(?:(?P<百>[0-9.]+|[一二两三四五六七八九])百)?零?"
    r"(?:(?P<十>[一二两三四五六七八九]?)十)?零?"
    r"(?P<一>[一二两三四五六七八九]?)"
)
# 二百五 is 250 to a speaker and 205 to a parser, 一亿五千 150 millions: not decided here.
COLLOQUIAL = re.compile(r"[百千万亿][一二两三四五六七八九1-9]$|亿[一二两三四五六七八九1-9][百千]$")


def numeral(text: str) -> Decimal | None:
    """The number that folded `text` writes out, or None where it is none or open to doubt."""
    text = text.translate(FINANCIAL)
    for short, long in TENS.items():
        text = text.replace(short, long)
    if not text or COLLOQUIAL.search(text):
        return None
    return _large(text)


def _large(text: str) -> Decimal | None:
    for scale, size in (("亿", 10**8), ("万", 10**4)):
        before, mark, after = text.rpartition(scale)
        if mark:
            high = _large(before)
            low = _large(after.removeprefix("零")) if after else Decimal(0)
            return None if high is None or low is None or low >= size else high * size + low
    return _small(text)


def _small(text: str) -> Decimal | None:
    """A number below 万: Arabic, digit by digit (二〇二三), or with 千, 百 and 十."""
    if ARABIC.fullmatch(text):
        return Decimal(text)
    if text and all(character in DIGITS for character in text):
        return Decimal("".join(str(DIGITS[character]) for character in text))
    match = BELOW_TEN_THOUSAND.fullmatch(text)
    if not match or not text:
        return None
    sizes = {"千": 1000, "百": 100, "一": 1}
    total = sum((_digit(match[place]) * size for place, size in sizes.items()), Decimal(0))
    if match["十"] is not None:
        total += 10 * _digit(match["十"] or "一")
    return total


def _digit(text: str | None) -> Decimal:
    if not text:
        return Decimal(0)
    if ARABIC.fullmatch(text):
        return Decimal(text)
    return Decimal(DIGITS.get(text, 0))
