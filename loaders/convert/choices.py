"""Fields with a fixed choice of words, and lists of such words."""

import re

from loaders.convert.figures import MISSING
from loaders.convert.outcome import Outcome, raw_text, refused
from loaders.fieldlist import Field
from loaders.folding import fold
from loaders.grid import Cell

QUOTES = re.compile("[\"'“”‘’「」『』]")
SEPARATORS = re.compile(r"[、,;/+|]|和|及|与")
# 常规巡察, 联合式 and 市级… are how the same words are written in full.
ENDINGS = ("巡察", "方式", "式", "级", "阶段", "类")
AS_WELL = {"本级": "市本级", "县区": "县", "县市区": "县", "县(市、区)": "县", "合计数": "合计"}
AS_WELL |= {"其它": "其他", "机动式巡察": "机动"}


def choice(field: Field, cell: Cell) -> Outcome:
    """The one word of the field's choices that the cell holds."""
    bare = QUOTES.sub("", fold(raw_text(cell)))
    if not bare or MISSING.fullmatch(bare) or bare == "无":
        return Outcome()
    word = _word(field, bare)
    return Outcome(word) if word else refused("unknown_choice", choices="、".join(field.choices))


def choice_list(field: Field, cell: Cell) -> Outcome:
    """The words of the field's choices that the cell holds, joined by 、."""
    bare = QUOTES.sub("", fold(raw_text(cell)))
    if not bare or MISSING.fullmatch(bare) or bare == "无":
        return Outcome()
    words = [_word(field, part) for part in SEPARATORS.split(bare) if part]
    known = [word for word in words if word]
    if not known or len(known) != len(words):
        return refused("unknown_choice", choices="、".join(field.choices))
    return Outcome("、".join(dict.fromkeys(known)))


def _word(field: Field, bare: str) -> str | None:
    """The choice itself, one of its synonyms, or either without its usual ending."""
    for form in (bare, *(bare.removesuffix(ending) for ending in ENDINGS if bare != ending)):
        if form in field.choices:
            return form
        if form in field.synonyms:
            return field.synonyms[form]
    also = AS_WELL.get(bare)
    return also if also in field.choices else None
