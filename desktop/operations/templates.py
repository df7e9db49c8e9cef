"""The organisation's own Word templates: fetched, tried, given styles, and taken into use.

One operation for each thing that Settings offers. A template serves all bodies or one, all kinds
of papers or one; the nearest is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from db.entities.base import now
from db.entities.organisation import Body
from db.entities.paper import FileContent
from db.entities.paper_template import PaperTemplate
from db.queries.templates import TemplateRow, template_in_use, template_key
from db.rules.lifecycle import PaperKind
from db.rules.paper_refusals import NoSuchStyle, TemplateIncomplete, TemplateUnusable
from db.rules.refusals import NotFound
from db.store import Session
from desktop.delivery.files import trouble_of
from desktop.documents.house_style import HouseStyle, Look, house_style, look_named
from desktop.documents.office_pdf import converter, office_to_pdf
from desktop.documents.pdf_writer import write_pdf
from desktop.documents.word_styles import WordStyle
from desktop.documents.word_template import WordTemplate
from desktop.operations.office import Office, demand_version, found
from desktop.operations.records import keep_file
from desktop.operations.template_reading import (
    LARGEST_FILE,
    TemplateReport,
    is_form,
    missing_fields,
    read_template,
    report_template,
    sample_paper,
)
from desktop.operations.template_samples import sample_document

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class ShippedTemplate:
    """A template of our own: file under ``resources/word``, name, and the look it goes with."""

    key: str
    name: str
    look: str


SHIPPED = (
    ShippedTemplate("sober", "Saklig", ""),
    ShippedTemplate("large_type", "Stor stil", "large"),
)


@dataclass(frozen=True, slots=True)
class TemplateInUse:
    """The template that a paper is set in: its file, the styles chosen, and its look's name."""

    name: str
    data: bytes
    chosen: Mapping[WordStyle, str]
    look: str

    def word(self, look: Look, kind: PaperKind) -> tuple[WordTemplate, bool]:
        """The template ready for use, and whether it is a form for that kind of paper.

        Raises ``TemplateIncomplete`` when a form lacks what the paper must say.
        """
        template = read_template(self.name, self.data, look, self.chosen)
        missing = missing_fields(template, kind).missing
        if missing:
            raise TemplateIncomplete(self.name, missing)
        return template, is_form(template, kind)


@dataclass(frozen=True, slots=True)
class TemplatePages:
    """Sample text in a template: the Word file, and pages; ``of_word`` when they show that file."""

    word: bytes
    pages: bytes
    of_word: bool


def add_template(
    office: Office, name: str, data: bytes, *, body_id: int | None = None,
    kind: PaperKind | None = None, look: str = "",
) -> TemplateReport:  # fmt: skip
    """Take a Word file into use as template, instead of the one there was for body and kind.

    Gives what it holds and lacks; one that lacks required fields is kept, and shown as
    incomplete. Raises ``TemplateUnusable``.
    """
    report = report_template(name, data, kind)
    with office.writing("template.add") as session:
        if body_id is not None:
            found(session, Body, body_id)
        sha256 = keep_file(session, data, _MEDIA_TYPE)
        there = template_key(session, body_id, kind)
        if there is None:
            session.add(
                PaperTemplate(
                    body_id=body_id, kind=kind, name=name, sha256=sha256, look=look,
                    added_at=now(), added_by=office.clerk,
                )
            )  # fmt: skip
        else:
            template = found(session, PaperTemplate, there)
            template.name, template.sha256, template.look = name, sha256, look
            template.styles = ()
            template.added_at, template.added_by = now(), office.clerk
    return report


def add_template_file(
    office: Office, path: Path, *, body_id: int | None = None, kind: PaperKind | None = None
) -> TemplateReport:
    """Take a Word file of the clerk's into use as template; see ``add_template``.

    Raises ``FileTrouble`` when it cannot be read.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise TemplateUnusable(path.name, "too_large")
        data = path.read_bytes()
    except OSError as error:
        raise trouble_of(error, path) from error
    return add_template(office, path.name, data, body_id=body_id, kind=kind)


def use_shipped_template(
    office: Office, key: str, *, body_id: int | None = None, kind: PaperKind | None = None
) -> TemplateReport:
    """Take one of our own templates into use (``SHIPPED``). Raises ``NotFound``."""
    shipped = next((one for one in SHIPPED if one.key == key), None)
    if shipped is None:
        raise NotFound(key)
    data = shipped_file(key)
    return add_template(office, shipped.name, data, body_id=body_id, kind=kind, look=shipped.look)


def shipped_file(key: str) -> bytes:
    """The Word file of one of our own templates, to be changed in Word."""
    return (files("resources") / "word" / f"{key}.docx").read_bytes()


def remove_template(office: Office, template_id: int, version: int) -> None:
    """Stop using a template; papers are set as the house style says again."""
    with office.writing("template.remove") as session:
        template = found(session, PaperTemplate, template_id)
        demand_version(template, version)
        session.delete(template)


def place_template(
    office: Office, body_id: int | None, kind: PaperKind | None, wanted: TemplateRow | None
) -> None:
    """Let the template for body and kind be as it was in ``wanted``, or none; it is undoing."""
    with office.writing("template.place") as session:
        there = template_key(session, body_id, kind)
        if there is not None:
            session.delete(found(session, PaperTemplate, there))
            session.flush()
        if wanted is not None:
            session.add(
                PaperTemplate(
                    body_id=body_id, kind=kind, name=wanted.name, sha256=wanted.sha256,
                    styles=wanted.styles, look=wanted.look, added_at=wanted.added_at,
                    added_by=wanted.added_by,
                )
            )  # fmt: skip


def choose_template_styles(
    office: Office, template_id: int, version: int, chosen: Mapping[WordStyle, str]
) -> None:
    """Say which of the template's own styles serve which roles. Raises ``NoSuchStyle``."""
    with office.writing("template.styles") as session:
        template = found(session, PaperTemplate, template_id)
        demand_version(template, version)
        names = {n.casefold() for n in _report(session, template).styles}
        for name in chosen.values():
            if name.casefold() not in names:
                raise NoSuchStyle(template.name, name)
        template.styles = tuple(f"{role.value}={name}" for role, name in chosen.items() if name)


def template_report(session: Session, template_id: int) -> TemplateReport:
    """What a template in use holds and lacks."""
    return _report(session, found(session, PaperTemplate, template_id))


def template_file(session: Session, template_id: int) -> tuple[str, bytes]:
    """The name and the bytes of a template as it was fetched."""
    template = found(session, PaperTemplate, template_id)
    return template.name, _bytes(session, template)


def preview_template(session: Session, template_id: int) -> bytes:
    """A Word file of sample text in the template."""
    template = found(session, PaperTemplate, template_id)
    used = _in_use(session, template)
    return sample_paper(used.name, used.data, _style_of(session, template), used.chosen)


def preview_pages(session: Session, template_id: int) -> TemplatePages:
    """Sample text in the template as pages, by LibreOffice where it is installed.

    Where it is not, or cannot, they are the same text as our PDF sets it in the template's look.
    """
    word = preview_template(session, template_id)
    program = converter()
    pages = office_to_pdf(word, ".docx", program) if program else None
    if pages is not None:
        return TemplatePages(word, pages, of_word=True)
    style = _style_of(session, found(session, PaperTemplate, template_id))
    return TemplatePages(word, write_pdf(sample_document(style), style), of_word=False)


def template_for(session: Session, body_id: int | None, kind: PaperKind) -> TemplateInUse | None:
    """The template for a paper of that kind from that body, if there is one."""
    key = template_in_use(session, body_id, kind)
    return None if key is None else _in_use(session, found(session, PaperTemplate, key))


def _in_use(session: Session, template: PaperTemplate) -> TemplateInUse:
    return TemplateInUse(template.name, _bytes(session, template), _chosen(template), template.look)


def _chosen(template: PaperTemplate) -> dict[WordStyle, str]:
    pairs = (entry.partition("=") for entry in template.styles)
    return {WordStyle(role): name for role, _, name in pairs}


def _bytes(session: Session, template: PaperTemplate) -> bytes:
    file = session.get(FileContent, template.sha256)
    if file is None:
        raise NotFound(template.name)
    return file.content


def _report(session: Session, template: PaperTemplate) -> TemplateReport:
    chosen = _chosen(template)
    data = _bytes(session, template)
    return report_template(template.name, data, template.kind, chosen=chosen)


def _style_of(session: Session, template: PaperTemplate) -> HouseStyle:
    """The style of the template's body with the template's look."""
    body = found(session, Body, template.body_id) if template.body_id else None
    return with_look(house_style(body.house_style if body else "region"), template.look)


def with_look(style: HouseStyle, look: str) -> HouseStyle:
    """The house style with the look of that name."""
    return replace(style, look=look_named(style.look, look))
