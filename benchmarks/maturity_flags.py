"""python -m benchmarks.maturity_flags: counties with one true curve and rounds at other dates.

In each invented city 10 counties hand over clues that become cases by one curve, but their rounds
lie on other days; every round is reported at the end of every month. At equal ages not more than
5 % (0.2 %) of counties may be flagged, beyond three standard errors, or the status is 1. Beside it
the same cities compared as they stand, which is what equal ages are there for.
"""

import os
import sys
import tempfile
from collections import Counter
from datetime import date

import numpy as np
import pandas as pd

from queries import figures, maturity, store
from queries.fair.comparison import compare

SEED, CITIES, COUNTIES, ROUNDS = 20_260_104, 200, 10, 4
FIRST, AS_OF = date(2019, 1, 1), date(2022, 12, 31)
INDICATOR = "clue_conversion"
PROMISED = {"95": 0.05, "998": 0.002}
REPORT = {"stream": "rounds", "level": "县", "term_no": 10, "scope": "本轮", "place": "2",
          "inspection_type": "常规", "submission_id": 0, "sheet": "sheet"}  # fmt: skip
STORED = """
insert into report by name
select *, map {} as provenance, 0 as figures_hash, timestamp '2024-01-01' as accepted_at
from invented
"""


def main() -> int:
    """Print how many are flagged at each age; 1 where it is more than promised."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COUNTY_INSPECTION_VAR"] = folder
        with store.write() as cursor:
            cursor.register("invented", invented())
            cursor.execute(STORED)
            cursor.unregister("invented")
        with store.read(as_of=AS_OF) as cursor:
            aged = maturity.at_age(cursor, [INDICATOR])
            whole = figures.compare(cursor, [INDICATOR])
        store.close_store()
    print(f"{'compared':<12}{'counties':>9}{'95 %':>8}{'99.8 %':>8}")
    kept = True
    for age in maturity.AGES:
        kept = _line(f"{age} months", aged[aged["age_months"] == age]) and kept
    _line("as it stands", whole)
    print("kept" if kept else "BROKEN: identical curves are flagged more often than promised")
    return 0 if kept else 1


def invented() -> pd.DataFrame:
    """One row per round and month: clues handed over, and how many have become cases by then."""
    random = np.random.default_rng(SEED)
    months = pd.date_range(FIRST, AS_OF, freq="ME")
    frames = []
    for city in range(CITIES):
        share, months_to_case = random.uniform(0.2, 0.6), random.uniform(4, 10)
        for county in range(COUNTIES):
            for number in range(1, ROUNDS + 1):
                day = random.integers(0, (AS_OF - FIRST).days - 60)
                since = pd.Timestamp(FIRST) + pd.Timedelta(days=int(day))
                clues = int(random.integers(5, 120))
                waits = random.exponential(months_to_case * 30.4, clues)
                waits[random.random(clues) > share] = np.inf
                told = months[months >= since]
                cases = [int((waits <= (one - since).days).sum()) for one in told]
                frames.append(pd.DataFrame({
                    "province": f"p{city}", "city": f"c{city}", "county": f"c{city}-{county}",
                    "round_first": number, "round_last": number, "transfer_date": since.date(),
                    "as_of_date": told.date, "clues_transferred": clues, "cases_filed": cases,
                }))  # fmt: skip
    return pd.concat(frames, ignore_index=True).assign(**REPORT)


def _line(name: str, rows: pd.DataFrame) -> bool:
    """Compare each city by itself and print the shares flagged; whether they keep the promise."""
    flags = Counter[str]()
    for _, city in rows.groupby("city"):
        labels = compare(city, "proportion").rows["label"].dropna()
        flags["counties"] += len(labels)
        flags["95"] += int((labels != "similar").sum())
        flags["998"] += int(labels.str.endswith("998").sum())
    shares = {level: flags[level] / max(1, flags["counties"]) for level in PROMISED}
    print(f"{name:<12}{flags['counties']:>9}{shares['95']:>8.2%}{shares['998']:>8.2%}")
    return all(
        shares[level] <= most + 3 * (most * (1 - most) / max(1, flags["counties"])) ** 0.5
        for level, most in PROMISED.items()
    )


if __name__ == "__main__":
    sys.exit(main())
