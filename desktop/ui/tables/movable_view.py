"""A list whose rows are moved: dragged with the mouse, or Alt+↑ and Alt+↓."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.icons import icon
from desktop.ui.tables.rows_model import ID_ROLE, RowsModel
from desktop.ui.tables.rows_view import RowsView

ROW_FORMAT = "application/x-klubbslag-row"


class MovableView(RowsView):
    """Rows in an order of their own, not to be sorted.

    ``moved(id, place)`` when a row of this list is put at another place (from 1), ``dropped(name,
    id, place)`` when one comes from the list with that name. A list with ``takes`` False only
    gives. Identities are Python integers of 64 bits, so signals carry objects.
    """

    moved = Signal(object, int)
    dropped = Signal(str, object, int)

    def __init__(
        self, model: RowsModel, key: str, name: str, *, takes: bool = True,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(model, key, name, parent)
        self._name = key
        self._pressed: QPoint | None = None
        self._line: int | None = None
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setAcceptDrops(takes)
        if takes:
            self._add("Flytta upp", "arrow-up", "Alt+Up", -1)
            self._add("Flytta ner", "arrow-down", "Alt+Down", 1)

    def step(self, by: int) -> None:
        """Moves the row that the clerk is on one place up or down."""
        row, wanted = self.currentIndex().row(), self.currentIndex().row() + by
        if row >= 0 and 0 <= wanted < self.rows.rowCount():
            self.moved.emit(self.currentIndex().data(ID_ROLE), wanted + 1)

    # The mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where a drag may begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begins to drag when the mouse has gone far enough with its button down."""
        if not self._pressed or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._drag(self._pressed)
            self._pressed = None

    def _drag(self, start: QPoint) -> None:
        identity = self.indexAt(start).data(ID_ROLE)
        if identity is None:
            return
        data = QMimeData()
        data.setData(ROW_FORMAT, f"{self._name}\n{identity}".encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes rows of our own lists."""
        if event.mimeData().hasFormat(ROW_FORMAT):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows where the row would go."""
        if event.mimeData().hasFormat(ROW_FORMAT):
            self._show_line(self._place_at(event.position().toPoint()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forgets where it would have gone."""
        self._show_line(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Puts the row there."""
        where = self._place_at(event.position().toPoint())
        self._show_line(None)
        event.acceptProposedAction()
        self.put(bytes(event.mimeData().data(ROW_FORMAT).data()).decode(), where)

    def put(self, carried: str, where: int) -> None:
        """Tells of a row let go of before the row number ``where`` (from 0)."""
        name, _, number = carried.partition("\n")
        identity = int(number)
        if name != self._name:
            self.dropped.emit(name, identity, where + 1)
            return
        now = self.rows.find(identity)
        place = where if now < where else where + 1
        if place != now + 1:
            self.moved.emit(identity, place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line where a dragged row would go."""
        super().paintEvent(event)
        if self._line is None:
            return
        y = self.rowViewportPosition(self._line) if self._line < self.rows.rowCount() else -1
        if y < 0:
            last = self.rows.rowCount() - 1
            y = self.rowViewportPosition(last) + self.rowHeight(last) - 1 if last >= 0 else 1
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QApplication.palette().highlight().color(), 2))
        painter.drawLine(0, y, self.viewport().width(), y)
        painter.end()

    def _show_line(self, line: int | None) -> None:
        self._line = line
        self.viewport().update()

    def _place_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return self.rows.rowCount()
        middle = self.visualRect(index).center().y()
        return index.row() + (point.y() > middle)

    def _add(self, text: str, sign: str, keys: str, by: int) -> None:
        action = QAction(icon(sign), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self.step(by))
        self.addAction(action)
