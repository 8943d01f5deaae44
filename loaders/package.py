"""What an .xlsx says about itself: its sheets and their parts, and which styles are percentages."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from loaders.explanations import is_explanation
from loaders.parts import Parts, parser
from loaders.refusals import NotAWorkbookError, UnsafeWorkbookError

PERCENT_FORMATS = {9, 10}
MOST_SHEETS = 255
# What Excel itself can hold; 2,000,000 styles in 16 KB keep a reader busy for minutes.
MOST_STYLES = 65_490
MOST_KNOWN_BYTES = 65_536
STRICT = "http://purl.oclc.org/ooxml/"
Attributes = dict[str, str]


@dataclass
class Package:
    """Where things lie: the workbook's part, and its sheets as (name, part, is it read)."""

    workbook: str
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    styles: str | None = None
    texts: str | None = None

    def read_sheets(self) -> dict[str, str]:
        """Name → part of the sheets that are read: those in sight that hold figures."""
        return {name: part for name, part, is_read in self.sheets if is_read}


def package_of(parts: Parts) -> Package:
    """What the workbook says about itself. Raises NotAWorkbookError, UnsafeWorkbookError, KeyError,
    BadZipFile, ExpatError.
    """
    package = Package(_workbook_part(parts))
    targets = _targets(parts, package)
    listed: list[tuple[str, str, bool]] = []

    def element(tag: str, attributes: Attributes) -> None:
        if tag == "workbook" and any(STRICT in value for value in attributes.values()):
            raise NotAWorkbookError("strict")
        if tag == "sheet":
            key = next(value for name, value in attributes.items() if name.endswith(":id"))
            name, is_shown = attributes["name"], attributes.get("state", "visible") == "visible"
            part = targets.get(key)
            listed.append((name, part or "", bool(part and is_shown and not is_explanation(name))))
        if len(listed) > MOST_SHEETS:
            raise UnsafeWorkbookError("too_many_sheets", most=MOST_SHEETS)

    walk(parts.read(package.workbook), element)
    if len({name.lower() for name, _, _ in listed}) < len(listed):
        raise UnsafeWorkbookError("duplicate_sheets")
    package.sheets = listed
    return package


def _targets(parts: Parts, package: Package) -> dict[str, str]:
    """Relation → part of the worksheets; styles and shared texts go into the package."""
    folder = posixpath.dirname(package.workbook)
    targets: dict[str, str] = {}

    def relation(tag: str, attributes: Attributes) -> None:
        if tag != "Relationship" or attributes.get("TargetMode") == "External":
            return
        part = posixpath.normpath(posixpath.join("/", folder, attributes["Target"])[1:])
        kind = attributes["Type"].rpartition("/")[2]
        if kind == "worksheet":
            targets[attributes["Id"]] = part
        elif kind == "styles":
            package.styles = part
        elif kind == "sharedStrings":
            package.texts = part

    walk(parts.read(relations_of(package.workbook)), relation)
    return targets


def relations_of(part: str) -> str:
    """The part that holds the relations of a part."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _workbook_part(parts: Parts) -> str:
    """Where the package says its workbook lies; "xl/workbook.xml" nearly always."""
    found = ["xl/workbook.xml"]

    def relation(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and attributes["Type"].endswith("/officeDocument"):
            found.append(posixpath.normpath(attributes["Target"].lstrip("/")))

    walk(parts.read("_rels/.rels"), relation)
    return found[-1]


def percent_styles(styles: bytes) -> frozenset[str]:
    """The style numbers that show a number as a percentage. Raises UnsafeWorkbookError."""
    # Of all sheets made from one template they are the same; large ones are not worth the memory.
    return (_known_styles if len(styles) <= MOST_KNOWN_BYTES else _percent_styles)(styles)


def _percent_styles(styles: bytes) -> frozenset[str]:
    formats, shown, inside = set(PERCENT_FORMATS), list[int](), list[str]()

    def style(tag: str, attributes: Attributes) -> None:
        if tag in {"cellXfs", "cellStyleXfs", "dxfs"}:
            inside.append(tag)
        elif tag == "numFmt" and "%" in attributes.get("formatCode", ""):
            formats.add(int(attributes["numFmtId"]))
        elif tag == "xf" and inside[-1:] == ["cellXfs"]:
            shown.append(int(attributes.get("numFmtId", 0)))
            if len(shown) > MOST_STYLES:
                raise UnsafeWorkbookError("too_many_styles", most=MOST_STYLES)

    walk(styles, style)
    return frozenset(str(number) for number, each in enumerate(shown) if each in formats)


_known_styles = lru_cache(maxsize=8)(_percent_styles)


def walk(xml: bytes, start: Callable[[str, Attributes], None]) -> None:
    """Call `start` for every element. Raises UnsafeWorkbookError, ExpatError."""
    elements = parser()
    elements.StartElementHandler = lambda tag, attributes: start(tag.split(":")[-1], attributes)
    elements.Parse(xml, True)
