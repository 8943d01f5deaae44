"""The stores that pages are opened on: the published figures, or nothing at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.published import load_published
from pages.ui import kept
from queries import store


@pytest.fixture(scope="session")
def published_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the published figures, loaded through the door that every workbook takes."""
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(folder))
        load_published()
        store.close_store()
    return folder


@pytest.fixture
def published(published_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The published figures, to be read only."""
    yield from _opened(published_folder, monkeypatch)


@pytest.fixture
def demo(demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The demo city, to be read only."""
    yield from _opened(demo_folder, monkeypatch)


@pytest.fixture
def empty_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store in which nobody has reported anything."""
    yield from _opened(tmp_path, monkeypatch)


def _opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(folder))
    # The data version counts anew in each store, and a folder may be opened again.
    kept.forget()
    yield folder
    store.close_store()
