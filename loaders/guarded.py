"""python -m loaders.guarded: the child behind the fence. Reads files, one after the other.

A question is a line of JSON on standard input; an answer on standard output is what
`loaders.answers` makes of a Reading. Only `loaders.fence` starts it.
"""

import gc
import json
import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from loaders import answers, limits
from loaders.findings import finding
from loaders.model import Reading
from loaders.reading import read_workbook
from loaders.staged import staged
from text import speak

# A child that has read so many is replaced, lest memory in pieces decide about the next file.
MOST_FILES = 500
# A usual sheet makes some thousand objects that all go with it.
COLLECT_AFTER = 50_000


def main() -> None:
    """Answer questions until there are no more."""
    # What the libraries print must not get between the answers.
    said = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits.limit_process()
    # What was imported stays: collecting garbage, look at what a file left behind alone.
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
    for number, line in enumerate(sys.stdin.buffer, start=1):
        question = json.loads(line)
        speak(question["language"])
        limits.allow_seconds(limits.CPU_SECONDS)
        answer = _read(Path(question["path"]), question["name"], question.get("form") == "staged")
        is_worn = number >= MOST_FILES or limits.held_memory() > limits.WORN_MEMORY
        _say(said, answers.dumps(answer), is_worn)


def _read(path: Path, name: str, is_staged: bool) -> answers.Answer:
    try:
        reading = read_workbook(path, name)
        return staged(reading) if is_staged else reading
    except MemoryError:
        rule = "too_heavy"
    except BaseException:  # the error boundary of this edge: guarded_child
        rule = "reader_stopped"
    return Reading(name, "", findings=[finding(rule, read=name)])


def _say(said: BinaryIO, told: bytes, is_worn: bool) -> None:
    left = memoryview(answers.HEAD.pack(is_worn, len(told)) + told)
    while left:
        left = left[said.write(left) :]


if __name__ == "__main__":
    main()
