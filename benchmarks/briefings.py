"""python -m benchmarks.briefings: the circular of a city of fifteen counties, and a paper to each.

Invented workbooks go through the loaders; then, each out of a store opened anew, the circular and
the briefings of all counties from one set of reads as .docx, beside the same briefings each with
reads of its own. By the clock and in processor time, from the ask to the bytes.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from access import LOCAL
from benchmarks.bulk_workbooks import make_city
from briefings import make
from briefings.asking import Ask
from loaders import intake
from queries import store

PROVINCE, CITY, COUNTIES = "河南省", "洛阳市", 15
DAYS = ("2025-07-31", "2025-09-30", "2025-12-31", "2026-02-28", "2026-04-30", "2026-06-30")
ASK = Ask("circular", PROVINCE, CITY, date(2026, 6, 30), start=date(2026, 1, 1), voice="named")
OF_COUNTY = Ask("county", PROVINCE, CITY, ASK.as_of, start=ASK.start)


def main() -> None:
    """Print what each takes, and the shared reads beside the single ones."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["COUNTY_INSPECTION_VAR"] = str(folder / "var")
        counties = _loaded(folder)
        _tell("the circular", _timed(_circular))
        shared = _timed(partial(_all_counties, counties))
        _tell(f"briefings of {len(counties)} counties, one set of reads", shared)
        _tell("the same one by one", _timed(partial(_one_by_one, counties)), shared)
        store.close_store()


def _loaded(folder: Path) -> list[str]:
    """The counties of the city, loaded; ends the benchmark where a file is not accepted."""
    paths = make_city(CITY, COUNTIES, DAYS, folder)
    taken = _timed(lambda: _load(paths))
    _tell(f"loading {len(paths)} workbooks", taken)
    counties = make.reads_for(OF_COUNTY).counties
    if len(counties) < COUNTIES:
        sys.exit(f"only {len(counties)} counties have reports")
    return counties


def _load(paths: list[Path]) -> None:
    outcomes = intake.load(paths, "benchmark", "benchmark")
    wrong = [one for one in outcomes if one.state == intake.RETURNED]
    if wrong:
        sys.exit(f"{len(wrong)} not accepted: {wrong[0].file}: {wrong[0].findings[0].message}")


def _circular() -> None:
    make.as_file(make.compose(ASK), "docx")


def _all_counties(counties: list[str]) -> None:
    for document in make.compose_all(OF_COUNTY, LOCAL, counties):
        make.as_file(document, "docx")


def _one_by_one(counties: list[str]) -> None:
    for county in counties:
        make.as_file(make.compose(make.of_one(OF_COUNTY, county)), "docx")


def _timed(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds by the clock, and of processor time, with a store that nobody has read yet."""
    store.close_store()
    store.open_store()
    clock, used = time.perf_counter(), _used()
    work()
    return time.perf_counter() - clock, _used() - used


def _used() -> float:
    """Processor time of this process and of children that ended (those that read workbooks)."""
    return sum(os.times()[:4])


def _tell(
    words: str, taken: tuple[float, float], beside: tuple[float, float] | None = None
) -> None:
    line = f"{words:<44} {taken[0]:>6.2f} s {taken[1]:>6.2f} s CPU"
    if beside:
        line += f" {taken[0] / beside[0]:>5.1f} times ({taken[1] / beside[1]:.1f} in CPU)"
    print(line, flush=True)


if __name__ == "__main__":
    main()
