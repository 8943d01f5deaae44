"""python -m queries: asks the store, or the running dashboard where that holds the store."""

import sys

import run

run.enter_venv()

from queries import command, remote, store  # noqa: E402 - only the project's environment has these
from text import say  # noqa: E402


def main(argv: list[str]) -> int:
    """Print the answer; 0 where there is one."""
    try:
        status, out, err = command.run(argv)
    except store.StoreBusy as busy:
        answer = remote.ask_running_server(argv)
        if answer is None:
            print(say(busy.key, path=busy.path), file=sys.stderr)
            return 1
        status, out, err = answer
    sys.stdout.write(out)
    sys.stderr.write(err)
    return status


if __name__ == "__main__":
    run.as_program(main)
