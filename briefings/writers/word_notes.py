"""Footnotes of a Word file: python-docx has none, so their part of the file is made here."""

from typing import Any
from xml.sax.saxutils import escape

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from briefings.document import Note
from briefings.writers.faces import clean
from text import say

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
MARK, WORDS = "FootnoteReference", "FootnoteText"
# The line over the notes, and its long form: Word asks for both.
LINES = {-1: "separator", 0: "continuationSeparator"}
# What must come after the two lines in the settings.
AFTER = ("w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema",
         "w:themeFontLang", "w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats",
         "w:shapeDefaults", "w:decimalSymbol", "w:listSeparator")  # fmt: skip


class Footnotes:
    """The footnotes of one file, numbered from 1 in the order in which they are marked."""

    def __init__(self, paper: Any) -> None:
        """Give `paper` a part for footnotes, the styles and settings that go with it."""
        self.count = 0
        self._root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for number, name in LINES.items():
            self._root.append(
                parse_xml(
                    f'<w:footnote {nsdecls("w")} w:type="{name}" w:id="{number}"><w:p><w:pPr>'
                    '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
                    f"<w:r><w:{name}/></w:r></w:p></w:footnote>"
                )
            )
        part = XmlPart(PackURI("/word/footnotes.xml"), KIND, self._root, paper.part.package)
        paper.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        _styles(paper)
        _settings(paper)

    def mark(self, paragraph: Any, note: Note) -> None:
        """Set the mark of `note` at the end of `paragraph`, and the note under its page."""
        self.count += 1
        paragraph._p.append(
            parse_xml(
                f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="{MARK}"/></w:rPr>'
                f'<w:footnoteReference w:id="{self.count}"/></w:r>'
            )
        )
        proof = say("setting.proof", number=note.proof)
        before, after = say("setting.note", text=clean(note.text), proof="\0").split("\0")
        self._root.append(
            parse_xml(
                f'<w:footnote {nsdecls("w")} w:id="{self.count}"><w:p><w:pPr>'
                f'<w:pStyle w:val="{WORDS}"/></w:pPr><w:r><w:rPr><w:rStyle w:val="{MARK}"/></w:rPr>'
                f"<w:footnoteRef/></w:r>{_run(' ' + before)}"
                f'<w:hyperlink w:anchor="{anchor(note.proof)}" w:history="1">{_run(proof)}'
                f"</w:hyperlink>{_run(after)}</w:p></w:footnote>"
            )
        )


def anchor(proof: int) -> str:
    """The name of the place in the appendix where a proof stands."""
    return f"proof_{proof}"


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _styles(paper: Any) -> None:
    """The raised mark; the style of the words is one of word_page.STYLES."""
    mark = paper.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), MARK)
    mark.font.superscript = True
    paper.styles["footnote text"].element.set(qn("w:styleId"), WORDS)


def _settings(paper: Any) -> None:
    """Name the two lines in the settings, where Word looks for them."""
    told = OxmlElement("w:footnotePr")
    for number in LINES:
        line = OxmlElement("w:footnote")
        line.set(qn("w:id"), str(number))
        told.append(line)
    settings = paper.settings.element
    following = next((part for part in settings if _name(part) in AFTER), None)
    if following is None:
        settings.append(told)
    else:
        following.addprevious(told)


def _name(part: Any) -> str:
    """The prefixed name of an element of the settings."""
    space, _, local = part.tag[1:].partition("}")
    return ("m:" if space.endswith("/math") else "w:") + local
