"""The paper on the screen: the document of the files as a sheet to read, copy from and pick in."""

from pathlib import Path

import streamlit as st

from briefings.document import Document, Paragraph
from briefings.writers.faces import clean
from briefings.writers.html import as_html
from pages.parts.briefing import briefing_edit, briefing_reads
from text import language, numbers, say

HERE = Path(__file__).parent
STYLE = (HERE / "briefing.css").read_text(encoding="utf-8")
_drawn = st.components.v2.component(
    "briefing_sheet",
    html='<div class="sheet-frame" tabindex="0"><div class="sheet"></div></div>'
    '<p class="sheet-said" role="status"></p>',
    js=(HERE / "briefing_sheet.js").read_text(encoding="utf-8"),
    css=(HERE / "briefing_sheet.css").read_text(encoding="utf-8"),
)


def show_sheet(document: Document, *, can_edit: bool) -> None:
    """Draw the paper; a click on a sentence opens it for editing where that is allowed."""
    st.html(f"<style>{STYLE}</style>")

    def picked() -> None:
        if st.session_state["sheet"].picked:
            briefing_edit.choose(st.session_state["sheet"].picked)

    data = {
        "html": as_html(document, whole=False),
        "paragraphs": paragraphs(document),
        "canEdit": can_edit,
        "chosen": st.session_state.get(briefing_edit.CHOSEN),
        "words": {
            "copy": say("briefing_page.copy"),
            "copied": say("briefing_page.copied"),
            "failed": say("briefing_page.copy_failed"),
            "edit": say("briefing_page.edit_this"),
        },
    }
    _drawn(key="sheet", data=data, on_picked_change=picked)


def paragraphs(document: Document) -> dict[str, str]:
    """The words of each paragraph as they are copied: what the paper says, without its notes."""
    gap = "" if language() == "zh" else " "
    return {
        block.key: gap.join(clean(one.shown) for one in block.sentences)
        for block in document.blocks
        if isinstance(block, Paragraph)
    }


def counted(document: Document) -> str:
    """How many sentences and proofs there are, and how many have words of their own."""
    every = briefing_reads.sentences(document)
    own = sum(one.words is not None for one in every)
    stale = sum(one.is_stale for one in every)
    told = {"sentences": len(every), "proofs": len(document.proofs), "own": own, "stale": stale}
    form = "_stale" if stale else "_own" if own else ""
    return say(f"briefing_page.counted{form}", **{k: numbers.whole(n) for k, n in told.items()})
