"""The findings about a sheet as people need them: equal ones together, each with its answer."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from itertools import groupby
from typing import Literal

import streamlit as st

from access import Person
from loaders import desk
from loaders.model import EXPLAIN, MUST_FIX, NOTICE, Finding
from pages.ui.words import as_typed
from text import say

SEVERITIES = (MUST_FIX, EXPLAIN, NOTICE)
# More boxes than these on one page help nobody: the rest is mended in the grid or in the sheet.
MOST_BOXES = 40
Act = Callable[[partial[None], str], None]
Group = list[Finding]


def show_findings(person: Person, draft: desk.Draft, act: Act | None) -> None:
    """All findings by gravity; while the sheet is a draft (`act`), with a box for each answer."""
    for severity in SEVERITIES:
        found = [each for each in draft.findings if each.severity == severity]
        if not found:
            continue
        groups = grouped(found)
        st.html(
            f'<h3 class="severity {severity}">{escape(say(f"findings.{severity}"))}'
            f"<small>{escape(say(f'desk.{severity}_what', count=len(found)))}</small></h3>"
        )
        if act is None or severity == NOTICE:
            _show_list(draft, groups)
        elif severity == MUST_FIX:
            _show_fixes(person, draft, groups, act)
        else:
            _show_reasons(person, draft, groups, act)


def grouped(findings: Sequence[Finding]) -> list[Group]:
    """Findings of one rule about one column together, in their order."""

    def alike(one: Finding) -> tuple[str, str, str]:
        return one.rule, one.sheet or "", one.label or ""

    order = {key: place for place, key in reversed(list(enumerate(map(alike, findings))))}
    together = sorted(findings, key=lambda one: order[alike(one)])
    return [list(group) for _, group in groupby(together, key=alike)]


def _line(draft: desk.Draft, group: Group) -> str:
    """The first of a group in full, the others by their cells, and the reason if one was given."""
    others = [one.cell for one in group[1:] if one.cell]
    more = say("desk.more_alike", count=len(others), cells=" ".join(others[:30])) if others else ""
    reason = draft.explanations.get(desk.place_of(group[0]), "")
    reason = say("desk.explained", words=reason) if reason else ""
    small = "".join(f"<small>{escape(words)}</small>" for words in (more, reason) if words)
    kind = group[0].severity
    return f'<p class="finding {kind}">{escape(_ungraded(group[0]))}{small}</p>'


def _ungraded(finding: Finding) -> str:
    """Where and what; how grave it is stands in the heading over it."""
    grade = say("findings.in_file", severity=say(f"findings.{finding.severity}"), sentence="")
    return finding.message.removeprefix(grade)


def _show_list(draft: desk.Draft, groups: Sequence[Group]) -> None:
    st.html("".join(_line(draft, group) for group in groups))


def _show_fixes(person: Person, draft: desk.Draft, groups: Sequence[Group], act: Act) -> None:
    """A box beside each cell that can be put right here; the file itself stays as it was sent."""
    boxes: list[tuple[str, int, str, str]] = []
    with st.form("fixes", border=False):
        for group in groups:
            words, answer = st.columns([68, 32], gap="small", vertical_alignment="center")
            words.html(_line(draft, group))
            with answer:
                for each in group:
                    if each.row_no is None or not each.field or len(boxes) >= MOST_BOXES:
                        continue
                    key = f"fix-{draft.number}-{each.row_no}-{each.field}"
                    if key not in {box[0] for box in boxes}:
                        read = as_typed(each.read or "")
                        label = say("desk.instead_of", cell=each.cell or "", read=read)
                        st.text_input(label, key=key)
                        boxes.append((key, each.row_no, each.field, each.cell or ""))
        save = say("desk.save_fixes")
        if boxes and st.form_submit_button(save, key="save-fixes", type="primary"):
            for key, row_no, field, cell in boxes:
                if typed := st.session_state[key].strip():
                    mend = partial(desk.correct, person, draft.number, row_no, field, typed)
                    act(mend, say("desk.corrected", cell=cell))
            st.rerun()


def _show_reasons(person: Person, draft: desk.Draft, groups: Sequence[Group], act: Act) -> None:
    """A reason for each group; what was given stands in its box."""
    with st.form("reasons", border=False):
        boxes = []
        for number, group in enumerate(groups[:MOST_BOXES]):
            st.html(_line(draft, group))
            key = f"reason-{draft.number}-{number}-{group[0].rule}"
            given = draft.explanations.get(desk.place_of(group[0]), "")
            label = say("desk.reason")
            st.text_input(label, given, key=key, placeholder=label, label_visibility="collapsed")
            boxes.append((group, key, given))
        # what must be fixed comes first
        kind: Literal["primary", "secondary"] = "secondary" if draft.to_fix else "primary"
        if st.form_submit_button(say("desk.save_reasons"), key="save-reasons", type=kind):
            for group, key, given in boxes:
                words = st.session_state[key].strip()
                for each in group if words and words != given else ():
                    args = person, draft.number, each, words
                    act(partial(desk.explain, *args), say("desk.reasons_saved"))
            st.rerun()
