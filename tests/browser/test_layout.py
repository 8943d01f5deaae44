"""Nothing on any page is cut off, lies on something else, or makes the page scroll sideways."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ALARMS, NARROW, PATIENCE, WIDE, Visit, keep_screenshot, settled
from tests.browser.test_pages_open import ADDRESSES, CHINESE, PAGES
from tests.dashboard import Dashboard

FINDINGS = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")
SIZES = (WIDE, (1024, 768), NARROW)
DRAWN = "[...document.querySelectorAll('.js-plotly-plot')].every(one => one.querySelector('text'))"
# Charts draw themselves anew a moment after the window has changed.
MOMENT = 300
MORE = {
    "overview": {"period": "first_half"},
    "compare": {"indicator": "problem_mix"},
    "trends": {"period": "first_half"},
    "definitions": {"part": "fields"},
}

# Every fault that the findings are for, once, and beside each the same thing done right.
BROKEN = """
<style>div {{ width: 60px; overflow: hidden; white-space: nowrap }}</style>
<div>{cut} that is much too long</div>
<div title="said here">this one says it elsewhere</div>
<div style="overflow: auto">this one can be scrolled into view</div>
<input style="width: 40px" value="{boxed} and more of it">
<div class="js-plotly-plot" style="width: 300px; height: 100px">
  <svg class="main-svg" width="300" height="100" style="overflow: visible">
    <text x="10" y="20">first</text><text x="{beside}" y="20">second</text>
    <text x="{out}" y="80">third</text>
  </svg>
</div>
"""


def test_what_is_broken_is_found(browser: Browser) -> None:
    with browser.new_page() as page:
        page.set_content(BROKEN.format(cut="words", boxed="typed", beside=20, out=290))
        assert page.evaluate(FINDINGS) == [
            "cut off: words that is much too long",
            "cut off in its box: typed and more of it",
            "on each other: first | second",
            "outside its chart: third",
        ]
        page.set_content(BROKEN.format(cut="", boxed="", beside=80, out=200).replace(
            " that is much too long", "").replace(" and more of it", ""))  # fmt: skip
        assert page.evaluate(FINDINGS) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_on_every_page_can_be_read_at_every_width(
    dashboard: Dashboard, visit: Visit, language: str
) -> None:
    page = visit(dashboard.url, lang=language)
    found = []
    for name in PAGES:
        page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
        page.goto(f"{dashboard.url}/{ADDRESSES[name]}?lang={language}")
        # The title may hold a county's name; the question under it is all in one language.
        question = settled(page).locator(".head p").first.inner_text()
        assert bool(CHINESE.search(question)) == (language == "zh")
        # English is the longer one, and breaks at the ends: the width between is told in Chinese.
        sizes = SIZES if language == "zh" else (WIDE, NARROW)
        found += [f"{name}: {one}" for one in _at_widths(page, sizes, f"{name}-{language}")]
        assert page.locator(ALARMS).count() == 0
    assert found == []


@pytest.mark.parametrize("name", sorted(MORE))
def test_other_views_can_be_read_as_well(dashboard: Dashboard, visit: Visit, name: str) -> None:
    page = visit(dashboard.url, ADDRESSES[name], lang="en", **MORE[name])
    assert _at_widths(page, (WIDE, NARROW), f"{name}-more") == []


def _at_widths(page: Page, sizes: tuple[tuple[int, int], ...], picture: str) -> list[str]:
    found = []
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(MOMENT)
        settled(page).wait_for_function(DRAWN, timeout=PATIENCE)
        wrong = page.evaluate(FINDINGS)
        if wrong:
            keep_screenshot(page, f"{picture}-{width}")
        found += [f"{width}: {one}" for one in wrong]
    return found
