"""数据核实提示 over the demo city: whose counts are drawn honestly is asked nothing."""

import pytest

from queries import store
from queries.signals import signals
from tests.data.city import CITY, COUNTIES, TODAY


@pytest.mark.usefixtures("demo")
def test_counties_that_count_honestly_are_asked_nothing() -> None:
    with store.read(as_of=TODAY) as cursor:
        found = signals(cursor, "示例省", CITY)
    assert found.counties == len(COUNTIES)
    assert found.figures > 10_000
    assert found.rows.empty
