"""python -m benchmarks.forecasts: how often a forecast of coverage held what came to be.

Terms of 200 seeds from a generator of its own (it imports nothing of the forecast): 8 to 14 rounds,
each of some teams that each take some units, with special rounds that are small, a county that
speeds up or slows down a little, and a plan at which the term is over. After every round from the
third a forecast of the end is made; the share that held the truth, by rounds known. Below 80 % in
all or at any number of rounds known that was met 200 times, the status is 1.
"""

import random
import sys
from collections import defaultdict

from queries.fair.pace import forecasts_made

SEEDS, PROMISED = 200, 0.80


def main() -> int:
    """Print the share held for each number of rounds known; 1 where it is below the promise."""
    held: dict[int, list[bool]] = defaultdict(list)
    widths: dict[int, list[float]] = defaultdict(list)
    for seed in range(SEEDS):
        sizes, planned = term(seed)
        for known, made in forecasts_made(sizes, planned):
            held[known].append(made.low <= sum(sizes) <= made.high)
            widths[known].append((made.high - made.low) / planned)
    print(f"{'rounds known':<14}{'forecasts':>10}{'held %':>9}{'range, points of the plan':>28}")
    for known in sorted(held):
        width = sum(widths[known]) / len(widths[known])
        print(f"{known:<14}{len(held[known]):>10}{_share(held[known]):>9.1%}{width:>28.1%}")
    every = [one for found in held.values() for one in found]
    print(f"{'all':<14}{len(every):>10}{_share(every):>9.1%}")
    shares = [_share(found) for found in [every, *held.values()] if len(found) >= SEEDS]
    kept = min(shares) >= PROMISED
    print("kept" if kept else f"BROKEN: a forecast held the truth in less than {PROMISED:.0%}")
    return 0 if kept else 1


def term(seed: int) -> tuple[list[float], float]:
    """The new units of each round of an invented term, and its plan."""
    chance = random.Random(seed)
    rounds = chance.randint(8, 14)
    teams, share = chance.uniform(3, 9), chance.uniform(0.02, 0.08)
    drift = chance.gauss(0, 0.02)
    sizes = []
    for number in range(rounds):
        here = max(1, round(chance.gauss(teams, 1)))
        is_special = chance.random() < 0.12
        pace = (1 + drift) ** number * (0.4 if is_special else 1)
        sizes.append(
            sum(1 + (chance.random() < share * 10) for _ in range(max(1, round(here * pace))))
        )
    planned = round(sum(sizes) * chance.uniform(0.85, 1.3))
    return _up_to(sizes, planned), float(planned)


def _up_to(sizes: list[int], planned: int) -> list[float]:
    """The rounds as they came: none takes units that are no longer left."""
    taken: list[float] = []
    for size in sizes:
        taken.append(float(min(size, planned - sum(taken))))
    return taken


def _share(found: list[bool]) -> float:
    return sum(found) / len(found)


if __name__ == "__main__":
    sys.exit(main())
