"""A look into the parts of an .xlsx before it is read: what a reader of values does not show.

calamine shows an error cell as empty, a formula without a stored value as empty, and 98 % as
0.98; all three are taken from here. A sheet with a DOCTYPE or with absurd dimensions is refused.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from loaders.grid import Place, Trouble
from loaders.parts import (
    Attributes,
    UnsafeWorkbookError,
    open_parts,
    parser,
    percent_styles,
    sheet_parts,
)

MOST_CELLS = 2_000_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
DIGITS = "0123456789"
ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class Scan:
    """What one sheet part holds beside its values; places are (row, column) counted from 0."""

    troubles: dict[Place, Trouble] = field(default_factory=dict)
    percents: set[Place] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


def scan_workbook(content: bytes) -> dict[str, Scan]:
    """The scans of the sheets that will be read, by name.

    Raises UnsafeWorkbookError, and KeyError, BadZipFile, ExpatError and the like for damage.
    """
    with open_parts(content) as parts:
        percents = percent_styles(parts)
        return {name: scan_sheet(parts.read(part), percents) for name, part in sheet_parts(parts)}


def scan_sheet(xml: bytes, percents: set[str]) -> Scan:
    """What one sheet part holds beside its values. Raises UnsafeWorkbookError, ExpatError."""
    reader = _SheetReader(percents)
    reader.parser = parser()
    reader.parser.StartElementHandler = reader.start
    reader.parser.Parse(xml, True)
    reader.within_bounds()
    return reader.scan


class _SheetReader:
    """Follows one sheet part; listens to texts and ends only where a cell is error or formula."""

    def __init__(self, percents: set[str]) -> None:
        self.scan, self.percents = Scan(), percents
        self.parser: expat.XMLParserType
        self.address: str | None = "A0"
        self.place: Place = (-1, -1)
        self.columns: set[str] = set()
        self.bottom = self.right = 0
        self.type: str | None = None
        self.value = self.formula = ""
        self.has_formula = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """One element begins."""
        tag = tag if ":" not in tag else tag.rpartition(":")[2]
        if tag == "c":
            self.cell(attributes)
        elif tag == "v":
            if self.type == "e" or self.has_formula:
                self.parser.CharacterDataHandler = self.value_text
        elif tag == "f":
            self.has_formula = True
            self.parser.EndElementHandler = self.end
            self.parser.CharacterDataHandler = self.formula_text
        elif tag == "row":
            self.row(attributes)
        elif tag == "col" and attributes.get("hidden") in {"1", "true"}:
            first, last = int(attributes["min"]), int(attributes["max"])
            self.scan.hidden_columns.extend(range(first - 1, min(last, first + 255)))

    def row(self, attributes: Attributes) -> None:
        """A row begins; its cells may leave out their addresses."""
        row = int(attributes["r"]) - 1 if "r" in attributes else self.here()[0] + 1
        self.address, self.place = None, (row, -1)
        if attributes.get("hidden") in {"1", "true"}:
            self.scan.hidden_rows.append(row)

    def cell(self, attributes: Attributes) -> None:
        """A cell begins: where it is and how it is shown."""
        address = attributes.get("r")
        if address is None:
            row, column = self.here()
            self.place = (row, column + 1)
            self.right, self.bottom = max(self.right, column + 1), max(self.bottom, row + 1)
        else:
            letters = address.rstrip(DIGITS)
            self.columns.add(letters)
            self.bottom = max(self.bottom, int(address[len(letters) :]))
        self.address = address
        self.type = attributes.get("t")
        self.has_formula = False
        if self.type == "e":
            self.value = ""
            self.parser.EndElementHandler = self.end
        elif attributes.get("s") in self.percents and self.type in {None, "n"}:
            self.scan.percents.add(self.here())

    def here(self) -> Place:
        """The place of the present cell."""
        return self.place if self.address is None else place_of(self.address)

    def within_bounds(self) -> None:
        """Raises UnsafeWorkbookError where the rectangle in use is too large to read."""
        named = (place_of(f"{letters}1")[1] for letters in self.columns)
        right = max(named, default=self.right)
        if self.bottom > LAST_ROW or self.bottom * (max(right, self.right) + 1) > MOST_CELLS:
            raise UnsafeWorkbookError("too_large")

    def formula_text(self, text: str) -> None:
        """Part of a formula."""
        self.formula += text

    def value_text(self, text: str) -> None:
        """The stored value of an error cell or of a formula."""
        self.value += text

    def end(self, tag: str) -> None:
        """One element ends."""
        tag = tag.rpartition(":")[2]
        if tag in {"f", "v"}:
            self.parser.CharacterDataHandler = None
        elif tag == "c":
            self.parser.EndElementHandler = None
            self.judge()
            self.value = self.formula = ""

    def judge(self) -> None:
        """Keep an error, or a formula without a stored value (an empty text is a value)."""
        if self.type == "e":
            self.scan.troubles[self.here()] = Trouble("error_cell", self.value)
        elif self.has_formula and not self.value and self.type != "str":
            self.scan.troubles[self.here()] = Trouble("formula_not_stored", f"={self.formula}")


def place_of(address: str) -> Place:
    """(row, column) counted from 0 of an address such as "H12".

    Raises UnsafeWorkbookError for a place that no spreadsheet has.
    """
    match = ADDRESS.fullmatch(address)
    if not match:
        raise UnsafeWorkbookError("too_large")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    if column > LAST_COLUMN or not 0 < int(match[2]) <= LAST_ROW:
        raise UnsafeWorkbookError("too_large")
    return int(match[2]) - 1, column - 1
