"""The fence around everything that reads a stranger's bytes: child processes with limits.

This side only looks whether a path is a file and how large; it inflates nothing and parses
nothing. An abort in native code, an endless loop, a flood of memory end a child, which is
replaced; the file gets a finding.
"""

import hashlib
import json
import math
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType

from loaders import answers, limits
from loaders.files import printable, turned_away
from loaders.findings import finding
from loaders.model import Reading
from loaders.staged import Staged, staged
from text import language

ROOT = Path(__file__).parents[1]
CHILD = (sys.executable, "-X", "utf8", "-m", "loaders.guarded")
LOOK_EVERY_SECONDS, LAST_WORDS_SECONDS = 0.1, 1
FILES_AHEAD = 200
File = tuple[Path, str]
READING, STAGED = "reading", "staged"


def read_guarded(paths: Sequence[Path], names: Sequence[str] | None = None) -> list[Reading]:
    """What each file holds, read behind the fence; `names` are what the sender called them.

    Never raises for a file's sake, as `loaders.reading.read_workbook` does not.
    """
    called = names if names is not None else [path.name for path in paths]
    files = list(zip(paths, called, strict=True))
    with Fence(min(len(files), os.cpu_count() or 1)) as fence:
        return list(fence.readings(files))


class Fence:
    """Several guarded children, reused from file to file and replaced when one dies."""

    def __init__(self, count: int | None = None) -> None:
        self.children = [Child() for _ in range(max(1, count or os.cpu_count() or 1))]
        self.idle: SimpleQueue[Child] = SimpleQueue()
        self.threads = ThreadPoolExecutor(len(self.children))
        self.is_over = threading.Event()
        self.watch = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Fence":
        for child in self.children:
            child.start()
            self.idle.put(child)
        self.watch.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            for child in self.children:
                child.kill("reader_stopped")
        self.threads.shutdown(cancel_futures=True)
        self.is_over.set()
        self.watch.join()
        for child in self.children:
            child.end()

    def readings(self, files: Iterable[File]) -> Iterator[Reading]:
        """The readings of the files in their order, some files ahead of what is asked for."""
        for answer in self._answers(files, READING):
            assert isinstance(answer, Reading)
            yield answer

    def staged(self, files: Iterable[File]) -> Iterator[Staged]:
        """As `readings`, ready for the store: a fifth of the work on this side."""
        for answer in self._answers(files, STAGED):
            yield staged(answer) if isinstance(answer, Reading) else answer

    def _answers(self, files: Iterable[File], form: str) -> Iterator[answers.Answer]:
        said = language()
        ahead: deque[Future[answers.Answer]] = deque()
        for path, name in files:
            ahead.append(self.threads.submit(self._read, path, printable(name), said, form))
            if len(ahead) > FILES_AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()

    def _read(self, path: Path, name: str, said: str, form: str) -> answers.Answer:
        child = self.idle.get()
        try:
            return child.read(path, name, said, form)
        finally:
            self.idle.put(child)

    def _watch(self) -> None:
        while not self.is_over.wait(LOOK_EVERY_SECONDS):
            for child in self.children:
                child.look()


class Child:
    """One guarded process, started anew when the one before it died or is worn."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.is_fresh = True
        self.deadline = math.inf
        self.verdict: str | None = None

    def read(self, path: Path, name: str, said: str, form: str = READING) -> answers.Answer:
        """What the file holds, in the form asked for, or as a Reading with the finding that says
        what became of the child over it.
        """
        if refused := turned_away(path, name):
            return Reading(name, "", findings=[refused])
        is_fresh = self.is_fresh or self.process is None
        question = {"path": str(path.absolute()), "name": name, "language": said, "form": form}
        try:
            answer = self._ask(json.dumps(question).encode() + b"\n")
            if isinstance(answer, Reading) or form == STAGED:
                return answer
            rule = self._bury()
        except (OSError, EOFError, pickle.UnpicklingError, ValueError, AttributeError, TypeError):
            rule = self._bury()
        if rule != "too_slow" and not is_fresh:
            # What earlier files left behind in the child must not decide about this one.
            return self.read(path, name, said, form)
        told = finding(rule, read=name, seconds=limits.WALL_SECONDS)
        return Reading(name, hashlib.sha256(path.read_bytes()).hexdigest(), findings=[told])

    def look(self) -> None:
        """Kill the process where it takes too long, or too much where no system limits that."""
        process = self.process
        if process is None or self.deadline == math.inf:
            return
        if time.monotonic() > self.deadline:
            self.kill("too_slow")
        elif limits.memory_of(process) > limits.MOST_MEMORY:
            self.kill("too_heavy")

    def kill(self, verdict: str) -> None:
        """End the process at once; `verdict` is the rule that says why."""
        if self.process is not None:
            self.verdict = verdict
            self.process.kill()

    def end(self) -> None:
        """Let the process go: it ends when nothing more is asked of it."""
        if self.process is not None:
            self.process.communicate()
            self.process = None

    def _ask(self, question: bytes) -> answers.Answer:
        process, self.is_fresh = self.start(), False
        assert process.stdin
        assert process.stdout
        self.deadline = time.monotonic() + limits.WALL_SECONDS
        process.stdin.write(question)
        process.stdin.flush()
        head = process.stdout.read(answers.HEAD.size)
        if len(head) < answers.HEAD.size:
            raise EOFError
        is_worn, size = answers.HEAD.unpack(head)
        told = process.stdout.read(size) if size <= answers.MOST_BYTES else b""
        self.deadline = math.inf
        answer = answers.loads(told)
        if is_worn:
            self.end()
        return answer

    def start(self) -> "subprocess.Popen[bytes]":
        """The process, which from now on waits for a question."""
        if self.process is None:
            self.verdict, self.is_fresh = None, True
            self.process = subprocess.Popen(
                CHILD,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self.process

    def _bury(self) -> str:
        """Take away a process that failed; the rule that says what it failed of."""
        process, self.process, self.deadline = self.process, None, math.inf
        if process is None:
            return "reader_stopped"
        try:
            status = process.wait(timeout=LAST_WORDS_SECONDS)
        except subprocess.TimeoutExpired:
            # It lives, but does not make sense.
            process.kill()
            status = process.wait()
            self.verdict = self.verdict or "reader_stopped"
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
        if self.verdict:
            return self.verdict
        if status == -getattr(signal, "SIGXCPU", 0):
            return "too_slow"
        # Rust aborts where it gets no memory; its other troubles it tells.
        is_full = status in {-signal.SIGABRT, -getattr(signal, "SIGKILL", 0)}
        return "too_heavy" if is_full else "reader_stopped"
