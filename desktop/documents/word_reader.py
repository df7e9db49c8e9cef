"""Reading our own Word papers back as text: what a colleague's edited copy says, line by line.

Made for comparing papers; what comes from outside is taken in by the intake's own readers.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TypeAlias
from zipfile import BadZipFile, ZipFile

from lxml import etree

from desktop.documents.word_styles import NAMESPACE

LARGEST_PART = 200_000_000
Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_W = f"{{{NAMESPACE}}}"
_PARAGRAPH, _TEXT = f"{_W}p", f"{_W}t"
_AS_TEXT = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
# A part that is missing, damaged, packed in an unknown way, or encrypted.
_UNREADABLE = (KeyError, BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError)
_NOT_SHOWN = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_word_text(data: bytes) -> list[tuple[str, str]]:
    """The style id and text of each paragraph of the body, cells and contents included.

    Tracked changes are read as accepted. Raises ``ValueError`` when this is no Word file, or one
    that is damaged, encrypted or too large.
    """
    return _paragraphs(data, "word/document.xml")


def read_word_heads(data: bytes) -> dict[str, str]:
    """The text of each head and foot, by part name ("word/header1.xml"), lines joined by "\\n".

    Raises ``ValueError`` as ``read_word_text`` does.
    """
    with _package(data) as package:
        names = [name for name in package.namelist() if name.startswith(("word/head", "word/foot"))]
    texts = {name: _paragraphs(data, name) for name in names}
    return {name: "\n".join(text for _, text in lines) for name, lines in texts.items()}


def _package(data: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(data))
    except (BadZipFile, NotImplementedError) as error:
        raise ValueError("this is no zip") from error


def _content(data: bytes, part: str) -> bytes:
    with _package(data) as package:
        try:
            if package.getinfo(part).file_size > LARGEST_PART:
                raise ValueError(f"{part} is larger than {LARGEST_PART} bytes")
            return package.read(part)
        except _UNREADABLE as error:
            raise ValueError(f"{part} cannot be read") from error


def _paragraphs(data: bytes, part: str) -> list[tuple[str, str]]:
    try:
        root = etree.fromstring(_content(data, part), _PARSER)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"{part} is no XML") from error
    # The same drawing in an older form, which would be read twice.
    etree.strip_elements(root, _FALLBACK, with_tail=False)
    return [
        (_style(paragraph), "".join(_characters(paragraph))) for paragraph in root.iter(_PARAGRAPH)
    ]


def _style(paragraph: Element) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if found is None else found.get(f"{_W}val", "")


def _characters(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif str(child.tag) in _AS_TEXT:
            yield _AS_TEXT[str(child.tag)]
        elif child.tag not in _NOT_SHOWN and child.tag != _PARAGRAPH:
            yield from _characters(child)
