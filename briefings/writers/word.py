"""A briefing as a Word file in the layout of GB/T 9704-2012."""

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Pt

from briefings.document import (
    ChartBlock,
    Document,
    Heading,
    Paragraph,
    Proof,
    Sentence,
    TableBlock,
)
from briefings.writers import word_table
from briefings.writers.archive import settled
from briefings.writers.chart_values import values
from briefings.writers.faces import clean, in_text, length, title_lines
from briefings.writers.word_chart import place_chart
from briefings.writers.word_notes import Footnotes, anchor
from briefings.writers.word_page import BODY, set_up
from briefings.writers.word_parts import bookmark, ruled, write
from text import language, numbers, say

RED, INK = "FF0000 12", "000000 8"
# Points that a table may be set in, the largest at which no number breaks, and twips between rows.
SIZES, IN_PROOF, EDGE = (10.5, 9, 7.5, 6.5, 5.5), (7.5, 6.5, 5.5), 40


def as_docx(document: Document) -> bytes:
    """The briefing as a .docx: text with footnotes, tables, native charts, appendix, imprint."""
    paper = docx.Document()
    set_up(paper, document)
    setting = _Setting(paper, document)
    setting.head()
    for block in document.blocks:
        setting.block(block)
    setting.remarks()
    setting.signature()
    if document.proofs:
        setting.appendix()
    setting.imprint()
    out = io.BytesIO()
    paper.save(out)
    return settled(out.getvalue(), document.made.at)


class _Setting:
    """One file being set, with the numbers of its tables, charts and footnotes so far."""

    def __init__(self, paper: Any, document: Document) -> None:
        self.paper, self.document = paper, document
        self.notes = Footnotes(paper)
        self.tables = self.charts = 0

    def head(self) -> None:
        """密级 and 发文字号 over a red rule where either is filled in; title; 主送."""
        slots = self.document.slots
        if slots.secrecy or slots.number:
            _flush(write(self.paper, slots.secrecy, "Heading 1"))
            line = write(self.paper, slots.number, "Subtitle")
            ruled(line, bottom=RED)
            self.gap()
        title, *more = title_lines(self.document.title)
        line = write(self.paper, title, "Title")
        for rest in more:
            line.add_run().add_break()
            line.add_run(rest)
        if self.document.subtitle:
            write(self.paper, self.document.subtitle, "Subtitle")
        self.gap()
        if slots.addressed_to:
            whom = say("setting.addressed", whom=slots.addressed_to)
            _flush(write(self.paper, whom, "Body Text"))

    def gap(self) -> None:
        """An empty line, which goes with what follows."""
        write(self.paper, "", "Body Text").paragraph_format.keep_with_next = True

    def block(self, block: object) -> None:
        """Set one block of the text."""
        if isinstance(block, Heading):
            write(self.paper, block.text, f"Heading {min(max(block.level, 1), 3)}")
        elif isinstance(block, Paragraph):
            self.paragraph(block)
        elif isinstance(block, TableBlock):
            self.table(block)
        elif isinstance(block, ChartBlock):
            self.chart(block)

    def paragraph(self, block: Paragraph) -> None:
        """Sentences in a row, a county's own words in their own face."""
        line = write(self.paper, "", "Quote" if block.quoted else "Body Text")
        for number, sentence in enumerate(block.sentences):
            if number and language() != "zh":
                line.add_run(" ")
            self.sentence(line, sentence)

    def sentence(self, line: Any, sentence: Sentence) -> None:
        """A sentence and the marks of its footnotes."""
        line.add_run(in_text(sentence.shown))
        if sentence.is_stale:
            line.add_run(say("setting.stale")).font.bold = True
        for number, note in enumerate(sentence.notes):
            if number:
                line.add_run(",").font.superscript = True
            self.notes.mark(line, note)

    def table(self, block: TableBlock) -> None:
        """The caption above, then the table, then its notes."""
        self.tables += 1
        caption = say("setting.table", number=self.tables, title=clean(block.title))
        line = write(self.paper, caption, "Caption")
        line.paragraph_format.keep_with_next = True
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(8), Pt(4)
        self.place(
            word_table.table(block.columns, block.rows, SIZES, totals=block.totals, edge=EDGE)
        )
        self.small(block.notes)

    def chart(self, block: ChartBlock) -> None:
        """The chart, its caption below, what it measures, its numbers, its notes."""
        self.charts += 1
        frame = write(self.paper, "", "Chart Frame")
        frame.paragraph_format.space_before = Pt(4)
        place_chart(frame, block, self.charts, self.document.made.at)
        caption = say("setting.chart", number=self.charts, title=clean(block.title))
        line = write(self.paper, caption, "Caption")
        line.paragraph_format.keep_with_next = True
        if block.what:
            told = write(self.paper, block.what, "Table Text", WD_ALIGN_PARAGRAPH.CENTER)
            told.paragraph_format.keep_with_next = True
            told.paragraph_format.space_after = Pt(4)
        shown = values(block)
        self.place(
            word_table.table(
                shown.columns,
                shown.rows,
                SIZES[1:],
                totals=shown.totals,
                is_kept=True,
                edge=EDGE // 2,
            )
        )
        self.small(block.notes)

    def place(self, table: Any) -> None:
        """Put a table where the text ends so far; nothing for one without columns."""
        if table.find(qn("w:tr")) is not None:
            self.paper.element.body.insert_element_before(table, "w:sectPr")

    def small(self, lines: Sequence[str]) -> None:
        """Lines of small type under a table or chart, and room before the text goes on."""
        for words in lines or [""]:
            line = write(self.paper, words, "Table Text")
        line.paragraph_format.space_after = Pt(10)

    def remarks(self) -> None:
        """What is young and what is missing, under the text."""
        for words in self.document.remarks:
            write(self.paper, words, "Quote")

    def signature(self) -> None:
        """署名 and 成文日期 as the standard sets them where no seal is printed."""
        slots = self.document.slots
        date = numbers.day(slots.dated) if slots.dated else ""
        signed = clean(slots.signed)
        if not (signed or date):
            return
        self.gap()
        name, day = length(signed) / 2, length(date) / 2
        if signed:
            edge = 2.0 if name - day >= 2 else 4 + day - name
            line = _at_right(write(self.paper, signed, "Body Text"), edge)
            line.paragraph_format.keep_with_next = True
        if date:
            edge = max(name - day, 2.0) if signed else 4.0
            _at_right(write(self.paper, date, "Body Text"), edge)

    def appendix(self) -> None:
        """The proofs, each with a name that footnotes lead to."""
        head = _flush(write(self.paper, say("setting.appendix"), "Heading 1"))
        head.paragraph_format.page_break_before = True
        write(self.paper, say("setting.appendix_what"), "Subtitle")
        for proof in self.document.proofs:
            title = say("setting.proof_title", number=proof.number, title=clean(proof.title))
            line = write(self.paper, title, "Caption", WD_ALIGN_PARAGRAPH.LEFT)
            line.paragraph_format.keep_with_next = True
            line.paragraph_format.space_before = Pt(8)
            bookmark(line, anchor(proof.number), proof.number)
            self.proof(proof)

    def proof(self, proof: Proof) -> None:
        """How a figure is computed, then the reports it was and was not computed from."""
        self.place(word_table.pairs(told(proof)))
        for name, heads, reports in (
            ("used", proof.heads, proof.used),
            ("left_out", proof.left_heads, proof.left_out),
        ):
            if reports:
                line = write(self.paper, say(f"setting.{name}"), "Table Text")
                line.paragraph_format.keep_with_next = True
                columns = word_table.by_content(heads, reports)
                self.place(word_table.table(columns, reports, IN_PROOF, is_light=True))

    def imprint(self) -> None:
        """抄送, and who made it when out of what, between rules at the very end."""
        made, slots = self.document.made, self.document.slots
        lines = [say("setting.copied", whom=slots.copied_to)] if slots.copied_to else []
        by = say("setting.made", by=clean(made.by), at=numbers.moment(made.at)).strip()
        of = say("setting.data", as_of=numbers.day(made.as_of), version=made.data_version)
        lines.append(f"{by}　{of}".strip())
        self.gap()
        for number, words in enumerate(lines):
            line = write(self.paper, words, "Imprint")
            line.paragraph_format.keep_with_next = number < len(lines) - 1
            rules = {"bottom": INK} | ({"top": INK} if not number else {})
            ruled(line, **rules)


def told(proof: Proof) -> list[tuple[str, str]]:
    """How a figure is computed as pairs of a name and its words, and what to beware of."""
    lines = [("formula", proof.formula), ("definition", proof.definition), ("parts", proof.parts)]
    lines += [("remarks", words) for words in proof.remarks]
    return [(say(f"setting.{name}"), words) for name, words in lines if words]


def _flush(paragraph: Any) -> Any:
    """Begin at the left edge of the type area."""
    form = paragraph.paragraph_format
    form.first_line_indent = Pt(0)
    form._element.pPr.ind.set(qn("w:firstLineChars"), "0")
    return paragraph


def _at_right(paragraph: Any, characters: float) -> Any:
    """End so many characters before the right edge of the type area."""
    _flush(paragraph).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.right_indent = Length(round(BODY * max(characters, 0.0)))
    return paragraph
