"""比较 says and shows against what: one verdict in bars, funnel, table and title of every form."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from charts import theme
from pages.ui import kept
from queries import store
from tests.pages.screen import Screen, open_page

EXAMPLE = Path(__file__).parents[2] / "data" / "office.example.toml"
FORMS = {
    "chosen": "选定的县",
    "similar": "相近的县",
    "target": "目标",
    "term": "本县上一届",
    "rounds": "本县此前各轮",
}


@pytest.fixture(scope="module")
def office_folder(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> Path:
    """The demo city with the office's settings of the example."""
    folder = tmp_path_factory.mktemp("versus") / "var"
    shutil.copytree(demo_folder, folder)
    shutil.copy(EXAMPLE, folder / "office.toml")
    return folder


@pytest.fixture
def office(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(office_folder))
    kept.forget()
    yield
    store.close_store()


def compared(form: str, **address: str | list[str]) -> Screen:
    if form == "chosen":
        address = {"peers": ["示南区", "示北区"]} | address
    return open_page("compare", **({"indicator": "clue_conclusion", "versus": form} | address))


def coloured(chart: dict[str, object]) -> set[str]:
    """The places of a chart that have the colour of a verdict."""
    trace = chart["data"][-1]  # type: ignore[index]
    return {
        key[0].split("~")[3]
        for key, colour in zip(trace["customdata"], trace["marker"]["color"], strict=True)
        if colour in (theme.LIGHT.better, theme.LIGHT.worse)
    }


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("form", FORMS)
def test_bars_funnel_title_and_table_tell_one_verdict_and_against_what(form: str) -> None:
    page, funnel = compared(form), compared(form, shape="funnel")
    whom = FORMS[form]
    rows = {row["cells"][0]["text"]: row["cells"] for row in page.table("compare")["rows"]}
    labels = [column["label"] for column in page.table("compare")["columns"]]
    verdict = labels.index(f"与{whom}比")
    told = {
        name for name, cells in rows.items() if cells[verdict].get("tone") in {"better", "worse"}
    }
    assert coloured(page.chart("bars")) == coloured(funnel.chart("funnel")) == told
    assert all(whom in rows[name][verdict]["text"] for name in told)
    assert f"与{whom}比" in page.words()
    assert "不随左边的对照变" in page.words()
    assert "其余各县" not in page.words().replace("与其余各县比较", "")


@pytest.mark.usefixtures("office")
def test_the_target_of_the_office_says_since_when_and_a_typed_one_that_it_was_typed() -> None:
    page = compared("target")
    assert "对照为本办设的目标（2025年1月1日起），按精确二项尾概率" in page.words()
    assert page.row("compare", "丙湖区")["与目标比"]["text"] == "差于目标（99.8 %）"
    typed = compared("target", target="50")
    assert "对照为这里填写的目标" in typed.words()
    assert page.row("compare", "示北区")["与目标比"]["tone"] == "better"
    assert typed.row("compare", "丙湖区")["与目标比"]["tone"] == "better"


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("wanted", ["101", "-1", "nan", "九十"])
def test_a_target_that_cannot_be_is_told_and_the_offices_own_holds(wanted: str) -> None:
    page = compared("target", target=wanted)
    assert f"没有找到目标“{wanted}”" in page.words()
    assert "本办设的目标" in page.words()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    ("address", "why"),
    [
        ({"versus": "target"}, "没有为这项指标设目标"),
        ({"versus": "chosen"}, "还没有选对照的县"),
        ({"versus": "chosen", "peers": ["火星县"]}, "没有找到对照的县“火星县”"),
        ({"versus": "没有"}, "没有找到对照“没有”"),
    ],
    ids=str,
)
def test_where_there_is_nothing_to_hold_against_the_rest_stands_in_and_why(
    address: dict[str, str | list[str]], why: str
) -> None:
    page = open_page("compare", **address)
    assert why in page.words()
    assert page.row("compare", "庚泉县")["与其余各县比"]["text"] == "高于其余各县（99.8 %）"


@pytest.mark.usefixtures("demo")
def test_similar_counties_are_named_in_the_hover_and_how_they_are_found_on_the_page() -> None:
    page = open_page("compare", versus="similar")
    assert "规划单位数、村（社区）数、巡察编制数取对数后的距离" in page.words()
    hover = next(
        words for words in page.chart("bars")["data"][0]["hovertemplate"] if "示南区" in words
    )
    assert "对照：相近的县" in hover
    assert "示北区" in hover


@pytest.mark.usefixtures("demo")
def test_of_the_newest_round_the_trace_opens_that_round() -> None:
    page = open_page("compare", versus="rounds", indicator="problems_per_unit")
    keys = [key[0] for key in page.chart("bars")["data"][0]["customdata"]]
    assert all(key.split("~")[7] for key in keys)
    opened = open_page("compare", versus="rounds", indicator="problems_per_unit", trace=keys[0])
    assert "计入的报告 1 份" in opened.words()
