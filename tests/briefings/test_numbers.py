"""Every number in a composed briefing is found in an answer of the store."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from briefings import asking, make
from briefings.asking import Ask
from briefings.document import Document
from tests.briefings.conftest import Compose
from tests.briefings.known_numbers import Known, known
from tests.briefings.numbers_in import numbers_in, strangers
from tests.briefings.numbers_in_files import in_file, strange

CITIES = {
    "demo": ("示例省", "示例市", date(2026, 10, 31), date(2026, 7, 1)),
    "published": ("湖北省", "咸宁市", date(2018, 12, 31), date(2018, 7, 1)),
}
TOPICS = ("clue_conversion", "coverage", "four_forms", "post_filling")
OF_CITY = [
    *(("demo", told) for told in (
        {"kind": "circular", "voice": "named"},
        {"kind": "circular", "voice": "positive", "language": "en"},
        {"kind": "circular", "voice": "unnamed", "start": None},
        {"kind": "topic", "indicator": "clue_conversion", "voice": "named", "start": None},
        {"kind": "topic", "indicator": "coverage", "voice": "named", "start": None},
        {"kind": "topic", "indicator": "four_forms", "voice": "named", "start": None},
        {"kind": "topic", "indicator": "post_filling", "start": None, "language": "en"},
        {"kind": "reporting", "voice": "named", "start": None},
        {"kind": "reporting", "voice": "unnamed", "start": None},
    )),
    # of a published city there is less: one report of one county
    *(("published", told) for told in (
        {"kind": "circular", "voice": "named"},
        {"kind": "circular", "voice": "unnamed", "language": "en"},
        {"kind": "topic", "indicator": "clue_conversion", "voice": "named"},
        {"kind": "reporting", "voice": "named"},
    )),
]  # fmt: skip


def named(told: object) -> str:
    """A city or what is told of it, as the name of a test."""
    return "-".join(map(str, told.values())) if isinstance(told, dict) else str(told)


# what is put in the place of a number: in words, and in a cell or a chart
CHANGED = {
    "示例市": [("59.8 %", "59.9 %"), ("60.98901098901", "61.98901098901")],
    "咸宁市": [("123个", "124个")],
}


City = tuple[Known, dict[str, object]]


@pytest.fixture(scope="module")
def cities(ready: Path) -> Callable[[str], City]:
    """What the store knows of a city, and what every ask about it begins with."""

    @cache
    def of(name: str) -> City:
        province, city, as_of, start = CITIES[name]
        about = {"province": province, "city": city, "as_of": as_of, "start": start}
        return known(province, city, as_of, start, TOPICS), about

    return of


@pytest.fixture(params=CITIES)
def city(request: pytest.FixtureRequest, cities: Callable[[str], City]) -> City:
    """One city after the other, each read once."""
    return cities(request.param)


def unknown(city: City, compose: Compose, **told: object) -> list[tuple[str, object]]:
    found, about = city
    document = compose(Ask(**{**about, **told}))  # type: ignore[arg-type]
    assert any(numbers_in(document.title + str(document.blocks)))
    return strangers(document, found.numbers, found.values)


@pytest.mark.parametrize(("city", "told"), OF_CITY, indirect=["city"], ids=named)
def test_every_number_about_a_city_is_an_answer_of_the_store(
    city: City, compose: Compose, told: dict[str, object]
) -> None:
    assert unknown(city, compose, **told) == []


@pytest.mark.parametrize("kind", ["letter", "county"])
def test_every_number_about_a_county_is_an_answer_of_the_store(
    city: City, compose: Compose, kind: str
) -> None:
    about = city[1]
    counties = asking.counties(str(about["province"]), str(about["city"]), about["as_of"])  # type: ignore[arg-type]
    wrong = {name: unknown(city, compose, kind=kind, county=name) for name in counties[:2]}
    assert not any(wrong.values()), wrong


@pytest.mark.parametrize("ending", make.WRITERS)
@pytest.mark.parametrize("kind", ["circular", "county"])
def test_every_number_in_a_file_is_an_answer_of_the_store(
    city: City, compose: Compose, kind: str, ending: str
) -> None:
    found, about = city
    document = compose(as_paper(about, kind))
    content = make.as_file(document, ending)
    read = in_file(content, ending)
    assert len(read.told) > 15
    assert bool(read.values) == (ending == "xlsx" or about["city"] == "示例市")
    assert bool(read.marks) == (ending != "docx")
    assert strange(content, ending, document, found) == []


@pytest.mark.parametrize("ending", make.WRITERS)
def test_a_changed_number_in_a_file_would_be_found(
    city: City, compose: Compose, ending: str
) -> None:
    found, about = city
    document = compose(as_paper(about, "circular"))
    content = make.as_file(document, ending)
    for was, put in CHANGED[str(about["city"])]:
        wrong = strange(changed(content, was, put), ending, document, found)
        assert wrong, (was, put)
        assert put in str(wrong)


def as_paper(about: dict[str, object], kind: str) -> Ask:
    """The circular with names, or the briefing of one county."""
    county = {"示例市": "庚泉县", "咸宁市": "赤壁市"}[str(about["city"])]
    return Ask(kind, **about, voice="named", county=county if kind == "county" else None)  # type: ignore[arg-type]


def changed(content: bytes, was: str, put: str) -> bytes:
    """The file with a number of its words, cells or charts put in the place of another."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(was.encode(), put.encode()))
    return written.getvalue()


def test_a_number_that_nobody_reported_would_be_found(
    city: City,
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
