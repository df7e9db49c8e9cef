"""How cells are drawn: rows of one height, states as a word with a shape."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.colours import colours_of
from desktop.ui.tables.column import Mark, Shape
from desktop.ui.tables.rows_model import MARK_ROLE, Index

_GAP = 8
_PILL = 20


class CellDelegate(QStyledItemDelegate):
    """Draws a cell; one with a ``Mark`` gets its word with a shape in the tone of the state."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws the ground of the row first, then text or mark, then the focus line."""
        mark = index.data(MARK_ROLE)
        super().paint(painter, option, index)
        if isinstance(mark, Mark):
            self._paint_mark(painter, option, mark)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Takes the word of a marked cell away, as it is drawn here, and the dotted focus box."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if isinstance(index.data(MARK_ROLE), Mark):
            option.text = ""

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, mark: Mark) -> None:
        words = f"{mark.shape} {mark.word}" if mark.shape is not Shape.NONE else mark.word
        metrics = option.fontMetrics
        room = option.rect.adjusted(_GAP, 0, -_GAP, 0)
        wide = min(metrics.horizontalAdvance(words) + 2 * _GAP, room.width())
        high = max(_PILL, metrics.height() + 2)
        pill = QRect(room.left(), room.center().y() - high // 2 + 1, wide, high)
        ink, fill = _tones(mark.tone)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(ink)
        inner = pill.adjusted(_GAP, 0, -_GAP // 2, 0)
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


def _tones(tone: str) -> tuple[QColor, QColor]:
    # A view under a style sheet has a palette of its own; the program's is the look.
    colours = colours_of(QApplication.palette())
    if not tone:
        return QColor(colours.text), QColor(colours.hover)
    return QColor(getattr(colours, tone)), QColor(getattr(colours, f"{tone}_fill"))
