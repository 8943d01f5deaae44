"""Tables: any figure in one can be clicked for its trace, and what is shown can be taken away."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import streamlit as st

from pages.ui import address
from text import say


@dataclass(frozen=True)
class Column:
    """A column: its head, the unit under it, and whether it holds "number", "text" or "prose"."""

    label: str
    kind: str = "number"
    unit: str = ""


def columns(*names: str, kind: str = "text") -> list[Column]:
    """Columns of one kind whose heads stand in the catalogue as column_<name>."""
    return [Column(say(f"pages.column_{name}"), kind) for name in names]


@dataclass(frozen=True)
class Cell:
    """What one cell shows, the number behind it if there is one, and the key of its trace.

    `tone` is a style: missing, applies-not, zero, soft, young, a sense of a verdict or ""; `spoken`
    is what a screen reader says for the figure, where that is more than its text.
    """

    text: str
    value: int | float | None = None
    key: str = ""
    aside: str = ""
    hint: str = ""
    tone: str = ""
    spoken: str = ""

    @property
    def words(self) -> str:
        """Everything that the cell shows."""
        return f"{self.text} {self.aside}".strip()


@dataclass(frozen=True)
class Table:
    """A table as it is shown; rows are lists of cells, one per column. One that is read `from_end`
    (its newest column is the last) opens there where a window is too narrow for all of it.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]] = field(default_factory=list)
    chosen: frozenset[int] = frozenset()
    from_end: bool = False

    @cached_property
    def told(self) -> dict[str, Any]:
        """The table as table.js takes it; of one that is kept, told once."""
        rows = [
            {
                "tone": "chosen" if number in self.chosen else "",
                "cells": [_plain(cell) for cell in cells],
            }
            for number, cells in enumerate(self.rows)
        ]
        columns = [asdict(column) for column in self.columns]
        told = {"caption": self.caption, "columns": columns, "rows": rows}
        return told | {"from_end": self.from_end}


_drawn = st.components.v2.component(
    "figures_table",
    html='<div class="figures-frame" tabindex="0"></div>',
    js=Path(__file__).with_name("table.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def show_table(
    table: Table, key: str, *, height: int | None = None, pick: Callable[[str], None] | None = None
) -> None:
    """Draw `table`; a click on a figure hands its key to `pick`, by default to the trace.

    Beyond `height` pixels the table scrolls in its own frame, under its head.
    """
    chosen = pick or open_trace

    def picked() -> None:
        if st.session_state[key].picked:
            chosen(st.session_state[key].picked)

    _drawn(key=key, data=table.told | {"height": height}, on_picked_change=picked)


def open_trace(key: str) -> None:
    """Put the trace of one figure into the address; the page opens it on its next run."""
    address.put("trace", key)


def _plain(cell: Cell) -> dict[str, str]:
    names = ("text", "key", "aside", "hint", "tone", "spoken")
    return {name: getattr(cell, name) for name in names if getattr(cell, name)} | {
        "text": cell.text
    }
