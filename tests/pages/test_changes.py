"""变化: two states in the address, what each cause did, and the reports behind it."""

import pytest

from queries import store
from tests.pages.screen import open_page

PLAN = {"indicator": "coverage", "since": "2025-05-31", "as_of": "2025-06-30"}


@pytest.mark.usefixtures("demo")
def test_the_page_tells_what_did_it_place_by_place_and_report_by_report() -> None:
    page = open_page("changes", **PLAN)
    words = page.words()
    assert "巡察覆盖率升了 1.32 个百分点，主要因为县里新报的" in words
    plan = page.row("causes", "规划变了")
    assert (plan["分子变化"]["text"], plan["分母变化"]["text"]) == ("0", "+3")
    assert page.row("causes", "合计")["对指标的影响"]["text"] == "+1.32"
    assert page.row("places", "丁河县")["规划变了"]["text"] == "−2.16"
    assert page.row("places", "示南区")["变化"]["text"] == "0"
    told = [[cell["text"] for cell in row["cells"]] for row in page.table("reports")["rows"]]
    assert told[-1][:6] == ["规划变了", "丁河县", "规划", "—/86", "—/89", "0/+3"]
    key = page.table("reports")["rows"][-1]["cells"][4]["key"]
    assert key.endswith("~2025-06-30")
    assert "89" in open_page("changes", trace=key, **PLAN).words()


@pytest.mark.usefixtures("demo")
def test_what_was_known_before_a_correction_is_a_choice_of_the_page() -> None:
    with store.read() as cursor:
        moment = store.run(cursor, "reads/moments_known", most=24)
    before = moment[moment["is_before"]]["known_at"].min()
    day = {"as_of": "2025-03-31", "since": "2025-03-31", "counties": "甲江县"}
    page = open_page("changes", indicator="clue_yield", known_from=before.isoformat(), **day)
    options = page.app.selectbox(key="filter-known_from").options
    assert [option for option in options if "更正之前" in option]
    corrected = page.row("causes", "更正")
    assert corrected["分母变化"]["text"] == "−963"
    assert "主要因为更正" in page.words()


@pytest.mark.usefixtures("demo")
def test_the_page_opens_on_what_was_first_told_so_that_late_and_corrected_reports_show() -> None:
    day = {"as_of": "2026-10-31", "since": "2026-07-31"}
    page = open_page("changes", indicator="clue_conversion", **day)
    box = page.app.selectbox(key="filter-known_from")
    assert [one for one in box.options if one.startswith("当时报的（2026年8月4日")]
    assert box.value.startswith("2026-08-04")
    told = [page.row("causes", cause)["对指标的影响"]["text"] for cause in ("更正", "迟到的报告")]
    assert "0" not in told


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    "address",
    [
        {"since": "2099-01-01", "known_from": "'; drop table report; --"},
        {"since": "nonsense", "known_from": "9999-99-99", "indicator": "problem_mix"},
        {"indicator": "coverage_pace", "lang": "en", "piece": "elapsed"},
        {"indicator": "clues_open", "known_from": "1999-01-01T00:00:00"},
    ],
)
def test_nonsense_in_the_address_and_odd_indicators_are_answered(address: dict[str, str]) -> None:
    page = open_page("changes", **address)
    assert page.table("causes")["rows"]
