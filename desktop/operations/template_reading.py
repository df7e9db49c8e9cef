"""Reading a Word template: what it holds, what it lacks, and how it looks with sample data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from db.rules.lifecycle import PaperKind
from db.rules.paper_refusals import TemplateUnusable
from desktop.documents.house_style import HouseStyle, Look, house_style
from desktop.documents.template_fields import (
    FORMS,
    known_names,
    required_fields,
    sample_values,
    sets_parts,
)
from desktop.documents.word_fields import FieldReport, UnknownField, report_fields
from desktop.documents.word_own_styles import OwnStyles, style_names
from desktop.documents.word_own_template import own_template
from desktop.documents.word_own_xml import TemplateRefused
from desktop.documents.word_styles import WordStyle
from desktop.documents.word_template import WordTemplate
from desktop.documents.word_writer import write_word
from desktop.operations.template_samples import sample_document

LARGEST_FILE = 20_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """What a template holds.

    ``fields`` are those it asks for, as written; ``unknown`` those that nothing fills, with the
    nearest known name; ``missing`` the required ones it lacks. ``is_form`` says that it sets the
    paper by fields alone. ``styles`` are the names of its own styles, ``table_styles`` those of
    them that are for tables, and ``serving`` says which serve which roles: a role without one is
    set in a style that was added. ``has_macros`` says that macros were left out.
    """

    name: str
    fields: tuple[str, ...]
    unknown: tuple[UnknownField, ...]
    missing: tuple[str, ...]
    places_body: bool
    styles: tuple[str, ...]
    has_macros: bool
    is_form: bool = False
    table_styles: tuple[str, ...] = ()
    serving: Mapping[WordStyle, str] = field(default_factory=dict[WordStyle, str])

    @property
    def complete(self) -> bool:
        """Whether papers may be made with it; else it is shown as incomplete."""
        return not self.missing


def read_template(
    name: str, data: bytes, look: Look, chosen: Mapping[WordStyle, str] | None = None
) -> WordTemplate:
    """The template ready for use. Raises ``TemplateUnusable``."""
    _demand_word(name, data)
    try:
        return _read(data, look, tuple((chosen or {}).items()))
    except TemplateRefused as refused:
        raise TemplateUnusable(name, refused.fault) from refused


@lru_cache(maxsize=8)
def _read(data: bytes, look: Look, chosen: tuple[tuple[WordStyle, str], ...]) -> WordTemplate:
    return own_template(data, look, chosen=dict(chosen))


def report_template(
    name: str, data: bytes, kind: PaperKind | None = None, style: HouseStyle | None = None,
    chosen: Mapping[WordStyle, str] | None = None,
) -> TemplateReport:  # fmt: skip
    """What the template holds and lacks for that kind of paper. Raises ``TemplateUnusable``."""
    template = read_template(name, data, (style or house_style("region")).look)
    fields = missing_fields(template, kind)
    with ZipFile(BytesIO(data)) as package:
        part = package.read("word/styles.xml")
        macros = any("vbaproject" in entry.casefold() for entry in package.namelist())
    return TemplateReport(
        name, template.fields, fields.unknown, fields.missing, template.places_body,
        style_names(part), macros, is_form(template, kind), style_names(part, "table"),
        OwnStyles(part, chosen or {}).names(),
    )  # fmt: skip


def is_form(template: WordTemplate, kind: PaperKind | None) -> bool:
    """Whether the template sets such a paper by fields alone, so that no other text is added.

    A template for all kinds is a form for memos and extracts only.
    """
    form = sets_parts(template.fields) and not template.places_body
    return form and (kind is None or kind in FORMS)


def missing_fields(template: WordTemplate, kind: PaperKind | None) -> FieldReport:
    """The unknown fields, and those that a form for that kind of paper must have."""
    required = required_fields(kind or PaperKind.EXTRACT) if is_form(template, kind) else ()
    return report_fields(template.fields, known_names(), required)


def sample_paper(
    name: str, data: bytes, style: HouseStyle, chosen: Mapping[WordStyle, str] | None = None
) -> bytes:
    """A Word file of invented text in the template. Raises ``TemplateUnusable``."""
    template = read_template(name, data, style.look, chosen)
    document = sample_document(style, form=is_form(template, PaperKind.EXTRACT))
    return write_word(document, style, template, fields=sample_values())


def _demand_word(name: str, data: bytes) -> None:
    if len(data) > LARGEST_FILE:
        raise TemplateUnusable(name, "too_large")
    if data.startswith(_OLE):
        raise TemplateUnusable(name, "encrypted" if _ENCRYPTED in data else "not_word")
    if not data.startswith(_ZIP):
        raise TemplateUnusable(name, "not_word")
    try:
        with ZipFile(BytesIO(data)) as package:
            there = set(package.namelist())
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise TemplateUnusable(name, "damaged") from error
    if "word/document.xml" not in there:
        raise TemplateUnusable(name, "not_word")
