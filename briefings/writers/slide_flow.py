"""Which sentences stand together on a slide, and in which of its columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from pptx.util import Emu, Inches

from briefings.document import ChartBlock, Paragraph, Sentence
from briefings.writers.chart_plan import planned
from briefings.writers.faces import clean, length
from briefings.writers.slide_parts import INSIDE
from text import say

# How wide words stand over the whole slide, in one of two columns, beside a chart; how high.
WHOLE, GAP, TALL = INSIDE, Inches(0.5), Inches(4.8)
HALF, ASIDE = (WHOLE - GAP) // 2, Inches(3.4)
# The largest type that fits is taken; what does not fit at the smallest goes on another slide.
LARGE, SIZES, SMALLER = 24.0, (22.0, 20.0, 18.0), (20.0, 18.0, 16.0)
# Of the size of the type: a Latin character, a line, the space under a sentence.
LETTER, LINE, UNDER = 0.56, 1.22, 0.4
# A column rather ends with a passage than some lines later or earlier.
TORN = 3
# The names under a chart with words beside it, in Latin characters.
NAMES = 72
# Two lines of a title, and the longest piece of a sentence, in Latin characters; the mark of a
# footnote takes some, too.
LONGEST_TITLE, LONGEST, MARK = 124, 500, 4


@dataclass(frozen=True)
class Line:
    """A sentence, or a piece of one, in a column; a heading has no sentence. The first of several
    in a paragraph leads them.
    """

    words: str
    sentence: Sentence | None = None
    leads: bool = False


@dataclass(frozen=True)
class Passage:
    """What is said under one heading; `chapter` is the heading above it."""

    chapter: str
    heading: str
    lines: Sequence[Line] = ()
    is_continued: bool = False

    def told(self, block: Paragraph) -> "Passage":
        """The passage with a paragraph more."""
        several = len(block.sentences) > 1 and not block.quoted
        more = (
            line
            for number, sentence in enumerate(block.sentences)
            for line in _cut(sentence, leads=several and number == 0)
        )
        return replace(self, lines=[*self.lines, *more])


Columns = tuple[Sequence[Sequence[Line]], float]


@dataclass(frozen=True)
class Page:
    """A slide of text: the heading over its title, the title and, where that is a sentence, which;
    one or two columns in type of `size`.
    """

    over: str
    title: str
    columns: Sequence[Sequence[Line]]
    size: float
    message: Sequence[Sentence] = field(default_factory=tuple)


def pages(passages: Sequence[Passage]) -> Iterator[Page]:
    """Passages by slides: short ones share one, a long one goes on on the next."""
    page: list[Passage] = []
    for passage in passages:
        for piece in pieces(passage):
            if page and _halves([*page, piece]) is None:
                yield _page(page)
                page = []
            page.append(piece)
    if page:
        yield _page(page)


def beside(
    passages: Sequence[Passage], heading: str, chart: ChartBlock
) -> tuple[list[Passage], Sequence[Line], float]:
    """What waits before a chart under `heading`, divided: what stands on slides before it, what
    beside it (the end, where that would else take a slide more and the names of the chart leave
    room), and in type of which size.
    """
    waiting = [piece for passage in passages for piece in pieces(passage)]
    *others, last = waiting or [Passage("", "")]
    size = next((one for one in SMALLER if _fits(last.lines, ASIDE, one)), None)
    saves = len(list(pages(others))) < len(list(pages(waiting)))
    names = max(map(length, chart.categories), default=0) * len(chart.categories)
    has_room = names <= NAMES or chart.form == "lines" or planned(chart).is_lying
    if size and saves and last.heading == heading and has_room:
        return others, last.lines, size
    return waiting, [], SMALLER[-1]


def _cut(sentence: Sentence, *, leads: bool) -> Iterator[Line]:
    """A sentence that is longer than a column in pieces; its footnotes stand where it ends."""
    words, most = clean(sentence.shown), LONGEST // 2
    *pieces, last = [words[at : at + most] for at in range(0, len(words), most)] or [""]
    for piece in pieces:
        yield Line(piece, replace(sentence, notes=(), is_stale=False))
    yield Line(last, sentence, leads and not pieces)


def pieces(passage: Passage) -> Iterator[Passage]:
    """The passage, cut where a slide is full."""
    piece: list[Line] = []
    is_continued = False
    for line in passage.lines:
        if piece and _divided([*piece, line]) is None:
            yield replace(passage, lines=piece, is_continued=is_continued)
            piece, is_continued = [], True
        piece.append(line)
    yield replace(passage, lines=piece, is_continued=is_continued)


def _page(passages: Sequence[Passage]) -> Page:
    if len(passages) > 1:
        title = say("charts.dot").join(dict.fromkeys(one.chapter for one in passages))
        return Page("", title, *(_halves(passages) or ([], LARGE)))
    [alone] = passages
    first, *rest = alone.lines
    if _is_message(alone) and first.sentence:
        title = first.words.rstrip("。.")
        return Page(alone.heading, title, *_columns(rest), [first.sentence])
    continued = say("setting.continued", title=alone.heading)
    title = continued if alone.is_continued else alone.heading
    return Page(alone.chapter, title, *_columns(alone.lines))


def _is_message(passage: Passage) -> bool:
    """Whether the first sentence, alone in leading others, may stand as the title."""
    first, *rest = passage.lines
    fits = length(first.words) <= LONGEST_TITLE and first.sentence and not first.sentence.is_stale
    return bool(fits and first.leads and not any(line.leads for line in rest))


def _columns(lines: Sequence[Line]) -> Columns:
    """One column where that is enough, else two."""
    if _fits(lines, WHOLE, LARGE):
        return [lines], LARGE
    return _divided(lines) or ([lines], SIZES[-1])


def _halves(passages: Sequence[Passage]) -> Columns | None:
    """Two columns of several passages, each under its heading; None where they do not fit."""
    return _divided([line for one in passages for line in (Line(one.heading), *one.lines)])


def _divided(lines: Sequence[Line]) -> Columns | None:
    """Two columns as even as may be, no heading last in one; None where they do not fit."""
    ends = [at for at in range(1, len(lines) + 1) if lines[at - 1].sentence]
    for size in SIZES:
        halves = ((lines[:at], lines[at:]) for at in ends)
        even = min(halves, key=lambda both: _unevenness(both[0], both[1], size))
        if all(_fits(half, HALF, size) for half in even):
            return even, size
    return None


def _unevenness(left: Sequence[Line], right: Sequence[Line], size: float) -> float:
    """The height of the higher one, and more where a passage goes on in the other column."""
    is_torn = any(line.sentence is None for line in left) and right and right[0].sentence
    highest = max(_height(half, HALF, size) for half in (left, right))
    return highest + TORN * LINE * size * bool(is_torn)


def _fits(lines: Sequence[Line], wide: int, size: float) -> bool:
    return _height(lines, wide, size) <= Emu(TALL).pt


def _height(lines: Sequence[Line], wide: int, size: float) -> float:
    """How high lines are in a column so wide, in points."""
    letters = Emu(wide).pt / (size * LETTER)
    high = (ceil((length(line.words) + MARK) / letters) * LINE + UNDER for line in lines)
    return sum(high) * size
