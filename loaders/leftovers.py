"""Numbers on a sheet that belong to none of its tables: not read, but not passed over."""

from collections.abc import Iterator

from loaders.convert import raw_text
from loaders.findings import finding
from loaders.forms import Spliced
from loaders.grid import Cell, Grid
from loaders.model import Finding
from loaders.regions import Region


def leftovers(upright: Grid, regions: list[Region], used: set[str | None]) -> list[Finding]:
    """A notice for each number outside all tables that nothing above a table has `used`."""
    return [
        finding("outside_tables", upright.sheet, name, read=raw_text(cell))
        for row, column, cell in _outside(upright, [_Reach(region) for region in regions])
        if (name := upright.name(row, column)) not in used
    ]


def beyond_headers(upright: Grid, regions: list[Region]) -> list[Finding]:
    """What stands in a line of a csv behind the last header: a comma inside a number (1,086) moves
    all that follows, and nobody would see it.
    """
    upper = [region for region in regions if not region.grid.sideways]
    last = max((each.place for region in upper for each in region.header.headings), default=0)
    return [
        finding("beyond_headers", upright.sheet, upright.name(line, place), read=str(cell))
        for region in upper
        for line in range(region.bottom + 1, region.end)
        for place, cell in enumerate(upright.lines[line])
        if place > last and cell is not None
    ]


def _outside(upright: Grid, tables: list["_Reach"]) -> Iterator[tuple[int, int, Cell]]:
    """The numbers that no table reaches, with their rows and columns."""
    for row, line in enumerate(upright.lines):
        crossing = [table.columns(row) for table in tables if table.crosses(row)]
        if any(_reaches_over(columns, upright.width) for columns in crossing):
            continue
        for column, cell in enumerate(line):
            is_number = type(cell) is int or type(cell) is float
            if is_number and not any(column in columns for columns in crossing):
                yield row, column, cell


def _reaches_over(columns: range | set[int], width: int) -> bool:
    return isinstance(columns, range) and 0 in columns and width - 1 in columns


class _Reach:
    """How far a table reaches: its lines from the one above its header on, between its headings."""

    def __init__(self, region: Region) -> None:
        places = [heading.place for heading in region.header.headings]
        self.lines = range(region.top - 1, region.end)
        self.places = range(min(places), max(places) + 1)
        self.grid, self.is_sideways = region.grid, region.grid.sideways

    def crosses(self, row: int) -> bool:
        """Whether any cell of the row may be in the table."""
        return isinstance(self.grid, Spliced) or row in (
            self.places if self.is_sideways else self.lines
        )

    def columns(self, row: int) -> range | set[int]:
        """The columns of the row that are in the table."""
        if not isinstance(self.grid, Spliced):
            return self.lines if self.is_sideways else self.places
        places = (self.grid.spliced(line, row) for line in range(self.grid.source.height))
        return {
            line
            for line, (at, place) in enumerate(places)
            if at in self.lines and place in self.places
        }
