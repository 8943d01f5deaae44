"""A backup: var/ as it stands, in a folder of its own that can take its place.

Nobody writes to the store while it is copied, what comes after it (the accounts and their log, the
originals) holds at least what it speaks of, and the copy is opened before it bears its name.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from access import database, log
from access.roles import Person, require
from queries import store
from queries.folders import make_private, var_folder
from text import say

# Copied by those who know how, or of the running dashboard alone.
LEFT_OUT = ("store.duckdb*", "access.sqlite*", "server.json", "*.part")
# In a process of its own: a process that closes a file gives up every lock that it has on it, and
# the store's lock is what keeps a second process from writing there.
COPYING = "import shutil, sys\nfor name in sys.argv[2:]: shutil.copy(name, sys.argv[1])"


class BackupError(Exception):
    """There is no backup; `key` names the sentence that says why, `values` fill it."""

    def __init__(self, why: str, **values: object) -> None:
        super().__init__(why)
        self.key, self.values = f"access.{why}", values


@dataclass(frozen=True)
class Backup:
    """A backup that was opened and found whole: how many reports and entries of the log it has,
    and how many faults of the log, which it has from the original.
    """

    folder: Path
    reports: int
    entries: int
    faults: int


def usual_place() -> Path:
    """Where backups go unless told: beside var/."""
    return var_folder().with_name(f"{var_folder().name}-backups")


def newest() -> Path | None:
    """The newest backup in the usual place."""
    return max(usual_place().glob("20*[0-9]"), default=None)


def back_up(by: Person, into: Path | None = None, address: str = "") -> Backup:
    """A new backup in the folder `into`, named by this moment.

    Raises NotAllowedError, BackupError, store.StoreError where the store is another's.
    """
    require(by, "back_up")
    into = (into or usual_place()).resolve()
    if into.is_relative_to(var_folder()):
        raise BackupError("backup_inside", folder=into)
    store.open_store()
    folder = into / f"{datetime.now():%Y-%m-%dT%H%M%S}"
    unfinished = folder.with_suffix(".part")
    try:
        make_private(unfinished)
        held = _copied(unfinished)
        log_of_copy = _checked(unfinished, held)
        unfinished.rename(folder)
    except (OSError, subprocess.CalledProcessError, store.StoreError) as error:
        raise BackupError("backup_failed", folder=into, detail=_why(error)) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    log.record(by, "back_up", f"backup/{folder.name}", after={"to": f"{folder}"}, address=address)
    return Backup(folder, held[1], log_of_copy.entries, len(log_of_copy.faults))


def _copied(to: Path) -> tuple[int, int, int]:
    """Copy everything; what the store then held, as reads/whole.sql tells it."""
    path = store.store_path()
    with store.note() as cursor:
        held = _held(cursor)
        # what is not yet in the store's file itself stands in the one beside it
        both = [one for one in (path, path.with_name(f"{path.name}.wal")) if one.exists()]
        command = [sys.executable, "-I", "-S", "-c", COPYING, str(to), *map(str, both)]
        subprocess.run(command, check=True, capture_output=True, text=True)
    database.copy_to(to / database.access_path().name)
    left_out = shutil.ignore_patterns(*LEFT_OUT)
    shutil.copytree(path.parent, to, ignore=left_out, dirs_exist_ok=True)
    # hashes of passwords lie in it, whatever var/ itself allows
    to.chmod(0o700)
    return held


def _checked(copy: Path, held: tuple[int, int, int]) -> log.Verdict:
    """What the log in the copy is worth. Raises BackupError where the copy is not whole."""
    path = copy / store.store_path().name
    try:
        with store.open_store(path).cursor() as cursor:
            store.execute(cursor, "writes/checkpoint")
            found = _held(cursor)
    finally:
        store.close_store(path)
    verdict = log.verify(path=copy / database.access_path().name)
    database.close_all()
    if found != held:
        raise BackupError("backup_not_whole", folder=copy.parent)
    return verdict


def _held(cursor: store.Cursor) -> tuple[int, int, int]:
    return store.execute(cursor, "reads/whole").fetchall()[0]


def words(made: Backup) -> str:
    """What is told of a backup."""
    told = say("access.backed_up", **vars(made))
    return f"{told}\n{say('access.backup_log', faults=made.faults)}" if made.faults else told


def _why(error: Exception) -> str:
    """The last line of what was said."""
    told = error.stderr if isinstance(error, subprocess.CalledProcessError) else str(error)
    return (told.strip().splitlines() or [""])[-1]
