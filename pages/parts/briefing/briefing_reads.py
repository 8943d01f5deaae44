"""What 简报 reads and makes: the paper of an ask, with the words and slots in force."""

from dataclasses import replace
from datetime import datetime

from access import LOCAL, Person
from briefings import kept as archive
from briefings import make
from briefings.asking import KINDS, Ask
from briefings.document import Block, Document, Paragraph, Sentence
from briefings.editing import Edit, edits, scope, with_words
from briefings.evidence.material import Material
from pages.ui import sitting
from pages.ui.kept import kept, kept_wide

# What these are made of, others are not.
OF_THEIR_OWN = ("topic", "reporting")


def paper(ask: Ask, person: Person) -> Document:
    """The briefing as the rules write it, with the words in force now.

    Raises AskError and NotAllowedError.
    """
    make.allowed(ask, person)
    now = datetime.now()
    last = make.last_circular(ask, now) if ask.kind == "circular" else None
    told = (last.as_of, tuple(last.points)) if last else None
    return with_words(_ruled(ask, told, now.date()), edits(scope(ask), now))


@kept
def _ruled(ask: Ask, last: object, today: object) -> Document:
    """The briefing with no words but those of the rules, and no name of whoever asked first."""
    document = make.compose(ask, sitting.person(), reads_for(ask))
    blocks = tuple(_without_words(one) for one in document.blocks)
    return replace(document, blocks=blocks, made=replace(document.made, by=""))


def reads_for(ask: Ask) -> Material:
    """What this is made of; another voice, part or county of the same days has it already."""
    kind = ask.kind if ask.kind in OF_THEIR_OWN else KINDS[0]
    like = Ask(kind, ask.province, ask.city, ask.as_of, start=ask.start, known_at=ask.known_at,
               indicator=ask.indicator, round_no=ask.round_no)  # fmt: skip
    return _reads(like)


@kept_wide
def _reads(ask: Ask) -> Material:
    """Of the whole city: the paper of a county takes its own from it, and what names nobody."""
    return make.reads_for(ask)


def _without_words(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block
    told = tuple(replace(one, words=None, is_stale=False) for one in block.sentences)
    return replace(block, sentences=told)


def stamped(document: Document, person: Person) -> Document:
    """The same, made by this person now."""
    by = person.display or person.name if person != LOCAL else ""
    return replace(document, made=replace(document.made, by=by, at=datetime.now()))


def edited(ask: Ask) -> dict[str, Edit]:
    """The words in force now, by sentence."""
    return edits(scope(ask), datetime.now())


def sentences(document: Document) -> list[Sentence]:
    """Every sentence of the text, in its order."""
    return [
        one for block in document.blocks if isinstance(block, Paragraph) for one in block.sentences
    ]


def earlier(person: Person, province: str, city: str) -> list[archive.Kept]:
    """The briefings of the city that were made, the newest first, of those the person may have."""
    return archive.earlier(person, province, city)


@kept
def _again(number: int, who: Person) -> Document:
    return archive.again(number, who)


def again(number: int, person: Person) -> Document:
    """An earlier briefing as it was. Raises AskError and NotAllowedError."""
    return _again(number, person)
