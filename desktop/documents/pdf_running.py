"""What every page carries: head, foot with boxes for initials, and the paper's mark.

They are artifacts, so that a reader is not told the same on each page; only the mark ("Ej
justerat") is text, once, for nobody may miss it.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.documents.model import Document
from desktop.documents.pdf_characters import settable
from desktop.documents.pdf_fonts import UNITS_PER_EM, Face, width
from desktop.documents.pdf_styles import GREY, HAIRLINE, MILLIMETRE, PAGE_HEIGHT, Sheet
from desktop.documents.pdf_tags import BLACK, Colour, TaggedCanvas
from desktop.documents.pdf_tree import Element

HEAD_TOP = PAGE_HEIGHT - 15 * MILLIMETRE
ROW = 11.5
SIZE = 8.5
MARK_SIZE = 10.5
BOX_WIDTH = 30 * MILLIMETRE
BOX_HEIGHT = 9 * MILLIMETRE
BOX_BOTTOM = 9 * MILLIMETRE
BOX_LABEL = 7.5
_ELLIPSIS = "…"
_USUAL_SMALL = 9.0


class RunningParts:
    """Draws head, foot and mark on page after page; ``mark_element`` owns the first mark."""

    def __init__(self, document: Document, sheet: Sheet, mark_element: Element | None) -> None:
        self.document = document
        self.sheet = sheet
        self.mark_element = mark_element
        self.scale = max(1.0, sheet.small.size / _USUAL_SMALL)

    def draw(self, canvas: TaggedCanvas, number: int, count: int) -> None:
        """Draw what page ``number`` of ``count`` carries."""
        self._draw_mark(canvas, number)
        canvas.artifact("Header")
        self._draw_head(canvas, number, count)
        if self.document.initials:
            canvas.artifact("Footer")
            self._draw_initials(canvas)

    def _draw_head(self, canvas: TaggedCanvas, number: int, count: int) -> None:
        head = self.document.head
        page = f"Sida {number} ({count})"
        right = [head.paper, head.day, head.reference]
        left = [head.organisation, head.body]
        self._rows(canvas, [settable(text) for text in left if text], right=False)
        self._rows(canvas, [*(settable(text) for text in right if text), page], right=True)
        y = HEAD_TOP - 3 * ROW * self.scale - 8
        canvas.rule(self.sheet.left, y, self.sheet.right, y, 0.6, self.sheet.accent)

    def _rows(self, canvas: TaggedCanvas, texts: Sequence[str], *, right: bool) -> None:
        size = SIZE * self.scale
        room = self.sheet.width / 2 - self._mark_room() - 6
        for number, text in enumerate(texts):
            face = Face.BOLD if number == 0 else Face.REGULAR
            shown = shortened(text, face, size, room)
            x = self.sheet.right - _extent(shown, face, size) if right else self.sheet.left
            colour = BLACK if number == 0 else GREY
            y = HEAD_TOP - number * ROW * self.scale
            canvas.text(x, y, [(face, shown)], size, colour)

    def _mark_room(self) -> float:
        """Half of what the mark takes in the middle of the head."""
        mark = self.document.mark
        size = MARK_SIZE * self.scale
        return _extent(settable(mark), Face.BOLD, size) / 2 + 12 if mark else 0.0

    def _draw_mark(self, canvas: TaggedCanvas, number: int) -> None:
        if not self.document.mark:
            return
        text = settable(self.document.mark)
        size = MARK_SIZE * self.scale
        extent = _extent(text, Face.BOLD, size)
        x = (self.sheet.left + self.sheet.right - extent) / 2
        canvas.artifact("Header")
        box = (x - 8, HEAD_TOP - 6.5 * self.scale, extent + 16, 19 * self.scale)
        canvas.frame(box, 1.0, self._mark_colour)
        if number == 1 and self.mark_element:
            canvas.mark(self.mark_element)
        canvas.text(x, HEAD_TOP - 0.5 * self.scale, [(Face.BOLD, text)], size, self._mark_colour)

    @property
    def _mark_colour(self) -> Colour:
        return (0.62, 0.11, 0.11)

    def _draw_initials(self, canvas: TaggedCanvas) -> None:
        """A box for each role, from the right, with the role's name in its upper edge."""
        count, size = len(self.document.initials), BOX_LABEL * self.scale
        box = min(BOX_WIDTH, self.sheet.width / count)
        left = self.sheet.right - box * count
        for number, role in enumerate(self.document.initials):
            x = left + number * box
            canvas.frame((x, BOX_BOTTOM, box, BOX_HEIGHT), 0.5, HAIRLINE)
            label = shortened(settable(role), Face.REGULAR, size, box - 6)
            y = BOX_BOTTOM + BOX_HEIGHT - size - 1
            canvas.text(x + 3, y, [(Face.REGULAR, label)], size, GREY)


def _extent(text: str, face: Face, size: float) -> float:
    return width(face, text) * size / UNITS_PER_EM


def shortened(text: str, face: Face, size: float, room: float) -> str:
    """The text, cut with an ellipsis where it does not fit the room."""
    one_line = " ".join(text.split())
    if _extent(one_line, face, size) <= room:
        return one_line
    kept = one_line
    while kept and _extent(kept + _ELLIPSIS, face, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS
