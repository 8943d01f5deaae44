"""One cell under one known header → what it means, or why it has no meaning."""

import re

from loaders.convert.choices import choice, choice_list
from loaders.convert.dates import date
from loaders.convert.figures import MISSING, figure
from loaders.convert.ordinals import rounds, term
from loaders.convert.outcome import Outcome, Remark, raw_text, refused
from loaders.fieldlist import Field
from loaders.grid import Cell, Trouble

# Error values that came as text, as they do in csv and from other programs.
ERROR_TEXT = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)|Err:[0-9]{3}")


def convert(field: Field, cell: Cell, unit: str) -> Outcome:
    """The outcome of a cell of that field; `unit` is what the header or the sheet states."""
    if isinstance(cell, Trouble):
        return refused(cell.rule)
    if isinstance(cell, str) and ERROR_TEXT.fullmatch(cell.strip()):
        return refused("error_cell")
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


__all__ = ["Outcome", "Remark", "convert", "raw_text"]
