"""python -m access user … | audit …: what `python3 run.py user` and `run.py audit` go on as."""

import run

run.enter_venv()

from access import commands  # noqa: E402 - only the project's environment has all that follows

if __name__ == "__main__":
    run.as_program(commands.main)
