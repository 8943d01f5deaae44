"""Briefings as LibreOffice prints them: pages, margins, nothing clipped, no heading left alone."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from briefings.document import Heading
from briefings.writers.word import as_docx
from briefings.writers.workbook import as_xlsx
from tests.briefings.example import empty, evil, example
from text import speak

# In points: the type area of GB/T 9704-2012, and how far a stroke may stand over its edge.
LEFT, RIGHT, BOTTOM, TOP, STROKE = 79.4, 521.6, 99.2, 737.0, 3.0
PATH = 2  # what pdfium calls a drawn rule


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Every file of this test, converted in one run."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("no LibreOffice on this machine")
    folder = tmp_path_factory.mktemp("printed")
    speak("zh")
    for name, document in (("example", example()), ("evil", evil()), ("empty", empty())):
        (folder / f"{name}.docx").write_bytes(as_docx(document))
    (folder / "book.xlsx").write_bytes(as_xlsx(example()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = sorted(map(str, (*folder.glob("*.docx"), *folder.glob("*.xlsx"))))
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=240)
    opened = {path.stem: pdfium.PdfDocument(path) for path in Path(folder).glob("*.pdf")}
    yield opened
    for pdf in opened.values():
        pdf.close()


def lines(page: Any) -> list[tuple[float, str]]:
    """The lines of a page from the top, each with its height over the foot."""
    text = page.get_textpage()
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    told: dict[int, list[tuple[float, str]]] = {}
    for left, bottom, right, top in boxes:
        words = text.get_text_bounded(left, bottom, right, top)
        told.setdefault(round(bottom / 6), []).append((left, words))
    text.close()
    return [
        (row * 6.0, "".join(words for _, words in sorted(told[row])))
        for row in sorted(told, reverse=True)
    ]


def body(page: Any) -> list[str]:
    """The lines within the type area."""
    return [words for height, words in lines(page) if BOTTOM - 8 < height < TOP]


def test_every_file_opens_and_has_the_pages_it_needs(printed: dict[str, Any]) -> None:
    counts = {name: len(pdf) for name, pdf in printed.items()}
    assert set(counts) == {"example", "evil", "empty", "book"}
    assert counts["empty"] == 1
    assert 9 <= counts["example"] <= 12
    assert counts["evil"] < 40


def test_pages_are_a4_and_numbered_at_the_outer_edge(printed: dict[str, Any]) -> None:
    for number, page in enumerate(printed["example"], start=1):
        assert [round(side) for side in page.get_size()] == [595, 842]
        text = page.get_textpage()
        found = [text.get_rect(at) for at in range(text.count_rects())]
        feet = [
            (left, right)
            for left, bottom, right, top in found
            if top < BOTTOM and re.sub(r"\s", "", text.get_text_bounded(left, bottom, right, top))
        ]
        told = text.get_text_bounded(0, 0, 595, BOTTOM - 12)
        text.close()
        assert re.sub(r"\s", "", told) == f"—{number}—"
        left, right = min(one for one, _ in feet), max(other for _, other in feet)
        assert (right > 500) if number % 2 else (left < 100)


def test_nothing_stands_outside_the_type_area(printed: dict[str, Any]) -> None:
    for page in printed["example"]:
        for shape in page.get_objects(filter=[PATH]):
            left, _, right, _ = shape.get_bounds()
            if right - left > 590:
                continue
            assert left > LEFT - STROKE
            assert right < RIGHT + STROKE
        text = page.get_textpage()
        edges = [text.get_rect(at) for at in range(text.count_rects())]
        text.close()
        assert min(left for left, *_ in edges) > LEFT - STROKE
        # A full stop may hang over the edge, as the standard allows.
        assert max(right for _, _, right, _ in edges) < RIGHT + 9


def test_no_heading_stands_alone_at_the_foot_of_a_page(printed: dict[str, Any]) -> None:
    headings = {
        re.sub(r"\s", "", block.text) for block in example().blocks if isinstance(block, Heading)
    }
    met = 0
    for page in printed["example"]:
        told = [re.sub(r"\s", "", words) for words in body(page)]
        met += len(headings & set(told))
        assert told[-1] not in headings
        assert not told[-1].startswith(("图", "表1", "表2", "表3"))
    assert met >= 6


def test_every_chart_is_drawn_with_its_names_and_numbers(printed: dict[str, Any]) -> None:
    told = ""
    for page in printed["example"]:
        text = page.get_textpage()
        told += text.get_text_range()
        text.close()
    packed = re.sub(r"\s", "", told)
    # What only a chart says: its scale, its legend, the name of its level.
    assert "全市46.8" in packed
    assert packed.count("第一种形态") >= 2
    assert packed.count("届期进度") >= 2
