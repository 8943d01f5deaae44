"""What comes of one cell: a value, or remarks that say why there is none."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from loaders.grid import Cell, Trouble
from loaders.model import Figure


@dataclass(frozen=True)
class Remark:
    """Something to tell about a cell: the rule that names the sentence, and what to fill in."""

    rule: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Outcome:
    """The value of a cell (None: missing, or not understood and said so in the remarks)."""

    value: Figure = None
    approximate: bool = False
    not_applicable: bool = False
    remarks: tuple[Remark, ...] = ()


BLANK = Outcome()


def remark(rule: str, **values: Any) -> Remark:
    """A remark with the values that its sentence needs."""
    return Remark(rule, tuple((name, str(value)) for name, value in values.items()))


def refused(rule: str, **values: Any) -> Outcome:
    """No value, and the reason."""
    return Outcome(remarks=(remark(rule, **values),))


def raw_text(cell: Cell) -> str:
    """A cell as typed: numbers without a needless .0, dates as ISO text, blank as ""."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, Trouble):
        return cell.text
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)
