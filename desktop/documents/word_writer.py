"""A paper as a Word file: a template's kept parts, and all that is this paper's own made anew.

python-docx opens the template (``word_template``); the body is built as text, since setting it
paragraph by paragraph through an object model costs some sixty times as much.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop.documents.house_style import HouseStyle
from desktop.documents.model import Contents, Document
from desktop.documents.uncollected import uncollected
from desktop.documents.word_body import BodyWriter, anchored, bookmarks
from desktop.documents.word_contents import ContentsWriter
from desktop.documents.word_fields import fill_fields, paper_fields
from desktop.documents.word_figures import FigureWriter
from desktop.documents.word_heads import HeadWriter
from desktop.documents.word_notes import NoteWriter, own_notes
from desktop.documents.word_numbering import Numbering
from desktop.documents.word_package import PackedPart, packed, zip_bytes
from desktop.documents.word_pages import estimated_pages
from desktop.documents.word_paragraphs import ParagraphWriter
from desktop.documents.word_properties import (
    application_properties,
    core_properties,
    custom_properties,
)
from desktop.documents.word_relations import Relations
from desktop.documents.word_runs import RunWriter
from desktop.documents.word_styles import WordStyle, twips
from desktop.documents.word_tables import TableWriter
from desktop.documents.word_template import (
    PageFrame,
    WordTemplate,
    base_template,
    relations_part,
)


def write_word(
    document: Document,
    style: HouseStyle,
    template: WordTemplate | None = None,
    *,
    page_numbers: Mapping[str, int] | None = None,
    fields: Mapping[str, str] | None = None,
) -> bytes:
    """The paper as the bytes of a .docx file; the same paper gives the same bytes.

    ``page_numbers`` are the pages of the headings' anchors, for the contents, as some layout
    found them; without it they are estimated. ``fields`` are values for an organisation's own
    template, beyond those that every paper has (``word_fields.paper_fields``).
    """
    template = template or base_template(style.look, document.language)
    with uncollected():
        return _written(document, style, template, page_numbers, dict(fields or {}))


def _written(
    document: Document,
    style: HouseStyle,
    template: WordTemplate,
    page_numbers: Mapping[str, int] | None,
    fields: Mapping[str, str],
) -> bytes:
    pages, count = _pages(document, style, page_numbers)
    values = paper_fields(document) | dict(fields)
    paper = _Paper(document, style, template, pages)
    heads = HeadWriter(document, template, count)
    parts = tuple(paper.parts(values))
    frames = (
        packed(frame.name, fill_fields(paper.framed(frame, heads), values).encode())
        for frame in template.frames
    )
    return zip_bytes((*paper.kept, *parts, *frames), document.made_on)


def _pages(
    document: Document, style: HouseStyle, known: Mapping[str, int] | None
) -> tuple[Mapping[str, int], int]:
    if not any(isinstance(block, Contents) for block in document.blocks):
        return {}, 1
    pages, count = estimated_pages(document.blocks, style.look)
    return {**pages, **(known or {})}, max(count, *(known or {"": 1}).values())


class _Paper:
    """One paper in the making: the writers of its parts, tied to each other."""

    def __init__(
        self,
        document: Document,
        style: HouseStyle,
        template: WordTemplate,
        pages: Mapping[str, int],
    ) -> None:
        self._document = document
        self._template = template
        self._relations = Relations()
        self._numbering = Numbering(template.numbering)
        headings = tuple(anchored(document.blocks))
        names = bookmarks(headings)
        styles = template.styles
        link = styles[WordStyle.HYPERLINK]
        numbers = document.registration_numbers
        self._own_notes = own_notes(template.frames)
        own = self._own_notes.own if self._own_notes else None
        self._notes = NoteWriter(styles, numbers, names, own)
        runs = RunWriter(numbers, names, self._relations, link, self._notes.reference)
        paragraphs = ParagraphWriter(styles, twips(style.look.space_after))
        self._figures = FigureWriter(self._relations, template.width, template.height)
        self._body = BodyWriter(
            runs,
            paragraphs,
            TableWriter(styles, paragraphs, runs, template.width, style.look.body_size - 1),
            ContentsWriter(paragraphs, runs, names, {h.anchor: h.level for h in headings}, pages),
            self._figures,
            self._numbering,
            names,
            template.number_gap,
        )

    def parts(self, values: Mapping[str, str]) -> Iterator[PackedPart]:
        """The document part with its relations and numbering, properties and pictures."""
        before = fill_fields(self._template.before, values)
        after = fill_fields(self._template.after, values)
        body = self._body.xml(self._document.blocks)
        yield packed("word/document.xml", f"{before}{body}{after}".encode())
        relations = self._template.relations + self._relations.xml() + self._notes.relation
        yield packed("word/_rels/document.xml.rels", relations_part(relations))
        yield packed("word/numbering.xml", self._numbering.xml().encode())
        yield packed("docProps/core.xml", core_properties(self._document).encode())
        yield packed("docProps/app.xml", application_properties(self._document).encode())
        yield packed("docProps/custom.xml", custom_properties(self._document).encode())
        yield from self._figures.parts
        yield from self._notes.parts()

    @property
    def kept(self) -> Sequence[PackedPart]:
        """The template's parts that stay as they are; the body must be set already."""
        return self._notes.declared(self._template.kept)

    def framed(self, frame: PageFrame, heads: HeadWriter) -> str:
        """A head, a foot, or the template's notes with ours; the body must be set already."""
        return self._notes.xml() if frame is self._own_notes else heads.part(frame)
