"""One spelling for comparing: full-width, Traditional and spaced-out text folded together."""

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

# Zero-width marks and soft hyphens come along with text pasted from web pages and from Word.
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
WITHOUT_WIDTH = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
UNSEEN = re.compile(rf"(?:\s|{WITHOUT_WIDTH.pattern})+")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """`text` for comparing: NFKC, Simplified characters, lower case, no spaces of any kind."""
    return UNSEEN.sub("", simplified(unicodedata.normalize("NFKC", text))).lower()


def half_width(text: str) -> str:
    """`text` with full-width forms as plain ones (NFKC), spaces kept."""
    return unicodedata.normalize("NFKC", text)


def simplified(text: str) -> str:
    """`text` in Simplified characters; text that is already simplified comes back untouched."""
    # GB2312 holds simplified characters only: most text never asks for the dictionaries, and
    # 乾县 does not become 干县.
    try:
        "".join(HAN.findall(text)).encode("gb2312")
    except UnicodeEncodeError:
        return str(_converter().convert(text))
    return text


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
