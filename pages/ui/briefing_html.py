"""A briefing as HTML to be looked at: all of it escaped, no script, nothing fetched."""

from collections.abc import Iterator, Sequence
from html import escape

from briefings.chart_values import values
from briefings.document import (
    Block,
    ChartBlock,
    Column,
    Document,
    Heading,
    Paragraph,
    Proof,
    Sentence,
    TableBlock,
)
from briefings.faces import clean
from briefings.sheet import Figure
from pages.ui.briefing_plot import plot
from text import language, numbers, say

JOINER = "\N{WORD JOINER}"


def as_html(document: Document) -> str:
    """The paper from 密级 to the imprint, with its footnotes; the full traces are in the files.

    Paragraphs (p) and sentences (span) have their key as data-key.
    """
    return "".join(_Drawing(document).parts())


def _safe(words: str) -> str:
    return escape(clean(words))


class _Drawing:
    """One paper being drawn, with the numbers of its tables, charts and footnotes so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.notes: list[str] = []
        self.tables = self.charts = 0

    def parts(self) -> Iterator[str]:
        """The head, the blocks, what stands under them."""
        yield from self._head()
        for block in self.document.blocks:
            yield from self._block(block)
        yield from (f'<p class="remark">{_safe(one)}</p>' for one in self.document.remarks)
        yield from self._foot()
        notes = "".join(f"<li>{_safe(one)}</li>" for one in self.notes)
        yield f'<ol class="notes">{notes}</ol>' if notes else ""
        yield from self._proofs()

    def _head(self) -> Iterator[str]:
        slots = self.document.slots
        sample = f"<b>{escape(say('setting.sample'))}</b>" if self.document.example else ""
        yield f'<p class="marks">{sample}{escape(say("pages.internal"))}</p>'
        if slots.secrecy or slots.number:
            yield f'<p class="secrecy">{_safe(slots.secrecy)}</p>'
            yield f'<p class="docno">{_safe(slots.number)}</p>'
        yield f'<h2 class="title">{_safe(self.document.title)}</h2>'
        if self.document.subtitle:
            yield f'<p class="subtitle">{_safe(self.document.subtitle)}</p>'
        if slots.addressed_to:
            whom = say("setting.addressed", whom=clean(slots.addressed_to))
            yield f'<p class="whom">{escape(whom)}</p>'

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            level = min(max(block.level, 1), 3)
            yield f'<h{level + 2} class="level-{level}">{_safe(block.text)}</h{level + 2}>'
        elif isinstance(block, Paragraph):
            yield self._paragraph(block)
        elif isinstance(block, TableBlock):
            self.tables += 1
            title = say("setting.table", number=self.tables, title=clean(block.title))
            table = _table(block.columns, block.rows, block.totals, title)
            caption = f'<figcaption aria-hidden="true">{escape(title)}</figcaption>'
            yield f"<figure>{caption}{table}{_small(block.notes)}</figure>"
        else:
            yield self._chart(block)

    def _paragraph(self, block: Paragraph) -> str:
        gap = "" if language() == "zh" else " "
        told = gap.join(self._sentence(one) for one in block.sentences)
        kind = ' class="quoted"' if block.quoted else ""
        return f'<p data-key="{escape(block.key)}"{kind}>{told}</p>'

    def _sentence(self, one: Sentence) -> str:
        marks = []
        for note in one.notes:
            if note.text not in self.notes:
                self.notes.append(note.text)
            number = self.notes.index(note.text) + 1
            marks.append(f'<sup title="{_safe(note.text)}">{number}</sup>')
        kind = "stale" if one.is_stale else "own" if one.words is not None else ""
        stale = f"<b>{escape(say('setting.stale'))}</b>" if one.is_stale else ""
        told = f'<span data-key="{escape(one.key)}" class="{kind}">{_safe(one.shown)}</span>'
        # a mark stays on the line of its sentence
        return told + stale + (JOINER + "".join(marks) if marks else "")

    def _chart(self, block: ChartBlock) -> str:
        self.charts += 1
        title = say("setting.chart", number=self.charts, title=clean(block.title))
        shown = values(block)
        table = _table(shown.columns, shown.rows, shown.totals, title)
        return (
            f"<figure>{plot(block)}<figcaption>{escape(title)}<small>{_safe(block.what)}</small>"
            f'</figcaption><div class="under">{table}</div>{_small(block.notes)}</figure>'
        )

    def _foot(self) -> Iterator[str]:
        slots, made = self.document.slots, self.document.made
        day = numbers.day(slots.dated) if slots.dated else ""
        for words in filter(None, (slots.signed, day)):
            yield f'<p class="signed">{_safe(words)}</p>'
        yield '<div class="imprint">'
        if slots.copied_to:
            yield f"<p>{escape(say('setting.copied', whom=clean(slots.copied_to)))}</p>"
        told = {"as_of": numbers.day(made.as_of), "version": numbers.whole(made.data_version)}
        yield f"<p>{escape(say('setting.data', **told))}</p></div>"

    def _proofs(self) -> Iterator[str]:
        if self.document.proofs:
            count = numbers.whole(len(self.document.proofs))
            yield f'<details class="proofs"><summary>{escape(say("setting.appendix"))} '
            yield f"<small>{escape(say('briefing_page.proofs', count=count))}</small></summary>"
            yield from map(_proof, self.document.proofs)
            yield "</details>"


def _proof(proof: Proof) -> str:
    title = say("setting.proof_title", number=proof.number, title=clean(proof.title))
    lines = filter(None, (proof.parts, proof.formula, proof.definition, *proof.remarks))
    told = "".join(f"<p>{_safe(one)}</p>" for one in lines)
    return f"<h4>{escape(title)}</h4>{told}"


def _table(
    columns: Sequence[Column], rows: Sequence[Sequence[Figure | str]], totals: int, title: str
) -> str:
    heads = "".join(
        f'<th class="{one.kind}" scope="col">{_safe(one.label)}'
        f"{f'<small>{_safe(one.unit)}</small>' if one.unit else ''}</th>"
        for one in columns
    )
    first = len(rows) - totals
    lines = "".join(
        f'<tr class="{"total" if number >= first else ""}">'
        + "".join(_cell(cell, column) for cell, column in zip(row, columns, strict=True))
        + "</tr>"
        for number, row in enumerate(rows)
    )
    return (
        f'<div class="wide" tabindex="0"><table><caption>{escape(title)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _cell(cell: Figure | str, column: Column) -> str:
    words = cell.shown if isinstance(cell, Figure) else cell
    return f'<td class="{column.kind}">{_safe(words)}</td>'


def _small(lines: Sequence[str]) -> str:
    return "".join(f'<p class="small">{_safe(one)}</p>' for one in lines)
