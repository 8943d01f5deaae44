"""Chance that falls the same on every machine: drawn with a seed for each purpose of its own."""

import math
import random
from datetime import date, timedelta

SEED = 990100
DAYS_A_MONTH = 30.4375


def source(*purpose: object) -> random.Random:
    """A generator for one purpose: what is drawn for one county never moves another."""
    return random.Random(" ".join(map(str, (SEED, *purpose))))


def binomial(draw: random.Random, trials: int, share: float) -> int:
    """How many of `trials` fall within `share`."""
    return sum(draw.random() < share for _ in range(trials))


def poisson(draw: random.Random, mean: float) -> int:
    """A count of events with this mean (Knuth's product of uniforms; for means below 500)."""
    limit, product, count = math.exp(-mean), draw.random(), 0
    while product > limit:
        product *= draw.random()
        count += 1
    return count


def later(day: date, months: float) -> date:
    """The day that many months after `day`, a month being 30.4375 days."""
    return day + timedelta(days=round(months * DAYS_A_MONTH))
