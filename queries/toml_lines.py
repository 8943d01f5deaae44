"""Where in a settings file something stands: what is wrong with it is said with its line."""

import re
from collections.abc import Sequence


def line_of(word: str, lines: Sequence[str]) -> int:
    """The first line that has the word outside its comment, counted from 1; 1 where none has it."""
    whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    return next((n for n, line in enumerate(lines, 1) if whole.search(line.split("#")[0])), 1)
