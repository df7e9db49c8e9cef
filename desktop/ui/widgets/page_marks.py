"""What is marked on the pages of a paper: words that were sought, and what is being written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from desktop.operations.live_previews import Spot
from desktop.ui.widgets.page_hits import Hit

# The pages are white in every theme, and so the marks are the same in all.
_HIT, _HERE = QColor(255, 214, 10, 90), QColor(255, 140, 0, 150)
_WRITTEN = QColor(29, 95, 168)
_BAR_LEFT, _BAR_WIDTH = 5, 3
# Where the text of a page begins and ends at the most, as shares of its height.
_UPPER, _LOWER = 0.1, 0.94


@dataclass(slots=True)
class PageMarks:
    """The marks of one view; ``current`` is the hit the clerk is at, less than 0 for none."""

    hits: Sequence[Hit] = ()
    current: int = -1
    written: tuple[Spot, Spot] | None = None

    def paint(self, painter: QPainter, page: int, sheet: QRectF, scale: float) -> None:
        """Paints what is marked on a page that stands there, so many pixels to the point."""
        for number, hit in enumerate(self.hits):
            if hit.page == page:
                colour = _HERE if number == self.current else _HIT
                for box in hit.boxes:
                    corner = sheet.topLeft() + box.topLeft() * scale
                    around = QRectF(corner, box.size() * scale).adjusted(-1, -2, 1, 2)
                    painter.fillRect(around, colour)
        if self.written:
            self._paint_bar(painter, page, sheet, scale)

    def _paint_bar(self, painter: QPainter, page: int, sheet: QRectF, scale: float) -> None:
        assert self.written is not None
        first, last = self.written
        if not first.page <= page <= last.page:
            return
        upper = first.top * scale if page == first.page else sheet.height() * _UPPER
        lower = last.top * scale if page == last.page else sheet.height() * _LOWER
        if lower > upper:
            left = sheet.left() + _BAR_LEFT
            bar = QRectF(left, sheet.top() + upper, _BAR_WIDTH, lower - upper)
            painter.fillRect(bar, _WRITTEN)
