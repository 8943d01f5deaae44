"""How much of a table a slide holds: rows and long words divided between slides."""

from collections.abc import Iterator, Sequence
from math import ceil

from briefings.document import TableBlock
from briefings.writers.faces import length, shortened
from briefings.writers.sheet import Figure
from briefings.writers.widths import Fit, fitted, headed, words

# A cell holds few words on a slide; all of them stand in the notes.
LONGEST_CELL = 90
# Type of tables, in points: what is read from afar, and what a wide table must do with.
SIZES, SMALLER = (14, 12, 10.5, 9.5), (9, 8, 7)
Pages = list[list[tuple[Sequence[Figure | str], float]]]


def brief(cell: Figure | str) -> str:
    return shortened(words(cell), LONGEST_CELL)


def divided(block: TableBlock, wide: float, high: float) -> tuple[Fit, float, Pages]:
    """The fit of a table, how high its head is, and its rows by slides: one slide if it can be."""
    heads = [headed(column.label, column.unit) for column in block.columns]
    found = []
    for at in range(len(SIZES)):
        fit = fitted(block.columns, block.rows, wide, [*SIZES[at:], *SMALLER])
        head = height(heads, fit.widths, fit.size)
        pages = list(tables(block, fit.widths, fit.size, high - head))
        found.append((fit, head, pages))
        if len(pages) == 1:
            return found[-1]
    return found[1]


def tables(
    block: TableBlock, widths: Sequence[float], size: float, room: float
) -> Iterator[list[tuple[Sequence[Figure | str], float]]]:
    """The rows by slides, each with its height; one empty slide for no rows."""
    page: list[tuple[Sequence[Figure | str], float]] = []
    for row in block.rows:
        needed = height([words(cell) for cell in row], widths, size)
        if page and sum(taken for _, taken in page) + needed > room:
            yield page
            page = []
        page.append((row, needed))
    yield page


def height(cells: Sequence[str], widths: Sequence[float], size: float) -> float:
    """How high a row is, in points: its longest cell in lines."""
    lines = [
        ceil(length(shortened(cell, LONGEST_CELL)) * size * 0.56 / max(width - 8, 1))
        for cell, width in zip(cells, widths, strict=False)
    ]
    return max([1, *lines]) * size * 1.35 + 5
