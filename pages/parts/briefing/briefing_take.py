"""Taking a briefing away as Word, slides or a workbook; and those of all counties as one archive.

A file is made when it is asked for, and what was taken is kept: who, when, out of what.
"""

import io
import zipfile
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from access import Person
from briefings import kept as archive
from briefings import make
from briefings.asking import OF_ONE_COUNTY, Ask
from briefings.document import Document
from pages.parts.briefing import briefing_reads, briefing_slots
from pages.parts.desk.feedback import WORD
from pages.ui.downloads import XLSX
from pages.ui.frame import quiet
from queries import store
from text import language, numbers, say, speak

OFFICE = "application/vnd.openxmlformats-officedocument"
MIME = {"docx": WORD, "pptx": f"{OFFICE}.presentationml.presentation", "xlsx": XLSX}
TAKEN, ALL = "briefing.taken", "briefing.all"
FORBIDDEN = str.maketrans('\\/:*?"<>|', "-" * 9)
MOST_NAME = 80


@dataclass(frozen=True)
class Taking:
    """The briefing that may be taken, by whom; `ask` None where it is one that was kept."""

    document: Document
    person: Person
    ask: Ask | None = None


def show_take(taking: Taking) -> None:
    """Three buttons: Word first, for it is what goes out."""
    taken: dict[str, Document] = st.session_state.setdefault(TAKEN, {})
    with st.container(key="carry", horizontal=True, gap="xsmall"):
        for ending, mime in MIME.items():
            st.download_button(
                say(f"briefing_page.take_{ending}"),
                data=partial(_made, taking, ending, taken, language()),
                file_name=f"{file_name(taking.document)}.{ending}",
                mime=mime,
                key=f"carry-{ending}",
                type="primary" if ending == "docx" else "secondary",
                on_click="ignore",
                width="stretch",
            )


def file_name(document: Document) -> str:
    """The title and the day, without what a file's name may not hold."""
    name = f"{document.title} {document.made.as_of.isoformat()}".translate(FORBIDDEN)
    return "".join(one for one in name if one.isprintable())[:MOST_NAME]


def _made(taking: Taking, ending: str, taken: dict[str, Document], spoken: str) -> io.BytesIO:
    # Made in another run than the page's, which has no language yet.
    speak(spoken)
    document = taking.document
    if taking.ask is not None:
        document = _remembered(taking.ask, document, taking.person, taken)
    return io.BytesIO(make.as_file(document, ending))


def _remembered(
    ask: Ask, document: Document, person: Person, taken: dict[str, Document]
) -> Document:
    """The same as it is kept: taken once more in another form, it is still the one briefing."""
    key = archive.digest(document)
    if key not in taken:
        made = briefing_reads.stamped(document, person)
        archive.remember(made, ask, person)
        taken[key] = made
    return taken[key]


def show_all(ask: Ask, person: Person) -> None:
    """The same kind for every county of the city, as Word files in one archive."""
    if ask.kind not in OF_ONE_COUNTY or person.role == "county":
        return
    counties = briefing_reads.reads_for(ask).counties
    count = numbers.whole(len(counties))
    # made of other reports, or with another head, it would be another archive
    of = replace(ask, county=None), store.data_version(), briefing_slots.given(ask)
    with st.container(key="carry-all", gap="xsmall"):
        if st.button(say("briefing_page.make_all", count=count), key="make-all"):
            st.session_state.pop(ALL, None)
            st.session_state[ALL] = (of, _archive(ask, person, counties))
            st.rerun()
        made = st.session_state.get(ALL)
        if made and made[0] == of:
            title = say("briefing_page.all_name", kind=say(f"briefing.kind_{ask.kind}"),
                        city=ask.city, date=ask.as_of.isoformat())  # fmt: skip
            st.download_button(say("briefing_page.take_all", count=count), data=made[1],
                               file_name=f"{title}.zip", mime="application/zip", key="carry-zip",
                               type="primary", on_click="ignore", width="stretch")  # fmt: skip
        else:
            quiet(say("briefing_page.make_all_what"))


def _archive(ask: Ask, person: Person, counties: list[str]) -> bytes:
    """One Word file per county; every click while it is made ends it."""
    bar = st.progress(0.0, say("briefing_page.making", number=1, count=len(counties)))
    st.button(say("briefing_page.stop"), key="stop-all")
    slots, out = briefing_slots.given(ask), io.BytesIO()
    reads = briefing_reads.reads_for(ask)
    every = make.compose_all(replace(ask, county=None), person, counties, reads)
    kept = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as files:
        for number, document in enumerate(every, start=1):
            told = replace(document, slots=replace(document.slots, **slots))
            county = counties[number - 1]
            files.writestr(f"{county}-{file_name(told)}.docx", make.as_file(told, "docx"))
            kept.append((told, replace(ask, county=county)))
            words = say("briefing_page.making", number=number, count=len(counties))
            bar.progress(number / len(counties), words)
    # what was stopped was not taken
    for told, own in kept:
        archive.remember(told, own, person)
    return out.getvalue()
