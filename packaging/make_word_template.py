"""Make the Word templates under ``resources/word``.

``base.docx`` is what every Word paper starts from when the organisation has no template of its
own; ``sober.docx`` and ``large_type.docx`` are templates to take into use, or to start one's own
from. Run by hand (``python packaging/make_word_template.py``) after a change to the styles; the
results are kept in the repository. The theme is that of python-docx's own default template (MIT).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx

from desktop.documents.house_style import LARGE_TYPE, Look, house_style, look_named
from desktop.documents.word_contents import field
from desktop.documents.word_numbering import Numbering, base_numbering
from desktop.documents.word_package import packed, zip_bytes
from desktop.documents.word_runs import bare_run
from desktop.documents.word_style_sheet import styles_xml
from desktop.documents.word_styles import NAMESPACE, mm
from desktop.documents.word_template import XML_HEAD, relations_part

FOLDER = Path(__file__).parents[1] / "resources" / "word"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
RELATIONS = f"{OFFICE}/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"

PARTS = {
    "word/document.xml": f"{WORD_TYPE}.document.main+xml",
    "word/styles.xml": f"{WORD_TYPE}.styles+xml",
    "word/settings.xml": f"{WORD_TYPE}.settings+xml",
    "word/fontTable.xml": f"{WORD_TYPE}.fontTable+xml",
    "word/numbering.xml": f"{WORD_TYPE}.numbering+xml",
    "word/header1.xml": f"{WORD_TYPE}.header+xml",
    "word/header2.xml": f"{WORD_TYPE}.header+xml",
    "word/footer1.xml": f"{WORD_TYPE}.footer+xml",
    "word/footer2.xml": f"{WORD_TYPE}.footer+xml",
    "word/theme/theme1.xml": f"{OFFICE_TYPE}.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{OFFICE_TYPE}.extended-properties+xml",
    "docProps/custom.xml": f"{OFFICE_TYPE}.custom-properties+xml",
}

_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
    '<w:headerReference w:type="first" r:id="rId6"/>'
    '<w:footerReference w:type="default" r:id="rId7"/>'
    '<w:footerReference w:type="first" r:id="rId8"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="709"'
    ' w:footer="454" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
)

SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="851"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    + '</w:compat><w:themeFontLang w:val="sv-SE"/>'
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2"'
    ' w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4"'
    ' w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"'
    ' w:followedHyperlink="followedHyperlink"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)

FONTS = (
    '<w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
)


def _word(root: str, content: str) -> str:
    return f'{XML_HEAD}<w:{root} xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}">{content}</w:{root}>'


def _relations(*targets: tuple[str, str]) -> bytes:
    return relations_part(
        "".join(
            f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets, 1)
        )
    )


def _theme() -> bytes:
    template = Path(docx.__file__).parent / "templates" / "default.docx"
    with ZipFile(template) as package:
        return package.read("word/theme/theme1.xml")


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in PARTS.items()
    )
    return (
        f'{XML_HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _paragraph(style: str, content: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def _line(style: str, left: str, right: str = "") -> str:
    """A line with something to the left and something at the right margin."""
    return _paragraph(style, f"{bare_run(left)}<w:r><w:tab/></w:r>{right}")


def _field(name: str) -> str:
    return bare_run(f"{{{{{name}}}}}")


def _heads(first: str) -> str:
    page = bare_run("Sida ") + field("PAGE", "1") + bare_run(" (") + field("NUMPAGES", "1")
    lines = (
        (first, "organisation", _field("handling")),
        ("Header", "organ", _field("datum")),
        ("Header", "referens", page + bare_run(")")),
    )
    return "".join(_line(style, f"{{{{{left}}}}}", right) for style, left, right in lines)


def _own_texts() -> Texts:
    """The texts of the templates that are taken into use: fields, and a place for the paper."""
    address = _line("Footer", "{{postadress}}", _field("epost")) + _paragraph(
        "Initials", _field("webb")
    )
    return Texts(
        body=_paragraph("BodyText", _field("innehall")),
        head=_heads("Header"),
        first_head=_heads("HeaderName"),
        foot=_paragraph("Footer", _field("titel")),
        first_foot=address,
    )


def _section(look: Look) -> str:
    return _SECTION.format(
        top=mm(look.margin_top),
        right=mm(look.margin_right),
        bottom=mm(look.margin_bottom),
        left=mm(look.margin_left),
    )


@dataclass(frozen=True)
class Texts:
    """What a template says itself: the paragraphs of its body, heads and feet, as XML."""

    body: str = "<w:p/>"
    head: str = _paragraph("Header")
    first_head: str = _paragraph("Header")
    foot: str = _paragraph("Footer")
    first_foot: str = _paragraph("Footer")


def _contents(look: Look, said: Texts) -> dict[str, bytes]:
    core = (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>sv-SE</dc:language>'
        "</cp:coreProperties>"
    )
    texts = {
        "[Content_Types].xml": _content_types(),
        "word/document.xml": _word("document", f"<w:body>{said.body}{_section(look)}</w:body>"),
        "word/styles.xml": styles_xml(look),
        "word/settings.xml": _word("settings", SETTINGS),
        "word/fontTable.xml": _word("fonts", FONTS),
        "word/numbering.xml": Numbering(base_numbering()).xml(),
        "word/header1.xml": _word("hdr", said.head),
        "word/header2.xml": _word("hdr", said.first_head),
        "word/footer1.xml": _word("ftr", said.foot),
        "word/footer2.xml": _word("ftr", said.first_foot),
        "docProps/core.xml": XML_HEAD + core,
        "docProps/app.xml": f'{XML_HEAD}<Properties xmlns="{OFFICE}/extended-properties"/>',
        "docProps/custom.xml": f'{XML_HEAD}<Properties xmlns="{OFFICE}/custom-properties"/>',
    }
    contents = {name: text.encode() for name, text in texts.items()}
    contents["word/theme/theme1.xml"] = _theme()
    contents["_rels/.rels"] = _relations(
        (f"{RELATIONS}/officeDocument", "word/document.xml"),
        (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{RELATIONS}/extended-properties", "docProps/app.xml"),
        (f"{RELATIONS}/custom-properties", "docProps/custom.xml"),
    )
    contents["word/_rels/document.xml.rels"] = _relations(
        (f"{RELATIONS}/styles", "styles.xml"),
        (f"{RELATIONS}/settings", "settings.xml"),
        (f"{RELATIONS}/fontTable", "fontTable.xml"),
        (f"{RELATIONS}/numbering", "numbering.xml"),
        (f"{RELATIONS}/header", "header1.xml"),
        (f"{RELATIONS}/header", "header2.xml"),
        (f"{RELATIONS}/footer", "footer1.xml"),
        (f"{RELATIONS}/footer", "footer2.xml"),
        (f"{RELATIONS}/theme", "theme/theme1.xml"),
    )
    return contents


def _templates() -> Iterator[tuple[str, Look, Texts]]:
    usual = house_style("municipality").look
    sober = replace(usual, accent="#26292C")
    yield "base", usual, Texts()
    yield "sober", sober, _own_texts()
    yield "large_type", look_named(sober, LARGE_TYPE), _own_texts()


def main() -> None:
    """Write the templates, having seen that python-docx opens them."""
    FOLDER.mkdir(exist_ok=True)
    for name, look, said in _templates():
        parts = (packed(*part, level=9) for part in _contents(look, said).items())
        data = zip_bytes(parts, date(2000, 1, 1))
        docx.Document(BytesIO(data))
        (FOLDER / f"{name}.docx").write_bytes(data)


if __name__ == "__main__":
    main()
