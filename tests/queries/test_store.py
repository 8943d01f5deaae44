"""What stands in the way of the store is told as it is, so that nobody throws away a sound one."""

from pathlib import Path

import duckdb
import pytest

from queries import store


class FullDisk:
    """A cursor whose transaction cannot be written down."""

    def begin(self) -> None:
        """Nothing is wrong yet."""

    def commit(self) -> None:
        raise duckdb.TransactionException("Could not write file: No space left on device")


def test_a_store_of_a_newer_program_is_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    with duckdb.connect(str(path)) as newer:
        newer.execute(store.text_of("schema/0000_history"))
        store.execute(newer, "writes/record_migration", name="9999_of_tomorrow")
    with pytest.raises(store.StoreNewer):
        store.open_store(path)


def test_a_full_disk_is_told_as_one() -> None:
    with pytest.raises(store.StoreUnwritable), store.note(FullDisk()):  # type: ignore[arg-type]
        pass
