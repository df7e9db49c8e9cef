"""What is marked on the pages of a paper: words that were sought, and what is being written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from desktop.operations.live_previews import Spot
from desktop.ui.widgets.page_hits import Hit

# The pages are white in every theme, and so the marks are the same in all.
_HIT, _HERE = QColor(255, 231, 130), QColor(255, 184, 77)
_WRITTEN = QColor(29, 95, 168)
_BAR_LEFT, _BAR_WIDTH = 5, 3
# So far above the next heading, in points, what is written ends.
_ABOVE = 14


@dataclass(slots=True)
class PageMarks:
    """The marks of one view; ``current`` is the hit the clerk is at, less than 0 for none.

    ``written`` is where it begins and where the next begins, ``column`` how far down the text of
    a page begins and ends, in points.
    """

    hits: Sequence[Hit] = ()
    current: int = -1
    written: tuple[Spot, Spot] | None = None
    column: tuple[float, float] = (0.0, 0.0)

    def paint(self, painter: QPainter, page: int, sheet: QRectF, scale: float) -> None:
        """Paints what is marked on a page that stands there, so many pixels to the point."""
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for number, hit in enumerate(self.hits):
            if hit.page == page:
                colour = _HERE if number == self.current else _HIT
                for box in hit.boxes:
                    corner = sheet.topLeft() + box.topLeft() * scale
                    around = QRectF(corner, box.size() * scale).adjusted(-1, -2, 1, 2)
                    painter.fillRect(around, colour)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if self.written:
            self._paint_bar(painter, page, sheet, scale)

    def _paint_bar(self, painter: QPainter, page: int, sheet: QRectF, scale: float) -> None:
        assert self.written is not None
        first, last = self.written
        if not first.page <= page <= last.page:
            return
        upper = first.top if page == first.page else self.column[0]
        lower = last.top - _ABOVE if page == last.page else self.column[1]
        if lower > upper:
            left = sheet.left() + _BAR_LEFT
            top, height = upper * scale, (lower - upper) * scale
            bar = QRectF(left, sheet.top() + top, _BAR_WIDTH, height)
            painter.fillRect(bar, _WRITTEN)
