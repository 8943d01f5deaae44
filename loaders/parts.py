"""The parts of an .xlsx archive: which sheets there are, and which styles show a percentage.

The bounds on the archive itself (entries, inflated size, ratio) belong into `open_parts`.
"""

import posixpath
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from xml.parsers import expat

from loaders.explanations import is_explanation

PERCENT_FORMATS = {9, 10}
Attributes = dict[str, str]


class UnsafeWorkbookError(Exception):
    """A workbook that must not be opened; `rule` names the sentence that says so."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


def open_parts(content: bytes) -> zipfile.ZipFile:
    """The archive's parts. Raises BadZipFile."""
    return zipfile.ZipFile(BytesIO(content))


def sheet_parts(parts: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name and the part of each worksheet that will be read, in workbook order."""
    workbook = workbook_part(parts)
    folder, file = posixpath.split(workbook)
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and attributes["Type"].endswith("/worksheet"):
            targets[attributes["Id"]] = posixpath.join("/", folder, attributes["Target"])[1:]

    def sheet(tag: str, attributes: Attributes) -> None:
        is_shown = attributes.get("state", "visible") == "visible"
        if tag == "sheet" and is_shown and not is_explanation(attributes["name"]):
            key = next(value for name, value in attributes.items() if name.endswith(":id"))
            sheets.append((attributes["name"], key))

    walk(parts.read(f"{folder}/_rels/{file}.rels"), relation)
    walk(parts.read(workbook), sheet)
    return ((name, posixpath.normpath(targets[key])) for name, key in sheets if key in targets)


def workbook_part(parts: zipfile.ZipFile) -> str:
    """Where the package says its workbook lies; "xl/workbook.xml" nearly always."""
    found = ["xl/workbook.xml"]

    def relation(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and attributes["Type"].endswith("/officeDocument"):
            found.append(attributes["Target"].lstrip("/"))

    walk(parts.read("_rels/.rels"), relation)
    return found[-1]


def percent_styles(parts: zipfile.ZipFile) -> set[str]:
    """The style numbers that show a number as a percentage."""
    name = posixpath.join(posixpath.dirname(workbook_part(parts)), "styles.xml")
    if name not in parts.namelist():
        return set()
    formats, styles, inside = set(PERCENT_FORMATS), list[int](), list[str]()

    def style(tag: str, attributes: Attributes) -> None:
        if tag in {"cellXfs", "cellStyleXfs", "dxfs"}:
            inside.append(tag)
        elif tag == "numFmt" and "%" in attributes.get("formatCode", ""):
            formats.add(int(attributes["numFmtId"]))
        elif tag == "xf" and inside[-1:] == ["cellXfs"]:
            styles.append(int(attributes.get("numFmtId", 0)))

    walk(parts.read(name), style)
    return {str(number) for number, shown_as in enumerate(styles) if shown_as in formats}


def walk(xml: bytes, start: Callable[[str, Attributes], None]) -> None:
    """Call `start` for every element. Raises UnsafeWorkbookError, ExpatError."""
    elements = parser()
    elements.StartElementHandler = lambda tag, attributes: start(tag.split(":")[-1], attributes)
    elements.Parse(xml, True)


def parser() -> expat.XMLParserType:
    """A parser that refuses a DOCTYPE: raises UnsafeWorkbookError."""
    expat_parser = expat.ParserCreate()
    expat_parser.buffer_text = True
    expat_parser.StartDoctypeDeclHandler = _refuse_doctype
    return expat_parser


def _refuse_doctype(*_: object) -> None:
    raise UnsafeWorkbookError("doctype")
