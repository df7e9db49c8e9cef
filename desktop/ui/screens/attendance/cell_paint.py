"""How cells of the grid are drawn: a letter on a shape, what is noted as a mark at the edge."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.queries.attendance_grid import Cell
from db.queries.served import NotedStep
from db.rules.lifecycle import StepKind
from db.rules.service import WITHIN
from desktop.ui.colours import Colours, colours_of
from desktop.ui.screens.attendance.cell_words import LEGEND, LOOKS, Form, Look, letter_of
from desktop.ui.screens.attendance.grid_model import GridModel, Index

_EDGE = 5


class CellPainter(QStyledItemDelegate):
    """Draws the cells of a ``GridModel``."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, the shape with its letter, what is noted, then where the keyboard is."""
        cell = self._model.cell(index.row(), index.column())
        if cell is None:
            return
        colours = colours_of(QApplication.palette())
        painter.save()
        locked = self._model.is_locked(index.column())
        _paint_ground(painter, option, colours, locked=locked)
        _paint_cell(painter, option.rect, cell, colours)
        for step in self._model.steps(index.row(), index.column()):
            _paint_step(painter, option.rect, step, colours)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()


class LegendLine(QWidget):
    """What the letters mean, drawn as the grid draws them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = ", ".join(f"{look.letter} {look.word}" for look in LEGEND)
        self.setAccessibleName(f"Teckenförklaring: {words}")
        self.setToolTip(
            "K visas som en pil där någon kommer, G som ett streck där någon går.\n"
            "Siffran under paragrafens nummer är hur många som tjänstgör."
        )
        self.setMinimumHeight(self._rows_height(1))

    def paintEvent(self, _event: object) -> None:
        """Draws as many rows as the width asks for."""
        painter = QPainter(self)
        colours = colours_of(QApplication.palette())
        self._walk(self.width(), painter, colours)
        painter.end()

    def resizeEvent(self, _event: object) -> None:
        """Takes the height that the rows need."""
        self.setMinimumHeight(self._rows_height(self._walk(self.width(), None, None)))

    def _walk(self, width: int, painter: QPainter | None, colours: Colours | None) -> int:
        metrics, x, row = self.fontMetrics(), 0, 0
        box = metrics.height() + 8
        for look in LEGEND:
            wide = box + 4 + metrics.horizontalAdvance(look.word) + 14
            if x and x + wide > width:
                x, row = 0, row + 1
            if painter and colours:
                y = row * (box + 2)
                _paint_look(painter, QRect(x, y, box, box), look, look.letter, colours)
                painter.setPen(QColor(colours.muted))
                place = QRect(x + box + 4, y, wide, box)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, look.word)
            x += wide
        return row + 1

    def _rows_height(self, rows: int) -> int:
        return rows * (self.fontMetrics().height() + 10)


def _paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, colours: Colours, *, locked: bool
) -> None:
    chosen = option.state & QStyle.StateFlag.State_Selected
    painter.fillRect(option.rect, QColor(colours.selection if chosen else colours.surface))
    if locked:
        painter.fillRect(option.rect, QBrush(QColor(colours.line), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QColor(colours.line))
    painter.drawLine(option.rect.topRight(), option.rect.bottomRight())


def _paint_cell(painter: QPainter, room: QRect, cell: Cell, colours: Colours) -> None:
    _paint_look(painter, room, LOOKS[cell.state], letter_of(cell), colours)
    if cell.points:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.warning))
        corner = QPointF(room.topRight())
        painter.drawPolygon(QPolygonF([corner, corner + QPoint(-7, 0), corner + QPoint(0, 7)]))


def _paint_look(painter: QPainter, room: QRect, look: Look, letter: str, colours: Colours) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_form(painter, room, look.form, colours)
    painter.setPen(QColor(_ink(look.form, colours)))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, letter)


def _ink(form: Form, colours: Colours) -> str:
    match form:
        case Form.BAND:
            return colours.text
        case Form.STAND_IN:
            return colours.information
        case Form.DIAMOND:
            return colours.warning
        case _:
            return colours.muted


def _paint_form(painter: QPainter, room: QRect, form: Form, colours: Colours) -> None:
    inner = room.adjusted(0, 4, -1, -4)
    match form:
        case Form.BAND:
            painter.fillRect(inner, QColor(colours.hover))
        case Form.STAND_IN:
            painter.fillRect(inner, QColor(colours.information_fill))
            painter.fillRect(inner.adjusted(0, inner.height() - 2, 0, 0), _of(colours.information))
        case Form.OUTLINE:
            painter.setPen(QColor(colours.border))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            side = min(inner.width(), inner.height())
            box = QRectF(0, 0, side, side)
            box.moveCenter(QRectF(room).center())
            painter.drawEllipse(box)
        case Form.LINE | Form.DOTS:
            style = Qt.PenStyle.SolidLine if form is Form.LINE else Qt.PenStyle.DotLine
            painter.setPen(QPen(QColor(colours.border), 1, style))
            middle, gap = room.center().y(), 7
            painter.drawLine(room.left(), middle, room.center().x() - gap, middle)
            painter.drawLine(room.center().x() + gap, middle, room.right(), middle)
        case Form.DIAMOND:
            painter.setPen(QPen(QColor(colours.warning), 1))
            painter.setBrush(QColor(colours.warning_fill))
            painter.drawPolygon(_diamond(QRectF(room)))
        case Form.NOTHING:
            return


def _of(colour: str) -> QColor:
    return QColor(colour)


def _diamond(room: QRectF) -> QPolygonF:
    middle, half = room.center(), min(room.width(), room.height()) / 2 - 1
    corners = ((0, -half), (half, 0), (0, half), (-half, 0))
    return QPolygonF([middle + QPointF(x, y) for x, y in corners])


def _paint_step(painter: QPainter, room: QRect, step: NotedStep, colours: Colours) -> None:
    """An arrow in for one who comes, a bar at the end for one who goes."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    left, right, middle = room.left(), room.right(), room.center().y()
    match step.kind:
        case StepKind.CAME:
            foot = right - 7 if step.point == WITHIN else left
            arrow = ((foot, middle - 6), (foot + 6, middle), (foot, middle + 6))
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in arrow]))
        case StepKind.LEFT:
            at_end = step.item_id is not None and step.point != WITHIN
            edge = right - 3 if at_end else left
            painter.drawRect(QRect(edge, room.top() + 3, 3, room.height() - 6))
        case StepKind.CONFLICT:
            return
