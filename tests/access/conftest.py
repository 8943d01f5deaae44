"""An empty file of accounts for each test, hashes that cost little, and a clock."""

from collections.abc import Generator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from access import database, passwords
from tests.access.people import Clock

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Path]:
    """The folder in which the accounts of this test lie."""
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path))
    monkeypatch.setattr(passwords, "hasher", CHEAP)
    yield tmp_path
    database.close_all()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that stands still until it is turned."""
    return Clock().set_up(monkeypatch)
