"""The worked examples printed on the definitions page are what the program really computes."""

from datetime import date
from typing import Any

import pytest

from queries import figures, registry, store
from queries.registry import Example, Indicator
from tests.queries import oracle
from tests.queries.judging import NOW, differences, plain
from tests.queries.reports import accept, report

TODAY = date(2026, 1, 1)
INDICATORS = list(registry.indicators().values())


EXAMPLES = [
    pytest.param(indicator, example, id=f"{indicator.id}-{number}")
    for indicator in INDICATORS
    for number, example in enumerate(indicator.examples, 1)
]


def reports_of(example: Example) -> list[dict[str, Any]]:
    return [report(**told) for told in example.reports]


@pytest.mark.parametrize(("indicator", "example"), EXAMPLES)
def test_the_reports_of_an_example_give_its_parts_and_what_is_shown(
    indicator: Indicator, example: Example
) -> None:
    told = reports_of(example)
    accept(*told, at=NOW)
    with store.read(as_of=TODAY) as cursor:
        found = figures.compare(cursor, [indicator.id])
    of_part = found["part"].isna() if example.part is None else found["part"] == example.part
    [row] = found[of_part].to_dict("records")
    given = plain(row["numerator"]), plain(row["denominator"])
    assert given == (example.numerator, example.denominator)
    if example.shown is not None:
        assert indicator.shown(row["value"], approximate=row["approximate"]) == example.shown
    if indicator.id in oracle.INDICATORS:
        known = {"accepted_at": NOW, "withdrawn_at": None}
        reports = [one | known | {"report_id": n} for n, one in enumerate(told, 1)]
        assert differences(reports, TODAY, ids=[indicator.id]) == []


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.id)
def test_every_indicator_shows_a_value_and_a_missing_part_or_an_empty_group(
    indicator: Indicator,
) -> None:
    assert len(indicator.examples) >= 2
    assert any(example.shown for example in indicator.examples)
    assert any(is_hard(indicator, example) for example in indicator.examples)


def is_hard(indicator: Indicator, example: Example) -> bool:
    """Something is missing, left out, replaced or not applicable in it."""
    known = {"accepted_at": NOW, "withdrawn_at": None}
    reports = [one | known | {"report_id": n} for n, one in enumerate(reports_of(example), 1)]
    lacking = any(one["not_applicable"] for one in reports)
    found = oracle.figures(reports, [indicator.id], TODAY, NOW).values()
    return lacking or any(one.state != "value" or one.not_known for one in found)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.id)
def test_every_field_an_indicator_names_stands_in_its_sql_and_is_reported(
    indicator: Indicator,
) -> None:
    assert indicator.fields
    assert all(name in indicator.sql for name in indicator.fields)
    told = {name for example in indicator.examples for one in example.reports for name in one}
    assert told >= set(indicator.fields)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.id)
def test_every_indicator_is_explained_in_both_languages_and_owned(indicator: Indicator) -> None:
    for words in (indicator.name, indicator.unit, indicator.formula, indicator.why):
        assert words.keys() == {"zh", "en"}
        assert all(words.values())
    assert indicator.caveat["zh"]
    assert indicator.caveat["en"]
    assert indicator.owner


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.id)
def test_what_stands_beside_an_indicator_is_another_one(indicator: Indicator) -> None:
    others = registry.indicators().keys() - {indicator.id}
    assert indicator.counter_indicator in {None, *others}
