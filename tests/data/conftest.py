"""The demo city, opened to be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from queries import store


@pytest.fixture
def demo(demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the store that holds the demo city, which is open while the test runs."""
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(demo_folder))
    yield demo_folder
    store.close_store()
