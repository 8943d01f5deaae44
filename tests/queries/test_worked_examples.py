"""The worked examples printed on the definitions page are what the program really computes."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
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


def reports_of(example: Example) -> list[oracle.Report]:
    return [report(**told) for told in example.reports]


def as_known(rows: list[oracle.Report]) -> list[oracle.Report]:
    """The rows as the oracle wants them, accepted at once."""
    known = {"accepted_at": NOW, "withdrawn_at": None}
    return [one | known | {"report_id": number} for number, one in enumerate(rows, 1)]


def place_of(indicator: Indicator, example: Example) -> str:
    """Every example happens in a county of its own."""
    return f"{indicator.id} {indicator.examples.index(example)}"


def hand_in() -> None:
    """The monthly sheets of every example that has some come in on their days."""
    with store.write() as cursor:
        [(number,)] = cursor.execute(
            "insert into submission (sha256, file_name, size_bytes, state, sender, received_by,"
            " received_at) values ('', '', 0, 'accepted', '', '', ?) returning submission_id",
            [NOW],
        ).fetchall()
        for indicator in INDICATORS:
            for example in indicator.examples:
                county = place_of(indicator, example)
                for month, day in example.handed_in.items():
                    place = number, "示例省", "示例市", county, f"{month}-01", day
                    cursor.execute("insert into handed_in values (?, ?, ?, ?, ?, ?)", place)


@pytest.fixture(scope="module")
def told(
    ready_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[pd.DataFrame, list[str]]]:
    """The figures of all examples, in one store; and where the oracle says something else."""
    rows = [
        one | {"county": place_of(indicator, example)}
        for indicator in INDICATORS
        for example in indicator.examples
        for one in reports_of(example)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path_factory.mktemp("examples")))
        shutil.copy(ready_store, store.store_path())
        accept(*(row | {"place": str(number)} for number, row in enumerate(rows)), at=NOW)
        hand_in()
        with store.read(as_of=TODAY) as cursor:
            found = figures.compare(cursor, [*oracle.INDICATORS, "on_time"])
        yield found, differences(as_known(rows), TODAY)
        store.close_store()


@pytest.mark.parametrize(("indicator", "example"), EXAMPLES)
def test_the_reports_of_an_example_give_its_parts_and_what_is_shown(
    indicator: Indicator, example: Example, told: tuple[pd.DataFrame, list[str]]
) -> None:
    found = told[0][told[0]["county"] == place_of(indicator, example)]
    found = found[found["indicator"] == indicator.id]
    of_part = found["part"].isna() if example.part is None else found["part"] == example.part
    [row] = found[of_part].to_dict("records")
    given = plain(row["numerator"]), plain(row["denominator"])
    assert given == (example.numerator, example.denominator)
    if example.shown is not None:
        assert indicator.shown(row["value"], approximate=row["approximate"]) == example.shown


def test_the_oracle_gives_the_same_for_every_example(told: tuple[pd.DataFrame, list[str]]) -> None:
    assert told[1] == []


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.id)
def test_every_indicator_shows_a_value_and_a_missing_part_or_an_empty_group(
    indicator: Indicator,
) -> None:
    assert len(indicator.examples) >= 2
    assert any(example.shown for example in indicator.examples)
    assert any(is_hard(indicator, example) for example in indicator.examples)


def is_hard(indicator: Indicator, example: Example) -> bool:
    """Something is missing, left out, replaced or not applicable in it."""
    if indicator.id not in oracle.INDICATORS:
        return example.numerator is None
    reports = as_known(reports_of(example))
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
