"""Figures of pages judged: city by city, by what is counted; and words by direction alone."""

import numpy as np
import pandas as pd
import pytest

from queries import registry
from queries.fair import cells
from queries.fair.comparison import compare
from queries.fair.levels import LABELS
from text import speak


def rows(indicator: str, city: str, parts: list[tuple[int | None, int | None]]) -> pd.DataFrame:
    """As figures.compare gives them."""
    frame = pd.DataFrame(parts, columns=["numerator", "denominator"]).astype("Int64")
    places = [f"{city}{number}" for number in range(len(parts))]
    return frame.assign(indicator=indicator, part=None, province="p", city=city, county=places,
                        level="县", state="value")  # fmt: skip


ONE = [(3, 40), (22, 50), (9, 30), (None, 60), (2, 45)]
OTHER = [(5, 80), (44, 70), (11, 25)]


def test_each_city_and_indicator_is_a_table_of_its_own() -> None:
    mixed = pd.concat([
        rows("clue_conversion", "a", ONE), rows("clue_yield", "a", ONE),
        rows("clue_conversion", "b", OTHER),
    ], ignore_index=True).sample(frac=1, random_state=3)  # fmt: skip
    found = cells.judged(mixed)
    assert found.index.tolist() == mixed.index.tolist()
    for indicator, city, parts, kind in (
        ("clue_conversion", "a", ONE, "proportion"),
        ("clue_yield", "a", ONE, "rate"),
        ("clue_conversion", "b", OTHER, "proportion"),
    ):
        mine = found[(found["indicator"] == indicator) & (found["city"] == city)].sort_index()
        alone = compare(rows(indicator, city, parts), kind)  # type: ignore[arg-type]
        assert mine["benchmark"].unique().tolist() == [alone.benchmark]
        assert mine["label"].tolist() == alone.rows["label"].tolist()
        assert mine["upper_95"].to_numpy() == pytest.approx(
            alone.rows["upper_95"].to_numpy(), nan_ok=True
        )
    assert found["state"].unique().tolist() == ["value"]
    assert (found["comparable"] == "missing").sum() == 2


def test_a_census_is_shown_and_not_judged() -> None:
    found = cells.judged(rows("coverage", "a", ONE))
    assert found["comparable"].unique().tolist() == ["census"]
    assert found[["low", "lower_95", "verdict"]].isna().all(axis=None)


def test_a_matrix_colours_at_the_far_level_and_says_how_many_it_looked_at() -> None:
    table = pd.concat([
        rows("clue_conversion", "a", [(10, 40), (11, 40), (60, 70), (20, 40)]),
        rows("rectification", "a", [(300, 400), (390, 400), (380, 400), (None, 400)]),
        rows("coverage", "a", [(10, 40), (11, 40), (60, 70), (0, 40)]),
    ], ignore_index=True)  # fmt: skip
    found = cells.matrix(table)
    assert found.looked_at == 7
    assert found.coloured == int(found.cells["is_coloured"].sum()) >= 3
    assert found.cells["verdict"].tolist() == cells.judged(table)["verdict"].tolist()
    far = found.cells["verdict"].str.endswith("998").fillna(False).astype(bool)
    assert found.cells["is_coloured"].tolist() == far.tolist()
    assert found.cells["sense"].tolist()[2] == "higher"
    assert found.cells["sense"].tolist()[4:6] == ["worse", "better"]


def test_one_county_of_a_city_says_that_there_is_no_other() -> None:
    found = cells.judged(rows("clue_conversion", "a", [(3, 9)]))
    assert found["note"].tolist() == ["one_county"]
    assert np.isfinite(found["low"]).all()


def test_no_figures_are_no_cells() -> None:
    found = cells.matrix(rows("clue_conversion", "a", []))
    assert (found.looked_at, found.coloured, len(found.cells)) == (0, 0, 0)


@pytest.mark.parametrize("one", registry.indicators())
def test_only_an_indicator_with_a_direction_is_better_or_worse(one: str) -> None:
    direction = registry.indicator(one).direction
    senses = {cells.sense(label, direction) for label in LABELS}
    if direction in ("higher", "lower"):
        assert senses == {"better", "worse", "similar"}
        assert cells.sense(f"{direction}_95", direction) == "better"
    else:
        assert senses == {"higher", "lower", "similar"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_of_a_neutral_indicator_never_judge(language: str) -> None:
    speak(language)
    try:
        told = {one: " ".join(cells.said(label, one) for label in LABELS)
                for one in ("neutral", "band", "higher")}  # fmt: skip
        assert cells.said(None, "higher") == "—"
    finally:
        speak("zh")
    judging = ("好于", "差于") if language == "zh" else ("better", "worse")
    for word in judging:
        assert word in told["higher"]
        assert word not in told["neutral"] + told["band"]
