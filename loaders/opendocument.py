"""A look into the content of an .ods before it is read: how large the rectangle in use is.

A few bytes there can say that a row stands a million times (`number-rows-repeated`).
"""

from loaders.parts import Parts, parser
from loaders.prescan import within_bounds

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
KEPT = ("mimetype", CONTENT, MANIFEST)


def verified(parts: Parts) -> list[tuple[str, bytes]]:
    """The parts that hold the sheets. Raises UnsafeWorkbookError, KeyError, ExpatError."""
    kept = [(name, parts.read(name)) for name in KEPT]
    for _, xml in kept[1:]:
        _Extent().follow(xml)
    return kept


class _Extent:
    """Follows the content and refuses a sheet that repeats what is filled beyond all measure."""

    def __init__(self) -> None:
        self.row = self.column = self.rows_alike = self.cells_alike = 0
        self.bottom = self.right = 0

    def follow(self, xml: bytes) -> None:
        """Raises UnsafeWorkbookError, ExpatError."""
        elements = parser()
        elements.StartElementHandler = self.start
        elements.Parse(xml, True)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One element begins."""
        name = tag.rpartition(":")[2]
        told = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "table":
            self.row = self.rows_alike = self.bottom = self.right = 0
        elif name == "table-row":
            self.row += self.rows_alike
            self.rows_alike = int(told.get("number-rows-repeated", 1))
            self.column = self.cells_alike = 0
        elif name in {"table-cell", "covered-table-cell"}:
            self.column += self.cells_alike
            self.cells_alike = int(told.get("number-columns-repeated", 1))
            if "value-type" in told or "formula" in told:
                self.fill()
        elif name == "p":
            self.fill()

    def fill(self) -> None:
        """The present cell holds something."""
        self.bottom = max(self.bottom, self.row + self.rows_alike)
        self.right = max(self.right, self.column + self.cells_alike)
        within_bounds(self.bottom, self.right)
