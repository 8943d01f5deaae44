"""Office files are zip archives: made twice of the same document, they are the same bytes."""

import io
import zipfile
from datetime import datetime

# Zip knows no year before it.
FIRST = 1980


def settled(content: bytes, made_at: datetime) -> bytes:
    """The archive `content`, all its parts as old as the document."""
    moment = (max(made_at.year, FIRST), *made_at.timetuple()[1:6])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, moment)
            part.external_attr, part.compress_type = 0o600 << 16, zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
