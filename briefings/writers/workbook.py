"""A briefing as a workbook: text with its evidence, tables, native charts, definitions, trace."""

import io
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

from briefings.document import (
    ChartBlock,
    Document,
    Heading,
    Paragraph,
    Proof,
    Sentence,
    TableBlock,
)
from briefings.writers.archive import settled
from briefings.writers.faces import SCREEN_FACE, clean
from briefings.writers.sheet import Figure
from briefings.writers.widths import headed
from briefings.writers.workbook_chart import place_chart
from charts.theme import LIGHT
from text import numbers, say

# The widest a cell may be: what a workbook holds at all.
LONGEST = 32_000
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"},
    "caption": {"bold": True, "font_size": 12},
    "words": {"text_wrap": True},
    "line": {},
    "muted": {"font_color": LIGHT.muted},
    "total": {"bold": True, "top": 1},
}


def as_xlsx(document: Document) -> bytes:
    """The briefing as a .xlsx of five sheets; text stays text whatever it begins with."""
    out = io.BytesIO()
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
              "strings_to_numbers": False},
    )  # fmt: skip
    made = document.made
    book.set_properties({"title": clean(document.title)[:250], "author": clean(made.by)[:250],
                         "comments": say("pages.internal"), "created": made.at})  # fmt: skip
    setting = _Setting(book, document)
    setting.text()
    setting.data()
    setting.charts()
    setting.definitions()
    setting.proofs()
    book.close()
    return settled(out.getvalue(), made.at)


class _Setting:
    """One workbook being written; each sheet is written from the top down."""

    def __init__(self, book: Workbook, document: Document) -> None:
        self.book, self.document = book, document
        base = {"font_name": SCREEN_FACE, "font_size": 10, "font_color": LIGHT.ink, "valign": "top"}
        self.looks = {name: book.add_format(base | look) for name, look in LOOKS.items()}
        self.base, self.numbers = base, dict[tuple[str, bool], Any]()

    def sheet(self, name: str, widths: Sequence[float]) -> "_Page":
        """A new sheet with its marks on top, ready for A4."""
        page = self.book.add_worksheet(say(f"setting.sheet_{name}"))
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_footer(f"&L{say('pages.internal')}&R&P / &N")
        made = self.document.made
        marks = [say("setting.sample")] if self.document.example else []
        by = say("setting.made", by=clean(made.by), at=numbers.moment(made.at)).strip()
        of = say("setting.data", as_of=numbers.day(made.as_of), version=made.data_version)
        lines = _Page(page, self)
        lines.line([self.document.title], "title")
        lines.line(["　".join((say("pages.internal"), *marks, by, of))], "muted")
        lines.line([])
        return lines

    def text(self) -> None:
        """正文: one sentence a line, with its evidence and whose words they are."""
        page = self.sheet("text", (8, 90, 50, 10, 18))
        page.line(_heads("number", "sentence", "notes", "proof", "state"), "head")
        page.page.freeze_panes(page.row, 0)
        number = 0
        for block in self.document.blocks:
            if isinstance(block, Heading):
                page.line(["", block.text], "caption")
            elif isinstance(block, Paragraph):
                for sentence in block.sentences:
                    number += 1
                    page.line(self.said(number, sentence), "words")
        for words in self.document.remarks:
            page.line([say("setting.remarks"), words], "words")

    def said(self, number: int, sentence: Sentence) -> list[Any]:
        """The cells of one sentence."""
        states = [say("setting.own_words")] if sentence.words is not None else []
        states += [say("setting.stale")] if sentence.is_stale else []
        return [
            number,
            sentence.shown,
            "\n".join(clean(note.text) for note in sentence.notes),
            "、".join(str(note.proof) for note in sentence.notes),
            " ".join(states),
        ]

    def data(self) -> None:
        """数据: the tables one under another, their numbers as numbers."""
        page = self.sheet("data", (24, *[14] * 20))
        found = [block for block in self.document.blocks if isinstance(block, TableBlock)]
        for number, block in enumerate(found, start=1):
            title = clean(block.title)
            page.line([say("setting.table", number=number, title=title)], "caption")
            page.line([headed(column.label, column.unit) for column in block.columns], "head")
            first_total = len(block.rows) - block.totals
            for at, row in enumerate(block.rows):
                page.line(row, "total" if at >= first_total else "words")
            for words in block.notes:
                page.line([words], "muted")
            page.line([])

    def charts(self) -> None:
        """图: each chart beside the numbers that it is drawn from."""
        page = self.sheet("charts", (24, *[12] * 20))
        found = [block for block in self.document.blocks if isinstance(block, ChartBlock)]
        for number, block in enumerate(found, start=1):
            title = clean(block.title)
            page.line([say("setting.chart", number=number, title=title)], "caption")
            page.line([block.what], "muted")
            page.row = place_chart(self.book, page, block)
            for words in block.notes:
                page.line([words], "muted")
            page.line([])

    def definitions(self) -> None:
        """口径: how each indicator that is mentioned is computed, once."""
        page = self.sheet("definitions", (40, 60, 60))
        page.line([*_heads("title"), say("setting.formula"), say("setting.definition")], "head")
        page.page.freeze_panes(page.row, 0)
        seen: set[tuple[str, str]] = set()
        for proof in self.document.proofs:
            if (proof.formula, proof.definition) not in seen:
                seen.add((proof.formula, proof.definition))
                page.line([proof.title, proof.formula, proof.definition], "words")

    def proofs(self) -> None:
        """溯源: the full trace of every figure that a sentence states."""
        page = self.sheet("proofs", (18, 24, *[18] * 10))
        for proof in self.document.proofs:
            title = say("setting.proof_title", number=proof.number, title=clean(proof.title))
            page.line([title], "caption")
            for name in ("formula", "definition", "parts"):
                page.line([say(f"setting.{name}"), getattr(proof, name)], "line")
            self.reports(page, proof)
            for words in proof.remarks:
                page.line([say("setting.remarks"), words], "line")
            page.line([])

    def reports(self, page: "_Page", proof: Proof) -> None:
        """The reports a figure was computed from, and those that it was not."""
        for name, heads, reports in (
            ("used", proof.heads, proof.used),
            ("left_out", proof.left_heads, proof.left_out),
        ):
            if reports:
                page.line([say(f"setting.{name}"), *heads], "head")
            for report in reports:
                page.line(["", *report], "line")

    def number_look(self, figure: Figure, look: str) -> Any:
        """The look of a number: digits and marks as they are shown."""
        key = figure.number_format(), look == "total"
        if key not in self.numbers:
            told = self.base | LOOKS[look] | {"num_format": key[0], "align": "right"}
            self.numbers[key] = self.book.add_format(told)
        return self.numbers[key]


class _Page:
    """A sheet and the line that is written next."""

    def __init__(self, page: Any, setting: _Setting) -> None:
        self.page, self.setting, self.row = page, setting, 0

    def line(self, cells: Sequence[Any], look: str = "line") -> None:
        """Write one line: figures as numbers, all else as text."""
        for column, cell in enumerate(cells):
            if isinstance(cell, Figure):
                shown = self.setting.number_look(cell, look)
                self.page.write_number(self.row, column, cell.value, shown)
            elif isinstance(cell, int | float):
                self.page.write_number(self.row, column, cell, self.setting.looks[look])
            elif cell:
                told = "\n".join(map(clean, str(cell).splitlines()))[:LONGEST]
                self.page.write_string(self.row, column, told, self.setting.looks[look])
        self.row += 1


def _heads(*names: str) -> list[str]:
    return [say(f"setting.column_{name}") for name in names]
