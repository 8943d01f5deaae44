"""What a program says to a person, and how it ends when they stop it. Standard library only."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable

LAST_SECONDS = 3
STOPPED = "已停止。 Stopped."


def say(words: str) -> None:
    """Print `words` for a person: standard error, so that standard output stays data."""
    print(words, file=sys.stderr, flush=True)


def stopped() -> int:
    """Say that someone stopped the program, and see that it ends in a moment; its status.

    A library that is stopped while it starts a thread leaves one behind that nobody ends, and
    Python would wait for it for ever.
    """
    say(STOPPED)
    last = threading.Timer(LAST_SECONDS, os._exit, [130])
    last.daemon = True
    last.start()
    return 130


def leave_when_stopped(last: Callable[[], None]) -> None:
    """From now on who stops the program ends it at once, after `last`: for a server, which is
    stopped in order once it runs, and in the middle of its start may hang or fall.
    """

    def leave(*_: object) -> None:
        last()
        # it may have been saying something just then
        with contextlib.suppress(RuntimeError):
            say(STOPPED)
        os._exit(130)

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, leave)
