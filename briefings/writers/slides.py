"""A briefing as slides: one message each, said by the title; charts native; proofs in the notes."""

import io
from collections.abc import Sequence
from itertools import count
from typing import Any

from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from briefings.document import (
    ChartBlock,
    Document,
    Heading,
    Note,
    Paragraph,
    Sentence,
    TableBlock,
)
from briefings.writers import slide_fit, slide_parts
from briefings.writers.archive import settled
from briefings.writers.faces import clean, length, shortened
from briefings.writers.slide_parts import EDGE, HIGH, INSIDE, WIDE
from briefings.writers.widths import words
from charts.theme import LIGHT
from text import numbers, say

TITLE, TEXT, SMALL, FOOT = 26.0, 20.0, 14.0, 11.0
# Two lines of a title, in Latin characters.
LONGEST_TITLE = 124
TALLEST = Inches(4.75).pt
BODY = (EDGE, Inches(1.75), INSIDE, Inches(4.8))
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
    setting.cover()
    for block in document.blocks:
        setting.block(block)
    setting.waiting()
    setting.text([Sentence("", words) for words in document.remarks], say("setting.remarks"))
    out = io.BytesIO()
    show.save(out)
    return settled(out.getvalue(), made.at)


class _Setting:
    """One show being set; the heading last met stands small over the titles."""

    def __init__(self, show: Any, document: Document) -> None:
        self.show, self.document = show, document
        self.heading, self.pages = "", count(1)
        self.single: list[Sentence] = []
        self.proofs = {proof.number: proof for proof in document.proofs}

    def cover(self) -> None:
        """Title, subtitle, for whom and by whom."""
        slide = self.show.slides.add_slide(self.show.slide_layouts[TITLE_ONLY])
        slide_parts.mark(slide, (0, 0, WIDE, Inches(0.12)), LIGHT.brand)
        told = shortened(clean(self.document.title), 160)
        slide_parts.title(slide, told, 36, (EDGE, Inches(2.1), INSIDE, Inches(1.7)))
        frame = slide_parts.box(slide, (EDGE, Inches(4), INSIDE, Inches(1.6)))
        slots = self.document.slots
        dated = numbers.day(slots.dated) if slots.dated else ""
        for line in (self.document.subtitle, slots.signed, dated):
            if line:
                slide_parts.write(_line(frame), shortened(clean(line), 120), TEXT, LIGHT.muted)
        self.foot(slide)
        if told != clean(self.document.title):
            slide_parts.notes(slide, [self.document.title])

    def block(self, block: object) -> None:
        """The slides of one block; a heading makes none."""
        if isinstance(block, Paragraph):
            self.paragraph(block)
            return
        self.waiting()
        if isinstance(block, Heading):
            self.heading = clean(block.text)
        elif isinstance(block, TableBlock):
            self.table(block)
        elif isinstance(block, ChartBlock):
            self.chart(block)

    def slide(self, message: str, remembered: Sequence[str] = ()) -> Any:
        """A new slide with its title; what of it finds no room stands in the notes."""
        slide = self.show.slides.add_slide(self.show.slide_layouts[TITLE_ONLY])
        slide_parts.mark(slide, (0, 0, WIDE, Inches(0.08)), LIGHT.brand)
        told = shortened(clean(message), LONGEST_TITLE)
        slide_parts.title(slide, told, TITLE, (EDGE, Inches(0.6), INSIDE, Inches(0.95)))
        if self.heading and self.heading != told:
            frame = slide_parts.box(slide, (EDGE, Inches(0.28), INSIDE, Inches(0.3)))
            heading = shortened(self.heading, 100)
            slide_parts.write(frame.paragraphs[0], heading, SMALL, LIGHT.muted)
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
        """The first sentence is the message where others follow; single ones wait for company."""
        first, rest = block.sentences[:1], block.sentences[1:]
        if not rest or block.quoted:
            self.single += block.sentences
            return
        self.waiting()
        if length(clean(first[0].shown)) <= LONGEST_TITLE and not first[0].is_stale:
            self.text(rest, clean(first[0].shown).rstrip("。."), first[0].notes)
        else:
            self.text(block.sentences, self.heading or self.document.title)

    def waiting(self) -> None:
        """Sentences that stood alone, together under their heading."""
        said, self.single = self.single, []
        self.text(said, self.heading or self.document.title)

    def text(self, said: Sequence[Sentence], message: str, notes: Sequence[Note] = ()) -> None:
        """Sentences below a message, on as many slides as they need."""
        for number, page in enumerate(slide_fit.pages(said)):
            marks = count(1)
            told = say("setting.continued", title=message) if number else message
            title_notes = [] if number else list(notes)
            numbered = [*title_notes, *(note for sentence, _ in page for note in sentence.notes)]
            slide = self.slide(told, self.remembered(numbered))
            for _ in title_notes:
                next(marks)
            frame = slide_parts.box(slide, BODY)
            for sentence, piece in page:
                line = _line(frame)
                line.space_after = Pt(10)
                slide_parts.write(line, piece, TEXT)
                if sentence.is_stale:
                    slide_parts.write(line, say("setting.stale"), SMALL, LIGHT.worse)
                raised = ",".join(str(next(marks)) for _ in sentence.notes)
                if raised:
                    mark = slide_parts.write(line, raised, SMALL, LIGHT.muted)
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
        """A chart under its message."""
        slide = self.slide(block.title, [block.what, *block.notes])
        self.below(slide, block.what, Inches(1.55))
        place = (EDGE, Inches(1.95), INSIDE, Inches(4.55))
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


def _line(frame: Any) -> Any:
    """The next paragraph of a box, the first of which is there already."""
    return frame.paragraphs[0] if not frame.paragraphs[0].runs else frame.add_paragraph()
