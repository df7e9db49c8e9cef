"""Reading a Word template: what it holds, what it lacks, and how it looks with sample data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from db.rules.lifecycle import PaperKind
from db.rules.paper_refusals import TemplateUnusable
from db.rules.rich_text import Item, Points, Text, runs
from desktop.documents.house_style import HouseStyle, Look, Part, house_style
from desktop.documents.model import (
    Block,
    Document,
    Heading,
    Line,
    LineRole,
    RunningHead,
    Signature,
    Signatures,
    Title,
)
from desktop.documents.template_fields import (
    FORMS,
    known_names,
    required_fields,
    sample_values,
    sets_parts,
)
from desktop.documents.word_fields import FieldReport, UnknownField, report_fields
from desktop.documents.word_own_styles import style_names
from desktop.documents.word_own_template import own_template
from desktop.documents.word_own_xml import TemplateRefused
from desktop.documents.word_styles import WordStyle
from desktop.documents.word_template import WordTemplate
from desktop.documents.word_writer import write_word

LARGEST_FILE = 20_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """What a template holds.

    ``fields`` are those it asks for, as written; ``unknown`` those that nothing fills, with the
    nearest known name; ``missing`` the required ones it lacks. ``styles`` are the names of its
    own styles, and ``has_macros`` says that macros were left out.
    """

    name: str
    fields: tuple[str, ...]
    unknown: tuple[UnknownField, ...]
    missing: tuple[str, ...]
    places_body: bool
    styles: tuple[str, ...]
    has_macros: bool

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
    name: str, data: bytes, kind: PaperKind | None = None, style: HouseStyle | None = None
) -> TemplateReport:
    """What the template holds and lacks for that kind of paper. Raises ``TemplateUnusable``."""
    template = read_template(name, data, (style or house_style("region")).look)
    fields = missing_fields(template, kind)
    with ZipFile(BytesIO(data)) as package:
        names = style_names(package.read("word/styles.xml"))
        macros = any("vbaproject" in entry.casefold() for entry in package.namelist())
    return TemplateReport(
        name, template.fields, fields.unknown, fields.missing, template.places_body, names, macros
    )


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
    document = _sample(style, form=is_form(template, PaperKind.EXTRACT))
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


def _sample(style: HouseStyle, *, form: bool) -> Document:
    values = sample_values()
    return Document(
        kind="extract",
        title=values["titel"],
        head=RunningHead(
            paper=values["handling"],
            organisation=values["organisation"],
            body=values["organ"],
            day=values["datum"],
        ),
        registration_numbers=(values["dnr"],),
        made_on=date.fromisoformat(values["upprattad"]),
        blocks=() if form else _sample_blocks(style, values),
    )


def _sample_blocks(style: HouseStyle, values: Mapping[str, str]) -> tuple[Block, ...]:
    decision = style.label(Part.DECISION).replace("{body}", f"{values['organ']}s")
    return (
        Title(runs(values["titel"])),
        Line(runs(f"{style.registration_number_label} {values['dnr']}"),
             LineRole.REGISTRATION_NUMBER),
        Heading(runs(values["rubrik"]), 1, values["paragraf"], "sample"),
        Heading(runs(decision), 2),
        Points((Item(runs("Cykelvägen byggs.")), Item(runs("Räcken sätts vid ån:")),
                Item(runs("vid bron"), 1), Item(runs("vid skolan"), 1))),
        Heading(runs(style.label(Part.SUMMARY)), 2),
        Text(runs(values["sammanfattning"])),
        Signatures((Signature("Ordförande", values["ordforande_namn"]),)),
    )  # fmt: skip
