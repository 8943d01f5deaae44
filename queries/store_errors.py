"""Why the store cannot be used, in the user's words: each error names the sentence that says it."""

from pathlib import Path

from queries.prepare import NotOurStore

UNWRITABLE = ("permission denied", "read-only", "no space left")


class StoreError(Exception):
    """The store cannot be used; `key` names the sentence that says why, `path` the file."""

    key = "queries.store_damaged"

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{path}: {detail}")
        self.path = path


class StoreBusy(StoreError):
    """Another process, most often the running dashboard, holds the store."""

    key = "queries.store_busy"


class StoreDamaged(StoreError):
    """The file is not a store, or is no longer readable."""


class StoreNewer(StoreError):
    """A newer version of this program made the file."""

    key = "queries.store_newer"


class StoreUnwritable(StoreError):
    """The folder or the file may not be written, or the disk is full."""

    key = "queries.store_unwritable"


def explained(path: Path, error: Exception) -> StoreError:
    """What an error of the database means for whoever wants to use the store at `path`."""
    words = str(error).lower()
    if isinstance(error, NotOurStore):
        return StoreNewer(path, str(error))
    if "lock" in words or "being used by another process" in words:
        return StoreBusy(path, str(error))
    if any(mark in words for mark in UNWRITABLE):
        return StoreUnwritable(path, str(error))
    return StoreDamaged(path, str(error))
