"""What a file is, told from its content and never from its name."""

import re

from loaders.refusals import NotAWorkbookError

MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "word"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
)
END_OF_DIRECTORY = b"PK\x05\x06"
MARKUP = re.compile(rb"\s*(<!doctype html|<html|<head|<table|<\?xml|<meta|<body|<!--)", re.I)
LOCK_FILE_SIZES = {165, 171}
# An encrypted workbook and an old .xls are both OLE files; stream names are UTF-16 in there.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORKBOOK_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
WORD_STREAM = "WordDocument".encode("utf-16-le")
SLIDES_STREAM = "PowerPoint Document".encode("utf-16-le")


def sniff(content: bytes) -> str:
    """ "xlsx", "xls", "ods" or "csv". Raises NotAWorkbookError for anything else."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise NotAWorkbookError("empty_file")
    magic = next((kind for start, kind in MAGIC if content.startswith(start)), None)
    if magic == "zip":
        return _sniff_zip(content)
    if magic == "ole":
        return _sniff_ole(content)
    if magic:
        raise NotAWorkbookError(magic)
    if MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")):
        raise NotAWorkbookError("markup")
    if len(content) in LOCK_FILE_SIZES and content[0] < 55 and b"\0" in content:
        raise NotAWorkbookError("lock_file")
    return "csv"


def _sniff_zip(content: bytes) -> str:
    if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in content[:200]:
        return "ods"
    names = _directory(content)
    if b"Index/Document.iwa" in names or b"Index.zip" in names:
        raise NotAWorkbookError("numbers")
    if b"word/document.xml" in names:
        raise NotAWorkbookError("word")
    if b"ppt/presentation.xml" in names:
        raise NotAWorkbookError("powerpoint")
    if b"xl/workbook.bin" in names:
        raise NotAWorkbookError("binary_workbook")
    if b"xl/" in names or b"workbook.xml" in names or b"_rels/.rels" in names:
        return "xlsx"
    raise NotAWorkbookError("archive")


def _directory(content: bytes) -> bytes:
    """Where the names of a zip's parts stand plainly; all of it where it has lost its end.

    Between its parts stand the names of others: those of a document put into a workbook.
    """
    end = content.rfind(END_OF_DIRECTORY)
    size = int.from_bytes(content[end + 12 : end + 16], "little")
    return content[max(end - size, 0) : end] if end > 0 and size else content


def _sniff_ole(content: bytes) -> str:
    if ENCRYPTED in content:
        raise NotAWorkbookError("encrypted")
    if any(stream in content for stream in WORKBOOK_STREAMS):
        return "xls"
    if SLIDES_STREAM in content:
        raise NotAWorkbookError("powerpoint")
    raise NotAWorkbookError("word" if WORD_STREAM in content else "unknown_binary")
