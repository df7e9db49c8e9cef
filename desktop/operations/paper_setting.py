"""Setting a composed paper: redacted, in the house's look or the organisation's own template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.organisation import Organisation
from db.rules.lifecycle import PaperFormat, PaperKind
from db.store import Session
from desktop.delivery.file_names import file_name
from desktop.documents.compose.phrases import hours, long_date
from desktop.documents.form_parts import part_fields
from desktop.documents.house_style import HouseStyle
from desktop.documents.html_writer import write_html
from desktop.documents.model import Contents, Document, Manuscript
from desktop.documents.pdf_writer import heading_pages, write_pdf
from desktop.documents.redact import internal_version, public_version
from desktop.documents.word_writer import write_word
from desktop.operations.templates import TemplateInUse, template_for, with_look

_SUFFIXES = {PaperFormat.WORD: "docx", PaperFormat.PDF: "pdf", PaperFormat.HTML: "html"}


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper's bytes and what it is called; ``paper_id`` when it is kept in the register."""

    name: str
    format: PaperFormat
    content: bytes
    paper_id: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """A composed paper that is still to be set: whose it is, its text and its name.

    ``template`` is the organisation's own for Word, with values for ``fields`` beyond those that
    every paper has; none of them is ever secret.
    """

    kind: PaperKind
    subject_id: int
    manuscript: Manuscript
    style: HouseStyle
    stem: tuple[str, ...]
    verified: bool
    template: TemplateInUse | None = None
    fields: Mapping[str, str] = field(default_factory=dict[str, str])

    def document(self, *, public: bool = True) -> Document:
        """The paper through the redaction gate."""
        return (public_version if public else internal_version)(self.manuscript)


def dressed(
    session: Session, order: Order, body_id: int | None, *values: Mapping[str, str]
) -> Order:
    """The order with the template and the look of that body, and values for its fields."""
    template = template_for(session, body_id, order.kind)
    if template is None:
        return order
    fields = {name: text for each in values for name, text in each.items()}
    style = with_look(order.style, template.look)
    return replace(order, template=template, fields=fields, style=style)


def set_paper(order: Order, form: PaperFormat, *, public: bool = True) -> MadePaper:
    """Set a composed paper in one format.

    Raises ``TemplateUnusable`` and ``TemplateIncomplete`` for Word in an own template.
    """
    parts = order.stem if public else (*order.stem, "internt")
    content = _WRITERS[form](order, order.document(public=public))
    return MadePaper(file_name(*parts, suffix=_SUFFIXES[form]), form, content)


def _word(order: Order, document: Document) -> bytes:
    pages = _contents_pages(order, document)
    if order.template is None:
        return write_word(document, order.style, page_numbers=pages)
    template, form = order.template.word(order.style.look, order.kind)
    fields = dict(order.fields) | part_fields(document, order.style)
    if form:
        document = replace(document, blocks=())
    return write_word(document, order.style, template, page_numbers=pages, fields=fields)


def _contents_pages(order: Order, document: Document) -> Mapping[str, int]:
    """The pages for the contents, if the paper has any: those of the same paper as PDF.

    Both are set in the same look, so that Word's own count seldom differs.
    """
    listed = any(isinstance(block, Contents) for block in document.blocks)
    return heading_pages(document, order.style) if listed else {}


_WRITERS: dict[PaperFormat, Callable[[Order, Document], bytes]] = {
    PaperFormat.WORD: _word,
    PaperFormat.PDF: lambda order, document: write_pdf(document, order.style),
    PaperFormat.HTML: lambda order, document: write_html(document, order.style),
}


def organisation_fields(organisation: Organisation) -> dict[str, str]:
    """What fields may tell of the organisation."""
    return {
        "postadress": organisation.postal_address,
        "epost": organisation.email,
        "webb": organisation.web,
    }


def meeting_fields(meeting: Meeting, part: MinutesPart | None) -> dict[str, str]:
    """What fields may tell of a meeting and its minutes."""
    verified_on = part.verified_on if part else None
    return {
        "ordforande_namn": part.chair if part else "",
        "sekreterare_namn": meeting.secretary,
        "justerare": ", ".join(each.name for each in part.verifiers) if part else "",
        "plats": meeting.place,
        "tid": hours(meeting),
        "justerat": long_date(verified_on) if verified_on else "",
    }
