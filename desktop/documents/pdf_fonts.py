"""The four faces of the papers' own font family: what they cover and how wide they set text.

The fonts are embedded, so that a paper looks the same everywhere and in fifty years.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import as_file, files
from threading import Lock

from reportlab.pdfbase.ttfonts import TTFont

UNITS_PER_EM = 1000
# Words come again and again, so their widths are kept; longer texts do not.
LONGEST_KEPT = 40
EMBEDDING = Lock()
"""Held while fonts are put into a file: reportlab reads each font at a place of its own making,
and two papers set at once would move it under each other."""


class Face(IntEnum):
    """A face of the family; bold is bit 1, italic bit 2."""

    REGULAR = 0
    BOLD = 1
    ITALIC = 2
    BOLD_ITALIC = 3


_FILES = {
    Face.REGULAR: "KlubbslagSans-Regular.ttf",
    Face.BOLD: "KlubbslagSans-Bold.ttf",
    Face.ITALIC: "KlubbslagSans-Italic.ttf",
    Face.BOLD_ITALIC: "KlubbslagSans-BoldItalic.ttf",
}


def face_of(*, bold: bool, italic: bool) -> Face:
    """The face with these properties."""
    return Face(int(bold) + 2 * int(italic))


@cache
def font(face: Face) -> TTFont:
    """The face's font, read from the resources once."""
    name = _FILES[face]
    with as_file(files("resources") / "fonts" / name) as path:
        return TTFont(name.removesuffix(".ttf"), str(path))


@cache
def _widths(face: Face) -> dict[int, float]:
    return dict(font(face).face.charWidths)


def width(face: Face, text: str) -> float:
    """How wide the text is set, in thousandths of the font size."""
    return _word_width(face, text) if len(text) <= LONGEST_KEPT else _sum_of_widths(face, text)


@lru_cache(maxsize=50_000)
def _word_width(face: Face, text: str) -> float:
    return _sum_of_widths(face, text)


def _sum_of_widths(face: Face, text: str) -> float:
    widths = _widths(face)
    return sum(widths.get(ord(character), 0) for character in text)


@cache
def covered(face: Face) -> frozenset[str]:
    """The characters that the face has a glyph for (of the basic plane; others cannot be named)."""
    points = font(face).face.charToGlyph
    return frozenset(chr(point) for point in points if 32 <= point <= 0xFFFF)
