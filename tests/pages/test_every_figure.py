"""The pages' tables hold the figures of the demo city and nothing else: each is counted again."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from pages.ui.reads import Origin
from queries import registry
from tests.pages.screen import ROUTER, open_page
from tests.queries import oracle
from tests.queries.oracle_of_store import OracleOfStore
from text import numbers, say

PAGES = sorted(
    path.stem
    for path in ROUTER.parent.glob("[a-z]*.py")
    if path.stem not in {"router", "overview", "definitions"}
)
NEWEST = date(2026, 10, 31)
# 上半年, as of the newest report.
FIRST_HALF = date(2026, 1, 1), date(2026, 6, 30)
PERIODS = ("", "clues", "rectification", "stationed")
Written = tuple[str, Origin, str]
OWN = {"", "compare", "trends"}


@cache
def counting() -> OracleOfStore:
    """The oracle of the demo city; what counts is chosen once for all tests."""
    return OracleOfStore()


def written_on(page: str, **address: str) -> Iterator[Written]:
    """Every figure of a county in the tables of a page: its row, what it is, what is written.

    Elsewhere a cell may also show what is left of a figure, and open that: only what stands under
    the name of the indicator itself is taken there.
    """
    screen = open_page(page, **address)
    for table in screen.tables():
        names = [row["cells"][0]["text"] for row in table["rows"]]
        if len(set(names)) < len(names):
            continue  # several lines a place: forms and periods, of which a figure is made
        for row in table["rows"]:
            for head, cell in zip(table["columns"], row["cells"], strict=True):
                origin = Origin.of_key(cell.get("key", ""))
                if origin is None or not origin.county or origin.report_id or origin.as_of:
                    continue
                if page in OWN or head["label"] == registry.indicator(origin.indicator).name["zh"]:
                    yield row["cells"][0]["text"], origin, cell["text"]


def may_be_written(origin: Origin) -> set[str]:
    """How the oracle's figure may be written: with its marks, or as one of its parts."""
    indicator = registry.indicator(origin.indicator)
    place = origin.province, origin.city, origin.county, origin.level
    figure = counting().figure(origin.indicator, origin.part, place, NEWEST)
    parts = {f"{part:,}" for part in (figure.numerator, figure.denominator) if part is not None}
    if figure.value is None:
        return parts | {"—", "不适用"}
    marks = {"approximate": figure.approximate, "lower_bound": figure.lower_bound}
    shown = indicator.shown(figure.value, **marks)
    return parts | {
        numbers.parts(figure.numerator, figure.denominator),
        shown,
        shown.removesuffix(f" {indicator.unit['zh']}"),
    }


def may_have_grown(origin: Origin) -> set[str]:
    """How the oracle's growth in the first half year may be written; without the mark 约."""
    indicator = registry.indicator(origin.indicator)
    place = origin.province, origin.city, origin.county, origin.level
    grown = counting().growth(origin.indicator, origin.part, place, *FIRST_HALF)
    ends = [grown[name] for name in ("numerator", "denominator")]
    parts = {f"{part:,}" for part in ends if part is not None}
    if grown["state"] != "value":
        words = {"no_start": say("charts.no_start"), "not_applicable": "不适用", "missing": "—"}
        return parts | {words[grown["state"]]}
    is_state = indicator.accumulate in ("plan", "latest", "difference")
    if grown["is_small"] and not indicator.is_count and not is_state:
        return parts | {numbers.parts(*ends)}
    shown = indicator.shown(grown["value"])
    return parts | {shown, shown.removesuffix(f" {indicator.unit['zh']}")}


def is_told_by_the_oracle(origin: Origin) -> bool:
    """Whether the oracle counts it: an indicator (not one of an age), or a reported field."""
    return "." not in origin.indicator and origin.indicator in oracle.INDICATORS


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("page", ["", *PAGES])
def test_every_figure_in_the_tables_of_a_page_is_the_oracles(page: str) -> None:
    found = [one for one in written_on(page) if is_told_by_the_oracle(one[1])]
    wrong = [
        (place, origin.indicator, text, sorted(may_be_written(origin)))
        for place, origin, text in found
        if origin.term in (None, 13) and text not in may_be_written(origin)
    ]
    assert wrong == []


@pytest.mark.usefixtures("demo")
def test_the_first_page_shows_every_county_by_every_column() -> None:
    found = {(origin.county, origin.indicator) for _, origin, _ in written_on("")}
    assert len(found) == 12 * 8
    assert all(place == origin.county for place, origin, _ in written_on(""))


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("indicator", oracle.INDICATORS)
def test_every_indicator_is_compared_as_the_oracle_counts_it(indicator: str) -> None:
    found = list(written_on("compare", indicator=indicator))
    assert found
    assert {origin.indicator for _, origin, _ in found} == {indicator}
    assert [(one, text) for _, one, text in found if text not in may_be_written(one)] == []


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("page", PERIODS)
def test_every_figure_of_a_page_in_a_period_is_the_growth_that_the_oracle_counts(page: str) -> None:
    found = [one for one in written_on(page, period="first_half") if is_told_by_the_oracle(one[1])]
    assert len(found) > 50
    assert not_grown(found) == []


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("indicator", oracle.INDICATORS)
def test_every_indicator_is_compared_in_a_period_as_the_oracle_counts_it(indicator: str) -> None:
    found = list(written_on("compare", indicator=indicator, period="first_half"))
    assert found
    assert not_grown(found) == []


def not_grown(found: list[Written]) -> list[tuple[str, str, str, list[str]]]:
    """What is written and is no growth that the oracle counts, with what it would be."""
    return [
        (place, origin.indicator, text, sorted(may_have_grown(origin)))
        for place, origin, text in found
        if text.removeprefix("约 ") not in may_have_grown(origin)
    ]
