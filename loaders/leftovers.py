"""Numbers on a sheet that belong to none of its tables: not read, but not passed over."""

from collections.abc import Iterable

from loaders.convert import raw_text
from loaders.findings import finding
from loaders.forms import Spliced
from loaders.grid import Grid
from loaders.model import Finding
from loaders.regions import Region


def leftovers(upright: Grid, regions: list[Region], used: set[str | None]) -> list[Finding]:
    """A notice for each number outside all tables that nothing above a table has `used`."""
    return [
        finding("outside_tables", upright.sheet, name, read=raw_text(cell))
        for row, column, cell in _numbers(upright)
        if not any(_reaches(region, row, column) for region in regions)
        and (name := upright.name(row, column)) not in used
    ]


def _numbers(upright: Grid) -> Iterable[tuple[int, int, int | float]]:
    for row, line in enumerate(upright.lines):
        for column, cell in enumerate(line):
            if isinstance(cell, int | float) and not isinstance(cell, bool):
                yield row, column, cell


def _reaches(region: Region, row: int, column: int) -> bool:
    """Whether the cell lies in the lines of a table, between its first and its last heading."""
    line, place = (column, row) if region.grid.sideways else (row, column)
    if isinstance(region.grid, Spliced):
        line, place = region.grid.spliced(line, place)
    places = [heading.place for heading in region.headings]
    return region.top - 1 <= line < region.end and min(places) <= place <= max(places)
