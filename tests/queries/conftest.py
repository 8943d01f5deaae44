"""Every test has a store of its own: a copy of one that was made ready once."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from queries import store
from tests.queries import judging, oracle, oracle_flow, random_cities


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ready_store: Path) -> Iterator[Path]:
    """An empty store in a folder of the test's own."""
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path))
    shutil.copy(ready_store, store.store_path())
    yield tmp_path
    store.close_store()


@pytest.fixture(scope="session")
def cities(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[random_cities.Report]]:
    """The folder of a store of random cities, closed, and the reports in it."""
    folder = tmp_path_factory.mktemp("cities")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(folder))
        reports = random_cities.fill(random_cities.CITIES)
        store.close_store()
    return folder, reports


@pytest.fixture
def random_reports(
    cities: tuple[Path, list[random_cities.Report]], monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[random_cities.Report]]:
    """The reports of the store of random cities, which is open while the test runs: read only."""
    folder, reports = cities
    with monkeypatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(folder))
        yield reports
        store.close_store()


@pytest.fixture(scope="session")
def expected(
    cities: tuple[Path, list[random_cities.Report]],
) -> dict[oracle.Key, oracle.Figure]:
    """What the oracle says of the random cities at the end of everything."""
    return oracle.figures(cities[1], judging.EVERYTHING, judging.END, judging.NOW)


@pytest.fixture(scope="session")
def grown(
    cities: tuple[Path, list[random_cities.Report]],
) -> Callable[[date, date], oracle_flow.Answers]:
    """What the oracle says grew in the random cities from one day to another."""

    @cache
    def flow(start: date, end: date) -> oracle_flow.Answers:
        return oracle_flow.flow(cities[1], judging.EVERYTHING, start, end, judging.NOW)

    return flow
