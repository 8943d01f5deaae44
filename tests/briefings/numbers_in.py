"""Every number in a text, as a person would read it; dates and numerals of headings are none.

Made for composed documents, and as well for the text of .docx, .pptx and .xlsx files.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from briefings.document import ChartBlock, Document, Paragraph, TableBlock
from briefings.writers.sheet import Figure

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# What looks like a number and is the name of a day, a place in the paper or a file.
NO_FIGURES = re.compile(
    r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?|[上下]半年)?(?:\s*\d{1,2}:\d{2})?"
    r"|\d{4}\.\d{1,2}\.\d{1,2}(?:[–-](?:\d{4}\.)?\d{1,2}\.\d{1,2})?"
    r"|\d{4}\.\d{2}(?!\d)"
    r"|\d{4}-\d{2}(?:-\d{2})?(?:T\d{2}:\d{2}(?::\d{2})?)?"
    rf"|(?:\d{{1,2}} )?(?:{MONTHS}) \d{{4}}(?: \d{{2}}:\d{{2}})?"
    r"|half of \d{4}"
    r"|(?:图|表|证明|Chart|Table|Proof)\s*\d+"
    r"|—\s*\d+\s*—"
    r"|^\s*\d{1,2}\.(?=\s*\D)"
    r"|\S*\.(?:xlsx|xls|csv)\S*"
    r"|[\w()（）、]+![A-Z]+\d+"
)
NUMBER = re.compile(r"(?<![A-Za-z_\d.])[−-]?\d[\d,]*(?:\.\d+)?(?!\d)")


def numbers_in(text: str) -> Iterator[Decimal]:
    """The numbers of one line or sentence, without their signs: 1,389 as 1389, 44.10 as 44.1."""
    for found in NUMBER.findall(NO_FIGURES.sub(" ", text)):
        yield plain(found)


def plain(number: Any) -> Decimal:
    """A number without sign, separators and trailing zeros."""
    text = str(number).replace(",", "").replace("−", "").replace("-", "")
    return Decimal(text).normalize()


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every text of a document with the key of what it stands in; charts by their own values."""
    yield "title", document.title
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for sentence in block.sentences:
                yield sentence.key, sentence.shown
                yield from ((sentence.key, note.text) for note in sentence.notes)
        elif isinstance(block, TableBlock):
            yield from _of_table(block)
        elif isinstance(block, ChartBlock):
            yield block.key, block.title
            yield from ((block.key, one) for one in (block.what, *block.notes))
    yield from (("remarks", one) for one in document.remarks)
    for proof in document.proofs:
        yield f"proof {proof.number}", proof.parts
        rows = [*proof.used, *proof.left_out]
        yield from ((f"proof {proof.number}", cell) for row in rows for cell in row)


def _of_table(table: TableBlock) -> Iterator[tuple[str, str]]:
    yield table.key, table.title
    for row in table.rows:
        for cell in row:
            yield table.key, cell.shown if isinstance(cell, Figure) else cell
    yield from ((table.key, one) for one in table.notes)


def drawn(document: Document) -> Iterator[tuple[str, float]]:
    """Every value that a chart draws, ends of intervals and levels too."""
    for block in document.blocks:
        if isinstance(block, ChartBlock):
            values = [
                value
                for series in block.series
                for value in (*series.values, *series.low, *series.high)
            ]
            yield from ((block.key, value) for value in values if value is not None)
            if block.level is not None:
                yield block.key, block.level[1]


def strangers(
    document: Document, known: Iterable[Decimal], values: Iterable[float]
) -> list[tuple[str, object]]:
    """The numbers of a document that nobody knows: with the key of where they stand."""
    known, values = set(known), {round(value, 6) for value in values}
    told = [(key, one) for key, text in texts(document)
            for one in numbers_in(text) if one not in known]  # fmt: skip
    return [*told, *((key, one) for key, one in drawn(document)
                     if round(abs(one), 6) not in values)]  # fmt: skip
