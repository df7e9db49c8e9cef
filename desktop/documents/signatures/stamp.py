"""What a signature looks like on the page: drawn by our own writer, its font embedded."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.content import PdfContent, ResourceType
from pyhanko.pdf_utils.generic import NameObject
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp.static import StaticStampStyle

from desktop.documents.pdf_characters import settable
from desktop.documents.pdf_fonts import Face
from desktop.documents.pdf_running import shortened
from desktop.documents.pdf_tags import BLACK, TaggedCanvas
from desktop.documents.pdf_tree import Element

SIZE = 9.0
LEADING = 12.0
FOOT = 6.0
_NAME = "/Stamp"


def stamp_style(holder: str, moment: datetime, width: float, height: float) -> StaticStampStyle:
    """How a signature of that holder looks in a field of that size, in points."""
    corner = AxisAlignment.ALIGN_MIN
    return StaticStampStyle(
        border_width=0,
        background=_Drawing(_page(holder, moment, width, height)),
        background_layout=SimpleBoxLayoutRule(corner, corner, Margins()),
        background_opacity=1.0,
    )


def _page(holder: str, moment: datetime, width: float, height: float) -> bytes:
    """A page of the field's size that says who signed and when."""
    said = f"Digitalt undertecknat {moment:%Y-%m-%d kl. %H.%M}"
    canvas = TaggedCanvas((width, height), "sv-SE")
    canvas.artifact()
    for number, (face, text) in enumerate(((Face.REGULAR, said), (Face.BOLD, settable(holder)))):
        shown = shortened(text, face, SIZE, width)
        canvas.text(0, FOOT + number * LEADING, [(face, shown)], SIZE, BLACK)
    canvas.showPage()
    return canvas.finished(Element("Document"))


class _Drawing(PdfContent):
    """A page of another file, drawn from the lower left corner."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self._page = page

    def render(self) -> bytes:
        """The operator that draws the page."""
        form = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._page)))
        self.set_resource(ResourceType.XOBJECT, NameObject(_NAME), form)
        return f"{_NAME} Do".encode("ascii")
