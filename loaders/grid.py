"""A sheet as a grid of cells, upright or turned on its side, that still knows its addresses."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cache

Place = tuple[int, int]
Span = tuple[Place, Place]


@dataclass(frozen=True)
class Trouble:
    """A cell without a value: an error (#REF!) or a formula whose result was never stored."""

    rule: str
    text: str


Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | Trouble | None


@dataclass(frozen=True)
class Grid:
    """Lines of cells (None: blank). `sideways`: a line is a column of the sheet, not a row.

    `merges` are inclusive spans of ((line, column), (line, column)); `is_text`: it was a csv.
    """

    sheet: str
    lines: tuple[tuple[Cell, ...], ...]
    merges: tuple[Span, ...] = ()
    sideways: bool = False
    anchors: dict[Place, Place] = field(default_factory=dict, compare=False)
    is_text: bool = False

    @property
    def height(self) -> int:
        """Number of lines."""
        return len(self.lines)

    @property
    def width(self) -> int:
        """Number of cells in a line."""
        return len(self.lines[0]) if self.lines else 0

    def filled(self, line: int, place: int) -> Cell:
        """The cell, or for the tail of a merged cell what stands in its head."""
        head, at = self.head(line, place)
        return self.lines[head][at]

    def head(self, line: int, place: int) -> Place:
        """Where the cell is written: itself, or the head of the merged cell it belongs to."""
        return self.anchors.get((line, place), (line, place))

    def at(self, line: int, place: int) -> Place:
        """The (row, column) of a cell in the sheet, counted from 0."""
        return (place, line) if self.sideways else (line, place)

    def name(self, line: int, place: int) -> str:
        """The address of a cell as the sheet shows it, such as "H12"."""
        row, column = self.at(line, place)
        return letters(column) + str(row + 1)

    def names(self, line: int, places: list[int]) -> list[str]:
        """As `name`, for several cells of one line."""
        if self.sideways:
            head = letters(line)
            return [head + str(place + 1) for place in places]
        tail = str(line + 1)
        return [letters(place) + tail for place in places]

    def row_and_column(self, line: int) -> tuple[int | None, str | None]:
        """The line as a person names it: a row number, or on its side a column letter."""
        return (None, letters(line)) if self.sideways else (line + 1, None)


def grid(sheet: str, lines: list[list[Cell]], merges: list[Span]) -> Grid:
    """An upright grid of equally long lines."""
    width = max((len(line) for line in lines), default=0)
    padded = tuple(tuple(line) + (None,) * (width - len(line)) for line in lines)
    inside = tuple(merge for merge in merges if merge[0][0] < len(lines) and merge[0][1] < width)
    return Grid(sheet, padded, inside, anchors=_anchors(inside, len(lines), width))


def turned(upright: Grid) -> Grid:
    """The same sheet with its columns as lines: fields down the side become a header."""
    merges = tuple(((a[1], a[0]), (b[1], b[0])) for a, b in upright.merges)
    anchors = {(b, a): (d, c) for (a, b), (c, d) in upright.anchors.items()}
    return Grid(upright.sheet, tuple(zip(*upright.lines, strict=True)), merges, True, anchors)


@cache
def letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    return (letters(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def _anchors(merges: tuple[Span, ...], height: int, width: int) -> dict[Place, Place]:
    return {
        (line, place): head
        for head, last in merges
        for line in range(head[0], min(last[0] + 1, height))
        for place in range(head[1], min(last[1] + 1, width))
        if (line, place) != head
    }
