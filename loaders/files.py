"""A path as it was given: whether there is a file to read behind it, and how to call it."""

import os
import stat
from pathlib import Path

from loaders.findings import finding
from loaders.limits import MOST_BYTES
from loaders.model import Finding

MEGABYTE = 1024 * 1024


def turned_away(path: Path, name: str) -> Finding | None:
    """Why the path is not even opened, or None for a regular file of an allowed size."""
    try:
        about = path.stat()
    except PermissionError:
        return finding("no_permission", read=name)
    except (OSError, ValueError):  # also a name too long, or with a NUL in it
        return finding("no_such_file", read=printable(str(path)))
    if stat.S_ISDIR(about.st_mode):
        return finding("folder", read=printable(str(path)))
    if not stat.S_ISREG(about.st_mode):
        return finding("not_a_file", read=name)
    if about.st_size > MOST_BYTES:
        return finding("too_big", read=name, most=MOST_BYTES // MEGABYTE)
    return None if os.access(path, os.R_OK) else finding("no_permission", read=name)


def printable(name: str) -> str:
    """A name as it may be shown: what is no character of text is marked."""
    return "".join(each if each.isprintable() else "\ufffd" for each in name)
