"""Briefings that were made stay what they were; a supervisor's words outlive the figures."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from access import LOCAL, Person
from access.roles import NotAllowedError
from briefings import kept, make
from briefings.asking import Ask, AskError
from briefings.document import Document, Paragraph, Sentence
from queries import store
from tests.queries.reports import a_round, accept

FIRST = Ask(
    "circular", "示例省", "示例市", date(2026, 6, 30), start=date(2026, 1, 1), voice="named"
)
SECOND = Ask(
    "circular", "示例省", "示例市", date(2026, 10, 31), start=date(2026, 7, 1), voice="named"
)
KEY = "grown.cases_filed"
OWN = Person(2, "own", "某县", "county", frozenset({"990101"}))
LEADER = Person(3, "leader", "领导", "leader")


def sentence(document: Document, key: str) -> Sentence:
    return next(
        one for block in document.blocks if isinstance(block, Paragraph)
        for one in block.sentences if one.key == key
    )  # fmt: skip


def keys(document: Document) -> list[str]:
    return [one.key for block in document.blocks if isinstance(block, Paragraph)
            for one in block.sentences]  # fmt: skip


def more_cases() -> None:
    """A new report of round 1 with another number of cases, known from now on."""
    accept(a_round(10, county="示南区", term_no=13, as_of_date="2026-10-31", cases_filed=500,
                   clues_transferred=900, problems_found=1000))  # fmt: skip


def test_an_earlier_briefing_is_made_again_exactly_after_new_reports_and_new_words(
    own_store: Path,
) -> None:
    first = make.compose(FIRST)
    kept.remember(first, FIRST, LOCAL)
    document = make.compose(SECOND)
    number = kept.remember(document, SECOND, LOCAL)
    more_cases()
    kept.put_words(kept.scope(SECOND), sentence(document, KEY), "后来的话。", LOCAL)
    assert make.compose(SECOND).blocks != document.blocks
    assert kept.again(number, LOCAL) == document
    found = kept.one(number)
    assert (found.kind, found.city, found.as_of) == ("circular", "示例市", date(2026, 10, 31))
    assert [one.number for one in kept.earlier(LOCAL, city="示例市")] == [number, number - 1]


def test_the_next_circular_says_what_became_of_what_the_last_one_pointed_out(
    own_store: Path,
) -> None:
    assert not [key for key in keys(make.compose(SECOND)) if key.startswith("earlier")]
    kept.remember(make.compose(FIRST), FIRST, LOCAL)
    told = make.compose(SECOND)
    assert "2026年6月30日" in sentence(told, "earlier.counted").text
    one = sentence(told, "earlier.behind.coverage_pace.乙山县").text
    assert "16.8" in one
    assert "23.5" in one


def test_recording_a_briefing_and_writing_words_raise_no_data_version(own_store: Path) -> None:
    before = store.data_version()
    document = make.compose(FIRST)
    kept.remember(document, FIRST, LOCAL)
    kept.put_words(kept.scope(FIRST), sentence(document, KEY), "改写。", LOCAL)
    kept.take_words_back(kept.scope(FIRST), KEY, LOCAL)
    assert store.data_version() == before


def test_words_survive_new_figures_and_are_marked_where_their_facts_changed(
    own_store: Path,
) -> None:
    material = make.reads_for(SECOND)
    where, document = kept.scope(SECOND), make.compose(SECOND, material=material)
    facts = sentence(document, KEY)
    kept.put_words(where, facts, "  立案 平稳。\n", LOCAL)
    kept.put_words(where, sentence(document, "next.reports"), "请报。", LOCAL)
    told = make.compose(SECOND, material=material)
    assert (sentence(told, KEY).shown, sentence(told, KEY).is_stale) == ("立案 平稳。", False)
    assert sentence(told, KEY).text == facts.text
    more_cases()
    material = make.reads_for(SECOND)
    later = make.compose(SECOND, material=material)
    assert (sentence(later, KEY).shown, sentence(later, KEY).is_stale) == ("立案 平稳。", True)
    assert not sentence(later, "next.reports").is_stale
    kept.take_words_back(where, KEY, LOCAL)
    assert sentence(make.compose(SECOND, material=material), KEY).words is None


def test_words_of_one_voice_language_or_period_stay_in_it(own_store: Path) -> None:
    material = make.reads_for(SECOND)
    document = make.compose(SECOND, material=material)
    kept.put_words(kept.scope(SECOND), sentence(document, KEY), "乙山县立案少。", LOCAL)
    for other in ({"voice": "unnamed"}, {"language": "en"}):
        ask = replace(SECOND, **other)
        assert sentence(make.compose(ask, material=material), KEY).words is None
    from_the_year = replace(SECOND, start=date(2026, 1, 1))
    assert sentence(make.compose(from_the_year), KEY).words is None


@pytest.mark.parametrize("words", ["", "  \n ", "长" * 2001])
def test_no_words_or_too_many_are_refused(own_store: Path, words: str) -> None:
    with pytest.raises(AskError):
        kept.put_words(kept.scope(FIRST), Sentence(KEY, "立案。"), words, LOCAL)


def test_a_county_takes_its_own_briefing_and_nothing_else(own_store: Path) -> None:
    mine = Ask("county", "示例省", "示例市", date(2026, 10, 31), county="示南区")
    document = make.compose(mine, OWN)
    assert document.made.by == "某县"
    number = kept.remember(document, mine, OWN)
    assert kept.again(number, OWN) == document
    kept.remember(make.compose(FIRST), FIRST, LOCAL)
    assert [one.number for one in kept.earlier(OWN)] == [number]
    others = (
        replace(mine, county="示北区"),
        replace(mine, kind="letter"),
        FIRST,
    )
    for ask in others:
        with pytest.raises(NotAllowedError):
            make.compose(ask, OWN)
        with pytest.raises(NotAllowedError):
            kept.remember(document, ask, OWN)
    with pytest.raises(NotAllowedError):
        kept.put_words(kept.scope(mine), Sentence("x", "y"), "z", OWN)


def test_nobody_but_the_office_makes_a_briefing_of_the_city(own_store: Path) -> None:
    of_one = Ask("county", "示例省", "示例市", date(2026, 10, 31), county="示北区")
    for person in (LEADER, Person(4, "admin", "", "admin")):
        for ask in (FIRST, of_one):
            with pytest.raises(NotAllowedError):
                make.compose(ask, person)


def test_a_briefing_that_there_is_not_is_said_so(own_store: Path) -> None:
    with pytest.raises(AskError, match="77"):
        kept.again(77, LOCAL)
