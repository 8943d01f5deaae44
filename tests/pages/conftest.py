"""The stores that pages are opened on: the published figures, or nothing at all."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from loaders.published import load_published
from pages.ui import kept
from queries import store


@pytest.fixture(scope="session", autouse=True)
def _packages_are_searched_once() -> Iterator[None]:
    """Every AppTest reads the metadata of all installed packages anew: a fifth of all time here."""
    with pytest.MonkeyPatch.context() as patch:
        scanned = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scanned)
        yield


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
def published(published_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The published figures, to be read only."""
    return _read_only(published_folder, monkeypatch)


@pytest.fixture
def demo(demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo city, to be read only."""
    return _read_only(demo_folder, monkeypatch)


@pytest.fixture(scope="module", autouse=True)
def _closed_in_the_end(published_folder: Path, demo_folder: Path) -> Iterator[None]:
    """No file of tests leaves a store open to the next, or what it kept of one."""
    kept.forget()
    yield
    for folder in (published_folder, demo_folder):
        store.close_store(folder / "store.duckdb")


@pytest.fixture
def empty_store(
    tmp_path: Path, ready_store: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A store in which nobody has reported anything."""
    shutil.copy(ready_store, tmp_path / "store.duckdb")
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path))
    # The data version counts anew in each store.
    kept.forget()
    yield tmp_path
    store.close_store()


def _read_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing in it changes, so the next test may have what this one read and made of it."""
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(folder))
    return folder
