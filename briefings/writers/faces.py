"""The faces, sizes and colours of everything that leaves the office, and text made harmless."""

import re

from charts.theme import LIGHT

# Faces of Chinese offices; where a machine lacks one, Word and LibreOffice take their own.
TITLE_FACE = "方正小标宋简体"
BODY_FACE = "仿宋_GB2312"
HEAD_FACE = "黑体"
SECOND_FACE = "楷体_GB2312"
NUMBER_FACE = "宋体"
LATIN_FACE = "Times New Roman"
SCREEN_FACE = "微软雅黑"
# Characters that XML, and so Word, cannot hold, and those that turn the text after them around.
ILLEGAL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)
COLOURS = {
    "better": LIGHT.better,
    "worse": LIGHT.worse,
    "higher": LIGHT.higher,
    "lower": LIGHT.lower,
    "similar": LIGHT.same,
    "young": LIGHT.same,
    "context": LIGHT.context,
    "subject": LIGHT.subject,
}


# How wide the title of a paper is on one line, in Latin characters.
TITLE_LINE = 40


def clean(words: str) -> str:
    """`words` on one line, without characters that no file may hold."""
    return re.sub(r"[\t\r\n\x85\u2028\u2029]+", " ", ILLEGAL.sub("", words)).strip()


def in_text(words: str) -> str:
    """`words` for running text: a number and its sign stay on one line."""
    return clean(words).replace(" %", "\N{NO-BREAK SPACE}%")


def length(words: str) -> int:
    """How wide `words` are, in Latin characters: a Chinese one counts as two."""
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in words)


def shortened(words: str, longest: int) -> str:
    """`words` if they are not wider than `longest` Latin characters, else their beginning and …"""
    if length(words) <= longest:
        return words
    kept = ""
    for letter in words:
        if length(kept + letter) > longest - 1:
            break
        kept += letter
    return f"{kept}…"


def title_lines(words: str) -> list[str]:
    """A title that is wider than a line as two, cut behind a bracket: a cut within a word is wrong
    on an official paper. One where it fits, or where no bracket leaves room.
    """
    told = clean(words)
    cuts = [at for at in range(1, len(told)) if told[at - 1] == "）"]
    fits = [at for at in cuts if max(length(told[:at]), length(told[at:])) <= TITLE_LINE]
    if length(told) <= TITLE_LINE or not fits:
        return [told]
    return [told[: fits[-1]], told[fits[-1] :]]
