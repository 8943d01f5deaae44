"""An empty file of accounts for each test."""

from collections.abc import Generator
from pathlib import Path

import pytest

from access import database


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Path]:
    """The folder in which the accounts of this test lie."""
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path))
    yield tmp_path
    database.close_all()
