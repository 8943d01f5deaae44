"""The project keeps the rules of the house."""

from pathlib import PurePosixPath

import pytest

from tests.architecture import other_rules
from tests.architecture.rules import RULES
from tests.architecture.source import ROOT, Source, project_files

PYTHON = project_files(".py")


def read(path: str) -> Source:
    return Source(PurePosixPath(path), (ROOT / path).read_text(encoding="utf-8"))


def told(complaints: dict[Source, list[str]]) -> list[str]:
    return [f"{source.path}: {words}" for source, all_ in complaints.items() for words in all_]


def test_the_rules_have_something_to_read() -> None:
    rooms = {source.room for source in PYTHON}
    assert {"app", "run", "pages", "api", "loaders", "charts", "queries", "text", "tests"} <= rooms


@pytest.mark.parametrize("name", RULES)
def test_every_module_keeps_the_rule(name: str) -> None:
    assert told({source: list(RULES[name](source)) for source in PYTHON}) == []


def test_every_sql_file_is_short_and_says_its_grain() -> None:
    files = project_files(".sql")
    check = other_rules.sql_is_short_and_says_its_grain
    assert files
    assert told({source: list(check(source)) for source in files}) == []


def test_every_catalogue_has_the_same_words_in_both_languages() -> None:
    areas = {path.name for path in (ROOT / "text").glob("*/*.toml")}
    for area in sorted(areas):
        pair = read(f"text/zh/{area}"), read(f"text/en/{area}")
        assert list(other_rules.languages_agree(*pair)) == [], area


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_requirement_is_pinned_exactly(name: str) -> None:
    assert list(other_rules.requirements_are_pinned(read(name))) == []


def test_every_requirement_has_its_reason_among_the_decisions() -> None:
    files = [read("requirements.txt"), read("requirements-test.txt")]
    check = other_rules.every_requirement_has_a_reason
    assert list(check(files, read("docs/decisions.md"))) == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    files = project_files()
    check = other_rules.no_path_of_one_machine
    assert told({source: list(check(source)) for source in files}) == []
