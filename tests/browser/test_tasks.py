"""Seven questions that people come with, played as a person does: at most four clicks each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from queries.registry import indicators
from tests.browser.conftest import PATIENCE, Visit, settled
from tests.browser.test_print import PAGE
from tests.dashboard import Dashboard

MOST = 4


@dataclass
class Person:
    """Someone at the first page, whose clicks are counted; typing and reading cost none."""

    page: Page
    clicks: int = 0

    def click(self, what: Locator) -> None:
        what.first.click()
        self.clicks += 1
        settled(self.page)

    def open_page(self, name: str) -> None:
        """Go there by the menu."""
        self.click(self.page.locator(".st-key-menu").get_by_role("link", name=name, exact=True))
        expect(self.page.locator(".st-key-here")).to_have_text(name, timeout=PATIENCE)
        settled(self.page)

    def choose(self, box: str, option: str) -> None:
        """Pick `option` in the box of that name: one click opens it, one takes the choice."""
        field = self.page.locator(f".st-key-filter-{box} input")
        self.click(field)
        field.fill(option) if field.is_editable() else None
        self.click(self.page.get_by_role("option", name=re.compile(f"^{option}")))

    def rows(self, title: str) -> dict[str, list[str]]:
        """The table under a title: first cell → the others."""
        panel = self.page.locator('[class*="st-key-panel"]').filter(
            has=self.page.locator("h2", has_text=title)
        )
        lines = panel.locator("table.figures tbody tr").all()
        cells = [line.locator("th, td").all_inner_texts() for line in lines]
        return {first: rest for first, *rest in cells}

    def sees(self, *words: str) -> None:
        for one in words:
            expect(self.page.get_by_text(one).first).to_be_visible(timeout=PATIENCE)


def number(written: str) -> float:
    """A figure of a table without its mark."""
    return float(written.rstrip("*").strip().replace("−", "-"))


@pytest.fixture
def person(
    dashboard: Dashboard,
    visit: Visit,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Person]:
    """Someone who has just opened the dashboard; their clicks are printed and held to the limit."""
    someone = Person(visit(dashboard.url))
    yield someone
    with capsys.disabled():
        print(f"\n  {request.node.name.removeprefix('test_')}: {someone.clicks} clicks")
    assert someone.clicks <= MOST


def test_which_county_is_furthest_behind_the_calendar(person: Person) -> None:
    person.sees("乙山县落后时序 23.5 个百分点", "覆盖 61/102，时序 83.3 %")
    paces = {county: number(row[1]) for county, row in person.rows("项指标").items()}
    assert min(paces, key=lambda county: paces[county]) == "乙山县"
    assert paces["乙山县"] == -23.5


def test_how_many_clues_are_open_for_more_than_a_year_and_where(person: Person) -> None:
    person.sees("移交满 12 个月未办结 119 件", "最多的是丙湖区，71 件")
    person.open_page("线索与成果")
    listed = person.rows("未办结线索按时长")
    *counties, total = [number(row[2]) for row in listed.values()]
    assert number(listed["丙湖区"][2]) == 71
    assert sum(counties) == total == 119


def test_what_the_conversion_of_chibi_is_made_of_down_to_the_cell(person: Person) -> None:
    person.open_page("比较")
    person.choose("city", "咸宁市")
    person.click(person.page.locator("table.figures").get_by_role("button", name="44.1"))
    person.sees("轮次汇总 AT8", "轮次汇总 BD8")
    assert "30 ÷ 68 = 44.1 %" in person.page.get_by_role("dialog").inner_text()


def test_what_changed_in_the_first_half_year_against_the_year_before(person: Person) -> None:
    person.choose("period", "上半年")
    person.sees("2026年1月1日至2026年6月30日", "上年同期")
    settled(person.page)
    changed = person.rows("新增了什么")
    assert changed["立案（件）"] == ["52", "75", "−23"]


def test_one_county_is_printed(person: Person) -> None:
    person.open_page("单县")
    person.choose("counties", "丙湖区")
    person.sees("单县 · 丙湖区")
    person.clicks += 1  # the browser's own command to print
    assert len(PAGE.findall(person.page.pdf(prefer_css_page_size=True))) == 1


def test_the_definition_and_formula_of_a_figure_in_view(person: Person) -> None:
    one = indicators()["discipline_ratio"]
    figure = (
        person.page.locator("table.figures tbody tr")
        .first.locator("td")
        .get_by_role("button")
        .nth(4)
    )
    person.click(figure)
    drawer = person.page.get_by_role("dialog")
    for words in (one.name["zh"], one.formula["zh"], one.caveat["zh"]):
        expect(drawer.get_by_text(words).first).to_be_visible(timeout=PATIENCE)


def test_a_supervisor_takes_the_circular_as_a_word_file(person: Person) -> None:
    person.open_page("简报")
    sheet = person.page.locator(".sheet")
    expect(sheet.locator("h1")).to_contain_text("巡察工作情况的通报", timeout=PATIENCE)
    paragraph = sheet.locator("p[data-key]").first
    paragraph.hover()
    person.click(paragraph.get_by_role("button", name="复制本段"))
    expect(paragraph.get_by_role("button", name="已复制")).to_be_visible()
    with person.page.expect_download() as taken:
        person.click(person.page.get_by_role("button", name="下载 Word"))
    assert taken.value.suggested_filename.endswith(".docx")
    assert taken.value.path().read_bytes()[:2] == b"PK"
