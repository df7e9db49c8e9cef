"""The properties of a Word file: title, subject, organisation, language and dnr."""

from __future__ import annotations

from desktop.documents.model import Document
from desktop.documents.word_runs import escaped, one_line

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_STRING_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def core_properties(document: Document) -> str:
    """``docProps/core.xml``; the day the paper was made is its only date."""
    day = f"{document.made_on.isoformat()}T00:00:00Z"
    numbers = ", ".join(document.registration_numbers)
    author = document.head.organisation
    elements = (
        ("dc:title", document.title),
        ("dc:subject", document.subject),
        ("dc:creator", author),
        ("cp:keywords", ", ".join(document.keywords)),
        ("cp:lastModifiedBy", author),
        ("cp:category", document.head.paper),
        ("dc:identifier", numbers),
        ("dc:language", document.language),
    )
    filled = "".join(f"<{name}>{_line(text)}</{name}>" for name, text in elements if text)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"{_HEAD}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{filled}{dates}</cp:coreProperties>"
    )


def application_properties(document: Document) -> str:
    """``docProps/app.xml``: which program made the file, for whom."""
    return (
        f'{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties">'
        "<Application>Klubbslag</Application><DocSecurity>0</DocSecurity>"
        f"<Company>{_line(document.head.organisation)}</Company>"
        "<AppVersion>1.0000</AppVersion></Properties>"
    )


def custom_properties(document: Document) -> str:
    """``docProps/custom.xml``: title, kind of paper and dnr, as fields in Word may show them."""
    values = (
        ("Titel", document.title),
        ("Handlingstyp", document.head.paper),
        ("Diarienummer", ", ".join(document.registration_numbers)),
    )
    properties = "".join(
        f'<property fmtid="{_STRING_SET}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{_line(text)}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(values, 2)
    )
    return (
        f'{_HEAD}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes">{properties}</Properties>'
    )


def _line(text: str) -> str:
    return escaped(one_line(text))
