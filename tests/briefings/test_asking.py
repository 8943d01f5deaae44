"""What may be asked, and briefings where there is little, nothing, or something hostile to tell."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from briefings import asking, make
from briefings.asking import Ask, AskError
from briefings.document import Document, Paragraph
from queries import store
from tests.briefings.numbers_in import numbers_in, plain, texts
from tests.queries.reports import a_round, accept, report
from text import speak

CITY = {"province": "示例省", "city": "示例市"}
DAY = date(2022, 12, 31)
ASK = Ask("circular", "示例省", "示例市", DAY, voice="named")
MARKUP = "甲<b>&江</b>县]]>"
WORDS = "=cmd|' /C calc'!A0\x07\x00" + "<script>alert(1)</script>" + "长" * 3000


@pytest.fixture
def empty_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store without a report."""
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path))
    yield tmp_path
    store.close_store()


def sentences(document: Document) -> list[str]:
    return [one.text for block in document.blocks if isinstance(block, Paragraph)
            for one in block.sentences]  # fmt: skip


def counties(*names: str, cases: int = 20) -> None:
    """A round with clues and cases of each county, all alike."""
    accept(*(
        a_round(1, county=name, clues_transferred=60, cases_filed=cases, clues_concluded=50,
                problems_found=200, problems_fed_back=190, problems_rectified=150,
                units_first_inspected=20, transfer_date="2020-12-01")
        for name in names
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kind": "poem"}, "poem"),
        ({"voice": "loud"}, "loud"),
        ({"language": "fr"}, "fr"),
        ({"start": date(2023, 1, 1)}, "2023年1月1日"),
        ({"kind": "letter"}, "反馈函"),
        ({"county": "甲江县"}, "全市通报"),
        ({"kind": "topic"}, "专题"),
        ({"indicator": "coverage"}, "全市通报"),
        ({"kind": "topic", "indicator": "no_such"}, "no_such"),
        ({"sections": ("overall", "weather")}, "weather"),
        ({"round_no": 0}, "轮次"),
        ({"kind": "letter", "county": "甲江县", "round_no": 2}, "轮次"),
    ],
)
def test_what_cannot_be_made_is_refused_in_the_users_words(
    wrong: dict[str, object], told: str
) -> None:
    with pytest.raises(AskError, match=re.escape(told)):
        asking.checked(replace(ASK, **wrong))  # type: ignore[arg-type]


def test_an_ask_comes_back_from_the_store_as_it_was() -> None:
    ask = replace(ASK, start=date(2022, 7, 1), sections=("overall",), slots=None)
    assert asking.of_json(asking.as_json(ask)) == ask
    document_slots = replace(ask, slots=asking.Slots(secrecy="内部", dated=DAY))
    assert asking.of_json(asking.as_json(document_slots)) == document_slots


@pytest.mark.parametrize(
    ("day", "first"),
    [(date(2026, 6, 30), date(2026, 1, 1)), (date(2026, 10, 31), date(2026, 7, 1)),
     (date(2026, 1, 1), date(2026, 1, 1)), (date(2026, 12, 31), date(2026, 7, 1))],
)  # fmt: skip
def test_a_half_year_begins_in_january_or_july(day: date, first: date) -> None:
    assert asking.half_year(day) == first


def test_without_reports_there_is_no_briefing_and_the_sentence_says_what_to_do(
    empty_store: Path,
) -> None:
    with pytest.raises(AskError, match="请先导入报表"):
        make.compose(ASK)
    with pytest.raises(AskError, match="没有市"):
        asking.find_city("没有市")
    assert asking.newest("示例省", "示例市") is None
    speak("zh")
    with pytest.raises(AskError, match="nothing to brief on"):
        make.compose(replace(ASK, language="en"))


def test_one_county_alone_is_compared_with_nobody(empty_store: Path) -> None:
    counties("甲江县")
    told = sentences(make.compose(ASK))
    assert any("不作比较" in one for one in told)
    assert not any("其余各县（99.8 %）" in one for one in told)
    assert any("依据1个县（市、区）" in one for one in told)


def test_the_sum_of_one_county_hides_what_the_county_hides(empty_store: Path) -> None:
    counties("甲江县", cases=3)
    told = " ".join(sentences(make.compose(replace(ASK, voice="unnamed"))))
    assert "立案<5件" in told


def test_equal_counties_cannot_be_told_apart(empty_store: Path) -> None:
    counties("甲江县", "乙山县", "丙湖区", "丁河县", "戊林县")
    told = " ".join(sentences(make.compose(ASK)))
    assert "分辨不出" in told
    assert "（99.8 %）；" not in told


def test_zero_of_the_city_is_told_as_zero(empty_store: Path) -> None:
    counties("甲江县", "乙山县", cases=0)
    assert "立案0件" in " ".join(sentences(make.compose(ASK)))


def test_hostile_names_and_words_go_through_every_kind_of_file(empty_store: Path) -> None:
    counties(MARKUP, "乙山县", "丙湖区")
    accept(
        report("narrative", county=MARKUP, typical_cases=WORDS, difficulties="无\x1b[31m",
               as_of_date="2022-12-31"),
        report("narrative", county="乙山县", typical_cases="+1+1", as_of_date="2022-12-31"),
    )  # fmt: skip
    document = make.compose(ASK)
    quoted = [one for one in sentences(document) if "cmd" in one]
    assert quoted
    assert max(map(len, quoted)) < 400
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", " ".join(sentences(document)))
    assert docx.Document(io.BytesIO(make.as_file(document, "docx"))).paragraphs
    assert make.as_file(document, "pptx").startswith(b"PK")
    book = openpyxl.load_workbook(io.BytesIO(make.as_file(document, "xlsx")))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    own = make.compose(Ask("county", "示例省", "示例市", DAY, county=MARKUP))
    assert MARKUP in own.title


def test_of_two_counties_neither_learns_the_other_s_figures_from_their_sum(
    empty_store: Path,
) -> None:
    counties("甲江县", cases=20)
    counties("乙山县", cases=59)
    own = make.compose(Ask("letter", "示例省", "示例市", DAY, county="甲江县"))
    told = {one for _, text in texts(own) for one in numbers_in(text)}
    assert plain(20) in told
    assert not told & {plain(59), plain(79)}


def test_without_names_a_county_is_not_named_in_its_own_words_either(empty_store: Path) -> None:
    counties("甲江县", "乙山县", "丙湖区")
    words = "甲江县与乙山县联动，查处一起。"
    accept(report("narrative", county="甲江县", typical_cases=words, as_of_date="2022-12-31"))
    told = " ".join(sentences(make.compose(replace(ASK, voice="unnamed"))))
    assert "某县（市、区）与某县（市、区）联动" in told


def test_another_ending_is_refused(empty_store: Path) -> None:
    counties("甲江县", "乙山县")
    with pytest.raises(AskError, match="pdf"):
        make.as_file(make.compose(ASK), "pdf")


def test_only_the_sections_asked_for_are_written(empty_store: Path) -> None:
    counties("甲江县", "乙山县")
    document = make.compose(replace(ASK, sections=("next",)))
    told = [one.key for block in document.blocks if isinstance(block, Paragraph)
            for one in block.sentences]  # fmt: skip
    assert all(key.startswith(("opening", "reports", "next")) for key in told)
