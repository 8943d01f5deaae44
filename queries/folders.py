"""Where the program keeps what changes while it runs."""

import os
from functools import cache
from pathlib import Path


def var_folder() -> Path:
    """The folder of store, originals and settings: COUNTY_INSPECTION_VAR, or var/ beside run.py."""
    return _resolved(os.environ.get("COUNTY_INSPECTION_VAR"))


@cache
def _resolved(told: str | None) -> Path:
    # asked some eighty times for one page, each time a walk through the file system
    return Path(told or Path(__file__).parents[1] / "var").resolve()


def make_private(folder: Path) -> None:
    """Make the folder where there is none, closed to everybody else on the machine: what counties
    send lies in it. Raises OSError.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
