"""The only place that opens DuckDB. One connection per process, one cursor per call.

Reading cursors carry the two dates (`as_of`, `known_at`) and the place they are for as variables;
the views refuse to answer without the dates. Writing is one transaction at a time; what changes
figures raises the data version when it commits.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from queries import prepare, registry
from queries.folders import make_private, var_folder
from queries.store_errors import StoreBusy as StoreBusy
from queries.store_errors import StoreError as StoreError
from queries.store_errors import StoreNewer as StoreNewer
from queries.store_errors import StoreUnwritable as StoreUnwritable
from queries.store_errors import explained

if TYPE_CHECKING:
    import pandas as pd  # half a second that loading, which makes no frame, need not wait

HERE = Path(__file__).parent
# Nothing is fetched, nothing on disk is reachable, no Python variable answers for a missing table.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "python_enable_replacements": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
LOCKS = ("SET enable_external_access = false", "SET lock_configuration = true")

Cursor = duckdb.DuckDBPyConnection

_connections: dict[Path | None, duckdb.DuckDBPyConnection] = {}
_versions: dict[Path, int] = {}
_commits: dict[Path, int] = {}
_opening = threading.Lock()
_writing = threading.RLock()


class Sight(NamedTuple):
    """What a person may see of the reports: counties of one city, and nothing else."""

    province: str
    city: str
    counties: tuple[str, ...]


def store_path() -> Path:
    """Where the store lies unless told otherwise."""
    return var_folder() / "store.duckdb"


def open_store(path: Path | None = None, **config: int) -> duckdb.DuckDBPyConnection:
    """Open (or make, or bring up to date) the store for this process. `config` is what DuckDB is
    told where it is not open yet: threads=1 leaves the cores to others. Raises StoreError.
    """
    path = (path or store_path()).resolve()
    with _opening:
        if path not in _connections:
            _connections[path] = _connect(path, config)
        return _connections[path]


def close_store(path: Path | None = None) -> None:
    """Close the store if this process has it open."""
    _versions.pop((path or store_path()).resolve(), None)
    connection = _connections.pop((path or store_path()).resolve(), None)
    if connection is not None:
        connection.close()


def _connect(path: Path, config: dict[str, int]) -> duckdb.DuckDBPyConnection:
    try:
        make_private(path.parent)
        connection = duckdb.connect(str(path), config=CONFIG | config)
    except OSError as error:
        raise StoreUnwritable(path, str(error)) from error
    except duckdb.Error as error:
        raise explained(path, error) from error
    try:
        return _made_ready(connection, prepare.bring_up_to_date)
    except (duckdb.ProgrammingError, registry.IndicatorError):
        # a mistake in SQL, our own or the office's, is no damage of the store
        connection.close()
        raise
    except (duckdb.Error, prepare.NotOurStore) as error:
        connection.close()
        raise explained(path, error) from error


def _made_ready(connection: Cursor, make: Callable[[Cursor], None]) -> Cursor:
    for lock in LOCKS:
        connection.execute(lock)
    make(connection)
    return connection


@contextmanager
def memory() -> Iterator[Cursor]:
    """A cursor on an empty store in memory, without indicators: for rules that need no history."""
    connection = _made_ready(duckdb.connect(":memory:", config=CONFIG), prepare.make_for_rules)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def read(
    as_of: date | None = None,
    known_at: datetime | None = None,
    *,
    province: str | None = None,
    city: str | None = None,
    county: str | None = None,
    up_to_round: int | None = None,
    sight: Sight | None = None,
) -> Iterator[Cursor]:
    """A cursor that sees figures counted up to `as_of` (today) and reports accepted up to
    `known_at` (UTC; now), of one province, city or county where given. Whatever is selected
    through it later, it never sees more than `sight`. Raises as `open_store`.
    """
    with open_store().cursor() as cursor:
        narrow(cursor, as_of=as_of or date.today(), known_at=known_at or now())
        narrow(cursor, province=province, city=city, county=county, up_to_round=up_to_round)
        if sight:
            narrow(cursor, sight=sight._asdict() | {"counties": list(sight.counties)})
        yield cursor


def narrow(cursor: Cursor, **limits: object) -> None:
    """Let the views see, through this cursor, only what these allow; None limits nothing."""
    for name, value in limits.items():
        if value is None:
            cursor.execute(f"RESET VARIABLE {name}")
        else:
            cursor.execute(f"SET VARIABLE {name} = $value", {"value": value})


@contextmanager
def note(within: Cursor | None = None) -> Iterator[Cursor]:
    """A cursor in a transaction, rolled back where the block raises: for what is no figure, so the
    data version stays. `within` is a cursor whose temporary tables the transaction needs.
    Raises StoreUnwritable where the disk is full.
    """
    with _writing, nullcontext(within) if within else open_store().cursor() as cursor:
        cursor.begin()
        try:
            yield cursor
        except BaseException:
            cursor.rollback()
            raise
        _commit(cursor)


def _commit(cursor: Cursor) -> None:
    try:
        cursor.commit()
    except duckdb.Error as error:
        told = explained(store_path(), error)
        raise told if isinstance(told, StoreUnwritable) else error from error
    _commits[store_path()] = commits() + 1


@contextmanager
def write(within: Cursor | None = None) -> Iterator[Cursor]:
    """A cursor as of `note` for what changes figures: the data version is raised with it."""
    with _writing:
        with note(within) as cursor:
            yield cursor
            version = execute(cursor, "writes/raise_data_version").fetchall()[0][0]
        _versions[store_path()] = version


@contextmanager
def rehearsal() -> Iterator[Cursor]:
    """A cursor that may add rows (to change some would collide with writers), which it alone sees
    and which are gone when the block ends. It waits for nobody, and nobody for it.
    """
    with open_store().cursor() as cursor:
        cursor.begin()
        try:
            yield cursor
        finally:
            cursor.rollback()


def run(cursor: Cursor, name: str, /, **values: object) -> "pd.DataFrame":
    """The answer to the question in queries/<name>.sql, with `values` for its $parameters."""
    return execute(cursor, name, **values).df()


def execute(cursor: Cursor, name: str, /, **values: object) -> Cursor:
    """Execute queries/<name>.sql with `values` for its $parameters."""
    return cursor.execute(text_of(name), values or None)


@cache
def text_of(name: str) -> str:
    """The text of queries/<name>.sql."""
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")


def data_version() -> int:
    """The counter that every committed write raises; caches are keyed by it.

    Asked some twenty times for one page, and nobody else writes: it is remembered.
    """
    path = store_path()
    if path not in _versions:
        with open_store().cursor() as cursor:
            read_version = int(execute(cursor, "reads/data_version").fetchall()[0][0])
        # what a write set meanwhile stays
        return _versions.setdefault(path, read_version)
    return _versions[path]


def commits() -> int:
    """How many transactions this process has committed, those too that changed no figure."""
    return _commits.get(store_path(), 0)


def now() -> datetime:
    """This moment as the store keeps it: UTC without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def as_local(moments: "pd.Series[pd.Timestamp]") -> "pd.Series[pd.Timestamp]":
    """Moments of the store (UTC) as the clock on this machine's wall shows them, without a zone."""
    zone = datetime.now().astimezone().tzinfo
    return moments.dt.tz_localize(UTC).dt.tz_convert(zone).dt.tz_localize(None)
