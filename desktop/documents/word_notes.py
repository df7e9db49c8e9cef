"""Footnotes in Word: real ones, in a part of their own that only papers with notes have."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence

from db.rules.rich_text import Runs
from desktop.documents.notes import Note
from desktop.documents.word_package import PackedPart, packed
from desktop.documents.word_paragraphs import ParagraphWriter
from desktop.documents.word_relations import Relations
from desktop.documents.word_runs import RunWriter
from desktop.documents.word_styles import NAMESPACE, WordStyle
from desktop.documents.word_template import PageFrame, relations_part

# The root of a part comes this early, after its head.
_ROOT_WITHIN = 400
PART = "word/footnotes.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = f'<Relationship Id="rIdNotes" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>'
_RULES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    f"<w:r><w:{element}/></w:r></w:p></w:footnote>"
    for kind, number, element in (
        ("separator", -1, "separator"),
        ("continuationSeparator", 0, "continuationSeparator"),
    )
)
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:footnotes xmlns:w="{NAMESPACE}" xmlns:r="{_OFFICE}">{_RULES}</w:footnotes>'
)


class NoteWriter:
    """The notes of one paper, in the order they are met in its text.

    ``own`` is the footnotes part of the organisation's template, if it has one: ours are added.
    """

    def __init__(
        self,
        styles: Mapping[WordStyle, str],
        numbers: tuple[str, ...],
        anchors: Mapping[str, str],
        own: str | None,
    ) -> None:
        self.relations = Relations()
        self._own = own
        self._look = f'<w:rPr><w:rStyle w:val="{styles[WordStyle.NOTE_MARK]}"/></w:rPr>'
        self._paragraphs = ParagraphWriter(styles, 0)
        # The template's part has relations of its own; links in ours are plain text there.
        relations = self.relations if own is None else None
        self._runs = RunWriter(numbers, anchors, relations, styles[WordStyle.HYPERLINK])
        taken = map(int, re.findall(r'<w:footnote [^>]*w:id="(\d+)"', own or ""))
        self._first = max(taken, default=0) + 1
        self._notes: list[str] = []

    def reference(self, note: Note) -> str:
        """The run that refers to the note, which is kept for the part."""
        number = self._first + len(self._notes)
        self._notes.append(self._note(number, note.content))
        return f'<w:r>{self._look}<w:footnoteReference w:id="{number}"/></w:r>'

    def _note(self, number: int, content: Runs) -> str:
        mark = (
            f'<w:r>{self._look}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
        )
        inner = self._paragraphs.xml(WordStyle.NOTE, mark + self._runs.xml(content))
        return f'<w:footnote w:id="{number}">{inner}</w:footnote>'

    def __bool__(self) -> bool:
        """Whether there are any notes."""
        return bool(self._notes)

    def xml(self) -> str:
        """The whole part."""
        part = self._own or _EMPTY
        end = part.rindex("</w:footnotes>")
        return part[:end] + "".join(self._notes) + part[end:]

    def parts(self) -> Iterator[PackedPart]:
        """The part with its relations, for a template that has none of its own."""
        if not self or self._own is not None:
            return
        yield packed(PART, self.xml().encode())
        if links := self.relations.xml():
            yield packed("word/_rels/footnotes.xml.rels", relations_part(links))

    @property
    def relation(self) -> str:
        """How the document part is told of the notes, unless the template's tells it already."""
        return _RELATION if self and self._own is None else ""

    def declared(self, kept: Sequence[PackedPart]) -> Sequence[PackedPart]:
        """The kept parts of a template, the notes told of among the content types."""
        if not self.relation:
            return kept
        types, *others = kept
        content = zlib.decompress(types.data, -15).decode()
        override = f'<Override PartName="/{PART}" ContentType="{_TYPE}"/>'
        told = content.replace("</Types>", f"{override}</Types>")
        return (packed(types.name, told.encode()), *others)


def own_notes(frames: Sequence[PageFrame]) -> PageFrame | None:
    """The footnotes part of a template, if it has one."""
    return next((f for f in frames if f.own and "<w:footnotes" in f.own[:_ROOT_WITHIN]), None)
