"""The file of accounts, var/access.sqlite: the one place that opens it. Standard library only.

Every statement stands in access/sql/<subject>.sql behind its name; values travel as parameters.
"""

import os
import re
import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from queries.folders import make_private, var_folder

HERE = Path(__file__).parent
NAME = re.compile(r"^-- name: (\w+)$", re.MULTILINE)
WAIT_SECONDS = 10
# Durable before anything is answered: what was logged or revoked survives a cut of the power.
PRAGMAS = (
    *("pragma journal_mode = wal", "pragma synchronous = full"),
    *("pragma foreign_keys = on", "pragma trusted_schema = off"),
)

# Opening costs more than asking, and the last one closed would fold the WAL up every time.
_idle: dict[Path, deque[sqlite3.Connection]] = {}


class AccessFileError(Exception):
    """The file of accounts may not be written, is of a newer program, or none; names the path."""


def access_path() -> Path:
    """Where the accounts lie."""
    return var_folder() / "access.sqlite"


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as it is kept: UTC to the millisecond, in an order that text keeps."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(kept: str) -> datetime:
    """The moment that `stamp` wrote."""
    return datetime.fromisoformat(kept)


@contextmanager
def reading(path: Path | None = None) -> Iterator[sqlite3.Connection]:
    """A connection to ask (a copy of the file: `path`); raises AccessFileError or sqlite3.Error."""
    path = path or access_path()
    idle = _idle.setdefault(path, deque())
    try:
        connection = idle.pop()
    except IndexError:
        connection = _opened(path)
    try:
        yield connection
    except sqlite3.DatabaseError:
        connection.close()
        raise
    except BaseException:
        idle.append(connection)
        raise
    idle.append(connection)


@contextmanager
def writing() -> Iterator[sqlite3.Connection]:
    """A connection in a transaction of its own, committed when the block ends well."""
    with reading() as connection:
        connection.execute("begin immediate")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def ask(connection: sqlite3.Connection, name: str, /, **values: object) -> list[sqlite3.Row]:
    """The rows that statement `name` ("sessions/find") gives."""
    return connection.execute(statement(name), values).fetchall()


def copy_to(path: Path) -> None:
    """A copy of the file that is whole, others writing meanwhile, and that we alone can read."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    with reading() as connection, closing(sqlite3.connect(path)) as copy:
        connection.backup(copy)


def close_all() -> None:
    """Close what lies idle, before the folder is moved or copied."""
    for idle in _idle.values():
        while idle:
            idle.pop().close()


@cache
def statement(name: str) -> str:
    """The statement `name`: "<subject>/<name>". Raises KeyError where there is none."""
    subject, own = name.split("/")
    text = (HERE / "sql" / f"{subject}.sql").read_text(encoding="utf-8")
    _, *parts = NAME.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True))[own]


def _opened(path: Path) -> sqlite3.Connection:
    try:
        make_private(path.parent)
        _make(path)
    except OSError as error:
        raise AccessFileError(str(path)) from error
    connection = sqlite3.connect(
        path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        _migrate(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise AccessFileError(str(path)) from error
    return connection


def _make(path: Path) -> None:
    """Make the file where there is none, so that nobody else on the machine can read it.

    One that is there is not touched: whoever closes a file gives up all locks of this process on
    it, and the next command that ends would take the journal away that we go on writing to.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    if not os.access(path, os.R_OK | os.W_OK):
        raise PermissionError(str(path))


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply the numbered files of schema/ that the file has not had."""
    known = sorted((HERE / "schema").glob("*.sql"))
    if _version(connection) == len(known):
        return
    connection.execute("begin immediate")
    try:
        applied = _version(connection)
        if applied > len(known):
            raise AccessFileError(str(path))
        for file in known[applied:]:
            for one in _statements(file.read_text(encoding="utf-8")):
                connection.execute(one)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])


def _statements(text: str) -> Iterator[str]:
    """The statements of a file one by one; a trigger holds semicolons of its own."""
    waiting = ""
    for line in text.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
