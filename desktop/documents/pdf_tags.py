"""A canvas that says what it draws: marked content, for the structure tree above it.

Screen readers, search and archives read the tree; the eye sees only the page. An ``Element``
is one thing of the text (a paragraph, a table cell). It may own marks on several pages, so that
a paragraph split over a page break stays one. What is drawn under no element is an artifact.

Private names of reportlab's canvas are used (``_code``, ``_doc``, ``_make_preamble``,
``_addAnnotation``): it has no calls for marked content.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any, TypeAlias

from PIL.Image import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.pdf_codes import FaceCodes
from desktop.documents.pdf_file import file_of
from desktop.documents.pdf_fonts import Face
from desktop.documents.pdf_objects import (
    FileObjects,
    LinkObject,
    Packed,
    Place,
    Raw,
    SignatureField,
    reference_to,
)
from desktop.documents.pdf_outline import Outline
from desktop.documents.pdf_tree import Annotation, Element, Mark, Tree

Colour: TypeAlias = tuple[float, float, float]
Rectangle: TypeAlias = tuple[float, float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)

# Streams stay bytes: reportlab would write pictures as printable characters, a quarter larger.
rl_config.useA85 = 0


class TaggedCanvas(Canvas):
    """A reportlab canvas with tags, in points from the lower left corner of the page.

    ``mark`` and ``artifact`` say what the next drawing is; text is set through ``text``, so that
    it reads back whole. While ``repeating`` is true, all is drawn as an artifact.
    """

    _code: list[str]
    _doc: Any

    def __init__(self, page_size: tuple[float, float], language: str) -> None:
        self.marked: list[list[Element]] = [[]]
        self.annotated: list[Element] = []
        self.repeating = False
        self._fields: list[str] = []
        self._places: dict[str, Place] = {}
        self._outline = Outline()
        self._codes: dict[Face, FaceCodes] = {}
        self._open: Element | str = ""
        self._tf = self._fill = self._stroke = ""
        self._preamble = ""
        super().__init__(  # pyright: ignore[reportUnknownMemberType]
            BytesIO(), pagesize=page_size, pageCompression=0, invariant=1, lang=language
        )
        self._doc.defaultStreamFilters = [Packed]

    @property
    def page(self) -> int:
        """The page being drawn, from 0."""
        return len(self.marked) - 1

    def _make_preamble(self) -> None:
        """Pages start bare: the standard preamble names a font that is not embedded."""

    def mark(self, element: Element) -> None:
        """What is drawn from now on belongs to the element."""
        if self.repeating:
            self.artifact()
        elif self._open is not element:
            self._close()
            numbers = self.marked[-1]
            self._add(f"/{element.tag} <</MCID {len(numbers)}>> BDC")
            element.kids.append(Mark(self.page, len(numbers)))
            numbers.append(element)
            self._open = element

    def artifact(self, kind: str = "") -> None:
        """What is drawn from now on is no part of the text; ``kind`` is Header, Footer or ''."""
        key = f"artifact {kind}"
        if self._open == key:
            return
        self._close()
        properties = f"<</Type/Pagination/Subtype/{kind}>> BDC"
        self._add(f"/Artifact {properties}" if kind else "/Artifact BMC")
        self._open = key

    def _close(self) -> None:
        if self._open:
            self._add("EMC")
        self._open = ""

    def _add(self, code: str) -> None:
        self._code.append(code)

    def text(
        self, x: float, y: float, pieces: Iterable[tuple[Face, str]], size: float, colour: Colour
    ) -> None:
        """Set pieces of text one after the other from the point, on one baseline."""
        self._fill_with(colour)
        code = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for face, text in pieces:
            self._show(face, text, size, code)
        code.append("ET")
        self._add(" ".join(code))

    def _show(self, face: Face, text: str, size: float, code: list[str]) -> None:
        codes = self._codes.get(face) or self._codes.setdefault(face, FaceCodes(face, self._doc))
        for name, chunk in codes.encoded(text):
            tf = f"{name} {size:g} Tf"
            if tf != self._tf:
                code.append(tf)
                self._tf = tf
            code.append(f"({chunk}) Tj")

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, weight: float, colour: Colour
    ) -> None:
        """A straight line, drawn as an artifact unless another artifact is open."""
        self._stroke_with(colour, weight)
        self._add(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def frame(self, box: Rectangle, weight: float, colour: Colour) -> None:
        """The outline of a box given by its left, bottom, width and height."""
        self._stroke_with(colour, weight)
        self._add("{:.2f} {:.2f} {:.2f} {:.2f} re S".format(*box))

    def area(self, box: Rectangle, colour: Colour) -> None:
        """A filled box given by its left, bottom, width and height."""
        self._fill_with(colour)
        self._add("{:.2f} {:.2f} {:.2f} {:.2f} re f".format(*box))

    def _fill_with(self, colour: Colour) -> None:
        operator = "{:.3g} {:.3g} {:.3g} rg".format(*colour)
        if operator != self._fill:
            self._add(operator)
            self._fill = operator

    def _stroke_with(self, colour: Colour, weight: float) -> None:
        operator = "{:.3g} {:.3g} {:.3g} RG {:g} w".format(*colour, weight)
        if operator != self._stroke:
            self._add(operator)
            self._stroke = operator

    def place(self, anchor: str, top: float) -> None:
        """Links and bookmarks to the anchor lead here."""
        self._places[anchor] = self.page, top

    def bookmark(self, text: str, anchor: str, level: int) -> None:
        """List the anchor in the outline, at a level from 0."""
        self._outline.add(text, anchor, level)

    def link(self, element: Element, box: Rectangle, target: str, description: str) -> None:
        """Make the box (left, bottom, right, top) a link to an address or ``#anchor``."""
        if self.repeating:
            return
        number = len(self.annotated)
        link = LinkObject(box, target, self._places, description, number, self.marked)
        element.kids.append(Annotation(self.page, f"Link{number}"))
        self.annotated.append(element)
        self._untyped._addAnnotation(link, f"Link{number}")

    def signature_field(self, element: Element, box: Rectangle, description: str) -> None:
        """Make the box (left, bottom, right, top) a field to sign in; they are numbered."""
        number = len(self.annotated)
        name = f"Underskrift {len(self._fields) + 1}"
        field = SignatureField(box, name, description, self.page, number, self.marked)
        element.kids.append(Annotation(self.page, f"Field{number}"))
        self.annotated.append(element)
        self._fields.append(f"Field{number}")
        self._untyped._addAnnotation(field, f"Field{number}")

    def picture(self, image: Image, box: Rectangle) -> None:
        """Draw a picture in the box given by its left, bottom, width and height."""
        self._untyped.drawImage(ImageReader(image), *box, mask="auto")

    def showPage(self) -> None:  # noqa: N802
        """End the page."""
        self._close()
        self._tf = self._fill = self._stroke = ""
        super().showPage()
        self.marked.append([])

    @property
    def file(self) -> FileObjects:
        """The objects of the file so far."""
        return self._doc

    def finished(self, root: Element) -> bytes:
        """The file, with the tree under ``root``; the canvas is used up."""
        self.marked.pop()
        if self._fields:
            fields = " ".join(reference_to(self._doc, f"Annot.{name}") for name in self._fields)
            self._doc.Catalog.AcroForm = Raw(f"<</Fields[{fields}]/SigFlags 3>>")
        self._doc.Catalog.Outlines = self._outline.written(self._doc, self._places)
        data = file_of(self._doc, Tree(root, self.marked, self.annotated))
        # Canvas and document refer to each other: emptied, their many parts are freed at once.
        self._doc.__dict__.clear()
        self.__dict__.clear()
        return data

    @property
    def _untyped(self) -> Any:
        """The canvas free of its stubs, which lack types and know no private names."""
        return self
