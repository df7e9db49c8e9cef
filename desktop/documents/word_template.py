"""What a Word paper starts from: a template's package, read once by python-docx and kept as bytes.

Styles, theme, settings, fonts and pictures are kept as they are and deflated once; the body,
numbering, heads, feet and properties are made anew for every paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import cast
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordDocument
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.opc.rel import _Relationship as Relation  # pyright: ignore[reportPrivateUsage]
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.shared import Mm
from lxml import etree

from desktop.documents.house_style import Look
from desktop.documents.word_numbering import NumberingPart, base_numbering
from desktop.documents.word_package import PackedPart, packed
from desktop.documents.word_relations import NAMESPACE
from desktop.documents.word_style_sheet import styles_xml
from desktop.documents.word_styles import NAMESPACE as WORD
from desktop.documents.word_styles import (
    PAGE_HEIGHT,
    WordStyle,
    mm,
    text_width,
)

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_PICTURES = {
    "png": "png",
    "jpg": "jpeg",
    "jpeg": "jpeg",
    "gif": "gif",
    "bmp": "bmp",
    "tiff": "tiff",
}
ROOT = (
    f'<w:document xmlns:w="{WORD}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
)


class FrameKind(StrEnum):
    """What surrounds the body: heads, feet, and notes with fields in them."""

    HEAD = "header"
    FOOT = "footer"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class PageFrame:
    """A head, foot or note part; ``own`` is the template's XML, ``None`` when we set it all."""

    name: str
    kind: FrameKind
    first: bool = False
    own: str | None = None


_FRAMES = (
    PageFrame("word/header1.xml", FrameKind.HEAD),
    PageFrame("word/header2.xml", FrameKind.HEAD, first=True),
    PageFrame("word/footer1.xml", FrameKind.FOOT),
    PageFrame("word/footer2.xml", FrameKind.FOOT, first=True),
)
MADE_ANEW = frozenset(
    (
        "word/document.xml",
        "word/numbering.xml",
        "docProps/core.xml",
        "docProps/app.xml",
        "docProps/custom.xml",
        *(frame.name for frame in _FRAMES),
    )
)


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A template ready for use: kept parts, and what the new ones need to know of it.

    ``relations`` are the document part's own; ``before`` and ``after`` its XML round the blocks;
    ``width`` and ``height`` are the text area's in twentieths of a point. ``head_tabs``
    replace the tab stops of an own template's head style where the head is ours; ``fields`` are
    the names that an own template asks to have filled in, and ``places_body`` says that it has
    a place of its own for the text. ``number_gap`` stands between a heading's number and words.
    """

    kept: tuple[PackedPart, ...]
    relations: str
    before: str
    after: str
    styles: Mapping[WordStyle, str]
    numbering: NumberingPart
    frames: tuple[PageFrame, ...]
    width: int
    height: int
    head_tabs: str = ""
    fields: tuple[str, ...] = ()
    places_body: bool = False
    number_gap: str = "\t"


@cache
def base_template(look: Look, language: str = "sv-SE") -> WordTemplate:
    """Our own template with its styles measured by ``look``; made once for each look."""
    base = Package.open(BytesIO((files("resources") / "word" / "base.docx").read_bytes()))
    main = cast(DocumentPart, base.main_document_part)
    _measure_page(main.document, look)
    styles = styles_xml(look, language).encode()
    parts = package_parts(base)
    kept = [
        packed(name, styles if name == "word/styles.xml" else part.blob, level=9)
        for name, part in parts.items()
        if name not in MADE_ANEW
    ]
    package = packed("_rels/.rels", relations_part(relation_elements(base.rels.values())))
    kinds = {name: part.content_type for name, part in parts.items()}
    return WordTemplate(
        kept=(packed("[Content_Types].xml", content_types(kinds)), package, *kept),
        relations=relation_elements(main.rels.values()),
        before=f"{XML_HEAD}{ROOT}<w:body>",
        after=f"{_section(main.blob)}</w:body></w:document>",
        styles={style: style.value for style in WordStyle},
        numbering=base_numbering(),
        frames=_FRAMES,
        width=text_width(look),
        height=mm(PAGE_HEIGHT - look.margin_top - look.margin_bottom),
    )


def _measure_page(base: WordDocument, look: Look) -> None:
    section = base.sections[0]
    section.left_margin, section.right_margin = Mm(look.margin_left), Mm(look.margin_right)
    section.top_margin, section.bottom_margin = Mm(look.margin_top), Mm(look.margin_bottom)


def _section(document: bytes) -> str:
    found = etree.fromstring(document).find(f"{{{WORD}}}body/{{{WORD}}}sectPr")
    return "" if found is None else etree.tostring(found, encoding="unicode")


def package_parts(package: OpcPackage) -> dict[str, Part]:
    """The parts by name, without leading slash, in the order of their names."""
    parts = {part.partname.lstrip("/"): part for part in package.iter_parts()}
    return dict(sorted(parts.items()))


def relation_elements(relations: Iterable[Relation]) -> str:
    """The ``Relationship`` elements of some relations."""
    elements = (
        f'<Relationship Id="{each.rId}" Type="{each.reltype}" Target={quoteattr(each.target_ref)}'
        + (' TargetMode="External"/>' if each.is_external else "/>")
        for each in relations
    )
    return "".join(elements)


def relations_part(elements: str) -> bytes:
    """A whole ``.rels`` part of the given ``Relationship`` elements."""
    return f'{XML_HEAD}<Relationships xmlns="{NAMESPACE}">{elements}</Relationships>'.encode()


def content_types(kinds: Mapping[str, str]) -> bytes:
    """The content types part for parts of the given names and types, and for any picture."""
    pictures = "".join(
        f'<Default Extension="{ending}" ContentType="image/{kind}"/>'
        for ending, kind in _PICTURES.items()
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'{XML_HEAD}<Types xmlns="{_TYPES}">{pictures}'
        f'<Default Extension="rels" ContentType="{_RELATIONS_TYPE}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()
