"""A store with the demo city and the published figures, open while a file of tests reads it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from queries import store


@pytest.fixture(scope="module")
def ready(ready_folder: Path) -> Iterator[Path]:
    """The store as a first start leaves it; to be read, not written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(ready_folder))
        yield ready_folder
        store.close_store()


@pytest.fixture
def own_store(
    ready_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A copy of it, to be written."""
    folder = tmp_path / "var"
    shutil.copytree(ready_folder, folder)
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(folder))
    yield folder
    store.close_store()
