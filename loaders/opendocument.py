"""A look into the content of an .ods before it is read: what a reader of values does not show.

A few bytes there can say that a row stands a million times (`number-rows-repeated`): a rectangle
in use that is too large is refused. An error comes to a reader of values as an empty cell, or as 0
from an old program; a formula without a stored value as an empty cell. Both are told from here.
"""

import re

from loaders.grid import Trouble
from loaders.parts import Parts, parser
from loaders.prescan import Scan, within_bounds

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
KEPT = ("mimetype", CONTENT, MANIFEST)
# What a cell shows whose formula went wrong: "#DIV/0!", "#REF!", "Err:502".
WRONG = re.compile(r"#[A-Z/0-9]+[!?]|#N/A|(?:Err|错误) ?[::]", re.IGNORECASE)
Content = list[tuple[str, bytes]]


def verified(parts: Parts) -> tuple[Content, dict[str, Scan]]:
    """The parts that hold the sheets, and what each sheet holds beside its values.

    Raises UnsafeWorkbookError, KeyError, ExpatError.
    """
    kept = [(name, parts.read(name)) for name in KEPT]
    looks = [_Look(xml) for _, xml in kept[1:]]
    return kept, looks[0].scans


class _Look:
    """Follows the content. Raises UnsafeWorkbookError, ExpatError."""

    def __init__(self, xml: bytes) -> None:
        self.row = self.column = self.rows_alike = self.cells_alike = 0
        self.bottom = self.right = 0
        self.scans: dict[str, Scan] = {}
        self.scan = Scan()
        self.formula, self.words = "", ""
        self.is_error = self.has_value = False
        self.elements = parser()
        self.elements.StartElementHandler = self.start
        self.elements.Parse(xml, True)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One element begins."""
        name = tag.rpartition(":")[2]
        told = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "table":
            self.row = self.rows_alike = self.bottom = self.right = 0
            self.scan = self.scans.setdefault(told.get("name", ""), Scan())
        elif name == "table-row":
            self.row += self.rows_alike
            self.rows_alike = int(told.get("number-rows-repeated", 1))
            self.column = self.cells_alike = 0
        elif name in {"table-cell", "covered-table-cell"}:
            self.column += self.cells_alike
            self.cells_alike = int(told.get("number-columns-repeated", 1))
            if "value-type" in told or "formula" in told:
                self.fill()
            types = {value for key, value in attributes.items() if key.endswith("value-type")}
            if "formula" in told or "error" in types:
                self.formula, self.words = told.get("formula", ""), ""
                self.is_error, self.has_value = "error" in types, bool(types)
                self.elements.CharacterDataHandler = self.shown
                self.elements.EndElementHandler = self.end
        elif name == "p":
            self.fill()

    def fill(self) -> None:
        """The present cell holds something."""
        self.bottom = max(self.bottom, self.row + self.rows_alike)
        self.right = max(self.right, self.column + self.cells_alike)
        within_bounds(self.bottom, self.right)

    def shown(self, text: str) -> None:
        """Part of what a formula shows."""
        self.words += text

    def end(self, tag: str) -> None:
        """One element ends in, or with, the cell of a formula."""
        if tag.rpartition(":")[2] not in {"table-cell", "covered-table-cell"}:
            return
        self.elements.CharacterDataHandler = self.elements.EndElementHandler = None
        place = self.row, self.column
        if self.is_error or WRONG.match(self.words.strip()):
            self.scan.troubles[place] = Trouble("error_cell", self.words.strip())
        elif not self.has_value and not self.words:
            formula = self.formula.removeprefix("of:")
            self.scan.troubles[place] = Trouble("formula_not_stored", formula)
