"""python -m briefings: makes the files here, or has the running dashboard make them."""

import sys
from pathlib import Path

import run

run.enter_venv()

from briefings import commands  # noqa: E402 - only the project's environment has these
from queries import remote, store  # noqa: E402
from text import say  # noqa: E402


def main(argv: list[str]) -> int:
    """Write the files and print what was made; 0 where all was."""
    try:
        answer = commands.run(argv)
    except store.StoreBusy as busy:
        told = remote.files_from_running_server("briefings", argv)
        if told is None:
            print(say(busy.key, path=busy.path), file=sys.stderr)
            return 1
        answer = commands.Answer(*told)
    sys.stderr.write(answer.err)
    try:
        _write(answer.files)
    except OSError as error:
        print(say("briefing_make.unwritable", detail=error), file=sys.stderr)
        return 1
    sys.stdout.write(answer.out)
    return answer.status


def _write(files: dict[str, bytes]) -> None:
    """Raises OSError."""
    for name, content in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)


if __name__ == "__main__":
    run.as_program(main)
