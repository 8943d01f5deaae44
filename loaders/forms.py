"""Forms with several pairs of label and answer in a line (县 | 壬川市 | 届次 | 十届): one table."""

from dataclasses import dataclass, field

from loaders.grid import Grid, Place
from loaders.regions import Region, tables_of_header


@dataclass(frozen=True)
class Spliced(Grid):
    """Two runs of lines of one grid as if the second stood beside the first."""

    source: Grid = field(kw_only=True)
    starts: tuple[int, int] = field(kw_only=True)

    def at(self, line: int, place: int) -> Place:
        """The (row, column) of a cell in the sheet it comes from."""
        beside = place >= self.source.width
        return self.source.at(line + self.starts[beside], place - beside * self.source.width)

    def names(self, line: int, places: list[int]) -> list[str]:
        """As `name`, for several cells of one line."""
        return [self.name(line, place) for place in places]

    def spliced(self, line: int, place: int) -> tuple[int, int]:
        """Where a cell of the source stands here."""
        beside = line >= self.starts[1]
        return line - self.starts[beside], place + beside * self.source.width

    def row_and_column(self, line: int) -> tuple[int | None, str | None]:
        """The line of the first run."""
        return self.source.row_and_column(line + self.starts[0])


def with_forms_joined(regions: list[Region]) -> list[Region]:
    """The tables of a sheet, those joined that are two halves of one form."""
    joined: list[Region] = []
    for region in regions:
        whole = _join(joined[-1], region) if joined else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(region)
    return joined


def _join(first: Region, second: Region) -> Region | None:
    """One table of both, if both run down the side and only one of them says whose figures."""
    if not (first.grid.sideways and second.grid.sideways) or first.end > second.top:
        return None
    names = [{known.field for known in each.header.known.values()} for each in (first, second)]
    depth = first.bottom - first.top
    if names[0] & names[1] or "county" in names[1] or second.bottom - second.top != depth:
        return None
    source = second.grid
    height = min(first.end - first.top, second.end - second.top)
    lines = tuple(
        first.grid.lines[first.top + down] + source.lines[second.top + down]
        for down in range(height)
    )
    if isinstance(first.grid, Spliced):
        return None
    grid = Spliced(
        source.sheet, lines, sideways=True, source=source, starts=(first.top, second.top)
    )
    tables = tables_of_header(grid, 0, depth)
    return tables[0] if len(tables) == 1 else None
