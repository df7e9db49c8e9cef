"""Finding words in the pages of a PDF; may be done in any thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtPdf import QPdfDocument

# What stands in the text of a page at the end of a line that a word was broken at.
_BREAKS = frozenset("\u00ad\u0002\ufffe\r\n")
_HYPHENS = frozenset("\u00ad\u0002\ufffe")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand: the page, from 0, and a box for each line, in points."""

    page: int
    boxes: tuple[QRectF, ...]


def opened(data: bytes) -> tuple[QPdfDocument, QBuffer]:
    """The PDF of these bytes; it lives as long as its buffer."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document, buffer


def hits_in(data: bytes, words: str) -> tuple[Hit, ...]:
    """Where the words stand, in any case of letters, also where they go over a line's end."""
    sought = " ".join(words.split()).lower()
    if not sought:
        return ()
    document, buffer = opened(data)
    found = tuple(
        hit for page in range(document.pageCount()) for hit in _hits(document, page, sought)
    )
    document.close()
    buffer.close()
    return found


def _hits(document: QPdfDocument, page: int, sought: str) -> Iterator[Hit]:
    text, places = _joined(document.getAllText(page).text())
    start = text.find(sought)
    while start >= 0:
        first, last = places[start], places[start + len(sought) - 1]
        selection = document.getSelectionAtIndex(page, first, last - first + 1)
        yield Hit(page, tuple(shape.boundingRect() for shape in selection.bounds()))
        start = text.find(sought, start + len(sought))


def _joined(text: str) -> tuple[str, list[int]]:
    """The text as it is read, in lower case, and where in the page's text each letter stands.

    Words broken at a line's end are whole, and other line ends are one space.
    """
    letters: list[str] = []
    places: list[int] = []
    broken = False
    for place, sign in enumerate(text):
        if sign in _BREAKS:
            broken = broken or sign in _HYPHENS
            if broken or not letters or letters[-1] == " ":
                continue
            sign = " "
        else:
            broken = False
        letters.append(sign.lower()[:1])
        places.append(place)
    return "".join(letters), places
