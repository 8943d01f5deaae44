"""Where the program keeps what changes while it runs."""

import os
from pathlib import Path


def var_folder() -> Path:
    """The folder of store, originals and settings: COUNTY_INSPECTION_VAR, or var/ beside run.py."""
    return Path(
        os.environ.get("COUNTY_INSPECTION_VAR", Path(__file__).parents[1] / "var")
    ).resolve()
