"""What the offices write twice a year: chosen from accounts.toml, each county in its own turn."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from data.demo_city.places import places
from data.demo_city.reports import Row, day_typed

ACCOUNTS = Path(__file__).with_name("accounts.toml")


def account_rows(day: date) -> Iterator[Row]:
    """One row per county; no county writes the same twice within two years."""
    half_year = 2 * day.year + (day.month > 6)
    for place in places():
        if not place.is_city:
            row = {"county": place.name, "as_of_date": day_typed(day)}
            yield row | {
                name: texts[(half_year + place.order * (turn + 1)) % len(texts)]
                for turn, (name, texts) in enumerate(_texts().items())
            }


@cache
def _texts() -> dict[str, list[str]]:
    return tomllib.loads(ACCOUNTS.read_text(encoding="utf-8"))
