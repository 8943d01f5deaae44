"""Terms and rounds: 第十二轮, 三, 前三轮, 第1-12轮, 1至12轮; a span of rounds is "1-12"."""

import datetime as dt
import re

from loaders.convert.figures import MISSING
from loaders.convert.numerals import numeral
from loaders.convert.outcome import Outcome, raw_text, refused, remark
from loaders.folding import fold
from loaders.grid import Cell

NUMBER = r"[0-9]{1,2}|[一二三四五六七八九十百廿]{1,4}"
TERM = re.compile(
    rf"(?:中共)?(?:[^0-9]{{0,12}}?(?:省|市|县|区|旗)委?)?第?({NUMBER})届?(?:县委|市委|区委|党委)?"
)
IN_TERM = re.compile(rf"^(?:[^0-9]{{0,8}}?[县市区]委)?第?(?:{NUMBER})届(?:县委|市委|区委|党委)?")
ONE = re.compile(rf"(?:第)?({NUMBER})轮?次?(?:巡察)?")
FIRST = re.compile(rf"前({NUMBER})轮?(?:巡察)?")
SPAN = re.compile(rf"(?:第)?({NUMBER})轮?次?(?:-|—|–|~|至|到|－)+(?:第)?({NUMBER})轮?次?(?:巡察)?")
LISTED = re.compile(rf"第?(?:{NUMBER})轮?(?:[、,和及]第?(?:{NUMBER})轮?)+(?:巡察)?")


def term(cell: Cell) -> Outcome:
    """The number of a term (届)."""
    bare = fold(raw_text(cell))
    if not bare or MISSING.fullmatch(bare):
        return Outcome()
    match = TERM.fullmatch(bare)
    number = _number(match[1]) if match and not isinstance(cell, dt.date | bool) else None
    return Outcome(number) if number else refused("not_a_term")


def rounds(cell: Cell) -> Outcome:
    """The number of a round, or a span of rounds as text ("1-11")."""
    if isinstance(cell, dt.date):
        return refused("date_for_round", first=cell.month, last=cell.day)
    bare = fold(raw_text(cell))
    if not bare:
        return Outcome()
    if MISSING.fullmatch(bare) or bare == "无":
        return Outcome(remarks=(remark("marked_missing"),))
    bare = IN_TERM.sub("", bare) or bare
    if bare in {"首轮", "首轮巡察"}:
        return Outcome(1)
    if match := ONE.fullmatch(bare):
        return _single(match[1])
    if match := FIRST.fullmatch(bare):
        return _span(1, _number(match[1]))
    if match := SPAN.fullmatch(bare):
        return _span(_number(match[1]), _number(match[2]))
    return _list(bare) if LISTED.fullmatch(bare) else refused("not_a_round")


def _single(text: str) -> Outcome:
    number = _number(text)
    return Outcome(number) if number else refused("not_a_round")


def _span(first: int | None, last: int | None) -> Outcome:
    if not first or not last or first > last:
        return refused("not_a_round")
    return Outcome(first if first == last else f"{first}-{last}")


def _list(bare: str) -> Outcome:
    """第三、四轮 is the span 3-4; a list with a gap is no span."""
    numbers = [_number(text) for text in re.findall(NUMBER, bare)]
    known = [number for number in numbers if number]
    if len(known) != len(numbers) or known != list(range(known[0], known[0] + len(known))):
        return refused("rounds_with_gap")
    return _span(known[0], known[-1])


def _number(text: str) -> int | None:
    amount = numeral(text)
    return int(amount) if amount is not None and 0 < amount < 100 else None
