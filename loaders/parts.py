"""The parts of an archive (.xlsx, .ods): bounded before and while they are inflated.

Nothing that reads values ever sees the archive as it came: it gets a new one (`repacked`) that
holds only parts inflated and verified here. What two zip readers might see differently
(overlapping or duplicate entries, lying sizes, names out of the archive) is refused before that.
"""

import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from xml.etree.ElementTree import C14NWriterTarget, XMLParser
from xml.parsers import expat

from loaders.refusals import UnsafeWorkbookError

MOST_PARTS = 500
MOST_INFLATED = 64 * 1024 * 1024
# An honest sheet of 1,000 styled blank rows inflates thirtyfold and a small one of equal cells may
# pass two hundred: the ratio says something only about archives that become large.
MOST_RATIO, RATIO_COUNTS_FROM = 200, 4 * 1024 * 1024
LOCAL_HEADER = 30
# What heads a part and stands in the directory again; the rest of that; and the end of it.
ENTRY, OFFSET, END = struct.Struct("<5H3L H2x"), struct.Struct("<10xL"), struct.Struct("<4s4H2LH")
UTF_8_NAME, FIRST_DAY = 0x800, 33
OTHER_ENCODING = re.compile(rb"""<\?xml[^>]*encoding=["'](?!utf-8["'])""", re.I)
CHINESE = re.compile(rb"""(<\?xml[^>]*?)\sencoding=["'](gb2312|gbk|gb18030|big5)["']""", re.I)
# A value with a comment, CDATA or a character by its number in it: calamine keeps one piece of it.
IN_PIECES = re.compile(rb"<v(?:\s[^<>]*+)?+>[^<&]*+(?:&#|<[!?])")
ANY_IN_PIECES = re.compile(rb"<(?:[\w.-]+:)?v(?:\s[^<>]*)?>[^<&]*(?:&#|<[!?])")
OTHER_THAN_TEXT = re.compile(
    rb'<(?:vertAlign val="su(?:per|b)script"|strike(?: val="(?:1|true)")?) ?/>'
    rb"(?:<[^<>]*/>)*+</rPr>\s*<t(?:\s[^<>]*)?>"
)
ENCRYPTED = 0x1


class Parts:
    """The archive's parts by name. Raises UnsafeWorkbookError, and BadZipFile for damage."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        self.entries = {entry.filename: entry for entry in entries}
        _within_bounds(entries, len(content))

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def read(self, name: str) -> bytes:
        """One part inflated, never beyond the size that the directory states.

        Raises UnsafeWorkbookError, KeyError, BadZipFile.
        """
        entry = self.entries[name]
        if entry.flag_bits & ENCRYPTED:
            raise UnsafeWorkbookError("encrypted")
        names = struct.unpack_from("<HH", self.content, entry.header_offset + LOCAL_HEADER - 4)
        start = entry.header_offset + LOCAL_HEADER + sum(names)
        packed = self.content[start : start + entry.compress_size]
        plain = _inflated(packed, entry)
        if len(plain) > entry.file_size:
            raise UnsafeWorkbookError("zip_bomb")
        if len(plain) < entry.file_size or zlib.crc32(plain) != entry.CRC:
            raise zipfile.BadZipFile(name)
        return _from_chinese(plain)


def repacked(parts: Iterable[tuple[str, bytes]]) -> BytesIO:
    """A plain archive of these parts, nothing compressed. (zipfile takes four times as long.)"""
    archive, directory, listed = bytearray(), bytearray(), list(parts)
    for name, plain in listed:
        path, size, crc = name.encode(), len(plain), zlib.crc32(plain)
        about = ENTRY.pack(20, UTF_8_NAME, 0, 0, FIRST_DAY, crc, size, size, len(path))
        directory += b"PK\1\2\x14\0" + about + OFFSET.pack(len(archive)) + path
        archive += b"PK\3\4" + about + path + plain
    count = len(listed)
    end = END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(archive), 0)
    return BytesIO(archive + directory + end)


def parser() -> expat.XMLParserType:
    """A parser that refuses a DOCTYPE: raises UnsafeWorkbookError."""
    expat_parser = expat.ParserCreate()
    expat_parser.buffer_text = True
    expat_parser.StartDoctypeDeclHandler = _refuse_doctype
    return expat_parser


def well_formed(xml: bytes) -> bytes:
    """The part itself. Raises UnsafeWorkbookError, ExpatError."""
    parser().Parse(xml, True)
    return xml


def written_plainly(xml: bytes) -> bytes:
    """The part as it is, or where calamine would lose some of it, the same otherwise written: in
    UTF-8, each value in one piece. Raises UnsafeWorkbookError, ExpatError.
    """
    marks = b"&#" in xml or b"<!" in xml or b"<?" in xml[2:]
    in_pieces = ANY_IN_PIECES if marks and has_prefixed(b"v", xml) else IN_PIECES
    is_other = b"\0" in xml or (OTHER_ENCODING.match(xml) and not _is_utf_8(xml))
    if not is_other and not (marks and in_pieces.search(xml)):
        return xml
    out: list[str] = []
    plain = XMLParser(target=_Plainly(out.append))
    plain.feed(well_formed(xml))
    plain.close()
    return "".join(out).encode()


def _from_chinese(xml: bytes) -> bytes:
    """The part, in UTF-8 if it says that it is in an encoding of China that expat does not know."""
    if not (said := CHINESE.match(xml)):
        return xml
    encoding = "big5" if said[2].lower() == b"big5" else "gb18030"
    behind = xml[said.end() :]
    return said[1] + (behind if _is_utf_8(behind) else behind.decode(encoding).encode())


def _is_utf_8(xml: bytes) -> bool:
    """Whatever the part says of its encoding: some say another one and are UTF-8 all the same."""
    try:
        xml.decode()
    except UnicodeDecodeError:
        return False
    return True


def marked(xml: bytes) -> bytes:
    """The part with a ^ before texts that are struck out, raised or lowered inside a cell: without
    it the mark of a note would become a digit of the figure before it.
    """
    return OTHER_THAN_TEXT.sub(rb"\g<0>^", xml) if b"</rPr>" in xml else xml


def has_prefixed(name: bytes, xml: bytes) -> bool:
    """Whether anything in it looks like an element of that name behind a prefix."""
    # Colons are few: to cut at them is ten times as quick as to look for them and more.
    return any(rest.startswith(name) for rest in xml.split(b":")[1:])


class _Plainly(C14NWriterTarget):
    """Writes canonical XML, and leaves out what is meant for other programs."""

    def pi(self, target: str, data: str | None) -> None:
        """Such as <?this?>."""


def _refuse_doctype(*_: object) -> None:
    raise UnsafeWorkbookError("doctype")


def _inflated(packed: bytes, entry: zipfile.ZipInfo) -> bytes:
    if entry.compress_type == zipfile.ZIP_STORED:
        return packed
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile(f"method {entry.compress_type}")
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
    except zlib.error as error:
        raise zipfile.BadZipFile(entry.filename) from error


def _within_bounds(entries: list[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > MOST_PARTS:
        raise UnsafeWorkbookError("too_many_parts", count=len(entries), most=MOST_PARTS)
    inflated = sum(entry.file_size for entry in entries)
    is_dense = inflated > RATIO_COUNTS_FROM and inflated > MOST_RATIO * size
    if inflated > MOST_INFLATED or is_dense or _overlap(entries):
        raise UnsafeWorkbookError("zip_bomb")
    if any(_leads_out(entry) for entry in entries):
        raise UnsafeWorkbookError("unsafe_names")
    names = Counter(entry.filename.lower() for entry in entries)
    if max(names.values(), default=0) > 1:
        raise UnsafeWorkbookError("duplicate_parts")


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether two entries share bytes, as those of a bomb do that reuses one kernel."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + LOCAL_HEADER + entry.compress_size
    return False


def _leads_out(entry: zipfile.ZipInfo) -> bool:
    """Whether a name is absolute or climbs out of the archive, or is a link to somewhere."""
    name = entry.orig_filename.replace("\\", "/")
    climbs = name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/")
    return climbs or "\0" in name or stat.S_ISLNK(entry.external_attr >> 16)
