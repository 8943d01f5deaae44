"""简报: seen before it is taken, a sentence in one's own words, taken away, and made again."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

import docx
import pytest

from access import LOCAL, Person, database
from briefings import kept as archive
from briefings.asking import KINDS, Ask
from briefings.document import Document
from briefings.editing import edits, put_words, scope
from pages.parts.briefing import briefing_reads, briefing_take
from pages.parts.briefing.briefing_take import Taking
from pages.ui import kept
from tests.pages.screen import Screen, open_page
from tests.pages.signed_in import Office, office_at
from tests.pages.test_roles import everything
from tests.queries.reports import a_round, accept
from text import say

FOUND = "state.clue_conclusion"
MARKUP, FORMULA = "<script>alert(1)</script><b>粗</b>", "=cmd|' /C calc'!A0"
CONTROLS = "\x00\x07\x1b\u202e"
LI = Person(7, "li", "李四", "supervisor")


def told_again(county: str, **told: int) -> None:
    """A county's newer round."""
    figures = {"clues_transferred": 40, "clues_concluded": 20, "problems_found": 30}
    accept(a_round(1, county=county, as_of_date="2022-12-31", **figures | told))


@pytest.fixture
def two(empty_store: Path) -> Path:
    """Two counties with one round each."""
    for county in ("示南区", "示北区"):
        told_again(county)
    kept.forget()
    return empty_store


@pytest.fixture
def office(two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office with these two counties, and nobody signed in yet."""
    assert two
    yield office_at(tmp_path, monkeypatch)
    database.close_all()


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[Taking]:
    """What the page lets people take, the newest last."""
    found: list[Taking] = []
    show = briefing_take.show_take

    def noted(taking: Taking) -> None:
        found.append(taking)
        show(taking)

    monkeypatch.setattr(briefing_take, "show_take", noted)
    return found


def sheet(page: Screen) -> dict[str, Any]:
    """What the sheet was told to show."""
    for part in page.parts("bidi_component"):
        if part.id.endswith("-sheet"):
            return dict(json.loads(part.json))
    raise KeyError("sheet")


def pick(page: Screen, key: str) -> Screen:
    """The same page with that sentence opened."""
    box = next(one for one in page.app.selectbox if str(one.key).startswith("briefing-pick"))
    box.set_value(key).run()
    return page


def put(page: Screen, words: str) -> Screen:
    """The same page after these words were put in place of the open sentence."""
    page.app.text_area[0].set_value(words)
    page.app.button(key="briefing-save").click().run()
    assert not page.app.exception
    return page


def words_of(document: Document, key: str = FOUND) -> Any:
    return next(one for one in briefing_reads.sentences(document) if one.key == key)


def taken(taking: Taking, ending: str = "docx") -> bytes:
    return briefing_take._made(taking, ending, {}, "zh").getvalue()


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_seen_as_it_will_be_taken(kind: str, offered: list[Taking]) -> None:
    shown = sheet(open_page("briefing", paper=kind))
    assert offered[-1].document.kind == kind
    assert offered[-1].document.title in shown["html"].replace("<br>", "")
    assert all(text in "".join(shown["paragraphs"].values()) for text in _texts(offered[-1]))


def _texts(taking: Taking) -> list[str]:
    return [one.text for one in briefing_reads.sentences(taking.document)]


@pytest.mark.usefixtures("two")
def test_the_address_holds_what_was_asked_for(offered: list[Taking]) -> None:
    page = open_page("briefing", paper="circular", voice="named", period="term",
                     without=["tables", "next"], secrecy="内部", number="示巡办〔2026〕3号",
                     dated="2026-07-15")  # fmt: skip
    document, ask = offered[-1].document, offered[-1].ask
    assert ask is not None
    assert (ask.voice, ask.start) == ("named", None)
    assert ask.sections == ("overall", "notable", "quoted", "earlier")
    assert (document.slots.secrecy, document.slots.number) == ("内部", "示巡办〔2026〕3号")
    assert str(document.slots.dated) == "2026-07-15"
    page.app.selectbox(key="filter-paper").select("letter").run()
    assert page.address("paper") == ["letter"]


@pytest.mark.usefixtures("empty_store")
def test_of_one_county_alone_no_circular_is_written_but_its_own_briefing_is() -> None:
    told_again("示南区")
    assert "全市只有示南区一个县" in open_page("briefing", city="示例市").words()
    page = open_page("briefing", city="示例市", paper="county")
    assert "示南区巡察工作简报" in sheet(page)["html"]


@pytest.mark.usefixtures("two")
def test_hostile_words_are_words_on_the_sheet_and_in_the_file(offered: list[Taking]) -> None:
    words = f"{FORMULA}{CONTROLS}{MARKUP}"
    page = put(pick(open_page("briefing", period="term"), FOUND), words)
    assert words_of(offered[-1].document).words is not None
    shown, copied = sheet(page)["html"], "".join(sheet(page)["paragraphs"].values())
    assert escape(MARKUP) in shown
    assert MARKUP not in shown
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(taken(offered[-1]))).paragraphs)
    for told in (text, copied):
        assert FORMULA + MARKUP in told
        assert not set(CONTROLS) & set(told + shown)


@pytest.mark.usefixtures("two")
def test_words_that_are_too_long_are_refused_and_stay_in_their_box(offered: list[Taking]) -> None:
    page = put(pick(open_page("briefing", period="term"), FOUND), "长" * 3000)
    assert "一句最多2000个字" in page.words()
    assert page.app.text_area[0].value == "长" * 3000
    assert words_of(offered[-1].document).words is None


@pytest.mark.usefixtures("two")
def test_of_two_supervisors_the_second_sees_the_words_of_the_first_before_his_own_stand(
    offered: list[Taking],
) -> None:
    page = pick(open_page("briefing", period="term"), FOUND)
    ask = offered[-1].ask
    assert ask is not None
    put_words(scope(ask), words_of(offered[-1].document), "李四的话。", LI)
    put(page, "我的话。")
    assert "li刚改过这一句，现在是：“李四的话。”" in page.words()
    assert page.app.text_area[0].value == "我的话。"
    assert words_of(offered[-1].document).words == "李四的话。"
    page.app.button(key="briefing-save").click().run()
    assert words_of(offered[-1].document).words == "我的话。"
    history = edits(scope(ask), datetime.now())[FOUND]
    assert history.by == LOCAL.name


@pytest.mark.usefixtures("two")
def test_words_beside_new_facts_are_marked_until_they_are_taken_back(
    offered: list[Taking],
) -> None:
    page = put(pick(open_page("briefing", period="term"), FOUND), "办结过半。")
    then = words_of(offered[-1].document)
    told_again("示南区", clues_concluded=30)
    page.app.run()
    now = words_of(offered[-1].document)
    assert (now.words, now.is_stale, now.text != then.text) == ("办结过半。", True, True)
    assert "其中1句事实已变" in page.words()
    assert then.text in page.words()
    assert now.text in page.words()
    page.app.button(key="briefing-back").click().run()
    assert words_of(offered[-1].document).words is None
    assert "改写1句" not in page.words()


@pytest.mark.usefixtures("two")
def test_what_was_taken_is_listed_and_made_again_as_it_was(offered: list[Taking]) -> None:
    put(pick(open_page("briefing", period="term", number="〔2026〕3号"), FOUND), "办结过半。")
    both: dict[str, Document] = {}
    first, other = (briefing_take._made(offered[-1], one, both, "zh").getvalue()
                    for one in ("docx", "xlsx"))  # fmt: skip
    told_again("示南区", clues_concluded=30)
    page = open_page("briefing", period="term")
    assert page.row("earlier", "第1号")["文体"]["text"] == "全市通报"
    again = open_page("briefing", again="1")
    assert "第1号，本机于" in again.words()
    assert "改字句" not in again.words()
    assert offered[-1].ask is None
    assert archive.one(1).sha256 == archive.digest(offered[-1].document)
    assert [taken(offered[-1]), taken(offered[-1], "xlsx")] == [first, other]
    # taken in two forms it is one briefing
    assert len(archive.earlier(LOCAL)) == 1


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("wanted", ["9", "x" * 50])
def test_a_number_that_was_never_made_is_told(wanted: str) -> None:
    page = open_page("briefing", again=wanted)
    assert f"没有第{wanted[:40]}号简报" in page.words()
    page.app.button(key="leave-again").click().run()
    assert "带走" in page.words()


@pytest.mark.usefixtures("two")
def test_all_counties_are_made_at_once_each_in_a_file_of_its_own() -> None:
    page = open_page("briefing", paper="county", secrecy="内部")
    page.app.button(key="make-all").click().run()
    [(ask, content)] = [page.app.session_state[briefing_take.ALL]]
    files = zipfile.ZipFile(io.BytesIO(content))
    assert isinstance(ask[0], Ask)
    assert [name.split("-")[0] for name in files.namelist()] == ["示南区", "示北区"]
    for name in files.namelist():
        texts = [one.text for one in docx.Document(io.BytesIO(files.read(name))).paragraphs]
        assert texts[0] == "内部"
    assert {one.county for one in archive.earlier(LOCAL)} == {"示南区", "示北区"}
    assert "carry-zip" in [one.key for one in page.app.get("download_button")]
    page.app.query_params["secrecy"] = "秘密"
    page.app.run()
    assert "carry-zip" not in [one.key for one in page.app.get("download_button")]


def test_a_reporter_takes_the_briefing_of_their_own_county_and_sees_no_other(
    office: Office, offered: list[Taking]
) -> None:
    office.sit_down("county")
    page = open_page("briefing", paper="circular", counties="示北区", period="term")
    told = everything(page)
    assert offered[-1].document.title == "示南区巡察工作简报"
    assert "示北区" not in told.replace("“示北区”", "")
    assert not page.app.text_area
    assert "make-all" not in [one.key for one in page.app.button]
    assert say("briefing_page.earlier") not in page.words()
    assert taken(offered[-1])[:2] == b"PK"


def test_an_earlier_briefing_of_others_is_not_opened_by_its_number(
    office: Office, offered: list[Taking]
) -> None:
    office.sit_down("supervisor")
    open_page("briefing")
    taken(offered[-1])
    office.sit_down("county")
    page = open_page("briefing", again="1")
    assert "没有第1号简报" in page.words()
    assert len(offered) == 1
