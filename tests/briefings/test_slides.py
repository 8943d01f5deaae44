"""A briefing as slides: one message each, native charts, nothing beyond the edge, nothing lost."""

import io
from dataclasses import replace
from typing import Any

import pptx
import pytest
from pptx.util import Pt

from briefings.document import ChartBlock, Heading, Paragraph, Sentence
from briefings.writers.faces import clean
from briefings.writers.slides import as_pptx
from tests.briefings import extracting
from tests.briefings.example import empty, evil, example, shares, table
from tests.briefings.test_word import said_by
from text import speak


@pytest.fixture(scope="module")
def content() -> bytes:
    speak("zh")
    return as_pptx(example())


@pytest.fixture(scope="module")
def slides(content: bytes) -> Any:
    return list(pptx.Presentation(io.BytesIO(content)).slides)


def words(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def said(*texts: str) -> Paragraph:
    return Paragraph("", [Sentence("", text) for text in texts])


def test_every_word_and_number_stands_on_a_slide_or_in_its_notes(content: bytes) -> None:
    told = "\n".join(extracting.paragraphs(content, "pptx"))
    document = replace(example(), proofs=[])
    drawn = [block for block in document.blocks if isinstance(block, ChartBlock)]
    names = {clean(name) for block in drawn for name in block.categories}
    lost = {words for words in said_by(document) if words.rstrip("。") not in told}
    # Names of a chart stand in the chart; a heading without text of its own has no slide.
    assert lost - names == {"一、总体情况", "（二）各县情况", "四、上期指出事项整改情况"}


def test_charts_are_native_and_hold_their_numbers_in_a_workbook(content: bytes) -> None:
    drawn, behind = extracting.charts(content), extracting.behind_charts(content)
    assert len(drawn) == len(behind) == 4
    assert [set(numbers) for numbers in drawn] == [set(numbers) for numbers in behind]


def test_nothing_stands_beyond_the_edge_of_a_slide(slides: Any) -> None:
    for slide in slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= 12191996 + 1
            bottom = shape.top + (
                sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            )
            assert bottom <= Pt(540), shape.name


def test_every_slide_has_a_title_a_mark_and_its_number(slides: Any) -> None:
    for number, slide in enumerate(slides, start=1):
        assert slide.shapes.title.text_frame.text.strip()
        assert f"— {number} —" in words(slide)
        assert any(line.startswith("内部资料 注意保存　示例数据") for line in words(slide))


def test_the_notes_page_holds_the_footnotes_with_their_formula(slides: Any) -> None:
    [slide] = [one for one in slides if any("乙山县、癸塘县成案率" in told for told in words(one))]
    notes = slide.notes_slide.notes_text_frame.text
    assert "1　成案率，立案61件÷线索100件，截至2026年10月31日" in notes
    assert "立案件数 ÷ 移交线索件数" in notes


def test_nothing_that_was_typed_harms_the_file() -> None:
    slides = list(pptx.Presentation(io.BytesIO(as_pptx(evil()))).slides)
    assert all(len(slide.shapes.title.text_frame.text) < 160 for slide in slides)


def test_one_that_says_nothing_is_a_cover(slides: Any) -> None:
    assert len(pptx.Presentation(io.BytesIO(as_pptx(empty()))).slides) == 1


def test_made_twice_it_is_the_same_file(content: bytes) -> None:
    assert as_pptx(example()) == content


def test_what_is_short_shares_a_slide_and_stands_beside_its_chart() -> None:
    blocks = [
        said("本报告依据12个县。"),
        *(Heading("一、进度"), said("覆盖八成。", "落后一点。")),
        *(Heading("二、线索"), said("移交三十件。", "立案两件。")),
        table(),
        *(Heading("三、比较"), said("一县高于其余。"), shares()),
    ]
    document = replace(example(), blocks=blocks, remarks=[])
    cover, first, *_, beside = pptx.Presentation(io.BytesIO(as_pptx(document))).slides
    assert "本报告依据12个县。" in words(cover)
    assert first.shapes.title.text_frame.text == "一、进度 · 二、线索"
    assert {"一、进度\n覆盖八成。\n落后一点。", "二、线索\n移交三十件。\n立案两件。"} <= set(
        words(first)
    )
    assert "一县高于其余。" in words(beside)
    assert [shape.has_chart for shape in beside.shapes].count(True) == 1
