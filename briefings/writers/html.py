"""A briefing as a page to look at before it is taken away: self-contained, without scripts."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from briefings.document import (
    ChartBlock,
    Column,
    Document,
    Heading,
    Paragraph,
    Proof,
    Sentence,
    TableBlock,
)
from briefings.writers.chart_values import values
from briefings.writers.faces import clean, in_text, title_lines
from briefings.writers.sheet import Figure
from briefings.writers.svg_chart import svg
from briefings.writers.widths import headed, words
from text import language, numbers, say

STYLE = Path(__file__).with_name("paper.css").read_text(encoding="utf-8")
# Around the paper, where nothing else is.
DESK = "body{margin:0;background:#F7F8FA}"


def as_html(document: Document, *, whole: bool = True) -> str:
    """The briefing as HTML: a whole page for a frame, or its style and paper alone for st.html.

    Each sentence is an element with its key as data-key; own words have the class "own", words
    beside other facts "stale".
    """
    setting = _Setting(document)
    body = "".join(
        (
            setting.head(),
            *map(setting.block, document.blocks),
            *(_p(remark, "quoted") for remark in document.remarks),
            setting.foot(),
        )
    )
    paper = f'<style>{STYLE}</style><article class="paper">{body}</article>'
    if not whole:
        return paper
    return (
        f'<!doctype html><html lang="{"zh-CN" if language() == "zh" else "en"}"><head>'
        f'<meta charset="utf-8"><title>{_safe(document.title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{DESK}</style></head><body>{paper}</body></html>"
    )


def _safe(told: str) -> str:
    return escape(clean(told), quote=True)


def _p(told: str, kind: str = "", *, is_empty_kept: bool = False) -> str:
    return f'<p class="{kind}">{_safe(told)}</p>' if told or is_empty_kept else ""


class _Setting:
    """One page being set, with the numbers of its tables, charts and footnotes so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tables = self.charts = 0
        self.notes: list[str] = []

    def head(self) -> str:
        """Marks, slots and title."""
        slots, document = self.document.slots, self.document
        sample = say("setting.sample") if document.example else ""
        marks = f"<span>{_safe(sample)}</span><span>{_safe(say('pages.internal'))}</span>"
        has_head = bool(slots.secrecy or slots.number)
        whom = say("setting.addressed", whom=slots.addressed_to) if slots.addressed_to else ""
        return "".join(
            (
                f'<div class="marks">{marks}</div>',
                _p(slots.secrecy, "secrecy", is_empty_kept=has_head),
                _p(slots.number, "number", is_empty_kept=has_head),
                f"<h1>{'<br>'.join(map(_safe, title_lines(document.title)))}</h1>",
                _p(document.subtitle, "subtitle"),
                _p(whom, "flush"),
            )
        )

    def block(self, block: object) -> str:
        """One block of the text."""
        if isinstance(block, Heading):
            level = min(max(block.level, 1), 3) + 1
            return f"<h{level}>{_safe(block.text)}</h{level}>"
        if isinstance(block, Paragraph):
            return self.paragraph(block)
        if isinstance(block, TableBlock):
            return self.table(block)
        return self.chart(block) if isinstance(block, ChartBlock) else ""

    def paragraph(self, block: Paragraph) -> str:
        """Sentences in a row."""
        space = "" if language() == "zh" else " "
        kind = "quoted" if block.quoted else ""
        said = space.join(map(self.sentence, block.sentences))
        return f'<p class="{kind}" data-key="{_safe(block.key)}">{said}</p>'

    def sentence(self, sentence: Sentence) -> str:
        """A sentence by its key, whose words they are, and the marks of its notes."""
        kinds = ["own"] if sentence.words is not None else []
        kinds += ["stale"] if sentence.is_stale else []
        told = f' title="{_safe(sentence.text)}"' if kinds else ""
        stale = f'<b class="mark">{_safe(say("setting.stale"))}</b>' if sentence.is_stale else ""
        marks = []
        for note in sentence.notes:
            self.notes.append(self.note(note.text, note.proof))
            number = len(self.notes)
            marks.append(f'<a href="#note-{number}" id="mark-{number}">{number}</a>')
        raised = f"<sup>{','.join(marks)}</sup>" if marks else ""
        kind = " ".join(("sentence", *kinds))
        return (
            f'<span class="{kind}" data-key="{_safe(sentence.key)}"{told}>'
            f"{escape(in_text(sentence.shown))}{stale}{raised}</span>"
        )

    def note(self, told: str, proof: int) -> str:
        """The footnote, its proof a link."""
        before, after = say("setting.note", text=clean(told), proof="\0").split("\0")
        link = f'<a href="#proof-{proof}">{_safe(say("setting.proof", number=proof))}</a>'
        return f"{escape(before)}{link}{escape(after)}"

    def table(self, block: TableBlock) -> str:
        """A table under its caption."""
        self.tables += 1
        caption = say("setting.table", number=self.tables, title=clean(block.title))
        return (
            f'<figure data-key="{_safe(block.key)}"><figcaption>{escape(caption)}</figcaption>'
            f"{_table(block.columns, block.rows, block.totals)}{_small(block.notes)}</figure>"
        )

    def chart(self, block: ChartBlock) -> str:
        """A chart over its caption and its numbers."""
        self.charts += 1
        caption = say("setting.chart", number=self.charts, title=clean(block.title))
        shown = values(block)
        return (
            f'<figure data-key="{_safe(block.key)}">{svg(block)}<figcaption>{escape(caption)}'
            f"<small>{_safe(block.what)}</small></figcaption>"
            f"{_table(shown.columns, shown.rows, shown.totals)}{_small(block.notes)}</figure>"
        )

    def foot(self) -> str:
        """署名, footnotes, appendix, imprint."""
        slots, made = self.document.slots, self.document.made
        by = say("setting.made", by=clean(made.by), at=numbers.moment(made.at)).strip()
        of = say("setting.data", as_of=numbers.day(made.as_of), version=made.data_version)
        copied = say("setting.copied", whom=slots.copied_to) if slots.copied_to else ""
        notes = "".join(
            f'<li id="note-{number}">{note}</li>' for number, note in enumerate(self.notes, start=1)
        )
        return "".join(
            (
                _p(slots.signed, "signed"),
                _p(numbers.day(slots.dated) if slots.dated else "", "signed"),
                f'<ol class="notes">{notes}</ol>' if notes else "",
                self.appendix(),
                _p(copied, "imprint"),
                _p(f"{by}　{of}", "imprint"),
            )
        )

    def appendix(self) -> str:
        """The proofs, folded."""
        if not self.document.proofs:
            return ""
        return (
            f'<section class="appendix"><h2 class="flush">{_safe(say("setting.appendix"))}</h2>'
            f"{''.join(map(_proof, self.document.proofs))}</section>"
        )


def _proof(proof: Proof) -> str:
    title = say("setting.proof_title", number=proof.number, title=clean(proof.title))
    pairs = [(name, getattr(proof, name)) for name in ("formula", "definition", "parts")]
    pairs += [("remarks", told) for told in proof.remarks]
    listed = "".join(
        f"<dt>{_safe(say(f'setting.{name}'))}</dt><dd>{_safe(told)}</dd>" for name, told in pairs
    )
    reports = "".join(
        f'<p class="small">{_safe(say(f"setting.{name}"))}</p>'
        + _table([Column(head, "text") for head in _heads(heads, rows)], rows, 0)
        for name, heads, rows in (
            ("used", proof.heads, proof.used),
            ("left_out", proof.left_heads, proof.left_out),
        )
        if rows
    )
    return (
        f'<details id="proof-{proof.number}"><summary>{escape(title)}</summary>'
        f"<dl>{listed}</dl>{reports}</details>"
    )


def _heads(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    count = max(map(len, rows), default=0)
    return [*heads, *[""] * count][:count]


def _table(columns: Sequence[Column], rows: Sequence[Sequence[Figure | str]], totals: int) -> str:
    """A table with a head; numbers to the right; totals under a rule."""
    if not columns:
        return ""
    sides = ["" if column.kind == "text" else "num" for column in columns]
    heads = "".join(
        f'<th scope="col" class="{side}">{_safe(column.label)}'
        + (f"<small>{_safe(headed('', column.unit))}</small>" if column.unit else "")
        + "</th>"
        for column, side in zip(columns, sides, strict=True)
    )
    lines = []
    for number, row in enumerate(rows):
        kind = ' class="total"' if number >= len(rows) - totals else ""
        cells = "".join(
            f'<td class="{side}">{escape(words(cell))}</td>'
            for cell, side in zip(row, sides, strict=False)
        )
        lines.append(f"<tr{kind}>{cells}</tr>")
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def _small(lines: Sequence[str]) -> str:
    return "".join(_p(line, "small") for line in lines)
