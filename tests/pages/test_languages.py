"""Each language is complete on every page: nothing of the other but names and quotations."""

import json
import re
import unicodedata
from functools import cache

import pytest

from loaders import fieldlist
from queries import reads, registry, store
from tests.pages.screen import ROUTER, Screen, open_page

# What an administrator sees without an account is an empty log; with one: test_admin.py.
ELSEWHERE = {"router", "overview", "admin"}
PAGES = sorted(path.stem for path in ROUTER.parent.glob("[a-z]*.py") if path.stem not in ELSEWHERE)
CHINESE = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{3,}")
# Cells under these heads quote: what a county typed, printed or is told to type, and who sent it.
QUOTES = {
    "en": {
        *("Source", "As typed", "Cell", "File", "Sent", "Sheet", "Who has it", "Also read as"),
        "Figures as printed",
    },
    "zh": {"文件", "报送", "也认的写法", "来源", "原文", "单元格"},
}
# Words of the trade that are the same in Chinese.
SHEETS = sorted({field.sheet for field in fieldlist.all_fields()})
TRADE = {"SQL", "Wilson", "Byar", "demo", "run", "load", "python", "DuckDB"}
# kinds of files, and how their size is told
TRADE |= {"xlsx", "xls", "et", "ods", "csv", "MB"}


@cache
def names() -> tuple[str, ...]:
    """Names as they stand in the data, longest first: places, offices, batches."""
    found = {one.owner for one in registry.indicators().values()}
    with store.read() as cursor:
        for column in ("province", "city", "county"):
            found |= set(reads.places(cursor)[column])
        found |= {
            str(word)
            for row in cursor.execute("select distinct batch from report").fetchall()
            for word in row
            if word
        }
        told = cursor.execute("select * from report where stream = 'narrative'").fetchall()
    sentences = [one for row in told for one in row if isinstance(one, str) and len(one) > 8]
    found |= {line for one in sentences for line in one.splitlines()}
    return tuple(sorted(found, key=len, reverse=True))


def said(page: Screen, language: str) -> list[str]:
    """Everything that a page says in its own words: html, tables, charts, boxes and buttons."""
    bodies = [part.body for part in page.parts("html") if "<style>" not in part.body]
    bodies += page.sheets()
    lines = [line for body in bodies for line in re.sub(r"<[^>]+>", "\n", body).splitlines()]
    for told in page.tables():
        lines += [told["caption"]]
        heads = told["columns"]
        lines += [word for head in heads for word in (head["label"], head["unit"])]
        for row in told["rows"]:
            pairs = zip(heads, row["cells"], strict=True)
            own = [cell for head, cell in pairs if head["label"] not in QUOTES[language]]
            lines += [cell.get(name, "") for cell in own for name in ("text", "aside", "hint")]
    for part in page.parts("plotly_chart"):
        lines += list(_texts(json.loads(part.spec)))
    for kind in ("selectbox", "multiselect", "date_input", "select_slider", "button", "expander"):
        lines += [getattr(part, "label", "") for part in page.parts(kind)]
        lines += [option for part in page.parts(kind) for option in getattr(part, "options", [])]
    return [line for line in lines if line.strip()]


def _texts(node: object) -> list[str]:
    """The words of a chart: titles, labels, hovers; not its keys, colours and faces."""
    if isinstance(node, dict):
        left_out = {
            "customdata",
            "font",
            "template",
            "color",
            "family",
            "type",
            "hoverlabel",
            "textposition",
        }
        return [text for name, one in node.items() if name not in left_out for text in _texts(one)]
    if isinstance(node, list):
        return [text for one in node for text in _texts(one)]
    return [re.sub(r"<[^>]+>|%\{[^}]+\}", " ", node)] if isinstance(node, str) else []


def without_names(line: str) -> str:
    """The line without names of places and offices, what stands in quotation marks, and a Chinese
    term in brackets beside its translation.
    """
    # a county's own sentence may hold brackets
    for name in names():
        line = line.replace(name, "")
    return re.sub(rf"\"[^\"]*\"|\([\u3400-\u9fff]+\)|({'|'.join(SHEETS)}) [A-Z]+[0-9]+", "", line)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("name", ["", *PAGES])
def test_an_english_page_has_no_chinese_but_names_and_quotations(name: str) -> None:
    page = open_page(name, lang="en")
    lines = [without_names(line) for line in said(page, "en")]
    assert len(lines) > 15
    assert sorted({line for line in lines if CHINESE.search(line)} - {"中"}) == []


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("name", ["", *PAGES])
def test_a_chinese_page_has_no_english_words(name: str) -> None:
    ours = TRADE | set(registry.indicators()) | {field.field for field in fieldlist.all_fields()}
    lines = [without_names(line) for line in said(open_page(name), "zh")]
    strange = {
        line
        for line in lines
        if CHINESE.search(line) or " " in line.strip()
        if set(LATIN.findall(re.sub(r"\b\w+_\w+\b", "", line))) - ours
    }
    assert len(lines) > 15
    assert sorted(strange) == []


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("address", [{"period": "first_half"}, {"indicator": "four_forms"}])
@pytest.mark.parametrize("name", ["", "compare", "trends"])
def test_periods_and_parts_are_told_in_english_too(name: str, address: dict[str, str]) -> None:
    page = open_page(name, lang="en", **address)
    lines = [without_names(line) for line in said(page, "en")]
    assert sorted({line for line in lines if CHINESE.search(line)} - {"中"}) == []


def test_marks_of_chinese_sentences_stand_in_no_english_catalogue() -> None:
    wide = {"，", "。", "；", "：", "、"}
    folder = ROUTER.parents[1] / "text" / "en"
    told = {
        f"{path.name}: {sign}"
        for path in folder.glob("*.toml")
        for sign in wide & set(path.read_text(encoding="utf-8"))
        if path.stem in {"pages", "charts", "overview", "numbers"}
    }
    assert unicodedata.east_asian_width("，") == "F"
    assert told == set()
