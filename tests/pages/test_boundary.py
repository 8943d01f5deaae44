"""Whatever goes wrong on a page is told: what happened, what was kept, what to do."""

from pathlib import Path

import pytest

from queries import figures
from tests.pages.screen import open_page


def _broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("a secret of the program")


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("page", ["", "compare", "trends"])
def test_a_page_that_fails_says_so_calmly_and_the_menu_stays(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("overview", "rounds"):
        monkeypatch.setattr(figures, name, _broken)
    words = open_page(page).words()
    assert "这一页没有显示出来" in words
    assert "数据都在，没有改动" in words
    assert "请刷新再试" in words
    assert "secret" not in words
    assert "县区巡察分析" in words


@pytest.mark.usefixtures("published")
def test_a_trace_that_fails_leaves_its_page_standing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("queries.trace.trace", _broken)
    words = open_page(trace="clue_conversion~湖北省~咸宁市~赤壁市~县~~~~").words()
    assert "这一页没有显示出来" in words
    assert "个县（市、区）的 8 项指标" in words


def test_a_damaged_store_is_one_sentence_and_no_traceback(
    empty_store: Path,
) -> None:
    (empty_store / "store.duckdb").write_bytes(b"this is no database" * 1000)
    words = open_page().words()
    assert str(empty_store / "store.duckdb") in words
    assert "Traceback" not in words
    assert "Error" not in words
