"""python -m loaders backup [FOLDER]: all of var/, copied here or by the running dashboard."""

import argparse
import sys
from pathlib import Path

from access import accounts
from access.log import user_here
from loaders import backup
from queries import remote, store
from text import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("folder", nargs="?", default="", help=say("access.help_folder"))


def main(args: argparse.Namespace) -> int:
    """Make the backup, or have it made where the store is open; 1 where there is none."""
    asked = [args.folder, user_here()]
    try:
        status, out, complaint = backed_up(*asked)
    except store.StoreError as error:
        answer = remote.files_from_running_server("loaders", asked)
        status, out, complaint = (answer or (1, "", say(error.key, path=error.path)))[:3]
    for stream, words in ((sys.stdout, out), (sys.stderr, complaint)):
        if words:
            print(words, file=stream)
    return status


def backed_up(into: str, user: str) -> tuple[int, str, str]:
    """Status, output and complaint of the command. Raises store.StoreError."""
    try:
        made = backup.back_up(accounts.at_the_command_line(user), Path(into) if into else None)
    except backup.BackupError as error:
        return 1, "", say(error.key, **error.values)
    return int(made.faults > 0), backup.words(made), ""
