"""What holds for every test: on the machine that judges, nothing may be skipped; one demo city."""

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from loaders.demo import load_demo
from loaders.published import load_published
from queries import store
from text import speak

# How long an example takes says how busy the machine is, and nothing about the program.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def _forbid_skipping(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure where CI=true: there, what a test needs must be installed."""
    expected = hasattr(report, "wasxfail")
    if report.outcome == "skipped" and not expected and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped although CI=true: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """The report of one test."""
    report = yield
    _forbid_skipping(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The report of collecting one file."""
    report = yield
    _forbid_skipping(report)
    return report


@pytest.fixture(autouse=True)
def _chinese() -> None:
    """Every test begins in Chinese, whatever the one before it spoke."""
    speak("zh")


@pytest.fixture(scope="session")
def ready_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store, closed, with its tables, views and register: to be copied."""
    path = tmp_path_factory.mktemp("store") / "store.duckdb"
    store.open_store(path)
    store.close_store(path)
    return path


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store, closed, that holds the demo city: to be read, or copied first."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(folder))
        load_demo()
        store.close_store()
    return folder


@pytest.fixture(scope="session")
def ready_folder(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> Path:
    """The folder of a store, closed, as a first start leaves it: on a copy the next is quick."""
    folder = tmp_path_factory.mktemp("ready") / "var"
    shutil.copytree(demo_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(folder))
        load_published()
        store.close_store()
    return folder
