"""python -m loaders load FILE… [--sender NAME] [--received DATE]: keep, check, accept."""

import argparse
import gc
import sys
from pathlib import Path

from access.log import user_here
from loaders import intake
from loaders.commands.check import print_findings
from queries import arguments
from queries.store import StoreError, open_store
from text import say

COLLECT_AFTER = 100_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help=say("checks.file_help"))
    parser.add_argument("--sender", metavar="NAME", default="", help=say("checks.sender_help"))
    parser.add_argument(
        "--received", metavar="DATE", type=arguments.day, help=say("checks.received_help")
    )


def main(args: argparse.Namespace) -> int:
    """Load the files; 1 where one of them must be fixed first, or the store cannot be had."""
    actor = user_here()
    # A batch is a million small things that live and go together: nothing for a collector to find.
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
    try:
        # the children that read keep all cores busy
        open_store(threads=1)
        told = (args.files, args.sender or actor, actor, _progress)
        outcomes = intake.load(*told, handed_in=lambda _: args.received)
    except StoreError as error:
        print(say(error.key, path=error.path), file=sys.stderr)
        return 1
    finally:
        # at the end everything goes, or the store's library complains about what was left
        gc.unfreeze()
    for outcome in outcomes:
        if outcome.state != intake.KNOWN:
            print_findings(outcome.file, outcome.findings)
        number, reports = outcome.submission_id, outcome.reports
        words = f"checks.{outcome.state}" if number is not None else "checks.not_kept"
        print(say(words, file=outcome.file, submission=number, reports=reports))
    return int(any(outcome.state == intake.RETURNED for outcome in outcomes))


def _progress(done: int, count: int) -> None:
    """One line that is written over: how many files are done."""
    if count > 1:
        line = say("reading.progress", done=done, count=count)
        print(line, end="\n" if done == count else "\r", file=sys.stderr, flush=True)
