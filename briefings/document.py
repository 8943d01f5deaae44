"""What a briefing says, before it is a Word file, slides, a workbook or a page to look at.

Composers (briefings/kinds) write documents; writers (word, slides, workbook, html) set them. A
document holds words and numbers alone: two made of the same reports are equal.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from briefings.writers.sheet import Figure

# A footnote must fit the foot of a page beside others.
NOTE_LENGTH = 40


@dataclass(frozen=True)
class Note:
    """The footnote of a sentence, at most 40 characters, and the number of its proof."""

    text: str
    proof: int


@dataclass(frozen=True)
class Sentence:
    """One sentence: `text` as the rules wrote it, `words` as a supervisor put it instead.

    `key` names it through all versions of the figures; `is_stale` says that `words` were written
    beside other facts. A sentence of fact has notes; one without notes states no figure.
    """

    key: str
    text: str
    notes: Sequence[Note] = ()
    words: str | None = None
    is_stale: bool = False

    @property
    def shown(self) -> str:
        """What the paper says."""
        return self.text if self.words is None else self.words


@dataclass(frozen=True)
class Heading:
    """一、 (level 1), （一） (2) or 1. (3); the mark is part of the text."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Sentences in a row; `quoted` names the county whose own words they are."""

    key: str
    sentences: Sequence[Sentence]
    quoted: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, the unit under it, its share of the width."""

    label: str
    kind: Literal["number", "text"] = "number"
    unit: str = ""
    width: float = 1.0


@dataclass(frozen=True)
class TableBlock:
    """A numbered table ("表1 …"); cells are words or figures with the way they are shown."""

    key: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Figure | str]]
    notes: Sequence[str] = ()
    # rows set apart at the end: totals, medians
    totals: int = 0


@dataclass(frozen=True)
class Series:
    """One row of values, one per category; None where nothing is known.

    low and high are the ends of the interval where the values have one; tones the sense of each
    ("better", "worse", "higher", "lower", "similar", "young", "subject", "context", "").
    """

    name: str
    values: Sequence[float | None]
    low: Sequence[float | None] = ()
    high: Sequence[float | None] = ()
    tones: Sequence[str] = ()


@dataclass(frozen=True)
class ChartBlock:
    """A numbered chart ("图1 …"): `title` says what is seen, `what` what is measured.

    Values are in the unit that is shown (per cent as 44.1). `level` is a labelled benchmark line.
    """

    key: str
    title: str
    what: str
    form: Literal["bars", "lines", "stacked"]
    categories: Sequence[str]
    series: Sequence[Series]
    unit: str = ""
    decimals: int = 1
    level: tuple[str, float] | None = None
    notes: Sequence[str] = ()


Block = Heading | Paragraph | TableBlock | ChartBlock


@dataclass(frozen=True)
class Proof:
    """The full trace of one figure, in the appendix: how it is computed, from which reports.

    The rows of `used` stand under `heads`, those of `left_out` under `left_heads`.
    """

    number: int
    title: str
    formula: str
    definition: str
    parts: str
    used: Sequence[Sequence[str]]
    left_out: Sequence[Sequence[str]] = ()
    remarks: Sequence[str] = ()
    heads: Sequence[str] = ()
    left_heads: Sequence[str] = ()


@dataclass(frozen=True)
class Point:
    """What a circular points out, so that the next one can say what became of it; never set.

    `matter` is behind | ahead | old_clues | worse | better | higher | lower.
    """

    matter: str
    indicator: str
    county: str
    numerator: float | None
    denominator: float | None
    value: float | None


@dataclass(frozen=True)
class Slots:
    """What an office fills in around the text; "" leaves the slot empty."""

    secrecy: str = ""
    number: str = ""
    addressed_to: str = ""
    copied_to: str = ""
    signed: str = ""
    dated: date | None = None


@dataclass(frozen=True)
class Made:
    """By whom, when and out of what a document was made."""

    by: str
    at: datetime
    as_of: date
    known_at: datetime
    data_version: int


@dataclass(frozen=True)
class Document:
    """A briefing. `kind` as in briefings.kinds; `example` where the figures are invented."""

    kind: str
    title: str
    blocks: Sequence[Block]
    proofs: Sequence[Proof]
    slots: Slots
    made: Made
    subtitle: str = ""
    voice: str = ""
    example: bool = False
    # 办理期内, 缺报 and the like, said under the text
    remarks: Sequence[str] = field(default_factory=tuple)
    points: Sequence[Point] = field(default_factory=tuple)
