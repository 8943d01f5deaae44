"""The dashboard of an office with accounts, open to the network: in, about, out, and kept out."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PATIENCE, keep_screenshot, settled
from tests.dashboard import Dashboard, run_house, running_dashboard

PASSWORD = "长江之水 2026 东流"
COOKIE = "county_inspection"


@dataclass
class Office:
    """A served dashboard with accounts, and the first password of each."""

    served: Dashboard
    var: Path
    first: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, *role: str) -> None:
        """An account made at the terminal while the dashboard runs."""
        made = run_house(self.var, "user", "add", name, "--role", *role)
        assert made.returncode == 0, made.stderr
        self.first[name] = made.stdout.strip()

    def come_in(self, context: BrowserContext, name: str, path: str = "") -> Page:
        """Sign in at the address, choosing a password where that is asked for."""
        page = context.new_page()
        page.goto(f"{self.served.url}/{path}")
        fill_in(page, name=name, password=self.first.get(name, PASSWORD))
        if "/auth/password" in page.url:
            fill_in(page, old=self.first.pop(name), new=PASSWORD, again=PASSWORD)
        return settled(page)


def fill_in(page: Page, **fields: str) -> None:
    """Fill the form in and send it."""
    for name, value in fields.items():
        page.fill(f"#{name}", value)
    with page.expect_navigation():
        page.click("form button")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, ready_folder: Path) -> Iterator[Office]:
    """The demo city served at all addresses of this machine."""
    var = tmp_path_factory.mktemp("office") / "var"
    shutil.copytree(ready_folder, var)
    made = run_house(var, "user", "add", "root", "--role", "admin")
    with running_dashboard(var, "--host", "0.0.0.0") as served:
        office = Office(served, var, {"root": made.stdout.strip()})
        office.add("leader", "leader")
        office.add("zhao", "county", "--county", "990101")
        yield office


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here."""
    with browser.new_context() as fresh:
        yield fresh


def heading(page: Page) -> str:
    return settled(page).locator("h1").first.inner_text()


def test_a_deep_link_leads_through_the_form_back_to_itself_and_survives_a_refresh(
    office: Office, context: BrowserContext
) -> None:
    page = office.come_in(context, "leader", "compare?indicator=coverage&city=示例市")
    assert "indicator=coverage" in page.url
    title = heading(page)
    assert "覆盖率" in title
    page.reload()
    assert heading(page) == title
    second = context.new_page()
    second.goto(f"{office.served.url}/trends")
    assert "趋势" in heading(second)


def test_signing_out_ends_the_other_tab_at_its_next_click_and_the_kept_cookie(
    office: Office, context: BrowserContext, browser: Browser
) -> None:
    page = office.come_in(context, "leader")
    other = context.new_page()
    other.goto(f"{office.served.url}/coverage")
    settled(other)
    kept = context.cookies()
    page.get_by_role("button", name="退出").click()
    expect(page.locator("#name")).to_be_visible(timeout=PATIENCE)
    other.get_by_role("link", name="整改").first.click()
    expect(other.get_by_text("登录已结束").first).to_be_visible(timeout=PATIENCE)
    keep_screenshot(other, "session-over")
    with browser.new_context() as thief:
        thief.add_cookies(kept)
        replayed = thief.new_page()
        replayed.goto(f"{office.served.url}/overview")
        assert "/auth/login" in replayed.url
    other.get_by_role("link", name="重新登录").click()
    expect(other.locator("#name")).to_be_visible(timeout=PATIENCE)


def test_a_session_revoked_by_the_administrator_ends_at_the_next_click(
    office: Office, context: BrowserContext, browser: Browser
) -> None:
    page = office.come_in(context, "leader")
    with browser.new_context() as own:
        admin = office.come_in(own, "root", "admin?admin=sessions")
        admin.get_by_role("button", name="leader").first.click()
        expect(admin.get_by_text("这次登录已退出").first).to_be_visible(timeout=PATIENCE)
        keep_screenshot(admin, "admin-sessions")
    page.get_by_role("link", name="比较").first.click()
    expect(page.get_by_text("登录已结束").first).to_be_visible(timeout=PATIENCE)


def test_a_reporter_finds_their_county_and_no_other_behind_any_address(
    office: Office, context: BrowserContext
) -> None:
    page = office.come_in(context, "zhao")
    assert "示南区" in heading(page)
    keep_screenshot(page, "reporter-county")
    for path in ("overview", "county?counties=示北区", "county?city=咸宁市&counties=赤壁市"):
        page.goto(f"{office.served.url}/{path}")
        settled(page)
        assert "示北区" not in page.locator("body").inner_html().replace("“示北区”", "")
    page.goto(f"{office.served.url}/compare")
    assert "不对您的账号开放" in heading(page)
    keep_screenshot(page, "turned-away")


def test_the_way_in_never_leads_out(office: Office, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{office.served.url}/auth/login?next=//evil.example/steal")
    keep_screenshot(page, "sign-in")
    fill_in(page, name="leader", password=office.first.get("leader", PASSWORD))
    assert page.url.startswith(office.served.url)


def test_nothing_but_the_form_is_shown_to_a_stranger(
    office: Office, context: BrowserContext
) -> None:
    page = context.new_page()
    for path in ("", "county?counties=示南区", "media/0.xlsx", "_stcore/health", "static/a.js"):
        answer = page.goto(f"{office.served.url}/{path}")
        assert answer is not None
        assert answer.status == 401 or "/auth/login" in page.url
        assert "示南区" not in page.locator("body").inner_text()
