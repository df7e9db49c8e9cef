"""What makes a tagged file one for the archive: metadata, output intent, compact and stable.

The file is valid PDF/A-2a and PDF/UA-1 at once, and the same bytes each time it is made.
"""

from __future__ import annotations

import zlib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import escape

from desktop.documents.model import Document
from desktop.documents.pdf_objects import FileObjects, Raw, RawStream, registered, text_string

PRODUCER = "Klubbslag"


def add_archive_parts(file: FileObjects, document: Document) -> None:
    """Add all that PDF/A-2a and PDF/UA-1 ask beside the tags; all pages are drawn."""
    _number_pages(file)
    file.info = _information(document)
    catalog = file.Catalog
    catalog.OutputIntents = Raw(f"[{_output_intent(file)}]")
    catalog.Metadata = RawStream("/Type/Metadata/Subtype/XML", _metadata(document).encode("utf-8"))
    catalog.ViewerPreferences = Raw("<</DisplayDocTitle true>>")
    _let_write(catalog, "OutputIntents")


def _let_write(dictionary: Any, *names: str) -> None:
    """Let reportlab write these attributes too: it has a list of those it knows."""
    dictionary.__NoDefault__ = [*dictionary.__NoDefault__, *names]


def _number_pages(file: FileObjects) -> None:
    """Lead each page to its row in the tree of owners, and the tab key through its text."""
    for number, page in enumerate(file.Pages.pages):
        page.StructParents, page.Tabs = number, "/S"
        _let_write(page, "StructParents", "Tabs")


def _information(document: Document) -> Raw:
    entries = {
        "Title": _title(document),
        "Author": document.head.organisation,
        "Subject": document.subject,
        "Keywords": _keywords(document),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
    }
    written = {key: _line(text) for key, text in entries.items()}
    texts = "".join(f"/{key} {text_string(text)}" for key, text in written.items() if text)
    day = f"(D:{document.made_on:%Y%m%d}000000Z)"
    return Raw(f"<<{texts}/CreationDate {day}/ModDate {day}>>")


def _title(document: Document) -> str:
    """The paper's title; PDF/UA wants one, so a paper without has its kind."""
    return _line(document.title) or _line(document.head.paper) or PRODUCER


def _keywords(document: Document) -> str:
    return ", ".join((*document.registration_numbers, *document.keywords))


def _output_intent(file: FileObjects) -> str:
    """The colours that are meant, as the dictionary stands in the file."""
    profile = registered(file, RawStream("/N 3/Filter/FlateDecode", _profile()))
    return (
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
        f"/DestOutputProfile {profile}>>"
    )


@cache
def _profile() -> bytes:
    """The profile of sRGB, compressed."""
    return zlib.compress((files("resources") / "colour" / "sRGB.icc").read_bytes())


def _metadata(document: Document) -> str:
    """The file's properties as XMP; dnr stand as its identifier."""
    properties = (
        _alternatives("dc:title", _title(document))
        + _sequence("dc:creator", document.head.organisation)
        + _alternatives("dc:description", document.subject)
        + _simple("dc:identifier", ", ".join(document.registration_numbers))
        + f"<dc:language><rdf:Bag><rdf:li>{document.language}</rdf:li></rdf:Bag></dc:language>"
        + _simple("pdf:Keywords", _keywords(document))
        + _simple("pdf:Producer", PRODUCER)
        + _simple("xmp:CreatorTool", PRODUCER)
        + _dates(document.made_on)
    )
    return _PACKET.format(properties=properties)


def _line(text: str) -> str:
    """The text on one line, without signs that no property may hold."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


def _simple(name: str, text: str) -> str:
    return f"<{name}>{escape(_line(text))}</{name}>" if _line(text) else ""


def _alternatives(name: str, text: str) -> str:
    entry = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(_line(text))}</rdf:li></rdf:Alt>'
    return f"<{name}>{entry}</{name}>" if _line(text) else ""


def _sequence(name: str, text: str) -> str:
    entry = f"<rdf:Seq><rdf:li>{escape(_line(text))}</rdf:li></rdf:Seq>"
    return f"<{name}>{entry}</{name}>" if _line(text) else ""


def _dates(day: date) -> str:
    stamp = f"{day:%Y-%m-%d}T00:00:00Z"
    return "".join(_simple(f"xmp:{key}Date", stamp) for key in ("Create", "Modify", "Metadata"))


# The extension schema: PDF/A knows of PDF/UA's mark only when it is told what it is.
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
{properties}
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
