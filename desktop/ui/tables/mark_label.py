"""A state outside lists: a word with a shape, in the colour of the state."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from desktop.ui.colours import colours_of
from desktop.ui.tables.column import Mark, Shape

_SIDE = 9


class MarkLabel(QWidget):
    """Draws a ``Mark`` as lists draw it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: Mark | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: Mark | None) -> None:
        """Shows a state; None for nothing."""
        self._mark = mark
        self.setAccessibleName(mark.word if mark else "")
        self.setToolTip(mark.word if mark else "")
        self.setVisible(mark is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._words()) + 2 * _SIDE, metrics.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the pill with its word."""
        if not self._mark:
            return
        colours = colours_of(QApplication.palette())
        tone = self._mark.tone
        fill = getattr(colours, f"{tone}_fill") if tone else colours.hover
        ink = getattr(colours, tone) if tone else colours.text
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setPen(QColor(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words())

    def _words(self) -> str:
        mark = self._mark
        if not mark:
            return ""
        return f"{mark.shape} {mark.word}" if mark.shape is not Shape.NONE else mark.word
