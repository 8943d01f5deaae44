"""What a supervisor set aside on the first page is pointed out in no circular, letter or topic."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from access import LOCAL
from briefings import make
from briefings.asking import Ask
from briefings.document import Document, Paragraph
from briefings.evidence.ids import OLD
from loaders.setting_aside import set_aside, take_back
from queries import findings
from queries.findings import Finding

DAY = date(2026, 10, 31)
ASK = Ask("circular", "示例省", "示例市", DAY, voice="named", sections=("notable", "next"))


def first_page() -> Iterator[Finding]:
    """The findings that are set aside here: all but who is behind, and one of what is worse."""
    material = make.reads_for(ASK)
    off = list(findings.off_calendar(material.pace))
    yield from (one for one in off if one.kind == "ahead")
    yield from findings.old_clues(material.term_rows[material.term_rows["indicator"] == OLD])
    worse = material.judged[material.judged["sense"] == "worse"]
    apart = next(row for row in worse.itertuples() if row.verdict.endswith("998"))
    yield findings.apart(apart, len(material.judged))


def told(document: Document) -> dict[str, str]:
    return {one.key: one.text for block in document.blocks if isinstance(block, Paragraph)
            for one in block.sentences}  # fmt: skip


def of(one: Finding) -> str:
    """The key of the sentence that points it out."""
    if one.kind in ("behind", "ahead"):
        return f"pace.{one.kind}.{one.county}"
    if one.kind == "old_clues":
        return "old.clues"
    return f"notable.{one.indicator}.{one.kind}.{one.county}"


def test_what_was_set_aside_is_pointed_out_again_only_when_it_is_taken_back(
    own_store: Path,
) -> None:
    before, found = make.compose(ASK), list(first_page())
    keys = {of(one) for one in found}
    assert keys <= set(told(before))
    numbers = [set_aside(LOCAL, one, DAY, "已核实") for one in found]
    document = make.compose(ASK)
    after = told(document)
    assert not keys & set(after)
    assert not {"next.ahead", "next.old"} & set(after)
    assert (
        after["notable.judged"]
        == told(before)["notable.judged"] + "其中1格已经核实，这里不再列出。"
    )
    # what nobody set aside stands there as before, and so does how many are within the calendar
    assert "next.behind" in after
    assert after["pace.within"] == told(before)["pace.within"]
    pointed = {(one.matter, one.county) for one in document.points}
    assert not pointed & {(one.kind, one.county) for one in found}
    assert any(matter == "behind" for matter, _ in pointed)
    # what was made before is made again as it was
    assert told(make.compose(replace(ASK, known_at=before.made.known_at))) == told(before)
    for number in numbers:
        take_back(LOCAL, number)
    assert make.compose(ASK).points == before.points


def test_neither_a_letter_nor_a_topic_points_out_what_was_set_aside(own_store: Path) -> None:
    *_, apart = first_page()
    letter = replace(ASK, kind="letter", county=apart.county, sections=("notable", "questions"))
    topic = replace(ASK, kind="topic", indicator=apart.indicator, sections=("counties",))
    key, of_topic = f"notable.{apart.indicator}", f"counties.{apart.kind}.{apart.county}"
    assert {key, "ask.worse", "old.clues"} <= set(told(make.compose(letter)))
    for one in first_page():
        set_aside(LOCAL, one, DAY, "已核实")
    assert not {key, "ask.worse", "old.clues"} & set(told(make.compose(letter)))
    after = told(make.compose(topic))
    assert of_topic not in after
    assert "有1个已经核实" in after["counties.same"]


def test_a_graver_fact_is_pointed_out_although_it_was_set_aside(own_store: Path) -> None:
    one = next(first_page())
    set_aside(LOCAL, replace(one, size=one.size / 2, greatest=one.size * 0.9), DAY, "已核实")
    assert of(one) in told(make.compose(ASK))
