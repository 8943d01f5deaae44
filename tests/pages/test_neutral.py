"""Of a neutral indicator no page says or colours that one side is good."""

import json
import re

import pytest

from charts import theme
from queries import registry
from tests.pages.screen import Screen, open_page
from tests.pages.test_languages import PAGES, said

VERDICT = {
    "zh": re.compile("好于|差于|优于|劣于|较好|较差|最好|最差|更好|更差|排名|名次|倒数|第一名"),
    "en": re.compile(r"\b(better|worse|best|worst|rank\w*|league)\b", re.IGNORECASE),
}
# Saying that nobody is ranked is no rank.
DENIED = re.compile(r"不排名|never ranked|no rank", re.IGNORECASE)
SIDES = {getattr(one, side) for one in (theme.LIGHT, theme.DARK) for side in ("better", "worse")}
NEUTRAL = [one for one in registry.indicators().values() if one.direction == "neutral"]
# Each shows what the one neutral indicator of the address is, in every way that it is judged.
VIEWS = [
    ("compare", {}),
    ("compare", {"shape": "funnel"}),
    ("trends", {}),
    ("trends", {"by": "aged"}),
]
# On all others nothing is held against the others, whichever indicator is shown.
HELD = {"compare", "trends", "county", "definitions", "briefing"}
WITHOUT = [name for name in PAGES if name not in HELD]


def words_of_verdict(page: Screen, language: str) -> list[str]:
    """Each line in which a page says that one side is good, or ranks."""
    lines = [DENIED.sub("", line) for line in said(page, language)]
    return [line for line in lines if VERDICT[language].search(line)]


def told(page: Screen, language: str) -> list[str]:
    """Each verdict in words, and each colour or tone of one, that the page shows."""
    found = words_of_verdict(page, language)
    for part in page.parts("plotly_chart"):
        found += [colour for colour in SIDES if colour in part.spec]
    for table in page.tables():
        cells = [cell for row in table["rows"] for cell in row["cells"]]
        found += [cell["text"] for cell in cells if cell.get("tone") in {"better", "worse"}]
        found += [
            cell["spoken"] for cell in cells if VERDICT[language].search(cell.get("spoken", ""))
        ]
    return found


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS, ids=["bars", "funnel", "rounds", "ages"])
def test_a_neutral_indicator_is_never_better_or_worse(
    view: tuple[str, dict[str, str]], language: str
) -> None:
    page, address = view
    shown = [one for one in NEUTRAL if one.interval != "none" and not one.parts]
    for indicator in shown if (page, address, language) == ("compare", {}, "zh") else shown[:2]:
        screen = open_page(page, lang=language, indicator=indicator.id, **address)
        assert (indicator.id, told(screen, language)) == (indicator.id, [])


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", WITHOUT)
def test_pages_that_hold_nobody_against_the_others_say_no_verdict(name: str, language: str) -> None:
    assert words_of_verdict(open_page(name, lang=language), language) == []


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_matrix_and_its_findings_judge_no_neutral_indicator(language: str) -> None:
    page = open_page(lang=language)
    neutral = {one.name[language] for one in NEUTRAL}
    table = page.table("matrix")
    columns = [column["label"] in neutral for column in table["columns"]]
    assert any(columns)
    cells = [
        cell
        for row in table["rows"]
        for cell, is_neutral in zip(row["cells"], columns, strict=True)
        if is_neutral
    ]
    assert {cell.get("tone", "") for cell in cells} >= {"higher"}
    assert not [
        cell for cell in cells if VERDICT[language].search(json.dumps(cell, ensure_ascii=False))
    ]
    findings = [line for line in said(page, language) if any(name in line for name in neutral)]
    assert findings
    assert not [line for line in findings if VERDICT[language].search(line)]


@pytest.mark.usefixtures("demo")
def test_the_walk_would_see_a_verdict_of_an_indicator_with_a_direction() -> None:
    found = told(open_page("compare", indicator="clue_conclusion"), "zh")
    assert theme.LIGHT.worse in found
    assert any("差于其余各县" in one for one in found)
