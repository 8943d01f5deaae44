"""A briefing as a page: the same words, every sentence by its key, nothing that could run."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from briefings.document import Document, Paragraph, Sentence
from briefings.writers.html import STYLE, as_html
from tests.briefings.example import empty, english, evil, example
from tests.briefings.test_word import said_by

ALONE = {"meta", "br", "rect", "line", "path", "circle"}


class Page(HTMLParser):
    """The words of a page, its elements, its attributes; raises for one closed out of turn."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.words, self.open = "", list[str]()
        self.tags, self.keys = set[str](), dict[str, str]()
        self.names, self.links = set[str](), list[str]()
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.names |= set(told)
        self.links += [told[name] for name in ("href", "src") if name in told]
        if tag == "span" and "data-key" in told:
            self.keys[told["data-key"]] = told["class"]
        if tag not in ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ALONE:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def shown(document: Document) -> Page:
    return Page(as_html(document))


def test_every_word_and_number_of_the_document_stands_on_the_page() -> None:
    told = shown(example()).words
    assert [words for words in said_by(example()) if words not in told] == []


def test_a_number_and_its_sign_stay_on_one_line() -> None:
    said = Paragraph("rates", [Sentence("rates.1", "成案率46.8 %。")])
    assert "46.8\N{NO-BREAK SPACE}%" in shown(replace(example(), blocks=[said])).words


def test_every_sentence_is_found_by_its_key() -> None:
    keys = [
        sentence.key
        for block in example().blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
    ]
    assert list(shown(example()).keys) == keys


def test_own_words_and_words_beside_other_facts_are_marked() -> None:
    keys = shown(example()).keys
    assert keys["own.1"] == "sentence own"
    assert keys["own.2"] == "sentence own stale"
    assert keys["rates.1"] == "sentence"


@pytest.mark.parametrize("document", [evil, example, english, empty])
def test_nothing_on_it_can_run_or_ask_another_host(document: object) -> None:
    page = shown(document())  # type: ignore[operator]
    assert page.open == []
    assert not page.tags & {"script", "iframe", "object", "link", "img", "form"}
    assert not any(name.startswith("on") for name in page.names)
    assert all(link.startswith("#") for link in page.links)


def test_it_can_stand_within_another_page() -> None:
    content = as_html(example(), whole=False)
    assert content.startswith("<style>")
    assert "<body" not in content
    rules = re.findall(r"(?:^|\}|\{)\s*([^{}@]+)\{", re.sub(r"/\*.*?\*/", "", STYLE, flags=re.S))
    parts = [part.strip() for rule in rules for part in rule.split(",")]
    assert len(parts) > 40
    assert all(part.startswith(".paper") for part in parts)
