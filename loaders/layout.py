"""Finding the tables of a sheet: their headers, upright or down the side, and where each ends."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from loaders.folding import fold
from loaders.grid import Grid
from loaders.headers import matched_kinds
from loaders.regions import Region, tables_of_header

MOST_HEADER_LINES = 4
# Texts that are headers without doubt.
Names = frozenset[str]


def find_regions(upright: Grid, sideways: Grid) -> list[Region]:
    """The tables of a sheet, from the top. Where two readings overlap, the one that understands
    more fields is right.
    """
    texts = {cell for cell in set(chain.from_iterable(upright.lines)) if type(cell) is str}
    names = frozenset(text for text in texts if matched_kinds(text))
    candidates = [each for grid in (upright, sideways) for each in _regions(grid, names)]
    chosen: list[Region] = []
    for region in sorted(candidates, key=lambda region: -region.header.size):
        if not any(_overlap(region, other) for other in chosen):
            chosen.append(region)
    return sorted(chosen, key=lambda region: (region.first_row, region.first_column))


def _overlap(one: Region, other: Region) -> bool:
    if one.grid.sideways == other.grid.sideways:
        return bool(one.header_cells & other.header_cells)
    return any(other.covers(*cell) for cell in one.header_cells) or any(
        one.covers(*cell) for cell in other.header_cells
    )


def _regions(grid: Grid, names: Names) -> Iterator[Region]:
    """Every table that could be read from the grid in its present direction."""
    found: list[Region] = []
    line = 0
    named = [names.intersection(cells) for cells in grid.lines]
    while line < grid.height:
        block = _block(grid, line, named) if len(named[line]) >= 2 else None
        if block:
            found.extend(block)
            line = max(region.bottom for region in block)
        line += 1
    for region in found:
        yield replace(region, end=_end(region, found, named))


def _block(grid: Grid, seed: int, named: list[Names]) -> list[Region]:
    """The tables whose header holds the line `seed`; those lines that are understood best."""
    best: list[Region] = []
    top = _top(grid, seed, named)
    for bottom in range(seed, min(seed + MOST_HEADER_LINES, grid.height)):
        if bottom > seed and not (_may_be_header(grid, bottom) or _continues(grid, bottom)):
            break
        regions = tables_of_header(grid, top, bottom)
        if _understood(regions) > _understood(best):
            best = regions
    return best


def _understood(regions: list[Region]) -> tuple[int, int]:
    """How many fields are known, and how many headers may be some."""
    headers = [region.header for region in regions]
    return sum(each.size for each in headers), sum(each.doubts for each in headers)


def _top(grid: Grid, seed: int, named: list[Names]) -> int:
    """The first header line: lines above belong to it where a merged cell ties them together, or
    where they name groups over columns that are free of text there.
    """
    top = seed
    while top > 0 and seed - top < MOST_HEADER_LINES - 1 and _may_be_header(grid, top - 1):
        if not (_tied(grid, top - 1) or named[top - 1]):
            break
        top -= 1
    return top


def _may_be_header(grid: Grid, line: int) -> bool:
    """Nothing but text, and more than a title."""
    cells = [cell for cell in grid.lines[line] if cell is not None]
    return len(set(cells)) >= 2 and all(isinstance(cell, str) and len(cell) <= 60 for cell in cells)


def _continues(grid: Grid, line: int) -> bool:
    """A line of text into which a merged cell of the line above reaches."""
    is_text = all(cell is None or isinstance(cell, str) for cell in grid.lines[line])
    return is_text and any(head[0] < line <= last[0] for head, last in grid.merges)


def _tied(grid: Grid, line: int) -> bool:
    """Whether a merged cell of the line spans several columns, or reaches into the next line."""
    return any(
        head[0] <= line <= last[0] and (last[1] > head[1] or last[0] > line)
        for head, last in grid.merges
    )


def _end(region: Region, found: list[Region], named: list[Names]) -> int:
    """The line after the last one of the table: where another header begins, or a line whose first
    cell is a header's name (a table that runs the other way).
    """
    first, last = region.header.span
    below = [
        other.top
        for other in found
        if other.top > region.bottom
        and other.header.span[0] <= last
        and other.header.span[1] >= first
    ]
    limit = min(below, default=region.grid.height)
    for line in range(region.bottom + 1, limit):
        cells = region.grid.lines[line][first : last + 1] if named[line] else ()
        filled = [cell for cell in cells if cell is not None]
        if 0 < len(filled) <= 2 and filled[0] in named[line] and _is_label(str(filled[0])):
            return line
    return limit


def _is_label(name: str) -> bool:
    return fold(name) not in {"备注", "说明"}
