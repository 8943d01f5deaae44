"""Turns at the door: what one person may send in an hour, and how many files are read at once.

Far above what an office sends that collects for twenty counties: it is there so that nobody, with
a script or by mistake, fills the disk or takes the machine from all the others.
"""

import os
import time
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from threading import BoundedSemaphore, Lock

from access import Person, may
from text import say

HOUR = 3600.0
# Files an hour: of who sends for a few counties, and of who collects from all of them.
OWN, FOR_OTHERS = 1000, 3000
# The usual sheet has a tenth of that.
BYTES_A_FILE = 512 * 1024
AT_ONCE = 100


class TooManyError(Exception):
    """Somebody has sent very much; the text is the sentence that says so, and when to go on."""


class Allowance:
    """What people have sent within the last hour, each by their own name."""

    def __init__(self) -> None:
        self._sent: defaultdict[str, deque[tuple[float, int]]] = defaultdict(deque)
        self._door = Lock()

    def take(self, person: Person, size: int) -> None:
        """Count a file of `size` bytes; beyond the most it is not, and TooManyError is raised."""
        most = FOR_OTHERS if may(person, "receive_for_others") else OWN
        now = time.monotonic()
        with self._door:
            sent = self._sent[person.name]
            while sent and now - sent[0][0] >= HOUR:
                sent.popleft()
            bytes_sent = size + sum(each for _, each in sent)
            if sent and (len(sent) >= most or bytes_sent > most * BYTES_A_FILE):
                minutes = ceil((HOUR - (now - sent[0][0])) / 60)
                raise TooManyError(say("desk.too_many", most=most, minutes=minutes))
            sent.append((now, size))


_read = Allowance()
_under_way: Counter[str] = Counter()
_door = Lock()
# A child that reads takes a core and may take much memory.
_readers = BoundedSemaphore(os.cpu_count() or 1)


@contextmanager
def turn(person: Person, size: int) -> Iterator[None]:
    """A turn to have a file read; waits for the others. Raises TooManyError."""
    with _door:
        if _under_way[person.name] >= AT_ONCE:
            raise TooManyError(say("desk.too_many_at_once", most=AT_ONCE))
        _read.take(person, size)
        _under_way[person.name] += 1
    try:
        with _readers:
            yield
    finally:
        with _door:
            _under_way[person.name] -= 1
