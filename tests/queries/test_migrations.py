"""What a migration makes of a store that is there already."""

import shutil
from pathlib import Path

import pytest

from queries import store

MIGRATIONS = Path(__file__).parents[2] / "queries" / "schema"
HASHES = "select report_id, figures_hash from report order by report_id"


def test_old_reports_get_the_hash_that_new_ones_of_the_same_figures_get(
    tmp_path: Path, demo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(demo_folder, tmp_path / "var")
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "var"))
    with store.write() as cursor:
        loaded = cursor.execute(HASHES).fetchall()
        assert len({figures_hash for _, figures_hash in loaded}) > 100
        cursor.execute("update report set figures_hash = report_id")
        cursor.execute((MIGRATIONS / "0010_figures_hash.sql").read_text(encoding="utf-8"))
        assert cursor.execute(HASHES).fetchall() == loaded
    store.close_store()
