"""Every command that README and docs/ name is one that the programs take."""

import argparse
import re
import shlex
import sys
from collections.abc import Callable
from importlib import import_module

import pytest

import briefings.commands
import queries.command
import run
from access import commands
from tests.dashboard import ROOT

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
# As it stands in a sentence or in a block; a name alone, or with [choices], is no whole command.
COMMAND = re.compile(r"(?:`|^ *)python3? (run\.py|-m \w+) ([^\s`]+ [^`\n#，；]+)", re.MULTILINE)
CHOICES = re.compile(r"[\[\]|<>]|\.\.\.")


def in_documents() -> list[tuple[str, str]]:
    texts = [path.read_text(encoding="utf-8") for path in DOCUMENTS]
    found = {(program, told.strip()) for text in texts for program, told in COMMAND.findall(text)}
    return sorted(one for one in found if not CHOICES.search(one[1]))


def of_run(words: list[str]) -> object:
    """As main() reads them, and without doing it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "act", lambda options, extra: 0)
        patch.setattr(sys, "argv", ["run.py", *words])
        assert run.main() == 0
    return commands.parser().parse_args(words) if words[0] in run.PASSED_ON else words


def of_loaders(words: list[str]) -> object:
    parser = argparse.ArgumentParser()
    import_module(f"loaders.commands.{words[0]}").add_arguments(parser)
    return parser.parse_args(words[1:])


PROGRAMS: dict[str, Callable[[list[str]], object]] = {
    "run.py": of_run,
    "-m loaders": of_loaders,
    "-m queries": lambda words: queries.command._parser().parse_args(words),
    "-m briefings": lambda words: briefings.commands._parser().parse_args(words),
}


def test_the_documents_name_commands_of_every_program() -> None:
    assert {program for program, _ in in_documents()} == set(PROGRAMS)


@pytest.mark.parametrize(("program", "told"), in_documents())
def test_a_command_in_the_documents_is_understood(program: str, told: str) -> None:
    assert PROGRAMS[program](shlex.split(told))
