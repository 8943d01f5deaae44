"""这个数怎么来的: from any figure to the cell it was typed in."""

import pytest

from pages.ui.reads import Origin
from tests.pages.screen import open_page

CHIBI = Origin("clue_conversion", "湖北省", "咸宁市", "赤壁市")


@pytest.mark.usefixtures("published")
def test_a_figure_opens_down_to_its_cells() -> None:
    page = open_page(trace=CHIBI.key())
    assert "30 ÷ 68 = 44.1 %" in page.words()
    rows = [[cell["text"] for cell in row["cells"]] for row in page.table("trace-used")["rows"]]
    typed = {row[1]: row[2] for row in rows}
    assert typed == {"立案(件)": "30", "移交问题线索": "68"}
    assert all(row[3].startswith("轮次汇总 ") and row[4] == "中南.xlsx" for row in rows)
    assert all("赤壁力促从严治党落地生根" in row[6] for row in rows)


@pytest.mark.parametrize("page", ["", "compare", "trends"])
@pytest.mark.usefixtures("published")
def test_the_trace_opens_on_every_page_that_shows_figures(page: str) -> None:
    assert "30 ÷ 68 = 44.1 %" in open_page(page, trace=CHIBI.key()).words()


@pytest.mark.usefixtures("published")
def test_the_base_that_stood_in_is_the_one_that_is_traced() -> None:
    origin = Origin("stationed_conversion", "陕西省", "延安市", "甘泉县")
    page = open_page(trace=origin.key())
    assert "76 ÷ 89 = 85.4 %" in page.words()
    typed = [row["cells"][1]["text"] for row in page.table("trace-used")["rows"]]
    assert "发现问题线索" in typed


@pytest.mark.usefixtures("published")
def test_a_sum_lists_its_places_and_each_opens_its_own_trace() -> None:
    page = open_page(trace=Origin("clue_yield").key())
    rows = page.table("trace-sum")["rows"]
    parts = [[int(cell["text"].replace(",", "")) for cell in row["cells"][2:]] for row in rows]
    numerator, denominator = (sum(column) for column in zip(*parts, strict=True))
    assert f"{numerator:,} ÷ {denominator:,} = 27.1 件/百个" in page.words()
    assert {row["cells"][1]["key"] for row in rows} > {
        Origin("clue_yield", "湖北省", "咸宁市", "咸安区").key()
    }


@pytest.mark.parametrize(
    "key",
    ["", "nonsense", "clue_conversion~~", "没有~湖北省~咸宁市~赤壁市~县~~~~",
     "clue_conversion~湖北省~咸宁市~无此县~县~~~~", "clue_conversion~a~b~c~县~x~~y~z",
     Origin("clue_conversion", "湖北省", "咸宁市", "赤壁市", report_id=999999).key()],
)  # fmt: skip
@pytest.mark.usefixtures("published")
def test_a_trace_of_nothing_is_told_calmly(key: str) -> None:
    words = open_page(trace=key).words()
    assert ("没有找到这个数" in words) == bool(key)


def test_an_origin_survives_the_address() -> None:
    origin = Origin("four_forms", "甲", "乙", "丙", "市本级", 13, "form_1", 7)
    assert Origin.of_key(origin.key()) == origin


@pytest.mark.usefixtures("published")
def test_the_trace_speaks_the_language_of_the_page() -> None:
    words = open_page(trace=CHIBI.key(), lang="en").words()
    assert "Reports counted: 1" in words
    assert "Cases filed ÷ clues handed over" in words
