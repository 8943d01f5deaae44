"""Which version of the template a sheet was typed into, as its title says."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from loaders.findings import finding
from loaders.grid import Grid
from loaders.model import Finding

# Raised whenever the field list changes in a way that a county should notice.
VERSION = 1
STAMP = re.compile(r"模板第\s*(\d{1,4})\s*版|template version\s*(\d{1,4})")
TITLE_LINES = 3


def outdated(grids: Iterable[Grid]) -> list[Finding]:
    """A notice for the first sheet that was typed into an older template than today's, if any."""
    for grid, where, version in _stamps(grids):
        if version < VERSION:
            found = finding("template_old", grid.sheet, where, read=str(version), newest=VERSION)
            return [found]
    return []


def is_stamped(grids: Iterable[Grid]) -> bool:
    """Whether any sheet is one of the template."""
    return next(_stamps(grids), None) is not None


def _stamps(grids: Iterable[Grid]) -> Iterator[tuple[Grid, str, int]]:
    """Each version that a title states, and in which cell of which sheet."""
    for grid in grids:
        for line, cells in enumerate(grid.lines[:TITLE_LINES]):
            for place, cell in enumerate(cells):
                version = _stamped(cell) if isinstance(cell, str) else None
                if version is not None:
                    yield grid, grid.name(line, place), version


@lru_cache(maxsize=4096)
def _stamped(text: str) -> int | None:
    """The version that a title states; of a header, as of most texts there, none."""
    stamped = STAMP.search(text)
    return int(stamped[1] or stamped[2]) if stamped else None
