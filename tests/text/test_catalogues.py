"""Every key that the code asks for is there, and every key that is there is asked for."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = (
    *("access", "api", "briefings", "charts", "house", "loaders", "pages"),
    *("queries", "text", "data"),
)
AREAS = sorted(path.stem for path in (ROOT / "text" / "zh").glob("*.toml"))
KEY = re.compile(rf"({'|'.join(AREAS)})\.[a-z0-9_]+")


@cache
def trees() -> tuple[ast.AST, ...]:
    """The program's own code."""
    paths = [*(path for room in ROOMS for path in (ROOT / room).rglob("*.py")), *ROOT.glob("*.py")]
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in paths)


@cache
def constants() -> frozenset[str]:
    """Every text in the code, and every word of the SQL and of the lists that are data."""
    found = {
        str(node.value)
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for path in (ROOT / "queries").rglob("*.sql"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"[a-z][a-z0-9_]*", text)) | set(re.findall(r"\w+\.\w+", text))
    for path in [*(ROOT / "queries" / "indicators").glob("*.toml"), ROOT / "data" / "fields.csv"]:
        found |= set(re.findall(r"[a-z][a-z0-9_]*", path.read_text(encoding="utf-8")))
    # The names of a frame's columns and of a class's fields are asked for as attributes.
    found |= {node.attr for tree in trees() for node in ast.walk(tree) if hasattr(node, "attr")}
    return frozenset(found)


@cache
def patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Keys put together from parts, f"pages.column_{name}", as patterns with a group a part."""
    found = []
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)"
                    for part in node.values
                ]
                text = "".join(parts)
                if re.match(rf"({'|'.join(AREAS)})\\\.", text):
                    found.append((re.compile(text), text))
                elif re.fullmatch(r"[a-z_]+_\(\.\+\)", text):
                    # a name inside an area that is named elsewhere
                    found.append((re.compile(rf"\w+\.{text}"), text))
    return tuple(found)


def keys(language: str) -> Iterator[str]:
    """All keys of a language, "area.name"."""
    for path in sorted((ROOT / "text" / language).glob("*.toml")):
        for name in tomllib.loads(path.read_text(encoding="utf-8")):
            yield f"{path.stem}.{name}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_key_that_the_code_names_is_in_the_catalogue(language: str) -> None:
    known = set(keys(language))
    named = {
        str(node.args[0].value)
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"say", "words"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and KEY.fullmatch(str(node.args[0].value))
    }
    assert len(named) > 100
    assert sorted(named - known) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_key_put_together_from_parts_has_words(language: str) -> None:
    known = list(keys(language))
    full = ((made, text) for made, text in patterns() if text == made.pattern)
    silent = [text for made, text in full if not any(made.fullmatch(key) for key in known)]
    assert patterns()
    assert silent == []


def test_every_key_of_the_catalogue_is_asked_for() -> None:
    assert [key for key in keys("zh") if not is_asked_for(key)] == []


def test_a_key_that_nobody_asks_for_would_be_found() -> None:
    assert not is_asked_for("pages.column_nobody_asks_for_this")
    assert not is_asked_for("pages.nobody_asks_for_this")
    assert is_asked_for("pages.overview_question")


def is_asked_for(key: str) -> bool:
    """Whether the code names the key, or puts it together from words that it knows."""
    if key in constants():
        return True
    # f"pages.{name}_{option}" may be cut at any underscore
    lazily = ((re.compile(text.replace(".+", ".+?", 1)), text) for _, text in patterns())
    matches = (made.fullmatch(key) for made, _ in (*patterns(), *lazily))
    return any(all(part in constants() for part in match.groups()) for match in matches if match)
