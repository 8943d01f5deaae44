"""What pages keep: made once for the same things, anew for any other, and never changed by use."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pandas as pd
import pytest

from pages.ui import reads
from pages.ui.kept import forget, kept
from queries import figures, store
from tests.pages.screen import Screen, open_page
from text import speak

SEATS = 8
VIEWS = (
    {},
    {"lang": "en"},
    {"counties": "示南区"},
    {"period": "year"},
)


@kept
def frame_of(*words: str) -> pd.DataFrame:
    return pd.DataFrame({"words": words})


@kept
def length_of(frame: pd.DataFrame) -> list[int]:
    return [len(frame)]


def shown(page: Screen) -> tuple[list[str], list[str], str]:
    """What a reader sees: the data of the tables, the charts, the words."""
    tables = [part.json for part in page.parts("bidi_component")]
    return tables, [part.spec for part in page.parts("plotly_chart")], page.words()


@pytest.mark.usefixtures("empty_store")
def test_the_same_question_gives_the_very_same_answer() -> None:
    assert frame_of("one") is frame_of("one")
    assert frame_of("one") is not frame_of("two")


@pytest.mark.usefixtures("empty_store")
def test_a_frame_is_the_same_only_as_itself() -> None:
    first = frame_of("one")
    assert length_of(first) is length_of(first)
    assert length_of(first) is not length_of(first.copy())


@pytest.mark.usefixtures("empty_store")
def test_a_committed_write_makes_everything_anew() -> None:
    before = frame_of("one")
    with store.write():
        pass
    assert frame_of("one") is not before


@pytest.mark.usefixtures("empty_store")
def test_what_was_made_of_an_older_state_is_let_go() -> None:
    before = weakref.ref(frame_of("one"))
    with store.write():
        pass
    frame_of("two")
    gc.collect()
    assert before() is None


@pytest.mark.usefixtures("empty_store")
def test_another_language_is_another_answer() -> None:
    chinese = frame_of("one")
    speak("en")
    english = frame_of("one")
    speak("zh")
    assert english is not chinese
    assert frame_of("one") is chinese


@pytest.mark.usefixtures("empty_store")
def test_whoever_comes_at_once_waits_for_the_first() -> None:
    made, begun = [], Barrier(SEATS)

    @kept
    def slow(word: str) -> str:
        made.append(word)
        return word

    def seated(_: int) -> str:
        begun.wait()
        return slow("one")

    with ThreadPoolExecutor(SEATS) as seats:
        assert set(seats.map(seated, range(SEATS))) == {"one"}
    # the room itself may be made twice where two come first, its result never more than that
    assert len(made) <= 2


@pytest.mark.usefixtures("empty_store")
def test_what_failed_is_asked_again() -> None:
    answers = iter([ValueError("once"), "well"])

    @kept
    def fickle() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(ValueError, match="once"):
        fickle()
    assert fickle() == "well"


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("ids", [("coverage_pace",), ("clue_conversion", "problem_mix")])
def test_one_question_for_all_indicators_answers_as_one_for_these_alone(
    ids: tuple[str, ...],
) -> None:
    view = reads.View(date(2026, 10, 31), "示例省", "示例市")
    with store.read(as_of=view.as_of) as cursor:
        alone = figures.overview(cursor, ids, **view.selection)
    for one, shared in zip(alone, reads._overview(view, ids), strict=True):
        pd.testing.assert_frame_equal(one, shared)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("page", ["", "compare"])
def test_a_page_of_kept_things_is_the_page_made_anew(page: str) -> None:
    anew = []
    for view in VIEWS:
        forget()
        anew.append(shown(open_page(page, **view)))
    forget()
    beside = [shown(open_page(page, **view)) for view in VIEWS]
    again = shown(open_page(page, **VIEWS[0]))
    assert [*beside, again] == [*anew, anew[0]]
