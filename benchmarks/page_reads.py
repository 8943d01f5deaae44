"""python -m benchmarks.page_reads: what each page reads for one city, beside pandas.

For 100,000 and 1,000,000 invented report rows: median milliseconds of the store's answer, of the
same answer from a pandas frame of the same reports, and their ratio; unequal answers are an error.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd

from benchmarks import pandas_answers
from queries import figures, registry, store

SYNTHETIC = Path(__file__).with_name("synthetic_reports.sql")
COUNTIES, ROUNDS, STATES, MONTHS = 10, 12, 8, 24
CITY, AS_OF, REPEATS = "c7", date(2021, 12, 31), 9
Answer = Callable[[], pd.DataFrame]


def main() -> None:
    """Print one line per size and page."""
    print(f"{'rows':>9}  {'page':<12} {'store ms':>9} {'pandas ms':>10} {'store ÷ pandas':>15}")
    for rows in (100_000, 1_000_000):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["COUNTY_INSPECTION_VAR"] = folder
            _fill(rows)
            _measure(rows)
            store.close_store()


def _fill(rows: int) -> None:
    cities = rows // (COUNTIES * (ROUNDS * MONTHS + STATES)) + 1
    with store.write() as cursor:
        cursor.execute(SYNTHETIC.read_text(encoding="utf-8"), {"cities": cities, "months": MONTHS})


def _measure(rows: int) -> None:
    reports = pandas_answers.all_reports()
    for page, ours, theirs in _pages(reports):
        pd.testing.assert_frame_equal(ours(), theirs(), check_dtype=False)
        mine, pandas = _median(ours), _median(theirs)
        print(f"{rows:>9,}  {page:<12} {mine:>9.1f} {pandas:>10.1f} {mine / pandas:>15.2f}")


def _pages(reports: pd.DataFrame) -> list[tuple[str, Answer, Answer]]:
    known = registry.indicators()
    ids = [one for one in pandas_answers.PARTS if one in known]
    one = "clue_conversion"
    return [
        ("overview", _term(ids), lambda: pandas_answers.term(reports, ids, CITY, AS_OF)),
        ("compare", _term([one]), lambda: pandas_answers.term(reports, [one], CITY, AS_OF)),
        ("trends", _rounds(one), lambda: pandas_answers.rounds(reports, one, CITY, AS_OF)),
    ]


def _term(ids: list[str]) -> Answer:
    def answer() -> pd.DataFrame:
        with store.read(as_of=AS_OF) as cursor:
            found, _ = figures.overview(cursor, ids, city=CITY)
        return found[pandas_answers.TERM].sort_values(["indicator", "county"], ignore_index=True)

    return answer


def _rounds(indicator: str) -> Answer:
    def answer() -> pd.DataFrame:
        with store.read(as_of=AS_OF) as cursor:
            found = figures.rounds(cursor, indicator, city=CITY)
        return found[pandas_answers.ROUND].sort_values(["county", "round_last"], ignore_index=True)

    return answer


def _median(answer: Answer) -> float:
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        answer()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
