"""Make ``resources/word/base.docx``, the template that every Word paper of ours starts from.

Run by hand (``python packaging/make_word_template.py``) after a change to the styles; the result
is kept in the repository. The theme is that of python-docx's own default template (MIT).
"""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx

from desktop.documents.house_style import house_style
from desktop.documents.word_numbering import Numbering, base_numbering
from desktop.documents.word_package import packed, zip_bytes
from desktop.documents.word_style_sheet import styles_xml
from desktop.documents.word_styles import NAMESPACE
from desktop.documents.word_template import XML_HEAD, relations_part

GOAL = Path(__file__).parents[1] / "resources" / "word" / "base.docx"
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

SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
    '<w:headerReference w:type="first" r:id="rId6"/>'
    '<w:footerReference w:type="default" r:id="rId7"/>'
    '<w:footerReference w:type="first" r:id="rId8"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2154" w:right="1417" w:bottom="1587" w:left="1701" w:header="709"'
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


def _contents() -> dict[str, bytes]:
    empty_head = '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>'
    empty_foot = '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p>'
    core = (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>sv-SE</dc:language>'
        "</cp:coreProperties>"
    )
    texts = {
        "[Content_Types].xml": _content_types(),
        "word/document.xml": _word("document", f"<w:body><w:p/>{SECTION}</w:body>"),
        "word/styles.xml": styles_xml(house_style("municipality").look),
        "word/settings.xml": _word("settings", SETTINGS),
        "word/fontTable.xml": _word("fonts", FONTS),
        "word/numbering.xml": Numbering(base_numbering()).xml(),
        "word/header1.xml": _word("hdr", empty_head),
        "word/header2.xml": _word("hdr", empty_head),
        "word/footer1.xml": _word("ftr", empty_foot),
        "word/footer2.xml": _word("ftr", empty_foot),
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


def main() -> None:
    """Write the template, having seen that python-docx opens it."""
    data = zip_bytes((packed(*part, level=9) for part in _contents().items()), date(2000, 1, 1))
    docx.Document(BytesIO(data))
    GOAL.parent.mkdir(exist_ok=True)
    GOAL.write_bytes(data)


if __name__ == "__main__":
    main()
