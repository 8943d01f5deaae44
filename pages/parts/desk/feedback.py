"""报送问题反馈单: the button that makes one of the drafts of a county."""

import io
from collections.abc import Sequence
from datetime import datetime
from functools import partial

import streamlit as st

from briefings.writers.feedback import Feedback, Line, as_docx
from loaders import desk
from loaders.model import EXPLAIN, MUST_FIX, Finding
from pages.parts.desk.draft_findings import grouped
from pages.ui import sitting
from queries import office
from text import language, say, speak

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CELLS_NAMED = 6


def offer(drafts: Sequence[desk.Draft], county: str, *, label: str = "", reason: str = "") -> None:
    """A button for the feedback on these drafts, all of one county; made when it is asked for.

    `reason`: why they were returned.
    """
    person = sitting.person()
    made_by = person.display if person.account_id else ""
    day = datetime.now()
    st.download_button(
        label or say("review.feedback"),
        data=partial(_made, tuple(drafts), county, made_by, language(), reason),
        file_name=f"{say('feedback.file_name', county=county)}{day:%Y%m%d}.docx",
        mime=WORD,
        key=f"feedback-{'-'.join(str(each.number) for each in drafts)}",
        on_click="ignore",
    )


def _made(
    drafts: Sequence[desk.Draft], county: str, made_by: str, spoken: str, reason: str
) -> io.BytesIO:
    # Made in another run than the page's, which has no language yet.
    speak(spoken)
    return io.BytesIO(as_docx(told(drafts, county, made_by, reason)))


def told(drafts: Sequence[desk.Draft], county: str, made_by: str, reason: str = "") -> Feedback:
    """What the county is told: what must be put right, then what to explain; equal ones once."""
    lines = [
        _line(group)
        for severity in (MUST_FIX, EXPLAIN)
        for draft in drafts
        for group in grouped([one for one in _open(draft) if one.severity == severity])
    ]
    return Feedback(
        county,
        list(dict.fromkeys(draft.file for draft in drafts)),
        office.office().subtitle or say("pages.product_what"),
        made_by,
        datetime.now(),
        lines,
        sum(len(draft.to_fix) for draft in drafts),
        sum(len(draft.to_explain) for draft in drafts),
        reason,
    )


def _open(draft: desk.Draft) -> list[Finding]:
    return draft.to_fix + draft.to_explain


def _line(group: Sequence[Finding]) -> Line:
    first = group[0]
    cells = [one.cell for one in group if one.cell]
    more = say("feedback.more_cells", count=len(cells)) if len(cells) > CELLS_NAMED else ""
    return Line(
        say(f"findings.{first.severity}"),
        first.sheet or "",
        " ".join(cells[:CELLS_NAMED]) + more,
        first.label or "",
        first.read or "",
        _without_place(first),
    )


def _without_place(finding: Finding) -> str:
    """The sentence alone: how grave it is and where stand in columns of their own."""
    frame = "cell" if finding.sheet and finding.cell else "sheet" if finding.sheet else "file"
    start = say(f"findings.in_{frame}", severity=say(f"findings.{finding.severity}"),
                sheet=finding.sheet, cell=finding.cell, place="", sentence="")  # fmt: skip
    return finding.message.removeprefix(start)
