"""Whether each value that is written in a sheet part of an .xlsx came out of it.

Of two cells with one address calamine keeps the last, of a value before its formula nothing, and
what stands outside the first <sheetData> it never sees. Spreadsheet programs write none of it: so
the values are counted, and a part is followed only where more or fewer came out of it.
"""

from typing import Any

from loaders.grid import Place, Trouble, letters
from loaders.package import Attributes
from loaders.parts import parser
from loaders.prescan import place_of
from loaders.refusals import UnsafeWorkbookError

# An error is told already; a shared text is a number here, and may be blank.
OTHERWISE_KNOWN = {"e", "s"}


def unread(xml: bytes, lines: list[list[Any]]) -> dict[Place, Trouble]:
    """What is written in the part and blank among the `lines` that calamine read from it.

    Raises UnsafeWorkbookError where a cell is written twice.
    """
    filled = sum(len(line) - line.count("") for line in lines)
    written = xml.count(b"</v>")
    if filled in {written, written + xml.count(b"</is>")}:
        return {}
    return {
        (row, column): Trouble("value_unread", text)
        for (row, column), text in _Values(xml).texts.items()
        if row >= len(lines) or column >= len(lines[row]) or lines[row][column] == ""
    }


class _Values:
    """Follows one sheet part: the texts of its values by their places."""

    def __init__(self, xml: bytes) -> None:
        self.texts: dict[Place, str] = {}
        self.seen: set[Place] = set()
        self.place: Place = (-1, -1)
        self.type: str | None = None
        self.values: list[str] = []
        self.parser = parser()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.Parse(xml, True)

    def start(self, tag: str, attributes: Attributes) -> None:
        """One element begins."""
        name = tag.rpartition(":")[2]
        if name == "row":
            row = int(attributes["r"]) - 1 if "r" in attributes else self.place[0] + 1
            self.place = row, -1
        elif name == "c":
            address = attributes.get("r", "").upper()
            self.place = place_of(address) if address else (self.place[0], self.place[1] + 1)
            self.type, self.values = attributes.get("t"), []
            self.only_once(self.place not in self.seen)
            self.seen.add(self.place)
        elif name in {"v", "is"}:
            # Some programs write a text twice, for old readers and for new ones.
            self.only_once(not self.values or (self.type, len(self.values)) == ("inlineStr", 1))
            self.values.append("")
            self.parser.CharacterDataHandler = self.characters

    def only_once(self, is_first: bool) -> None:
        """Raises UnsafeWorkbookError where the present cell was written before."""
        if not is_first:
            row, column = self.place
            raise UnsafeWorkbookError("cell_twice", address=f"{letters(column)}{row + 1}")

    def characters(self, text: str) -> None:
        """Part of a value."""
        self.values[-1] += text

    def end(self, tag: str) -> None:
        """One element ends."""
        name = tag.rpartition(":")[2]
        if name in {"v", "is"}:
            self.parser.CharacterDataHandler = None
        elif name == "c" and self.type not in OTHERWISE_KNOWN:
            self.texts.update((self.place, text) for text in self.values if text.strip())
