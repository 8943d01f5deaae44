"""Chinese sentences take full-width signs; names from the field list, 立案(件), keep theirs."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHINESE = "[\u3400-\u9fff，。；：？！“”「」【】（）…]"
PLACE = re.compile(r"\{\w[^}]*\}")
NARROW = re.compile(rf"(?<={CHINESE})[,;:?!]|[,;:?!](?={CHINESE})")
BRACKETS = re.compile(rf"(?<={CHINESE})[()]|[()](?={CHINESE})")
SENTENCES = ("why", "caveat")
# The words of the pages; messages about a sheet write brackets as the sheet does.
ON_PAGES = (
    *("charts", "clues", "county", "coverage", "methods", "numbers", "overview", "pages"),
    *("rectification", "stationed", "team"),
)


def catalogue(area: str) -> Iterator[tuple[str, str]]:
    """The Chinese sentences of an area: key, and its words without their values."""
    path = ROOT / "text" / "zh" / f"{area}.toml"
    for key, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
        yield f"{area}.{key}", PLACE.sub("\0", words)


def told_of_indicators() -> Iterator[tuple[str, str]]:
    """What an indicator says in sentences, and the words of its examples."""
    for path in (ROOT / "queries" / "indicators").glob("*.toml"):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        for name in SENTENCES:
            yield f"{path.stem}.{name}", told[name]["zh"]
        for example in told.get("example", []):
            yield f"{path.stem}.example", example["zh"]


def narrow(sentences: Iterator[tuple[str, str]], signs: re.Pattern[str]) -> list[tuple[str, str]]:
    return [(key, words) for key, words in sentences if signs.search(words)]


@pytest.mark.parametrize("area", sorted(path.stem for path in (ROOT / "text/zh").glob("*.toml")))
def test_chinese_sentences_take_full_width_signs(area: str) -> None:
    assert narrow(catalogue(area), NARROW) == []


@pytest.mark.parametrize("area", ON_PAGES)
def test_the_words_of_the_pages_take_full_width_brackets(area: str) -> None:
    assert narrow(catalogue(area), BRACKETS) == []


def test_indicators_explain_themselves_with_full_width_signs() -> None:
    assert narrow(told_of_indicators(), NARROW) == []


def test_a_narrow_sign_would_be_found() -> None:
    wrong = ("还没有账号,请先建", "有误:\0", "是不是「\0」?如是")
    assert len(narrow((("key", words) for words in wrong), NARROW)) == len(wrong)
    assert narrow(iter([("key", "村(社区)")]), BRACKETS)
    assert not narrow(iter([("key", "1,389 个；\0:\0；立案(件)")]), NARROW)
