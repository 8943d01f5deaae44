"""A look into the content of an .ods before it is read: what a reader of values does not show.

A few bytes there can say that a row stands a million times (`number-rows-repeated`): a rectangle
in use that is too large is refused. An error comes to a reader of values as an empty cell, or as 0
from an old program; a formula without a stored value as an empty cell; 98 % as 0.98, 1.2亿元 as 1.2
and 8⁶ as 86; and cells that are merged or hidden not at all. All of it is told from here.
"""

import re
from collections.abc import Iterator
from itertools import product

from loaders.grid import Place, Trouble
from loaders.package import MONEY_SHOWN
from loaders.parts import Parts, parser
from loaders.prescan import Scan, within_bounds

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
KEPT = ("mimetype", CONTENT, MANIFEST)
# What a cell shows whose formula went wrong: "#DIV/0!", "#REF!", "Err:502".
WRONG = re.compile(r"#[A-Z/0-9]+[!?]|#N/A|(?:Err|错误) ?[::]", re.IGNORECASE)
NUMBERS, SHOWN_NUMBER = {"float", "currency"}, re.compile(r"[0-9]+(?:\.([0-9]+))?")
OTHER_THAN_TEXT = re.compile(
    rb'<style:style style:name="([^"<]+)" style:family="text"[^<>]*>\s*'
    rb'<style:text-properties[^<>]*?(?:text-position="(?!0)|text-line-through-(?:style|type)="(?!none))'
)
SPAN = re.compile(rb'<text:span text:style-name="([^"<]+)"[^<>/]*>')
HIDDEN = {"collapse", "filter"}
CELLS = {"table-cell", "covered-table-cell"}
# A cell that repeats is looked at so many times, no more.
MOST_ALIKE = 1000
Content = list[tuple[str, bytes]]


def verified(parts: Parts) -> tuple[Content, dict[str, Scan]]:
    """The parts that hold the sheets, and what each sheet holds beside its values.

    Raises UnsafeWorkbookError, KeyError, ExpatError.
    """
    kept = [(name, _marked(parts.read(name))) for name in KEPT]
    looks = [_Look(xml) for _, xml in kept[1:]]
    return kept, looks[0].scans


def _marked(xml: bytes) -> bytes:
    """The part with a ^ before texts that are struck out, raised or lowered inside a cell."""
    styles = set(OTHER_THAN_TEXT.findall(xml))
    return SPAN.sub(lambda span: span[0] + b"^" * (span[1] in styles), xml) if styles else xml


def _unit_shown(words: str, value: float) -> str | None:
    """The unit of money that a cell shows its number in: 元 where it shows it divided."""
    money, number = MONEY_SHOWN.search(words), SHOWN_NUMBER.search(words.replace(",", ""))
    if not money or not number:
        return None
    is_whole = abs(abs(value) - float(number[0])) <= 0.6 * 10.0 ** -len(number[1] or "")
    return money[0] if is_whole else "元"


class _Look:
    """Follows the content. Raises UnsafeWorkbookError, ExpatError."""

    def __init__(self, xml: bytes) -> None:
        self.row = self.column = self.rows_alike = self.cells_alike = 0
        self.bottom = self.right = self.across = 0
        self.scans: dict[str, Scan] = {}
        self.scan = Scan()
        self.formula, self.words = "", ""
        self.is_error = self.has_value = False
        self.value: float | None = None
        self.elements = parser()
        self.elements.StartElementHandler = self.start
        self.elements.Parse(xml, True)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One element begins."""
        name = tag.rpartition(":")[2]
        told = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "table":
            self.row = self.rows_alike = self.bottom = self.right = self.across = 0
            self.scan = self.scans.setdefault(told.get("name", ""), Scan())
        elif name == "table-row":
            self.row += self.rows_alike
            self.rows_alike = int(told.get("number-rows-repeated", 1))
            self.column = self.cells_alike = 0
            if told.get("visibility") in HIDDEN:
                self.scan.hidden_rows += range(
                    self.row, self.row + min(self.rows_alike, MOST_ALIKE)
                )
        elif name == "table-column":
            alike = int(told.get("number-columns-repeated", 1))
            if told.get("visibility") in HIDDEN:
                self.scan.hidden_columns += range(self.across, self.across + min(alike, MOST_ALIKE))
            self.across += alike
        elif name in CELLS:
            self.column += self.cells_alike
            self.cells_alike = int(told.get("number-columns-repeated", 1))
            self.cell(
                told, {each for key, each in attributes.items() if key.endswith("value-type")}
            )
        elif name == "annotation":
            # A comment at the cell is nothing that it shows.
            self.elements.CharacterDataHandler = None
        elif name == "p":
            self.has_value = True
            self.fill()

    def cell(self, told: dict[str, str], types: set[str]) -> None:
        """One cell begins, of these types (a newer program tells its own beside the old one)."""
        if types or "formula" in told:
            self.fill()
        if "percentage" in types:
            self.scan.units |= dict.fromkeys(self.places(), "%")
        down, across = (int(told.get(f"number-{one}-spanned", 1)) for one in ("rows", "columns"))
        if down > 1 or across > 1:
            last = self.row + down - 1, self.column + across - 1
            self.scan.merges.append(((self.row, self.column), last))
        is_number = not types.isdisjoint(NUMBERS)
        if "formula" in told or "error" in types or is_number:
            self.formula, self.words = told.get("formula", ""), ""
            self.is_error, self.has_value = "error" in types, bool(types)
            self.value = float(told.get("value", 0)) if is_number else None
            self.elements.CharacterDataHandler = self.shown
            self.elements.EndElementHandler = self.end

    def places(self) -> Iterator[Place]:
        """The places of the present cell, which may stand for many alike."""
        rows = range(self.row, self.row + min(self.rows_alike, MOST_ALIKE))
        return product(rows, range(self.column, self.column + min(self.cells_alike, MOST_ALIKE)))

    def fill(self) -> None:
        """The present cell holds something."""
        self.bottom = max(self.bottom, self.row + self.rows_alike)
        self.right = max(self.right, self.column + self.cells_alike)
        within_bounds(self.bottom, self.right)

    def shown(self, text: str) -> None:
        """Part of what a formula or a number shows."""
        self.words += text

    def end(self, tag: str) -> None:
        """One element ends in, or with, the cell of a formula or a number."""
        if tag.endswith("annotation"):
            self.elements.CharacterDataHandler = self.shown
        if tag.rpartition(":")[2] not in CELLS:
            return
        self.elements.CharacterDataHandler = self.elements.EndElementHandler = None
        if self.is_error or WRONG.match(self.words.strip()):
            trouble = Trouble("error_cell", self.words.strip())
        elif self.has_value:
            if self.value is not None and (unit := _unit_shown(self.words, self.value)):
                self.scan.units |= dict.fromkeys(self.places(), unit)
            return
        else:
            trouble = Trouble("formula_not_stored", self.formula.removeprefix("of:"))
        self.scan.troubles.update(dict.fromkeys(self.places(), trouble))
