"""The register: what a typed name of a county means."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.register import Ambiguous, County, counties_of, find, nearest, places

ROOT = Path(__file__).parents[2]


def name_of(found: County | Ambiguous | None) -> str:
    assert isinstance(found, County), found
    return found.city + found.county


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("赤壁市", "咸宁市赤壁市"),
        ("赤壁", "咸宁市赤壁市"),
        (" 赤 壁 市 ", "咸宁市赤壁市"),
        ("咸宁赤壁", "咸宁市赤壁市"),
        ("湖北省咸宁市赤壁市", "咸宁市赤壁市"),
        ("示例市示南区", "示例市示南区"),
        ("示例省示例市示南", "示例市示南区"),
        ("双江自治县", "临沧市双江拉祜族佤族布朗族傣族自治县"),
        ("双江", "临沧市双江拉祜族佤族布朗族傣族自治县"),
        ("寻甸县", "昆明市寻甸回族彝族自治县"),
        ("鄂温克旗", "呼伦贝尔市鄂温克族自治旗"),
        ("瀍河区", "洛阳市瀍河回族区"),
        ("仙桃", "省直辖仙桃市"),
        ("北京市朝阳区", "北京市朝阳区"),
        ("恩施州恩施", "恩施土家族苗族自治州恩施市"),
    ],
)
def test_a_county_is_found_by_its_full_and_its_short_name(typed: str, meant: str) -> None:
    assert name_of(find(typed)) == meant


def test_a_traditional_name_is_the_same_county() -> None:
    assert name_of(find("維西縣")) == name_of(find("维西县"))


@pytest.mark.parametrize(
    ("typed", "code"), [("繁昌县", "340212"), ("芜湖县", "340210"), ("户县", "610118")]
)
def test_a_county_keeps_one_identity_through_renaming(typed: str, code: str) -> None:
    found = find(typed)
    assert isinstance(found, County)
    assert found.code == code


@pytest.mark.parametrize(
    ("typed", "city"),
    [
        ("迪庆州", "迪庆藏族自治州"),
        ("洛阳", "洛阳市"),
        ("洛阳市本级", "洛阳市"),
        ("襄樊市", "襄阳市"),
        ("毕节市", "毕节市"),
        ("芜湖", "芜湖市"),
    ],
)
def test_a_city_is_found_as_a_place_of_its_own(typed: str, city: str) -> None:
    assert name_of(find(typed)) == city + city


def test_a_name_that_several_places_bear_is_never_guessed() -> None:
    found = find("鼓楼区")
    assert isinstance(found, Ambiguous)
    assert "开封市" in {county.city for county in found.candidates}
    assert len(found.candidates) == 4


def test_a_short_name_of_one_place_and_a_former_name_of_another_are_both_offered() -> None:
    found = find("东乡县")
    assert isinstance(found, Ambiguous)
    assert {county.county for county in found.candidates} == {"东乡区", "东乡族自治县"}


def test_a_city_in_front_or_a_hint_decides_between_places_of_one_name() -> None:
    assert name_of(find("开封市鼓楼区")) == "开封市鼓楼区"
    assert name_of(find("鼓楼区", city_hint="开封")) == "开封市鼓楼区"
    assert name_of(find("鼓楼区", city_hint="江苏省南京市")) == "南京市鼓楼区"
    assert isinstance(find("鼓楼区", city_hint="示例市"), Ambiguous)


def test_a_hint_never_turns_one_place_into_another() -> None:
    assert name_of(find("赤壁市", city_hint="示例市")) == "咸宁市赤壁市"


@pytest.mark.parametrize("typed", ["不存在县", "", "市本级", "合计", "示例市赤壁市", "巡察办"])
def test_what_is_no_county_is_found_as_nothing(typed: str) -> None:
    assert find(typed) is None


def test_a_slip_of_the_pen_is_answered_with_the_likest_name() -> None:
    assert "壬川市" in {county.county for county in nearest("壬州市")}
    assert "赤壁市" in {county.county for county in nearest("赤臂市")}
    assert nearest("完全不像任何地方的名字") == []
    # Two of four characters are those of 甲江县, of 乙山县 and of many more.
    assert nearest("甲山乙县") == []


def test_the_demo_city_has_its_twelve_counties_in_order() -> None:
    counties = [county.county for county in counties_of("示例市")]
    assert "".join(name[0] for name in counties) == "示示甲乙丙丁戊己庚辛壬癸"
    assert [place.code for place in places() if place.city == "示例市"][::12] == [
        "990100",
        "990112",
    ]


def test_every_published_county_and_city_is_found_unless_the_source_hides_its_name() -> None:
    path = ROOT / "data" / "published_figures.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    hidden = 0
    for row in rows:
        named = [name for name in (row["city"], row["county"]) if name]
        for name in named:
            if name[0] == "(" or "合计" in name:
                hidden += 1
            else:
                assert isinstance(find(name, row["city"]), County), row["id"]
    assert 0 < hidden < 20


def test_reading_the_register_needs_neither_pandas_nor_duckdb() -> None:
    code = (
        "import sys; from loaders.register import find; find('赤壁');"
        "sys.exit(bool({'pandas', 'duckdb', 'openpyxl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0
