"""The office's settings: defaults without a file, every mistake told with its line."""

from datetime import date
from pathlib import Path

import pytest

from queries import figures, office, store
from tests.queries.reports import a_round, accept, report

EXAMPLE = Path(__file__).parents[2] / "data" / "office.example.toml"


@pytest.fixture
def settings(own_store: Path) -> Path:
    """Where the settings of this test stand."""
    store.close_store()
    return own_store / "office.toml"


def problems(settings: Path, text: str) -> str:
    settings.write_text(text, encoding="utf-8")
    with pytest.raises(office.OfficeError) as told:
        office.office()
    return str(told.value)


def test_without_a_file_every_setting_has_its_default(settings: Path) -> None:
    assert not settings.exists()
    assert office.office() == office.Office()


def test_the_example_is_right_as_it_stands(settings: Path) -> None:
    settings.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    found = office.office()
    assert (found.city, len(found.counties), found.targets["rectification"]) == ("示例市", 12, 95)
    assert found.terms[1] == office.Term(13, date(2022, 9, 1), date(2027, 8, 31))
    assert found.groups["城区"] == ("示南区", "示北区", "丙湖区", "己原区")


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("\ncity = '火星市'", 2, "火星市"),
        ("city = '示例市'\ncounties = ['甲江县',\n 'X县']", 3, "X县"),
        ("city = '示例市'\ncounties = ['甲江县', '甲江县']", 2, "两次"),
        ("\n\ncolour = 'red'", 3, "colour"),
        ("title = 5", 1, "title"),
        ("[[term]]\nnumber = 3", 1, "number"),
        ("[[term]]\nnumber = 3\nstart = 2022-01-01\nend = 2021-01-01", 3, "第 3 届"),
        ("[targets]\ncoverage = 'all'", 2, "coverage"),
        ("[targets]\nnothing = 3", 2, "nothing"),
        ("logo = 'none.png'", 1, "none.png"),
    ],
)
def test_a_mistake_is_told_with_its_line(settings: Path, text: str, line: int, word: str) -> None:
    told = problems(settings, text)
    assert f"第 {line} 行" in told
    assert word in told


def test_all_mistakes_come_together(settings: Path) -> None:
    told = problems(settings, "colour = 'red'\n[targets]\nnothing = 3\n")
    assert len(told.splitlines()) == 2


def test_text_that_is_no_toml_is_one_sentence(settings: Path) -> None:
    assert "line 1" in problems(settings, "city = 示例市")


def test_counties_stand_in_the_order_that_the_office_gives(settings: Path) -> None:
    settings.write_text('city = "示例市"\ncounties = ["乙山县", "甲江县"]\n', encoding="utf-8")
    accept(a_round(1, county="甲江县"), a_round(1, county="乙山县"))
    with store.read() as cursor:
        found = figures.compare(cursor, ["coverage"])
    assert found["county"].tolist() == ["乙山县", "甲江县"]


def test_the_calendar_of_the_office_serves_a_county_that_gave_none(settings: Path) -> None:
    settings.write_text(
        "[[term]]\nnumber = 10\nstart = 2021-01-01\nend = 2025-12-31\n", encoding="utf-8"
    )
    accept(
        a_round(1, units_first_inspected=50, as_of_date="2023-07-03"),
        report("plan", units_planned=100, as_of_date="2021-02-01"),
    )
    with store.read() as cursor:
        found = figures.compare(cursor, ["coverage_pace"])
    assert found[found["part"].isna()]["state"].tolist() == ["value"]
