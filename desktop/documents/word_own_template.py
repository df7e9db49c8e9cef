"""An organisation's own Word template: its styles, heads, logo and fields, taken as they are.

python-docx opens the package. What it lacks to carry our papers is added (styles, numbering, a
head for the mark); macros are left behind; fields become slots (``word_fields``).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from docx.opc.exceptions import OpcError
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.package import Package
from lxml import etree

from desktop.documents.house_style import Look
from desktop.documents.template_fields import BODY_FIELD, field_key
from desktop.documents.word_fields import body_slot, open_slots, without_fields
from desktop.documents.word_own_numbering import own_numbering
from desktop.documents.word_own_styles import OwnStyles
from desktop.documents.word_own_xml import (
    Element,
    TemplateRefused,
    is_blank,
    prefixed,
    removed,
    round_the_slot,
    slot,
)
from desktop.documents.word_package import PackedPart, packed
from desktop.documents.word_styles import NAMESPACE, PAGE_WIDTH, WordStyle
from desktop.documents.word_template import (
    XML_HEAD,
    FrameKind,
    PageFrame,
    WordTemplate,
    content_types,
    package_parts,
    relation_elements,
    relations_part,
)

EN_SPACE = "\u2002"
LARGEST_TEMPLATE = 100_000_000
LARGEST_TEXT = 25_000_000
"""The most bytes that one XML part may unpack to: as a tree it takes many times as many."""
# What zipfile, zlib, lxml and python-docx raise for a file that is not as it should.
_DAMAGED = (
    *(BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError),
    *(OpcError, etree.LxmlError, LookupError, ValueError, AttributeError, TypeError),
)
_W = f"{{{NAMESPACE}}}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_R = f"{_OFFICE}/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN_TYPE = f"{_WORD_TYPE}.document.main+xml"
_OTHER_MAIN_TYPES = (
    f"{_WORD_TYPE}.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_FRAME_TYPES = {
    f"{_WORD_TYPE}.header+xml": FrameKind.HEAD,
    f"{_WORD_TYPE}.footer+xml": FrameKind.FOOT,
    f"{_WORD_TYPE}.footnotes+xml": FrameKind.NOTES,
    f"{_WORD_TYPE}.endnotes+xml": FrameKind.NOTES,
    f"{_WORD_TYPE}.comments+xml": FrameKind.NOTES,
}
_PROPERTIES = {
    f"{_PACKAGE}/relationships/metadata/core-properties": (
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
    f"{_R}/extended-properties": (
        "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ),
    f"{_R}/custom-properties": (
        "docProps/custom.xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    ),
}
_NOT_TAKEN = (
    *("/vbaProject", "/keyMapCustomizations", "/attachedToolbars"),
    *("/numbering", "/glossaryDocument"),
)


def own_template(
    data: bytes,
    look: Look,
    language: str = "sv-SE",
    chosen: Mapping[WordStyle, str] | None = None,
) -> WordTemplate:
    """The template in a .docx, .dotx, .docm or .dotm file.

    ``look`` measures the styles the template lacks; ``chosen`` names styles for certain roles.
    Raises ``TemplateRefused``.
    """
    try:
        return _Reading(_opened(data), look, language, chosen or {}).template()
    except TemplateRefused:
        raise
    except _DAMAGED as error:
        raise TemplateRefused(str(error)) from error


def _opened(data: bytes) -> OpcPackage:
    """The package, its main part declared a plain document whatever kind of template it was."""
    plain = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(plain, "w", ZIP_DEFLATED) as goal:
        sizes = {entry.filename: entry.file_size for entry in source.infolist()}
        texts = [size for name, size in sizes.items() if name.endswith((".xml", ".rels"))]
        if sum(sizes.values()) > LARGEST_TEMPLATE or max(texts, default=0) > LARGEST_TEXT:
            raise TemplateRefused("it unpacks to more than a template may hold", "too_large")
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                for kind in _OTHER_MAIN_TYPES:
                    content = content.replace(kind.encode(), _MAIN_TYPE.encode())
            goal.writestr(name, content)
    return Package.open(BytesIO(plain.getvalue()))


class _Reading:
    """One template while it is being read; ``template`` gives the result."""

    def __init__(
        self, package: OpcPackage, look: Look, language: str, chosen: Mapping[WordStyle, str]
    ) -> None:
        self._package = package
        self._main = package.main_document_part
        if self._main.partname != "/word/document.xml":
            raise TemplateRefused(f"the document part is called {self._main.partname}")
        self._numbering_part = self._taken_out(self._main)
        self._parts = {
            name: part
            for name, part in package_parts(package).items()
            if not name.startswith("docProps/") and "vba" not in part.content_type.casefold()
        }
        self._body = etree.fromstring(self._main.blob)
        self._look = look
        self._language = language
        self._styles = OwnStyles(self._parts["word/styles.xml"].blob, chosen)
        self._fields: list[str] = list(open_slots(self._body))
        self._added: list[PageFrame] = []
        self._places_body = False

    @staticmethod
    def _taken_out(main: Part) -> bytes | None:
        """Cut the ties to parts that are not kept; gives the numbering part's content."""
        numbering = None
        for key, relation in list(main.rels.items()):
            if relation.reltype.endswith("/numbering"):
                numbering = relation.target_part.blob
            if relation.reltype.endswith(_NOT_TAKEN):
                del main.rels[key]
        return numbering

    def template(self) -> WordTemplate:
        section = self._section()
        width, height = _text_area(section)
        head_tabs = self._styles.tabs_to(width, WordStyle.HEADER)
        number_gap = "\t" if self._styles.has_tabs(WordStyle.HEADING_1) else EN_SPACE
        numbering = own_numbering(self._numbering_part, self._styles)
        # Our tab stops at the right margin are to stand at this template's margin.
        look = replace(self._look, margin_left=0.0, margin_right=PAGE_WIDTH - width * 25.4 / 1440)
        self._styles.complete(look, numbering.bullets or numbering.first - 1)
        self._styles.set_language(self._language)
        own_frames = tuple(self._own_frames())
        self._add_frames(section, own_frames)
        before, after = self._round_the_blocks(section)
        frames = (*own_frames, *self._added)
        return WordTemplate(
            kept=tuple(self._kept(frames)),
            relations=self._relations(),
            before=before,
            after=after,
            styles=self._styles.ids,
            numbering=numbering,
            frames=frames,
            width=width,
            height=height,
            head_tabs=head_tabs,
            fields=tuple(dict.fromkeys(f for f in self._fields if field_key(f) != BODY_FIELD)),
            places_body=self._places_body,
            number_gap=number_gap,
        )

    def _own_frames(self) -> Iterator[PageFrame]:
        for name, part in self._parts.items():
            kind = _FRAME_TYPES.get(part.content_type)
            if kind:
                root = etree.fromstring(part.blob)
                self._fields += open_slots(root)
                yield PageFrame(name, kind, own=XML_HEAD + prefixed(root))

    def _section(self) -> Element:
        body = self._body.find(f"{_W}body")
        if body is None:
            raise TemplateRefused("the document has no body")
        found = body.find(f"{_W}sectPr")
        return etree.SubElement(body, f"{_W}sectPr") if found is None else found

    def _add_frames(self, section: Element, own: tuple[PageFrame, ...]) -> None:
        """Add the heads and feet that pages lack, so that every page can carry the mark."""
        kinds = ["default"]
        kinds += ["first"] if section.find(f"{_W}titlePg") is not None else []
        settings = self._parts.get("word/settings.xml")
        kinds += ["even"] if settings and b"w:evenAndOddHeaders" in settings.blob else []
        for role in (FrameKind.HEAD, FrameKind.FOOT):
            tag = f"{_W}{role}Reference"
            there = {found.get(f"{_W}type", "default") for found in section.findall(tag)}
            has_own = any(frame.kind is role for frame in own)
            for kind in kinds:
                if kind not in there:
                    self._add_frame(section, role, kind, bare=has_own)

    def _add_frame(self, section: Element, role: FrameKind, kind: str, *, bare: bool) -> None:
        name = f"word/paper_{kind}_{role}.xml"
        root = "hdr" if role is FrameKind.HEAD else "ftr"
        empty = f'{XML_HEAD}<w:{root} xmlns:w="{NAMESPACE}"><w:p/></w:{root}>' if bare else None
        self._added.append(PageFrame(name, role, kind == "first", empty))
        reference = etree.Element(f"{_W}{role}Reference")
        reference.set(f"{_W}type", kind)
        reference.set(f"{{{_R}}}id", f"rIdPaper_{kind}_{role}")
        section.insert(0, reference)

    def _round_the_blocks(self, section: Element) -> tuple[str, str]:
        marker, place = slot(), body_slot(self._body)
        self._places_body = place is not None
        if place is None:
            while (last := section.getprevious()) is not None and is_blank(last):
                removed(last)
            section.addprevious(marker)
        else:
            place.addprevious(marker)
            removed(place)
        before, after = round_the_slot(self._body)
        return XML_HEAD + before, after

    def _relations(self) -> str:
        added = "".join(
            f'<Relationship Id="rIdPaper_{frame.name[11:-4]}" Type="{_R}/{frame.kind}"'
            f' Target="{frame.name[5:]}"/>'
            for frame in self._added
        )
        return (
            relation_elements(self._main.rels.values())
            + added
            + f'<Relationship Id="rIdPaperNumbering" Type="{_R}/numbering"'
            ' Target="numbering.xml"/>'
        )

    def _kept(self, frames: tuple[PageFrame, ...]) -> Iterator[PackedPart]:
        kinds = {name: part.content_type for name, part in self._parts.items()}
        kinds["word/numbering.xml"] = f"{_WORD_TYPE}.numbering+xml"
        kinds |= {frame.name: f"{_WORD_TYPE}.{frame.kind}+xml" for frame in self._added}
        kinds |= dict(_PROPERTIES.values())
        yield packed("[Content_Types].xml", content_types(kinds), level=9)
        yield packed("_rels/.rels", relations_part(self._package_relations()), level=9)
        anew = {"word/document.xml", *(frame.name for frame in frames)}
        for name, part in self._parts.items():
            if name not in anew:
                content = self._styles.xml() if name == "word/styles.xml" else part.blob
                yield packed(name, without_fields(content, part.content_type), level=9)
            if part.rels and name != "word/document.xml":
                folder, _, file = name.rpartition("/")
                relations = relations_part(relation_elements(part.rels.values()))
                yield packed(f"{folder}/_rels/{file}.rels", relations, level=9)

    def _package_relations(self) -> str:
        kept = (r for r in self._package.rels.values() if "docProps" not in r.target_ref)
        ours = "".join(
            f'<Relationship Id="rIdPaper{number}" Type="{kind}" Target="{target}"/>'
            for number, (kind, (target, _)) in enumerate(_PROPERTIES.items())
        )
        return relation_elements(kept) + ours


def _text_area(section: Element) -> tuple[int, int]:
    """Width and height of the text, in twentieths of a point; A4 with common margins if unsaid."""
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")

    def measure(element: Element | None, name: str, usual: int) -> int:
        return abs(int(element.get(f"{_W}{name}", usual))) if element is not None else usual

    across = measure(margins, "left", 1417) + measure(margins, "right", 1417)
    down = measure(margins, "top", 1417) + measure(margins, "bottom", 1417)
    return measure(size, "w", 11906) - across, measure(size, "h", 16838) - down
