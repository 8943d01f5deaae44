"""python -m benchmarks.null_flags: how often equal counties are flagged, which should be rarely.

Cities of 4 to 20 counties with one true value (1 to 60 %), 5 to 500 things each, drawn with a fixed
seed; for each band the share of counties flagged at 95 % and at 99.8 %, by chance's limits and by
those widened for over-dispersion. Not more than 5 % and 0.2 %, beyond three standard errors of the
simulation, or the status is 1. Beside them the textbook's limits, for which nothing is promised.
"""

import sys
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pandas as pd

from queries.fair.comparison import Comparison, compare
from queries.fair.levels import Kind

SEED, CITIES = 20_260_103, 200
SIZES = ((5, 20), (20, 80), (80, 500), (5, 500))
VALUES = ((0.01, 0.05), (0.05, 0.20), (0.20, 0.60))
PROMISED = {"95": 0.05, "998": 0.002}


def main() -> int:
    """Print a line for each band and kind; 1 where more are flagged than promised."""
    print(f"{'kind':<11}{'n':>8}{'p %':>7}{'counties':>10} | {'95 %':>7}{'99.8 %':>8}"
          f" | {'widened':>8}{'99.8 %':>8} | {'textbook':>9}{'99.8 %':>8}")  # fmt: skip
    kept, whole = True, Counter[str]()
    for kind in ("proportion", "rate"):
        for number, (sizes, values) in enumerate((s, v) for s in SIZES for v in VALUES):
            flags = _flags(kind, sizes, values, SEED + number)
            _line(kind, "–".join(map(str, sizes)), "–".join(f"{v:.0%}"[:-1] for v in values), flags)
            kept = kept and _is_kept(flags)
            whole += flags
    _line("all", "5–500", "1–60", whole)
    kept = kept and _is_kept(whole)
    print("kept" if kept else "BROKEN: equal counties are flagged more often than promised")
    return 0 if kept else 1


def _flags(
    kind: Kind, sizes: tuple[int, int], values: tuple[float, float], seed: int
) -> Counter[str]:
    """How many of all counties ("counties") each way of judging flags at each level."""
    random = np.random.default_rng(seed)
    found = Counter[str]()
    for _ in range(CITIES):
        count, value = int(random.integers(4, 21)), random.uniform(*values)
        sizes_here = random.integers(sizes[0], sizes[1] + 1, count)
        draws = random.binomial(sizes_here, value) if kind == "proportion" else None
        counts = random.poisson(sizes_here * value) if draws is None else draws
        city = pd.DataFrame({"numerator": counts, "denominator": sizes_here})
        textbook = compare(city, kind, method="score", adjust=False, with_self=False)
        found["counties"] += count
        found.update(_flagged(compare(city, kind), textbook))
    return found


def _flagged(judged: Comparison, textbook: Comparison) -> Iterator[str]:
    """A word for each county flagged: by what, at which level; 99.8 % is 95 % too."""
    columns = (("plain", judged, "label"), ("widened", judged, "verdict"))
    for name, table, column in (*columns, ("textbook", textbook, "label")):
        for label, count in Counter(table.rows[column].dropna()).items():
            if label != "similar":
                yield from [f"{name}_95"] * count
            if label.endswith("998"):
                yield from [f"{name}_998"] * count


def _is_kept(flags: Counter[str]) -> bool:
    """Whether no share lies above what is promised by more than the simulation's own error."""
    counties = flags["counties"]
    for level, promised in PROMISED.items():
        error = 3 * (promised * (1 - promised) / counties) ** 0.5
        if any(flags[f"{name}_{level}"] / counties > promised + error
               for name in ("plain", "widened")):  # fmt: skip
            return False
    return True


def _line(kind: str, sizes: str, values: str, flags: Counter[str]) -> None:
    shares = {name: flags[name] / flags["counties"] * 100 for name in flags}
    cells = [f"{shares.get(f'{name}_95', 0):>8.2f}{shares.get(f'{name}_998', 0):>8.3f}"
             for name in ("plain", "widened", "textbook")]  # fmt: skip
    print(f"{kind:<11}{sizes:>8}{values:>7}{flags['counties']:>10} | {' | '.join(cells)}")


if __name__ == "__main__":
    sys.exit(main())
