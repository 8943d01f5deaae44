"""Every word a person reads: one catalogue per language, looked up by "area.key"."""

import tomllib
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")
_language: ContextVar[str] = ContextVar("language", default="zh")


def speak(language: str) -> None:
    """Make `language` ("zh" or "en") the one that `say` uses from here on, in this context.

    Raises ValueError for any other language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no catalogue for {language!r}")
    _language.set(language)


def language() -> str:
    """The language in force: "zh" unless someone spoke otherwise."""
    return _language.get()


def say(key: str, **values: object) -> str:
    """The words under `key` ("area.name") in the language in force, with `values` filled in.

    Raises KeyError where the catalogue has no such key or the words ask for a missing value.
    """
    area, name = key.split(".", 1)
    return str(catalogue(language(), area)[name]).format(**values)


@cache
def catalogue(language: str, area: str) -> dict[str, str]:
    """All words of one area in one language: name → words.

    Raises KeyError where there is no such area.
    """
    path = Path(__file__).parent / language / f"{area}.toml"
    if not path.is_file():
        raise KeyError(f"{language}/{area}")
    return tomllib.loads(path.read_text(encoding="utf-8"))
