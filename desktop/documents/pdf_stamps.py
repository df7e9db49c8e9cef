"""Stamps on pages that exist already: one line at the foot, drawn as an artifact.

The font is set once by reportlab and shared by all pages, so a stamp costs no page of its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.pdf_fonts import EMBEDDING, UNITS_PER_EM, Face, font, width

SIZE = 8.0
EDGE = 28.0
FOOT = 13.0
_NAME = "/KlubbslagStamp"
_OPEN = b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC q 0.25 g BT "
_CLOSE = b" ET Q EMC"
# An object of a PDF file; pikepdf gives them without further type.
Node = Any


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a page says at its foot, to the left and to the right."""

    left: str
    right: str


class Stamper:
    """Stamps pages of one file; ``alphabet`` holds every character that stamps are made of."""

    def __init__(self, target: Pdf, alphabet: str) -> None:
        self._target = target
        codes, made = _subset("".join(sorted(set(alphabet))))
        self._codes = defaultdict(lambda: codes[" "], ((ord(s), code) for s, code in codes.items()))
        with pikepdf.open(BytesIO(made)) as source:
            fonts: Node = source.pages[0].obj.Resources.Font
            own = (each for each in dict(fonts).values() if "/ToUnicode" in each)
            self._font = target.copy_foreign(next(own))
        self._save = target.make_stream(b"q ")

    def stamp(self, page: pikepdf.Page, stamp: Stamp) -> None:
        """Draw the stamp over the page, upright as the page is shown."""
        obj: Node = page.obj
        across, matrix = _upright(page)
        extent = width(Face.REGULAR, stamp.right) * SIZE / UNITS_PER_EM
        content = b" Q " + _OPEN + f"{_NAME} {SIZE:g} Tf ".encode()
        content += self._text(stamp.left, matrix, EDGE)
        content += self._text(stamp.right, matrix, across - EDGE - extent) + _CLOSE
        inner: Node = obj.get("/Contents")
        kept = list(inner) if isinstance(inner, Array) else [inner] if inner is not None else []
        obj.Contents = Array([self._save, *kept, self._target.make_stream(content)])
        self._add_font(obj)

    def _text(self, text: str, matrix: tuple[float, ...], along: float) -> bytes:
        a, b, c, d, e, f = matrix
        x, y = a * along + c * FOOT + e, b * along + d * FOOT + f
        place = f"{a:g} {b:g} {c:g} {d:g} {x:.2f} {y:.2f} Tm "
        return f"{place}<{text.translate(self._codes).encode('latin-1').hex()}> Tj ".encode()

    def _add_font(self, obj: Node) -> None:
        resources: Node = obj.get("/Resources")
        if resources is None:
            resources = obj.Resources = Dictionary()
        fonts: Node = resources.get("/Font")
        if fonts is None:
            fonts = resources.Font = Dictionary()
        fonts[_NAME] = self._font


def _subset(alphabet: str) -> tuple[dict[str, int], bytes]:
    """The code of each character in a one-page file that holds the font for them."""
    face: Node = font(Face.REGULAR)
    reportlab_fonts: Node = pdfmetrics
    reportlab_fonts.registerFont(face)
    target = BytesIO()
    canvas: Node = Canvas(target, invariant=1)
    canvas.setFont(face.fontName, SIZE)
    text = f" {alphabet}"
    canvas.drawString(0, 0, text)
    pieces: Node = face.splitString(text, canvas._doc)
    codes = b"".join(bytes(piece) for subset, piece in pieces if subset == 0)
    with EMBEDDING:
        canvas.save()
    return dict(zip(text, codes, strict=False)), target.getvalue()


def _upright(page: pikepdf.Page) -> tuple[float, tuple[float, ...]]:
    """How wide the page is as shown, and the matrix from its lower left corner as shown."""
    left, bottom, right, top = map(float, page.cropbox.as_list())
    left, right = min(left, right), max(left, right)
    bottom, top = min(bottom, top), max(bottom, top)
    match _rotation(page.obj):
        case 90:
            return top - bottom, (0, 1, -1, 0, right, bottom)
        case 180:
            return right - left, (-1, 0, 0, -1, right, top)
        case 270:
            return top - bottom, (0, -1, 1, 0, left, top)
        case _:
            return right - left, (1, 0, 0, 1, left, bottom)


def _rotation(obj: Node) -> int:
    return int(obj.get(Name.Rotate, 0)) % 360
