"""A store with the demo city and the published figures, open while a file of tests reads it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefings import make
from briefings.asking import Ask
from briefings.document import Document
from briefings.evidence.ids import ON_TIME, TERM
from briefings.evidence.material import Material
from queries import store

Compose = Callable[[Ask], Document]


@pytest.fixture(scope="module")
def ready(ready_folder: Path) -> Iterator[Path]:
    """The store as a first start leaves it; to be read, not written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(ready_folder))
        yield ready_folder
        store.close_store()


@pytest.fixture(scope="module")
def compose(ready: Path) -> Compose:
    """Composes what is asked for; what is read of a city for the same days is read once."""
    read: dict[tuple[object, ...], Material] = {}

    def composed(ask: Ask) -> Document:
        subject = ON_TIME if ask.kind == "reporting" else ask.indicator
        more = None if subject in TERM else subject
        key = ask.province, ask.city, ask.as_of, ask.start, ask.round_no, more
        if key not in read:
            read[key] = make.reads_for(ask)
        return make.compose(ask, material=read[key])

    return composed


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
