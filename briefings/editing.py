"""The words that a supervisor puts in place of a sentence: kept apart from the facts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from access import Person
from access.roles import require
from briefings.asking import Ask, AskError
from briefings.document import Block, Document, Paragraph, Sentence
from queries import briefings as kept
from queries import store
from text import say

LONGEST = 2000


@dataclass(frozen=True)
class Scope:
    """Which papers the words stand in: a kind, of a city or county, in a voice and a language.

    subject: the indicator of a topic, else the round or the first day of the period. A voice names
    counties or does not, so the words of one may not slip into another.
    """

    kind: str
    province: str
    city: str
    county: str
    subject: str
    voice: str
    language: str


@dataclass(frozen=True)
class Edit:
    """Words, the sentence of the rules beside which they were written, by whom and when."""

    words: str
    facts: str
    by: str
    at: datetime


def scope(ask: Ask) -> Scope:
    """Where words written in the briefing of this ask stand."""
    county = ask.county or ""
    voice = "" if county else ask.voice
    subject = str(ask.indicator or ask.round_no or ask.start or "")
    return Scope(ask.kind, ask.province, ask.city, county, subject, voice, ask.language)


def put_words(where: Scope, sentence: Sentence, words: str, person: Person) -> None:
    """`words` instead of the sentence, until they are taken back. Raises NotAllowedError, and
    AskError for no words or too many.
    """
    require(person, "briefing")
    words = " ".join(words.split())
    if not words:
        raise AskError(say("briefing.no_words"))
    if len(words) > LONGEST:
        raise AskError(say("briefing.too_many_words", most=LONGEST))
    _write(where, sentence.key, words, sentence.text, person)


def take_words_back(where: Scope, key: str, person: Person) -> None:
    """The sentence of the rules stands again. Raises NotAllowedError."""
    require(person, "briefing")
    _write(where, key, None, "", person)


def _write(where: Scope, key: str, words: str | None, facts: str, person: Person) -> None:
    with store.note() as cursor:
        store.execute(
            cursor, "writes/insert_briefing_edit", **asdict(where), sentence=key, words=words,
            facts=facts, edited_by=person.name, edited_at=datetime.now(),
        )  # fmt: skip


def edits(where: Scope, before: datetime) -> dict[str, Edit]:
    """The words in force at that moment (local time), by the key of their sentence."""
    with store.read() as cursor:
        rows = kept.edits(cursor, before, **asdict(where)).itertuples()
    return {
        row.sentence: Edit(row.words, row.facts, row.edited_by, row.edited_at.to_pydatetime())
        for row in rows
    }


def with_words(document: Document, words: Mapping[str, Edit]) -> Document:
    """The document with these words in place; those beside other facts than now are marked."""
    if not words:
        return document
    return replace(document, blocks=tuple(_block(one, words) for one in document.blocks))


def _block(block: Block, words: Mapping[str, Edit]) -> Block:
    if not isinstance(block, Paragraph):
        return block
    return replace(block, sentences=tuple(_sentence(one, words) for one in block.sentences))


def _sentence(sentence: Sentence, words: Mapping[str, Edit]) -> Sentence:
    edit = words.get(sentence.key)
    if edit is None:
        return sentence
    return replace(sentence, words=edit.words, is_stale=edit.facts != sentence.text)
