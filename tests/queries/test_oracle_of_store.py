"""The oracle reads a store that is already there: the demo city shows what it counts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from queries import figures, store
from tests.queries.judging import EVERYTHING, PLACE, differences, plain, same
from tests.queries.oracle_of_store import OracleOfStore, reports_of_store

CITY = "示例市"
DAYS = [date(2026, 12, 31), date(2026, 6, 30), date(2024, 12, 31)]


@pytest.fixture
def demo_city(demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The store of the demo city, open while the test runs: read only."""
    with monkeypatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(demo_folder))
        yield
        store.close_store()


@pytest.mark.usefixtures("demo_city")
@pytest.mark.parametrize("as_of", DAYS)
def test_every_figure_of_the_demo_city_is_what_the_oracle_counts(as_of: date) -> None:
    assert differences(reports_of_store(), as_of, store.now()) == []


@pytest.mark.usefixtures("demo_city")
def test_figures_and_sums_of_the_demo_city_are_found_one_by_one() -> None:
    told_by = OracleOfStore()
    ids = ["clue_conversion", "four_forms", "coverage_pace", "stationed.posts"]
    with store.read(as_of=DAYS[0]) as cursor:
        places, sums = figures.overview(cursor, ids, city=CITY)
    assert len(places) > 12 * len(ids)
    for row in places.to_dict("records"):
        place = tuple(row[name] for name in PLACE)
        found = told_by.figure(row["indicator"], plain(row["part"]), place, DAYS[0])  # type: ignore[arg-type]
        assert (same(row["value"]), row["state"]) == (same(found.value), found.state)
    for row in sums.to_dict("records"):
        total = told_by.total(row["indicator"], plain(row["part"]), CITY, DAYS[0])
        assert same(row["value"]) == same(total.value)


@pytest.mark.usefixtures("demo_city")
def test_the_demo_city_has_values_of_every_figure() -> None:
    told_by = OracleOfStore()
    for indicator in EVERYTHING:
        states = {one.state for one in told_by.figures(indicator, DAYS[0]).values()}
        assert "value" in states, indicator
