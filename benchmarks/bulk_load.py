"""python -m benchmarks.bulk_load [COUNT]: loading workbooks beside merely reading them with pandas.

`loaders load` of 1,000 workbooks through the whole door (kept, read behind the fence, checked,
accepted) beside `pandas.read_excel(engine="openpyxl")` of the same files in as many processes on
the same cores, start-up of both counted; then how long one upload waits for its findings.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pandas as pd

from benchmarks.bulk_workbooks import make_workbooks
from loaders.checking import check_within
from loaders.fence import read_guarded
from queries import store

ROOT = Path(__file__).parents[1]
COUNT, UPLOADS = 1000, 7


def main(count: int) -> None:
    """Print what each side takes and the ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["COUNTY_INSPECTION_VAR"] = str(folder / "var")
        paths = make_workbooks(count, folder)
        size = sum(path.stat().st_size for path in paths) / len(paths)
        print(f"{count} workbooks of {size / 1000:.1f} KB, {os.cpu_count()} processes")
        store.open_store()
        store.close_store()
        ours = _timed(partial(_load, folder, paths))
        _tell("loaders load", count, ours)
        for sheets, words in ((0, "first sheet"), (None, "all sheets")):
            theirs = _timed(partial(_read_with_pandas, paths, sheets))
            _tell(f"pandas.read_excel, openpyxl, {words}", count, theirs, ours)
        print(f"one upload until its findings are there: {_one_upload(paths):.0f} ms")
        store.close_store()


def _timed(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds by the clock, and of processor time in child processes (on a busy machine the fairer
    measure; 0 on Windows).
    """
    start, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    used = sum(after[2:4]) - sum(before[2:4])
    return time.perf_counter() - start, used


def _tell(
    words: str, count: int, taken: tuple[float, float], ours: tuple[float, float] | None = None
) -> None:
    clock, used = taken
    line = f"{words:<42} {clock:>6.1f} s {used:>6.1f} s CPU {count / clock:>5.0f} a second"
    if ours:
        line += f" {clock / ours[0]:>6.2f} times"
        line += f" ({used / ours[1]:.2f} in CPU)" if ours[1] else ""
    print(line, flush=True)


def _load(folder: Path, paths: list[Path]) -> None:
    """The command as people give it; ends the benchmark where a file is not accepted."""
    names = [path.name for path in paths]
    command = [sys.executable, "-m", "loaders", "load", *names]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with (folder / "said").open("w", encoding="utf-8") as said:
        subprocess.run(command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT)
    accepted = (folder / "said").read_text(encoding="utf-8").count("已装入")
    if accepted < len(paths):
        sys.exit(f"{len(paths) - accepted} workbooks were not accepted")


def _read_with_pandas(paths: list[Path], sheets: int | None) -> None:
    count = os.cpu_count() or 1
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        list(pool.map(_read_some, [(paths[start::count], sheets) for start in range(count)]))


def _read_some(given: tuple[list[Path], int | None]) -> None:
    for path in given[0]:
        pd.read_excel(path, sheet_name=given[1], engine="openpyxl")


def _one_upload(paths: list[Path]) -> float:
    """Milliseconds of server time: a child started, the file read, every rule asked."""
    times = []
    with store.read() as cursor:
        for path in paths[:UPLOADS]:
            start = time.perf_counter()
            check_within(cursor, read_guarded([path]))
            times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
