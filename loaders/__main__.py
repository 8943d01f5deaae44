"""python -m loaders template | read | check | load | backup, each a module of loaders/commands."""

import argparse
from importlib import import_module

import run

run.enter_venv()

from text import say  # noqa: E402 - only the project's environment has all that follows

COMMANDS = ("template", "read", "check", "load", "backup")


def main(arguments: list[str]) -> int:
    """Run the command; its exit status. A command's modules load only when it is called."""
    parser = argparse.ArgumentParser(prog="python -m loaders", description=say("reading.about"))
    parser.add_argument("command", choices=COMMANDS, help=say("reading.command"))
    name = parser.parse_args(arguments[:1]).command
    command = import_module(f"loaders.commands.{name}")
    own = argparse.ArgumentParser(prog=f"python -m loaders {name}", description=command.__doc__)
    command.add_arguments(own)
    return int(command.main(own.parse_args(arguments[1:])))


if __name__ == "__main__":
    run.as_program(main)
