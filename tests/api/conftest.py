"""An own folder for every test: without accounts, and never the one in use."""

from collections.abc import Generator
from pathlib import Path

import pytest

from access import database, passwords
from tests.access.conftest import CHEAP
from tests.access.people import Clock


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Path]:
    """The folder in which the accounts of this test lie; hashes cost little."""
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(passwords, "hasher", CHEAP)
    yield tmp_path / "var"
    database.close_all()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that stands still until it is turned."""
    return Clock().set_up(monkeypatch)
