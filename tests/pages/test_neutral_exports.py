"""Nor do definitions, the page of one county, other benchmarks and files judge what is neutral."""

import json
from typing import Any

import pytest

from briefings.writers.sheet import Sheet, as_csv
from charts import theme
from pages.ui import downloads
from tests.pages.screen import open_page
from tests.pages.test_neutral import DENIED, NEUTRAL, VERDICT, told

LANGUAGES = ("zh", "en")
FORMS = {
    "similar": {},
    "chosen": {"peers": ["示南区", "示北区"]},
    "target": {"target": "30"},
    "term": {},
    "rounds": {},
}
SHOWN = [one for one in NEUTRAL if one.interval != "none" and not one.parts]


def judging(words: str, language: str) -> str | None:
    found = VERDICT[language].search(DENIED.sub("", words))
    return found[0] if found else None


@pytest.mark.parametrize("one", NEUTRAL, ids=lambda one: one.id)
def test_the_definition_of_a_neutral_indicator_says_no_side_is_good(one: Any) -> None:
    for language in LANGUAGES:
        facts = (one.name, one.formula, one.why, one.caveat)
        found = [judging(words[language], language) for words in facts]
        assert not any(found), (one.id, language)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_definitions_a_neutral_indicator_has_no_good_side(language: str) -> None:
    page = open_page("definitions", lang=language, indicator=SHOWN[0].id)
    names = {one.name[language] for one in NEUTRAL}
    rows = [row for table in page.tables() for row in table["rows"]
            if any(cell["text"] in names for cell in row["cells"])]  # fmt: skip
    assert len(rows) >= len(NEUTRAL)
    for row in rows:
        assert not judging(json.dumps(row, ensure_ascii=False), language)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_beside_any_benchmark_a_neutral_indicator_is_only_higher_or_lower(
    form: str, language: str
) -> None:
    page = open_page("compare", lang=language, indicator=SHOWN[0].id, versus=form, **FORMS[form])
    assert told(page, language) == []


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_one_county_colours_no_neutral_line(language: str) -> None:
    page = open_page("county", lang=language, city="示例市", counties="庚泉县")
    names = {one.name[language] for one in NEUTRAL}
    rows = [row["cells"] for row in page.table("spine-table")["rows"]]
    neutral = [cells for cells in rows if cells[0]["text"] in names]
    assert {cell.get("tone") for cells in neutral for cell in cells} & {"higher", "lower"}
    assert not [
        cells for cells in neutral if judging(json.dumps(cells, ensure_ascii=False), language)
    ]
    hovers = page.chart("spine")["data"][0]["hovertemplate"]
    told_of = [words for words in hovers if any(one.formula[language] in words for one in SHOWN)]
    assert told_of
    assert not [words for words in told_of if judging(words, language)]


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("compare", {}),
        ("compare", {"versus": "similar"}),
        ("trends", {}),
        ("trends", {"by": "aged"}),
        ("county", {}),
    ],
    ids=str,
)
def test_no_file_that_is_taken_away_judges_a_neutral_indicator(
    page: str, address: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: list[str] = []

    def kept(table: Any, _key: str, filters: str, note: str) -> None:
        sheet = Sheet(table.caption, downloads.frame(table), filters, note)
        files.append(as_csv(sheet).decode("utf-8-sig"))

    monkeypatch.setattr(downloads, "offer", kept)
    open_page(page, lang=language, indicator=SHOWN[0].id, **address)
    assert files
    directed = {"county": [SHOWN[0].name[language]]}.get(page)
    lines = [line for file in files for line in file.splitlines()]
    if directed:
        lines = [line for line in lines if any(name in line for name in directed)]
    assert not [line for line in lines if judging(line, language)]


@pytest.mark.usefixtures("demo")
def test_the_walk_would_see_a_verdict_of_an_indicator_with_a_direction_beside_a_target() -> None:
    found = told(
        open_page("compare", indicator="clue_conclusion", versus="target", target="90"), "zh"
    )
    assert theme.LIGHT.worse in found
    assert any("差于目标" in one for one in found)
