"""A briefing as slides: one message each, said by the title; charts native; proofs in the notes."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, takewhile
from typing import Any

from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from briefings.document import (
    Block,
    ChartBlock,
    Document,
    Heading,
    Note,
    Paragraph,
    Sentence,
    TableBlock,
)
from briefings.writers import slide_fit, slide_flow, slide_parts
from briefings.writers.archive import settled
from briefings.writers.faces import clean, length, shortened
from briefings.writers.slide_flow import (
    ASIDE,
    GAP,
    HALF,
    LONGEST_TITLE,
    TALL,
    WHOLE,
    Line,
    Passage,
)
from briefings.writers.slide_parts import EDGE, HIGH, INSIDE, WIDE
from briefings.writers.widths import words
from charts.theme import LIGHT
from text import numbers, say

TITLE, TEXT, SMALL, FOOT = 26.0, 20.0, 14.0, 11.0
TALLEST = Inches(4.75).pt
TOP = Inches(1.75)
# An opening longer than this, in Latin characters, finds no room on the cover.
LONGEST_OPENING = 400
TITLE_ONLY = 5


def as_pptx(document: Document) -> bytes:
    """The briefing as a .pptx, 16:9, every page marked and numbered."""
    show = Presentation()
    show.slide_width, show.slide_height = WIDE, HIGH
    told, made = show.core_properties, document.made
    told.title, told.author, told.last_modified_by = clean(document.title), clean(made.by), ""
    told.created = told.modified = made.at
    told.comments, told.revision = say("pages.internal"), 1
    setting = _Setting(show, document)
    for block in setting.cover():
        setting.block(block)
    setting.remarks()
    out = io.BytesIO()
    show.save(out)
    return settled(out.getvalue(), made.at)


class _Setting:
    """One show being set; text waits under its headings until a chart, a table or the end."""

    def __init__(self, show: Any, document: Document) -> None:
        self.show, self.document = show, document
        self.chapter = self.heading = clean(document.title)
        self.pages = count(1)
        self.passages: list[Passage] = []
        self.proofs = {proof.number: proof for proof in document.proofs}

    def cover(self) -> Sequence[Block]:
        """Title, subtitle, for whom and by whom, and the opening; the blocks that follow it."""
        slide = self.show.slides.add_slide(self.show.slide_layouts[TITLE_ONLY])
        slide_parts.mark(slide, (0, 0, WIDE, Inches(0.12)), LIGHT.brand)
        told = shortened(clean(self.document.title), 160)
        slide_parts.title(slide, told, 32, (EDGE, Inches(1.5), INSIDE, Inches(1.7)))
        frame = slide_parts.box(slide, (EDGE, Inches(3.3), INSIDE, Inches(1.2)))
        slots = self.document.slots
        dated = numbers.day(slots.dated) if slots.dated else ""
        for line in (self.document.subtitle, slots.signed, dated):
            if line:
                slide_parts.write(_line(frame), shortened(clean(line), 120), TEXT, LIGHT.muted)
        self.foot(slide)
        opening, rest = self.opening()
        self.column(slide, opening, (EDGE, Inches(4.9), INSIDE, Inches(1.9)), TEXT)
        long = [self.document.title] if told != clean(self.document.title) else []
        slide_parts.notes(slide, [*long, *self.remembered(_notes(opening))])
        return rest

    def opening(self) -> tuple[Sequence[Line], Sequence[Block]]:
        """What is said before the first heading, where the cover has room for it, and the rest."""
        first = list(takewhile(lambda block: isinstance(block, Paragraph), self.document.blocks))
        passage = Passage("", "")
        for block in first:
            passage = passage.told(block) if isinstance(block, Paragraph) else passage
        if sum(length(line.words) for line in passage.lines) > LONGEST_OPENING:
            return [], self.document.blocks
        plain = [replace(line, leads=False) for line in passage.lines]
        return plain, self.document.blocks[len(first) :]

    def block(self, block: Block) -> None:
        """What one block makes; headings and paragraphs wait."""
        if isinstance(block, Paragraph):
            self.paragraph(block)
        elif isinstance(block, Heading):
            self.heading = clean(block.text)
            self.chapter = self.heading if block.level == 1 else self.chapter
        elif isinstance(block, TableBlock):
            self.text()
            self.table(block)
        elif isinstance(block, ChartBlock):
            self.chart(block)

    def slide(self, message: str, remembered: Sequence[str] = (), over: str = "") -> Any:
        """A new slide with its title, `over` small over it; what of the title finds no room stands
        in the notes.
        """
        slide = self.show.slides.add_slide(self.show.slide_layouts[TITLE_ONLY])
        slide_parts.mark(slide, (0, 0, WIDE, Inches(0.08)), LIGHT.brand)
        told = shortened(clean(message), LONGEST_TITLE)
        slide_parts.title(slide, told, TITLE, (EDGE, Inches(0.6), INSIDE, Inches(0.95)))
        if over and over != told:
            frame = slide_parts.box(slide, (EDGE, Inches(0.28), INSIDE, Inches(0.3)))
            slide_parts.write(frame.paragraphs[0], shortened(over, 100), SMALL, LIGHT.muted)
        self.foot(slide)
        rest = [message] if told != clean(message) else []
        slide_parts.notes(slide, [*rest, *remembered])
        return slide

    def foot(self, slide: Any) -> None:
        """Where the paper may not go, out of what it was made, the number of the page."""
        made = self.document.made
        marks = [say("setting.sample")] if self.document.example else []
        of = say("setting.data", as_of=numbers.day(made.as_of), version=made.data_version)
        told = "　".join((say("pages.internal"), *marks, of))
        frame = slide_parts.box(slide, (EDGE, Inches(7.02), INSIDE - Inches(1), Inches(0.25)))
        slide_parts.write(frame.paragraphs[0], told, FOOT, LIGHT.muted)
        place = (EDGE + INSIDE - Inches(1), Inches(7.02), Inches(1), Inches(0.25))
        line = slide_parts.box(slide, place).paragraphs[0]
        line.alignment = PP_ALIGN.RIGHT
        slide_parts.write(line, f"— {next(self.pages)} —", FOOT, LIGHT.muted)

    def paragraph(self, block: Paragraph) -> None:
        """A paragraph more under the heading last met."""
        if not self.passages or self.passages[-1].heading != self.heading:
            self.passages.append(Passage(self.chapter, self.heading))
        self.passages[-1] = self.passages[-1].told(block)

    def remarks(self) -> None:
        """What is said under the text, with what still waits."""
        self.chapter = self.heading = say("setting.remarks")
        for remark in self.document.remarks:
            self.paragraph(Paragraph("", [Sentence("", remark)]))
        self.text()

    def text(self) -> None:
        """What waits, on as few slides as hold it."""
        waiting, self.passages = self.passages, []
        for page in slide_flow.pages(waiting):
            told = [line for column in page.columns for line in column]
            notes = [*(note for one in page.message for note in one.notes), *_notes(told)]
            slide = self.slide(page.title, self.remembered(notes), page.over)
            wide = WHOLE if len(page.columns) == 1 else HALF
            marks = count(1 + sum(len(one.notes) for one in page.message))
            for number, lines in enumerate(page.columns):
                place = (EDGE + number * (wide + GAP), TOP, wide, TALL)
                self.column(slide, lines, place, page.size, marks)

    def column(
        self, slide: Any, lines: Sequence[Line], place: slide_parts.Box, size: float,
        marks: Iterator[int] | None = None,
    ) -> None:  # fmt: skip
        """Lines one under the other, each sentence with the marks of its footnotes."""
        if not lines:
            return
        frame, marks = slide_parts.box(slide, place), marks or count(1)
        for line in lines:
            said, paragraph = line.sentence, _line(frame)
            paragraph.space_after = Pt(size * 0.4)
            is_bold = line.leads or said is None
            slide_parts.write(paragraph, line.words, size,
                              LIGHT.ink if said else LIGHT.subject, bold=is_bold)  # fmt: skip
            if said and said.is_stale:
                slide_parts.write(paragraph, say("setting.stale"), SMALL, LIGHT.worse)
            raised = ",".join(str(next(marks)) for _ in said.notes) if said else ""
            if raised:
                mark = slide_parts.write(paragraph, raised, SMALL, LIGHT.muted)
                mark.font._element.set("baseline", "30000")

    def remembered(self, notes: Sequence[Note]) -> list[str]:
        """The footnotes of a slide, each with how its figure is computed."""
        lines = []
        for number, note in enumerate(notes, start=1):
            proof = self.proofs.get(note.proof)
            parts = [proof.title, proof.formula, proof.parts, proof.definition] if proof else []
            lines.append("　".join((f"{number}", note.text, *filter(None, parts))))
        return lines

    def chart(self, block: ChartBlock) -> None:
        """A chart under its message; beside it what was said just before, where it finds room."""
        self.passages, lines, size = slide_flow.beside(self.passages, self.heading, block)
        self.text()
        remembered = [block.what, *block.notes, *self.remembered(_notes(lines))]
        slide = self.slide(block.title, remembered, self.heading)
        self.below(slide, block.what, Inches(1.55))
        self.column(slide, lines, (EDGE, Inches(2.1), ASIDE, Inches(4.4)), size)
        left = ASIDE + GAP if lines else 0
        place = (EDGE + left, Inches(1.95), INSIDE - left, Inches(4.55))
        slide_parts.chart(slide, block, self.document.made, place)
        self.below(slide, "　".join(block.notes), Inches(6.6))

    def below(self, slide: Any, words: str, top: int) -> None:
        """A line of small words at that height."""
        frame = slide_parts.box(slide, (EDGE, top, INSIDE, Inches(0.32)))
        slide_parts.write(frame.paragraphs[0], shortened(clean(words), 130), SMALL, LIGHT.muted)

    def table(self, block: TableBlock) -> None:
        """A table, on as many slides as its rows need, the head on each."""
        if not block.columns:
            return
        fit, head, pages = slide_fit.divided(block, Emu(INSIDE).pt, TALLEST)
        for number, rows in enumerate(pages):
            told = say("setting.continued", title=block.title) if number else block.title
            long = [words(cell) for row, _ in rows for cell in row]
            long = [cell for cell in long if length(cell) > slide_fit.LONGEST_CELL]
            slide = self.slide(told, [*block.notes, *long])
            shown = [[slide_fit.brief(cell) for cell in row] for row, _ in rows]
            heights = [head, *(height for _, height in rows)]
            is_last = bool(block.rows) and bool(rows) and rows[-1][0] is block.rows[-1]
            slide_parts.table(
                slide, block.columns, shown, fit.widths, heights, fit.size,
                block.totals if is_last else 0,
            )  # fmt: skip
            self.below(slide, "　".join(block.notes), Inches(6.6))


def _notes(lines: Sequence[Line]) -> list[Note]:
    return [note for line in lines if line.sentence for note in line.sentence.notes]


def _line(frame: Any) -> Any:
    """The next paragraph of a box, the first of which is there already."""
    return frame.paragraphs[0] if not frame.paragraphs[0].runs else frame.add_paragraph()
