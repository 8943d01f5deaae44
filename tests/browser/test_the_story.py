"""The whole way of a sheet as people walk it: account, county, review, leader; no other sees."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser, Locator, Page, expect

from loaders.annotated import COLOURS
from loaders.model import MUST_FIX
from loaders.template import FIRST_LINE, HEADER_LINE
from tests.browser.conftest import PATIENCE, keep_screenshot, settled
from tests.browser.test_signing_in import Office
from tests.dashboard import run_house, running_dashboard

JIAJIANG, DINGHE = "甲江县", "丁河县"
# Column (how its head begins) → what is typed wrongly in the county's last round.
MISTAKES = {
    "立案": "1O",
    "反馈问题": "八十几",
    "进驻日期": "2026年13月",
    "巡察类型": "随便看看",
    "巡察党组织数": -3,
    "届次": "",
}
REASON = "本轮含上一轮移交的线索，已与县纪委核对。"
RETURNED = "请与县纪委再核对移交线索数。"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, ready_folder: Path) -> Iterator[Office]:
    """The demo city, with an administrator and a leader."""
    var = tmp_path_factory.mktemp("story") / "var"
    shutil.copytree(ready_folder, var)
    made = run_house(var, "user", "add", "root", "--role", "admin")
    with running_dashboard(var) as served:
        office = Office(served, var, {"root": made.stdout.strip()})
        office.add("leader", "leader")
        yield office


def as_libreoffice_writes_it(path: Path) -> Path:
    """The same workbook, opened and written again by LibreOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("no LibreOffice on this machine")
    folder = path.parent / "libreoffice"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    return folder / path.name


class Sheet:
    """The county's workbook of rounds, typed into as a person would."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)

    @property
    def rounds(self) -> Worksheet:
        return self.book["轮次汇总"]

    def last(self) -> int:
        """The line of the last round that is begun and reported in full."""
        lines = range(FIRST_LINE, self.rounds.max_row + 1)
        return max(line for line in lines if self.value(line, "发现问题(个)") is not None)

    def column(self, head: str) -> int:
        cells = self.rounds[HEADER_LINE]
        return next(cell.column for cell in cells if str(cell.value or "").startswith(head))

    def value(self, line: int, head: str) -> object:
        return self.rounds.cell(line, self.column(head)).value

    def type(self, line: int, head: str, typed: object) -> None:
        self.rounds.cell(line, self.column(head)).value = typed or None

    def saved(self, name: str) -> Path:
        path = self.path.with_name(name)
        self.book.save(path)
        return path


def make_account(page: Page, name: str, role: str, county: str = "") -> str:
    """An account made on 管理; the password that is shown once."""
    form = settled(page).locator(".st-key-panel-new-account")
    form.locator("input[type=text]").first.fill(name)
    pick(page, form.locator("[data-testid=stSelectbox]"), role)
    if county:
        pick(page, form.locator("[data-testid=stMultiSelect]"), county)
        page.keyboard.press("Escape")
    form.get_by_role("button", name="建立").click()
    expect(page.get_by_text(f"账号 {name} 的初始密码")).to_be_visible(timeout=PATIENCE)
    told = page.locator("[data-testid=stCode]").first
    return told.inner_text().strip()


def pick(page: Page, box: Locator, words: str) -> None:
    """Choose the option that begins with `words`."""
    box.locator("input").click()
    page.keyboard.type(words)
    page.get_by_role("option").filter(has_text=words).first.click()


def send(page: Page, path: Path) -> None:
    """Put a file into the box, and wait for what was found in it."""
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_role("heading", name=path.name)).to_be_visible(timeout=PATIENCE)
    settled(page)


@dataclass
class People:
    """A page of each, signed in, in a browser of their own."""

    url: str
    root: Page
    county: Page
    other: Page
    supervisor: Page
    leader: Page


@pytest.fixture
def people(office: Office, browser: Browser) -> Iterator[People]:
    """The administrator makes two counties and a supervisor; each signs in."""
    with ExitStack() as stack:

        def come_in(name: str, path: str) -> Page:
            context = stack.enter_context(browser.new_context(accept_downloads=True))
            return office.come_in(context, name, path)

        root = come_in("root", "admin")
        wanted = {"jiajiang": ("县区填报员", JIAJIANG), "dinghe": ("县区填报员", DINGHE)}
        for name, (role, place) in (wanted | {"zhao": ("督导", "")}).items():
            office.first[name] = make_account(root, name, role, place)
        yield People(
            office.served.url,
            root,
            come_in("jiajiang", "upload"),
            come_in("dinghe", "upload"),
            come_in("zhao", "review"),
            come_in("leader", "overview"),
        )


def test_a_sheet_walks_from_the_county_to_the_leader_and_nobody_else_sees_it(
    people: People, tmp_path: Path
) -> None:
    county, url = people.county, people.url
    before = conversion_seen_by(people.leader, url)
    template = tmp_path / "甲江县.xlsx"
    download(county, "下载", template)
    six_mistakes_are_told(county, Sheet(template))
    unseen(people.other, url, county.url)
    the_marked_workbook_says_where(county, Sheet(template), tmp_path / "标注.xlsx")

    right = Sheet(template)
    line = right.last()
    cases = int(str(right.value(line, "移交问题线索(件)"))) + 3
    right.type(line, "立案", cases)
    send(county, right.saved("甲江县-改.xlsx"))
    explain_and_hand_in(county)
    unseen(people.other, url, county.url)
    is_sent_back(people.supervisor, url)
    county.goto(f"{url}/upload")
    settled(county)
    expect(county.get_by_text(RETURNED).first).to_be_visible(timeout=PATIENCE)

    right.type(line, "立案", cases + 1)
    send(county, right.saved("甲江县-再报.xlsx"))
    explain_and_hand_in(county)
    assert conversion_seen_by(people.leader, url) == before
    is_accepted(people.supervisor, url)
    numerator = before[0] + cases + 1 - int(str(Sheet(template).value(line, "立案")))
    assert conversion_seen_by(people.leader, url) == (numerator, before[1])
    unseen(people.other, url, county.url)


def conversion_seen_by(leader: Page, url: str) -> tuple[int, int]:
    """Cases and clues of the county, as 比较 shows them."""
    leader.goto(f"{url}/compare?indicator=clue_conversion&city=示例市")
    settled(leader)
    table = leader.locator("table.figures").filter(has_text=JIAJIANG).filter(has_text="分子").last
    table.wait_for(timeout=PATIENCE)
    heads = [head.strip() for head in table.locator("thead th").all_inner_texts()]
    row = table.locator("tbody tr").filter(has_text=JIAJIANG).first
    cells = row.locator("th, td").all_inner_texts()
    numerator, denominator = (
        int(cells[heads.index(head)].replace(",", "")) for head in ("分子", "分母")
    )
    return numerator, denominator


def six_mistakes_are_told(county: Page, sheet: Sheet) -> None:
    """Sent as LibreOffice wrote it, the sheet comes back with each mistake at its cell."""
    line = sheet.last()
    for head, typed in MISTAKES.items():
        sheet.type(line, head, typed)
    send(county, as_libreoffice_writes_it(sheet.saved("甲江县-错.xlsx")))
    told = county.locator(".finding.must_fix").all_inner_texts()
    for head in MISTAKES:
        cell = sheet.rounds.cell(line, sheet.column(head)).coordinate
        assert any(cell in words for words in told), (head, told)
    assert county.get_by_role("button", name="提交").is_disabled()
    keep_screenshot(county, "story-findings")


def the_marked_workbook_says_where(county: Page, sheet: Sheet, path: Path) -> None:
    """The county's own workbook comes back with the cells coloured and commented."""
    download(county, "取回标注过的表", path)
    cell = openpyxl.load_workbook(path)["轮次汇总"].cell(sheet.last(), sheet.column("立案"))
    assert cell.fill.start_color.rgb.endswith(COLOURS[MUST_FIX])
    assert "必须修改" in cell.comment.text


def download(page: Page, button: str, path: Path) -> None:
    """What comes of a download button."""
    with page.expect_download() as taken:
        page.get_by_role("button", name=button).click()
    taken.value.save_as(path)


def is_sent_back(supervisor: Page, url: str) -> None:
    """The supervisor returns the sheet with a reason."""
    open_waiting(supervisor, url)
    supervisor.get_by_role("button", name="退回…").click()
    supervisor.locator("textarea").first.fill(RETURNED)
    supervisor.get_by_role("button", name="退回给县里").click()
    expect(supervisor.get_by_text("县里看得到理由").first).to_be_visible(timeout=PATIENCE)


def is_accepted(supervisor: Page, url: str) -> None:
    """The supervisor accepts the sheet."""
    open_waiting(supervisor, url)
    supervisor.get_by_role("button", name="接收", exact=True).click()
    expect(supervisor.get_by_text("数字已进入各页").first).to_be_visible(timeout=PATIENCE)
    keep_screenshot(supervisor, "story-accepted")


def explain_and_hand_in(county: Page) -> None:
    """Give the reason that is asked for, save it, hand the sheet in."""
    for box in county.get_by_placeholder("理由").all():
        box.fill(REASON)
    county.get_by_role("button", name="保存说明").click()
    submit = county.get_by_role("button", name="提交")
    expect(submit).to_be_enabled(timeout=PATIENCE)
    submit.click()
    expect(county.locator(".receipt")).to_be_visible(timeout=PATIENCE)


def open_waiting(supervisor: Page, url: str) -> None:
    """Open the sheet that waits."""
    supervisor.goto(f"{url}/review")
    settled(supervisor)
    supervisor.get_by_role("button", name=JIAJIANG).first.click()
    expect(supervisor.get_by_text(REASON).first).to_be_visible(timeout=PATIENCE)


def unseen(other: Page, url: str, address: str) -> None:
    """Another county finds nothing of it, not at that address and not on its own pages."""
    query = address.split("?", 1)[1] if "?" in address else ""
    for path in (f"upload?{query}", "county", f"county?counties={JIAJIANG}", "review", "reports"):
        other.goto(f"{url}/{path}")
        settled(other)
        words = other.locator("body").inner_text()
        assert "甲江县-" not in words
        assert REASON not in words
        assert RETURNED not in words
