"""A Chromium, a served dashboard with one loaded workbook, and a witness of all that happens."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.dashboard import ROOT, Dashboard, run_house, running_dashboard

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
SCREENSHOTS = ROOT / "var" / "screenshots"
WORKBOOK = ROOT / "tests" / "loaders" / "samples" / "1_grouped_header.xlsx"
WIDE, NARROW = (1440, 900), (390, 844)
SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# At rest for a while: a script rests between two runs too, as when the browser has told its theme.
NOTHING_PENDING = f"""() => {{
    const rests = document.querySelector('{SETTLED}') &&
        !document.querySelector('[data-testid=stSkeleton]')
    window.restsSince = rests ? window.restsSince ?? performance.now() : null
    return rests && performance.now() - window.restsSince > 150
}}"""
ALARMS = '[data-testid="stException"], [role="alert"]'
PATIENCE = 60_000

Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, headless; ended with the file: its loop holds the thread in
    which other tests run loops of their own.
    """
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory, ready_folder: Path) -> Iterator[Dashboard]:
    """The dashboard on a store of its own, into which one workbook was loaded beforehand."""
    var = tmp_path_factory.mktemp("browser") / "var"
    shutil.copytree(ready_folder, var)
    loaded = run_house(var, "load", str(WORKBOOK))
    assert loaded.returncode == 0, loaded.stderr
    with running_dashboard(var) as served:
        yield served


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens an address and waits until it has settled: visit(url, page, width, **query)."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(url: str, path: str = "", size: tuple[int, int] = WIDE, **query: str) -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        contexts.append(context)
        _witness(context, urlsplit(url).netloc, complaints)
        page = context.new_page()
        page.goto(f"{url}/{quote(path)}?{urlencode(query)}")
        return settled(page)

    yield open_page
    for context in contexts:
        for page in context.pages:
            complaints += [f"alarm: {box.inner_text()}" for box in page.locator(ALARMS).all()]
        context.close()
    assert complaints == []


def settled(page: Page) -> Page:
    """The same page, once its title stands and the script has come to rest."""
    page.locator("h1").first.wait_for(timeout=PATIENCE)
    page.wait_for_function(NOTHING_PENDING, timeout=PATIENCE)
    return page


def keep_screenshot(page: Page, name: str) -> Path:
    """Where the picture of the page lies: var/screenshots/<name>.png."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=path)
    return path


def _witness(context: BrowserContext, own: str, complaints: list[str]) -> None:
    """Complain of every request to another host, every console error, every uncaught error."""

    def check_address(url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in {"data", "blob"} and address.netloc != own:
            complaints.append(f"request to another host: {url}")

    def check_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text} {message.location}")

    def check_page(page: Page) -> None:
        page.on("websocket", lambda socket: check_address(socket.url))
        page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))

    context.on("request", lambda request: check_address(request.url))
    context.on("console", check_console)
    context.on("page", check_page)
