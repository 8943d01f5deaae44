"""What holds for every test: on the machine that judges, nothing may be skipped."""

import os
from collections.abc import Generator

import pytest


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
