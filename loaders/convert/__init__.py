"""One cell under one known header → what it means, or why it has no meaning."""

import re
from functools import lru_cache

from loaders.convert.choices import choice, choice_list
from loaders.convert.dates import date
from loaders.convert.figures import MISSING, figure
from loaders.convert.ordinals import rounds, term
from loaders.convert.outcome import BLANK, Outcome, Remark, raw_text, refused
from loaders.fieldlist import Field
from loaders.folding import fold
from loaders.grid import Cell, Trouble

# Error values that came as text, as they do in csv and from other programs.
ERROR_TEXT = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)|Err:[0-9]{3}")

DITTO = {"同上", "〃", '"', "″", "''"}


def convert(field: Field, cell: Cell, unit: str) -> Outcome:
    """The outcome of a cell of that field; `unit` is what the header or the sheet states."""
    if cell is None:
        return BLANK
    if isinstance(cell, str):
        return _convert_text(field, cell, unit)
    if isinstance(cell, Trouble):
        return refused(cell.rule)
    return _convert(field, cell, unit)


@lru_cache(maxsize=65536)
def _convert_text(field: Field, text: str, unit: str) -> Outcome:
    """A text: the same few stand in very many cells."""
    if ERROR_TEXT.fullmatch(text.strip()):
        return refused("error_cell")
    return _convert(field, text, unit)


@lru_cache(maxsize=16384)
def quiet(field: Field, text: str, unit: str) -> Outcome | None:
    """The outcome of a text that stands for itself, if there is nothing to say about it."""
    outcome = convert(field, text, unit)
    return outcome if outcome == Outcome(outcome.value) and not is_ditto(text) else None


def is_ditto(text: str) -> bool:
    """Whether a text says: the same as above."""
    return fold(text) in DITTO


def _convert(field: Field, cell: Cell, unit: str) -> Outcome:
    if field.is_figure:
        return figure(field, cell, unit)
    if field.type == "date":
        return date(cell)
    if field.type == "ordinal":
        return term(cell)
    if field.type == "ordinal or range":
        return rounds(cell)
    if field.type == "choice":
        return choice(field, cell)
    return choice_list(field, cell) if field.type == "choice list" else _text(cell)


def _text(cell: Cell) -> Outcome:
    text = raw_text(cell).strip()
    return Outcome(text if text and not MISSING.fullmatch(text) else None)


__all__ = ["Outcome", "Remark", "convert", "is_ditto", "quiet", "raw_text"]
