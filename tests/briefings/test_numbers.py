"""Every number in a composed briefing is found in an answer of the store."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from briefings import asking, make
from briefings.asking import Ask
from briefings.document import Document
from tests.briefings.known_numbers import Known, known
from tests.briefings.numbers_in import numbers_in, strangers

DEMO = ("示例省", "示例市", date(2026, 10, 31), date(2026, 7, 1))
CHIBI = ("湖北省", "咸宁市", date(2018, 12, 31), date(2018, 7, 1))
OF_CITY = [
    {"kind": "circular", "voice": "named"},
    {"kind": "circular", "voice": "positive", "language": "en"},
    {"kind": "circular", "voice": "unnamed", "start": None},
    {"kind": "topic", "indicator": "clue_conversion", "voice": "named", "start": None},
    {"kind": "topic", "indicator": "coverage", "voice": "named", "start": None},
    {"kind": "topic", "indicator": "four_forms", "voice": "named", "start": None},
    {"kind": "topic", "indicator": "post_filling", "start": None, "language": "en"},
    {"kind": "reporting", "voice": "named", "start": None},
    {"kind": "reporting", "voice": "unnamed", "start": None},
]


@pytest.fixture(scope="module", params=[DEMO, CHIBI], ids=["demo", "published"])
def city(request: pytest.FixtureRequest, ready: Path) -> tuple[Known, dict[str, object]]:
    """What the store knows of a city, and what every ask about it begins with."""
    province, name, as_of, start = request.param
    about = {"province": province, "city": name, "as_of": as_of, "start": start}
    return known(*request.param), about


def unknown(city: tuple[Known, dict[str, object]], **told: object) -> list[tuple[str, object]]:
    found, about = city
    document = make.compose(Ask(**{**about, **told}))  # type: ignore[arg-type]
    assert any(numbers_in(document.title + str(document.blocks)))
    return strangers(document, found.numbers, found.values)


@pytest.mark.parametrize("told", OF_CITY, ids=lambda told: "-".join(map(str, told.values())))
def test_every_number_about_a_city_is_an_answer_of_the_store(
    city: tuple[Known, dict[str, object]], told: dict[str, object]
) -> None:
    assert unknown(city, **told) == []


@pytest.mark.parametrize("kind", ["letter", "county"])
def test_every_number_about_a_county_is_an_answer_of_the_store(
    city: tuple[Known, dict[str, object]], kind: str
) -> None:
    about = city[1]
    counties = asking.counties(str(about["province"]), str(about["city"]), about["as_of"])  # type: ignore[arg-type]
    wrong = {name: unknown(city, kind=kind, county=name) for name in counties[:2]}
    assert not any(wrong.values()), wrong


def test_a_number_that_nobody_reported_would_be_found(
    city: tuple[Known, dict[str, object]],
) -> None:
    document = Document(
        kind="circular", title="立案98765件，占 77.77 %", blocks=(), proofs=(), slots=None,  # type: ignore[arg-type]
        made=None,  # type: ignore[arg-type]
    )  # fmt: skip
    told = [("title", Decimal("98765")), ("title", Decimal("77.77"))]
    assert strangers(document, city[0].numbers, city[0].values) == told


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("立案54件，上年同期48件，增加6件。", ["54", "48", "6"]),
        ("截至2026年10月31日，880个，占1,083个的81.3 %。", ["880", "1083", "81.3"]),
        ("巡察覆盖率，880/1,083，2026.7.1–10.31", ["880", "1083"]),
        ("By 31 October 2026, 1,722 of 1,989", ["1722", "1989"]),
        ("落后 −23.5，收缴137.30 万元", ["23.5", "137.3"]),
        ("1.进度滞后的县", []),
        ("2026-01.xlsx（轮次汇总!AB12）", []),
        ("2026年上半年、图2、表 3、— 4 —", []),
    ],
)
def test_numbers_are_read_as_a_person_reads_them(text: str, read: list[str]) -> None:
    assert [f"{one:f}" for one in numbers_in(text)] == read
