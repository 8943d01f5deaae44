"""From files to reports: keep, read behind the fence, check, accept. Made for a thousand at once.

While children read the next files, those before are checked, each rule once for many, and written,
at most fifty of them a transaction. What is done to a file is idempotent on the hash of its bytes,
so that a command that was stopped in the middle is simply given again.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from loaders.booking import Entry, hand_in, insert, receive, standing, withdraw_replaced
from loaders.checking import check_staged, status
from loaders.fence import Fence, File
from loaders.model import MUST_FIX
from loaders.staged import Staged
from loaders.submissions import (
    ACCEPTED,
    KNOWN,
    RETURNED,
    Arrival,
    Outcome,
    Submission,
    WrongStateError,
    keep,
    kept_at,
    withdraw,
)
from queries import store

# Asking the rules costs nearly as much for one file as for many; but while the last batch is asked,
# the children have nothing to do. Rows must fit into memory.
CHECKED_FILES, CHECKED_ROWS, WRITTEN_AT_ONCE, BATCHES_AHEAD = 500, 6_000, 50, 1
Progress = Callable[[int, int], None]
# The day on which a file was handed in; None where nobody says.
Day = Callable[[Path], date | None]
# The moment at which the demo city took a file in; None is now.
Moment = Callable[[Path], datetime | None]


def not_told(_path: Path) -> None:
    """Nobody says when a file was handed in (then it is no monthly report that could be late), and
    it is taken in now.
    """


def load(
    paths: Sequence[Path],
    sender: str,
    actor: str,
    progress: Progress | None = None,
    handed_in: Day = not_told,
) -> list[Outcome]:
    """Keep, read, check and, where nothing must be fixed, accept each file; in the given order.

    Questions that ask for an explanation pass on a supervisor's load and stay with the
    submission. `progress` hears how many are done, of how many; `handed_in` says on which day a
    file came, as being on time is judged by. Raises store.StoreError where the store cannot be had.
    """
    given = [Arrival(path, "", sender, actor, handed_in=handed_in(path)) for path in paths]
    return _load(given, False, progress)


def renew(
    paths: Sequence[Path],
    sender: str,
    actor: str,
    handed_in: Day = not_told,
    taken_in: Moment = not_told,
) -> list[Outcome]:
    """As `load`; what the sender sent before under the same file name is withdrawn with it.

    `taken_in` is for what is invented: it says when that is said to have happened.
    """
    given = [
        Arrival(path, "", sender, actor, handed_in=handed_in(path), at=taken_in(path))
        for path in paths
    ]
    return _load(given, True, None)


def _load(given: Sequence[Arrival], replaces: bool, progress: Progress | None) -> list[Outcome]:
    outcomes: list[Outcome] = []

    def take_in(entries: list[Entry]) -> None:
        with store.read() as cursor:
            _check(cursor, entries)
            for some in _in_batches(entries, WRITTEN_AT_ONCE):
                outcomes.extend(_write(cursor, some, replaces))
                if progress:
                    progress(len(outcomes), len(given))

    with Fence(min(len(given), os.cpu_count() or 1)) as fence, ThreadPoolExecutor(1) as desk:
        # While another process holds the store, nothing is kept either.
        store.open_store()
        ahead: deque[Future[None]] = deque()
        for entries in _together(_read(fence, _arrivals(given))):
            ahead.append(desk.submit(copy_context().run, take_in, entries))
            if len(ahead) > BATCHES_AHEAD:
                ahead.popleft().result()
        for batch in ahead:
            batch.result()
    return outcomes


def _arrivals(given: Iterable[Arrival]) -> Iterator[tuple[Arrival, int]]:
    """The files, kept, each with the submission that it is already, or 0."""
    with store.read() as cursor:
        for some in _in_batches(given, WRITTEN_AT_ONCE):
            kept = [_kept(each) for each in some]
            stands = standing(cursor, kept)
            yield from ((arrival, stands.get(arrival.sha256, 0)) for arrival in kept)


def _kept(arrival: Arrival) -> Arrival:
    sha256 = keep(arrival.path)
    kept = kept_at(sha256) if sha256 else arrival.path
    return replace(arrival, sha256=sha256, kept=kept)


def _read(fence: Fence, arrivals: Iterable[tuple[Arrival, int]]) -> Iterator[Entry]:
    """The files in their order; read are those that nobody has sent before."""
    waiting: deque[tuple[Arrival, int]] = deque()

    def files() -> Iterator[File]:
        for arrival, known in arrivals:
            waiting.append((arrival, known))
            if not known:
                yield arrival.kept, arrival.path.name

    for staged in fence.staged(files()):
        while waiting[0][1]:
            yield Entry(*waiting.popleft())
        yield Entry(waiting.popleft()[0], staged)
    yield from (Entry(*each) for each in waiting)


def _together(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Files whose rows are checked together."""
    some: list[Entry] = []
    rows = 0
    for entry in entries:
        some.append(entry)
        rows += entry.told.count if isinstance(entry.told, Staged) else 0
        if len(some) == CHECKED_FILES or rows > CHECKED_ROWS:
            yield some
            some, rows = [], 0
    if some:
        yield some


def _check(cursor: store.Cursor, entries: Sequence[Entry]) -> None:
    """Number the new submissions and gather all findings about them; their rows stay staged.

    Each is held against those before it, as if they had come one by one. What must be fixed never
    hangs on what came before (History only asks), so it is known which of them will count.
    """
    new = [entry for entry in entries if isinstance(entry.told, Staged)]
    if not new:
        return
    numbers = store.execute(cursor, "writes/next_submissions", count=len(new)).fetchall()
    for entry, (number,) in zip(new, numbers, strict=True):
        entry.number = number
    batch = {entry.number: entry.told for entry in new if isinstance(entry.told, Staged)}
    store.narrow(cursor, in_order=True)
    found = check_staged(cursor, batch)
    counting = {each: one for each, one in batch.items() if status(found[each]) != MUST_FIX}
    returned = [one for number, one in batch.items() if number not in counting]
    if _places(returned) & _places(counting.values()):
        found |= check_staged(cursor, counting)
    for entry in new:
        entry.findings = found[entry.number]


def _places(told: Iterable[Staged]) -> set[tuple[str, ...]]:
    """Province, city and county of all rows."""
    names = ("province", "city", "county")
    columns = [[one.columns.get(name, ()) for name in names] for one in told]
    return {place for each in columns for place in zip(*each, strict=True)}


def _write(cursor: store.Cursor, entries: Sequence[Entry], replaces: bool) -> list[Outcome]:
    """Accept or return the files in one transaction; what they reported is staged already."""
    if all(isinstance(entry.told, int) for entry in entries):
        return [entry.outcome(KNOWN, int(str(entry.told))) for entry in entries]
    outcomes = []
    accepted: list[Entry] = []
    received: list[tuple[Entry, str]] = []
    with store.write(cursor):
        stands = standing(cursor, [entry.arrival for entry in entries])
        for entry in entries:
            known = stands.get(entry.arrival.sha256)
            if isinstance(entry.told, int) or known:
                outcomes.append(entry.outcome(KNOWN, known or int(str(entry.told))))
                continue
            state = RETURNED if status(entry.findings) == MUST_FIX else ACCEPTED
            number = entry.number if entry.arrival.sha256 else None
            outcomes.append(entry.outcome(state, number))
            if number is not None:
                received.append((entry, state))
            if number is not None and state == ACCEPTED:
                accepted.append(entry)
                stands[entry.arrival.sha256] = number
        if replaces:
            withdraw_replaced(cursor, accepted)
        receive(cursor, received)
        insert(cursor, accepted)
        hand_in(cursor, accepted)
    return outcomes


def _in_batches(given: Iterable[Any], most: int) -> Iterator[list[Any]]:
    each = iter(given)
    while some := list(islice(each, most)):
        yield some


__all__ = [
    "ACCEPTED",
    "KNOWN",
    "RETURNED",
    "Arrival",
    "Outcome",
    "Submission",
    "WrongStateError",
    "keep",
    "load",
    "renew",
    "withdraw",
]
