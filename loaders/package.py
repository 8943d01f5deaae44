"""What an .xlsx says about itself: its sheets and their parts, and which styles are percentages."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import TypeVar

from loaders.explanations import is_explanation
from loaders.parts import Parts, parser
from loaders.refusals import NotAWorkbookError, UnsafeWorkbookError

PERCENT_FORMATS = {9, 10}
MOST_SHEETS = 255
# What Excel itself can hold; 2,000,000 styles in 16 KB keep a reader busy for minutes.
MOST_STYLES = 65_490
MOST_KNOWN, MOST_KNOWN_BYTES = 32, 65_536
ROOT_RELATIONS = "_rels/.rels"
MACRO_SHEET = re.compile(rb"/xl(?:Intl)?Macrosheet")
MONEY_SHOWN, DIVIDED = re.compile("(?:[千万亿]|百万)?元|[万亿]"), re.compile(r"[0#?],+(?![0#?])")
LITERAL = re.compile(r'"[^"]*"|\\.')
STRICT = "http://purl.oclc.org/ooxml/"
Attributes = dict[str, str]
Told = TypeVar("Told")


@dataclass
class Related:
    """What a workbook is related to: its worksheets by the keys of the relations, and two more."""

    sheets: dict[str, str] = field(default_factory=dict)
    styles: str | None = None
    texts: str | None = None


@dataclass(frozen=True)
class Package:
    """The sheets that are read (name → part), where styles and shared texts lie, and the parts
    that say so.
    """

    sheets: dict[str, str]
    styles: str | None
    texts: str | None
    about: dict[str, bytes]
    has_macro_sheets: bool


def package_of(parts: Parts) -> Package:
    """What the workbook says about itself. Raises NotAWorkbookError, UnsafeWorkbookError, KeyError,
    BadZipFile, ExpatError.
    """
    about = {ROOT_RELATIONS: parts.read(ROOT_RELATIONS)}
    workbook = _workbook_part(about[ROOT_RELATIONS])
    folder, file = posixpath.split(workbook)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    told = parts.read(relations)
    # calamine knows no sheets of Excel 4 macros, and would read none of the others.
    about[relations] = MACRO_SHEET.sub(b"/dialogsheet", told)
    related = _related(about[relations], folder)
    about[workbook] = parts.read(workbook)
    keys = _sheets_in_sight(about[workbook])
    sheets = {name: related.sheets[key] for name, key in keys if key in related.sheets}
    has_macro_sheets = about[relations] != told
    return Package(sheets, related.styles, related.texts, about, has_macro_sheets)


def known_by_bytes(read: Callable[..., Told]) -> Callable[..., Told]:
    """`read`, which remembers what it made of small parts: in all workbooks made from one template
    those about the workbook are the same. Large ones are not worth the memory.
    """
    remembered = lru_cache(maxsize=MOST_KNOWN)(read)

    @wraps(read)
    def known(xml: bytes, *asked: str) -> Told:
        return (remembered if len(xml) <= MOST_KNOWN_BYTES else read)(xml, *asked)

    return known


@known_by_bytes
def _workbook_part(relations: bytes) -> str:
    """Where the package says its workbook lies; "xl/workbook.xml" nearly always."""
    found = ["xl/workbook.xml"]

    def relation(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and attributes["Type"].endswith("/officeDocument"):
            found.append(posixpath.normpath(attributes["Target"].lstrip("/")))

    walk(relations, relation)
    return found[-1]


@known_by_bytes
def _related(relations: bytes, folder: str) -> Related:
    related = Related()

    def relation(tag: str, attributes: Attributes) -> None:
        if tag != "Relationship" or attributes.get("TargetMode") == "External":
            return
        part = posixpath.normpath(posixpath.join("/", folder, attributes["Target"])[1:])
        kind = attributes["Type"].rpartition("/")[2]
        if kind == "worksheet":
            related.sheets[attributes["Id"]] = part
        elif kind == "styles":
            related.styles = part
        elif kind == "sharedStrings":
            related.texts = part

    walk(relations, relation)
    return related


@known_by_bytes
def _sheets_in_sight(workbook: bytes) -> tuple[tuple[str, str], ...]:
    """The sheets that are neither hidden nor explanations, each with the key of its relation."""
    listed: list[tuple[str, str, bool]] = []

    def element(tag: str, attributes: Attributes) -> None:
        if tag == "workbook" and any(STRICT in value for value in attributes.values()):
            raise NotAWorkbookError("strict")
        if tag == "sheet":
            key = next(value for name, value in attributes.items() if name.endswith(":id"))
            name, is_shown = attributes["name"], attributes.get("state", "visible") == "visible"
            listed.append((name, key, is_shown and not is_explanation(name)))
        if len(listed) > MOST_SHEETS:
            raise UnsafeWorkbookError("too_many_sheets", most=MOST_SHEETS)

    walk(workbook, element)
    if len({name.lower() for name, _, _ in listed}) < len(listed):
        raise UnsafeWorkbookError("duplicate_sheets")
    return tuple((name, key) for name, key, is_read in listed if is_read)


@known_by_bytes
def units_of_styles(styles: bytes) -> dict[str, str]:
    """The numbers of the styles that show a number as a percentage or with a unit of money, and
    that unit. Raises UnsafeWorkbookError.
    """
    formats, shown, inside = dict.fromkeys(PERCENT_FORMATS, "%"), list[int](), list[str]()

    def style(tag: str, attributes: Attributes) -> None:
        if tag in {"cellXfs", "cellStyleXfs", "dxfs"}:
            inside.append(tag)
        elif tag == "numFmt" and (unit := unit_shown(attributes.get("formatCode", ""))):
            formats[int(attributes["numFmtId"])] = unit
        elif tag == "xf" and inside[-1:] == ["cellXfs"]:
            shown.append(int(attributes.get("numFmtId", 0)))
            if len(shown) > MOST_STYLES:
                raise UnsafeWorkbookError("too_many_styles", most=MOST_STYLES)

    walk(styles, style)
    return {str(number): formats[each] for number, each in enumerate(shown) if each in formats}


def unit_shown(code: str) -> str | None:
    """The unit that a format shows a number in: %, unless that is but text (in quotes or behind a
    backslash), or one of money. What is shown divided (0!.0,"万元") is in 元 itself.
    """
    if "%" in LITERAL.sub("", code):
        return "%"
    money = MONEY_SHOWN.search(code)
    if money is None or DIVIDED.search(code):
        return "元" if money else None
    return money[0]


def walk(xml: bytes, start: Callable[[str, Attributes], None]) -> None:
    """Call `start` for every element. Raises UnsafeWorkbookError, ExpatError."""
    elements = parser()
    elements.StartElementHandler = lambda tag, attributes: start(tag.split(":")[-1], attributes)
    elements.Parse(xml, True)
