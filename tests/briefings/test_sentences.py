"""What the sentences of all briefings keep to: footnotes, neutral words, voices, manners, keys."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefings import asking, make
from briefings.asking import Ask
from briefings.document import (
    NOTE_LENGTH,
    ChartBlock,
    Document,
    Paragraph,
    Sentence,
    TableBlock,
)  # fmt: skip
from briefings.writers.sheet import Figure
from queries import registry
from tests.briefings.conftest import Compose
from tests.briefings.numbers_in import numbers_in, texts

DEMO = {"province": "示例省", "city": "示例市", "as_of": date(2026, 10, 31)}
CHIBI = {"province": "湖北省", "city": "咸宁市", "as_of": date(2018, 12, 31)}
HALF = {"start": date(2026, 7, 1)}
NEUTRAL_TOPIC = "clue_conversion"
JUDGING = re.compile(
    r"[好差优劣]|排名|名次|\b(better|worse|best|worst|rank\w*|good|bad|poor)\b", re.I
)
# a number of things below five; by how much two visible ones differ may be told
SMALL = re.compile(r"(?<!增加)(?<!减少)(?<![\d.,<])[0-4]\s*(?:个|件|人|项(?!次))(?!县|百|月|指标)")


def asks() -> Iterator[Ask]:
    """One of every kind, voice and language, of the demo city and of a published county."""
    for language in ("zh", "en"):
        for voice in asking.VOICES:
            yield Ask("circular", **DEMO, **HALF, voice=voice, language=language)  # type: ignore[arg-type]
        for kind in ("letter", "county"):
            yield Ask(kind, **DEMO, **HALF, county="庚泉县", language=language)  # type: ignore[arg-type]
            yield Ask(kind, **CHIBI, county="赤壁市", language=language)  # type: ignore[arg-type]
        about = {**DEMO, **HALF, "language": language}
        yield Ask("topic", **about, indicator=NEUTRAL_TOPIC, voice="named")  # type: ignore[arg-type]
        yield Ask("circular", **CHIBI, voice="named", language=language)  # type: ignore[arg-type]
        yield Ask("reporting", **about, voice="unnamed")  # type: ignore[arg-type]
        yield Ask("appraisal", **about, voice="named")  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def documents(compose: Compose) -> list[tuple[Ask, Document]]:
    """Each ask with what it gives."""
    return [(ask, compose(ask)) for ask in asks()]


def sentences(document: Document) -> Iterator[Sentence]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from block.sentences


def of(documents: list[tuple[Ask, Document]], **wanted: object) -> Document:
    """The document whose ask has these values."""
    return next(
        document for ask, document in documents
        if all(getattr(ask, name) == value for name, value in wanted.items())
    )  # fmt: skip


def test_every_sentence_with_a_figure_has_footnotes_that_point_to_a_proof(
    documents: list[tuple[Ask, Document]],
) -> None:
    for ask, document in documents:
        proofs = {one.number for one in document.proofs}
        for sentence in sentences(document):
            # the numbers of a request are clocks and levels of the rules, and its own place
            is_request = sentence.key.startswith(("next.", "ask.", "opening", "caveats", "what"))
            has_figure = any(numbers_in(sentence.text)) and not is_request
            assert sentence.notes or not has_figure, (ask.kind, sentence)
            for note in sentence.notes:
                assert 0 < len(note.text) <= NOTE_LENGTH, note
                assert note.proof in proofs


def test_every_proof_is_pointed_to_and_says_how_from_what_and_in_which_version(
    documents: list[tuple[Ask, Document]],
) -> None:
    for ask, document in documents:
        pointed = {note.proof for one in sentences(document) for note in one.notes}
        assert pointed == {one.number for one in document.proofs}
        for proof in document.proofs:
            assert proof.formula, (ask.kind, proof)
            assert str(document.made.data_version) in proof.definition
            assert proof.used, (ask.kind, proof.title)
            assert {len(row) for row in proof.used} == {len(proof.heads)}


def test_no_word_judges_a_neutral_indicator(documents: list[tuple[Ask, Document]]) -> None:
    neutral = [one for one in registry.indicators().values() if one.direction == "neutral"]
    for ask, document in documents:
        names = [one.name[ask.language] for one in neutral]
        for key, text in texts(document):
            about = any(name in text for name in names) or ask.indicator == NEUTRAL_TOPIC
            quoted = key.startswith(("quoted", "account"))
            assert quoted or not about or not JUDGING.search(text), (ask.kind, key, text)


def test_a_directed_indicator_is_told_which_side_is_which(
    documents: list[tuple[Ask, Document]],
) -> None:
    document = of(documents, kind="circular", voice="named", language="zh", city="示例市")
    assert any("差于其余各县（99.8 %）" in one.text for one in sentences(document))


def test_nowhere_is_a_league_table(documents: list[tuple[Ask, Document]]) -> None:
    names = "示南区 示北区 甲江县 乙山县 丙湖区 丁河县 戊林县 己原区 庚泉县 辛岭县 壬川市 癸塘县"
    order = names.split()
    seen = 0
    for _, document in documents:
        for block in document.blocks:
            told: list[str] = []
            if isinstance(block, TableBlock):
                told = [str(row[0]) for row in block.rows if row[0] in order]
            elif isinstance(block, ChartBlock):
                told = [name for name in block.categories if name in order]
            seen += len(told) > 2
            assert told == [one for one in order if one in told]
    assert seen > 4


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_names_no_county_is_named_anywhere(
    documents: list[tuple[Ask, Document]], language: str
) -> None:
    document = of(documents, kind="circular", voice="unnamed", language=language, city="示例市")
    whole = str(document)
    counties = asking.counties("示例省", "示例市")
    # points are kept for the next circular; they are in no file
    shown = whole.replace(str(document.points), "")
    assert not [name for name in counties if name in shown]
    assert ("有的县（市、区）" if language == "zh" else "One county") in whole


def test_the_positive_voice_names_nobody_for_a_fault(
    documents: list[tuple[Ask, Document]],
) -> None:
    document = of(documents, kind="circular", voice="positive", language="zh", city="示例市")
    counties = asking.counties("示例省", "示例市")
    for sentence in sentences(document):
        favourable = ".better." in sentence.key or sentence.key.startswith("quoted.typical")
        named = [name for name in counties if name in sentence.text]
        assert favourable or not named, sentence
    assert not any(
        name in str(block) for block in document.blocks if isinstance(block, TableBlock)
        for name in counties
    )  # fmt: skip


def test_with_names_the_counties_off_the_calendar_are_named(
    documents: list[tuple[Ask, Document]],
) -> None:
    document = of(documents, kind="circular", voice="named", language="zh", city="示例市")
    told = {one.key: one.text for one in sentences(document)}
    assert "进度滞后" in told["pace.behind.乙山县"]
    assert "请同步核实质量" in told["pace.ahead.戊林县"]


def test_no_number_of_a_county_below_five_leaves_the_office(
    documents: list[tuple[Ask, Document]],
) -> None:
    counties = set(asking.counties("示例省", "示例市"))
    for ask, document in documents:
        for block in document.blocks:
            if isinstance(block, TableBlock) and block.key in ("table.period.counties",):
                cells = [cell for row in block.rows if row[0] in counties for cell in row[1:]]
                assert all(cell.value >= 5 for cell in cells if isinstance(cell, Figure))
                assert "<5" in cells
        if ask.county and ask.language == "zh":
            for sentence in sentences(document):
                assert not SMALL.search(sentence.text), sentence
        for proof in document.proofs:
            for row in proof.used:
                if ask.county or row[0] in counties:
                    assert not re.search(r"(?<![\d.,<])[0-4]/|/[0-4](?![\d,.])", row[2]), proof


def test_one_hidden_number_takes_another_with_it_so_that_the_sum_tells_neither(
    documents: list[tuple[Ask, Document]],
) -> None:
    document = of(documents, kind="circular", voice="named", language="zh", city="示例市")
    table = next(one for one in document.blocks
                 if isinstance(one, TableBlock) and one.key == "table.period.counties")  # fmt: skip
    for column in zip(*table.rows, strict=True):
        hidden = [cell for cell in column[:-1] if not isinstance(cell, Figure)]
        assert len(hidden) != 1, column


def test_no_proof_tells_by_subtraction_how_little_a_county_grew(
    documents: list[tuple[Ask, Document]],
) -> None:
    named = of(documents, kind="circular", voice="named", language="zh", city="示例市")
    counties = asking.counties("示例省", "示例市")
    grown = [one for one in named.proofs if any("区间数" in remark for remark in one.remarks)]
    assert grown
    assert not [row for one in grown for row in one.used if row[0] in counties]
    own = of(documents, kind="county", county="庚泉县", language="zh")
    small = [one for one in own.proofs if one.parts.startswith("<5")]
    small = [one for one in small if any("区间数" in words for words in one.remarks)]
    assert all(row[2] == "" for one in small for row in one.used)


def test_a_paper_to_one_county_knows_no_other(documents: list[tuple[Ask, Document]]) -> None:
    others = set(asking.counties("示例省", "示例市")) - {"庚泉县"}
    for ask, document in documents:
        if ask.county == "庚泉县":
            assert not [name for name in others if name in str(document)]


def test_nothing_is_said_of_persons_detained_or_handed_to_the_judiciary(
    documents: list[tuple[Ask, Document]],
) -> None:
    for _, document in documents:
        assert not re.search("留置|移送司法|detain|judiciary", str(document))


def test_keys_are_unique_and_stay_when_the_figures_change(
    documents: list[tuple[Ask, Document]],
) -> None:
    for _, document in documents:
        keys = [one.key for one in sentences(document)]
        assert len(keys) == len(set(keys))
    now = of(documents, kind="circular", voice="unnamed", language="zh", city="示例市")
    then = make.compose(Ask("circular", **{**DEMO, "as_of": date(2026, 9, 30)}, **HALF))  # type: ignore[arg-type]
    both = {one.key for one in sentences(now)} & {one.key for one in sentences(then)}
    assert {"grown.cases_filed", "state.coverage", "pace.behind", "notable.judged"} <= both


def test_made_twice_from_the_same_dates_documents_are_equal_but_for_the_moment(
    documents: list[tuple[Ask, Document]],
) -> None:
    ask, first = documents[0]
    second = make.compose(ask)
    assert second.blocks == first.blocks
    assert (second.proofs, second.remarks) == (first.proofs, first.remarks)


def test_an_invented_city_says_that_it_is_invented(documents: list[tuple[Ask, Document]]) -> None:
    assert all(document.example == (ask.city == "示例市") for ask, document in documents)


def test_the_score_card_stands_in_register_order_by_bands_and_without_ranks(
    documents: list[tuple[Ask, Document]], compose: Compose
) -> None:
    named = of(documents, kind="appraisal", language="zh")
    unnamed = compose(Ask("appraisal", **DEMO, **HALF))  # type: ignore[arg-type]
    table = next(one for one in named.blocks if isinstance(one, TableBlock))
    assert [row[0] for row in table.rows] == asking.counties("示例省", "示例市")
    assert not [one for one in asking.counties("示例省", "示例市") if one in str(unnamed)]


def test_a_round_stands_beside_the_round_before(ready: Path) -> None:
    document = make.compose(Ask("circular", **DEMO, round_no=9))  # type: ignore[arg-type]
    told = {one.key: one.text for one in sentences(document)}
    assert "第九轮" in document.title
    assert "上一轮" in told["grown.problems_found"]


def test_small_bases_are_told_in_numbers_and_large_ones_in_per_cent_too(
    documents: list[tuple[Ask, Document]],
) -> None:
    document = of(documents, kind="circular", voice="named", language="zh", city="示例市")
    told = {one.key: one.text for one in sentences(document)}
    assert told["grown.cases_filed"] == "立案32件，上年同期33件，减少1件。"
    assert told["grown.problems_rectified"].endswith("增加120个（11.9 %）。")
