"""Every test has a store of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from queries import store


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty store in a folder of the test's own."""
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path))
    yield tmp_path
    store.close_store()
