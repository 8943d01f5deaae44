"""管理: what an administrator does at the terminal can be done here, and nobody else does it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from access import accounts, database, log, sessions, sign_in
from loaders import backup
from pages.parts.admin import log_words
from tests.access.people import PASSWORD, ROOT, added
from tests.pages.screen import Screen, open_page
from tests.pages.signed_in import Office, office_at

PARTS = ("accounts", "sessions", "signins", "tokens", "log", "backup")
CHINESE = re.compile("[\u3400-\u9fff]+")


@pytest.fixture
def office(empty_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office whose administrator sits there."""
    office = office_at(tmp_path, monkeypatch)
    office.sit_down("admin")
    yield office
    database.close_all()


def press(page: Screen, label: str) -> Screen:
    """Press the button of that label."""
    next(one for one in page.app.button if one.label == label).click()
    page.app.run()
    assert not page.app.exception
    return page


def secret(page: Screen) -> str:
    """The password or token that is shown this once; "" where none is."""
    return next((block.value for block in page.app.code), "")


def test_a_new_account_is_made_and_its_first_password_shown_once(office: Office) -> None:
    page = open_page("admin")
    page.app.text_input(key="new-1-name").set_value("li.si")
    page.app.text_input(key="new-1-display").set_value("李四")
    page.app.selectbox(key="new-1-role").set_value("leader")
    press(page, "建立")
    account, password = accounts.named("li.si"), secret(page)
    assert (account.display, account.role, account.must_change) == ("李四", "leader", True)
    assert sign_in.sign_in("li.si", password, sign_in.From()).must_change
    page.app.run()
    assert secret(page) == ""
    assert "li.si" in {row["cells"][0]["text"] for row in page.table("accounts")["rows"]}


def test_what_cannot_be_is_told_and_nothing_is_made(office: Office) -> None:
    page = open_page("admin")
    page.app.text_input(key="new-1-name").set_value("zhao")
    press(page, "建立")
    assert "至少有一个县" in page.words()
    assert [one.name for one in accounts.every()] == ["admin"]


@pytest.mark.parametrize(("label", "flag"), [("锁定", "is_locked"), ("停用", "is_disabled")])
def test_an_account_is_shut_and_opened_again(office: Office, label: str, flag: str) -> None:
    added("wang", "leader")
    page = press(open_page("admin", account="wang"), label)
    assert getattr(accounts.named("wang"), flag)
    press(page, {"锁定": "解锁", "停用": "启用"}[label])
    assert not getattr(accounts.named("wang"), flag)


def test_a_password_is_reset_and_ends_the_sessions(office: Office) -> None:
    added("wang", "leader")
    token = sign_in.sign_in("wang", PASSWORD, sign_in.From()).token
    page = press(open_page("admin", account="wang"), "重设密码")
    assert sign_in.sign_in("wang", secret(page), sign_in.From()).must_change
    assert sessions.whoever(token) is None


def test_a_role_and_counties_are_changed(office: Office) -> None:
    number = added("wang", "leader").account_id
    page = open_page("admin", account="wang")
    page.app.selectbox(key=f"change-{number}-role").set_value("county")
    page.app.multiselect(key=f"change-{number}-counties").set_value(["990103"])
    press(page, "保存修改")
    account = accounts.named("wang")
    assert (account.role, account.counties) == ("county", {"990103"})
    assert log.entries(ROOT)[0]["person"] == "admin"


def test_nobody_shuts_themselves_out_here_either(office: Office) -> None:
    page = press(open_page("admin", account="admin"), "锁定")
    assert "不能锁定" in page.words()
    assert not accounts.named("admin").is_locked


def test_a_button_pressed_after_the_role_was_taken_away_does_nothing(office: Office) -> None:
    added("wang", "leader")
    page = open_page("admin", account="wang")
    admin = accounts.named("admin")
    accounts.change(ROOT, replace(admin, role="supervisor"))
    press(page, "锁定")
    assert not accounts.named("wang").is_locked
    assert log.entries(ROOT)[0]["subject"] == "account/admin"


def test_a_token_is_shown_once_and_revoked(office: Office) -> None:
    page = open_page("admin", admin="tokens")
    page.app.text_input(key="token-label").set_value("县系统")
    page.app.text_input(key="token-counties").set_value("990101, 990102")
    press(page, "建立")
    assert secret(page).startswith("xc_")
    press(page, "作废：县系统")
    assert secret(page) == ""
    assert "已作废" in str(page.table("tokens"))


def test_who_failed_to_sign_in_is_listed_without_what_they_typed(office: Office) -> None:
    sign_in.sign_in("my-secret", "x", sign_in.From("10.0.0.9", "Firefox"))
    told = str(open_page("admin", admin="signins").table("signins"))
    assert "没有的账号" in told
    assert "10.0.0.9" in told
    assert "my-secret" not in told


def test_a_log_that_was_tampered_with_says_so_on_the_page(office: Office, tmp_path: Path) -> None:
    with database.writing() as connection:
        connection.execute("drop trigger log_is_not_changed")
        connection.execute("update log set person = 'li' where number = 1")
    assert "第 1 条被改动过" in open_page("admin", admin="log").words()


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('"checked"', '{"note": "", "state": "submitted"}', ("草稿", "待审核")),
        (
            '{"counties": ["990103"], "name": "li", "role": "county"}',
            '{"counties": [], "name": "li", "role": "leader"}',
            ("角色：县区填报员；县（市、区）：甲江县", "角色：领导"),
        ),
        ('{"is_locked": false}', '{"is_locked": true}', ("锁定：否", "锁定：是")),
        (
            '"checked"',
            '{"note": "轮次汇总 cases_filed 6: 1O → 10", "state": "checked"}',
            ("", "内容：轮次汇总 立案(件): 1O → 10"),
        ),
        (
            None,
            '{"note": "same_day_other_figures 轮次汇总 K7: 补报 1 件"}',
            ("", "内容：轮次汇总 K7: 补报 1 件"),
        ),
        (None, '["自动报送", ["990103"]]', ("", "自动报送、990103")),
        (None, '{"note": "请看 abc 3: 不对"}', ("", "内容：请看 abc 3: 不对")),
        (None, '{"indicator": {"tampered": 1}}', ("", "指标：{'tampered': 1}")),
        ("{tampered", None, ("{tampered", "")),
    ],
)
def test_the_log_tells_in_words_what_was_there_before_and_after(
    before: str | None, after: str | None, words: tuple[str, str]
) -> None:
    assert log_words.sides(before, after) == words


def test_a_backup_is_made_at_a_click_and_stands_in_the_log(office: Office) -> None:
    page = open_page("admin", admin="backup")
    assert "还没有备份" in page.words()
    press(page, "现在备份")
    newest = backup.newest()
    assert newest is not None
    assert f"备份好了，已打开核对：{newest}" in page.words()
    assert log.entries(ROOT)[0]["subject"] == f"backup/{newest.name}"


def test_a_supervisor_reads_the_log_and_no_other_part(office: Office) -> None:
    office.sit_down("supervisor")
    for part in PARTS:
        page = open_page("admin", admin=part)
        assert {row["cells"][4]["text"] for row in page.table("log")["rows"]} >= {"账号 admin"}
        assert "谁做过什么" in page.words()
        assert len(page.app.text_input) == 0


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_complete_in_english(office: Office, part: str) -> None:
    added("wang", "leader")
    sign_in.sign_in("nobody", "x", sign_in.From("10.0.0.9"))
    page = open_page("admin", admin=part, account="wang", lang="en")
    labels = [one.label for one in (*page.app.button, *page.app.text_input, *page.app.selectbox)]
    tables = [json.loads(one.json) for one in page.parts("bidi_component")]
    heads = [column["label"] for table in tables for column in table["columns"]]
    told = " ".join([page.words(), *labels, *heads]).replace("同志", "")
    assert CHINESE.findall(told) == []
    assert len(told) > 100
