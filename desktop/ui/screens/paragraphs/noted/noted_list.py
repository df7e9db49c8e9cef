"""A list of what was noted, in whole sentences on the sheet; as tall as its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.colours import colours_of

_PAD = 5
_INDENT = 22
_WRAP = Qt.TextFlag.TextWordWrap
_Role = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing noted: its key, its sentence, and what is said of it in a fainter line below.

    ``tone`` colours that line ("warning" …); ``level`` is how far it stands in, ``is_past`` that
    it counts no longer, ``is_next`` that it is its turn.
    """

    id: int
    words: str
    detail: str = ""
    tone: str = ""
    level: int = 0
    is_past: bool = False
    is_next: bool = False


class NotedList(QListWidget):
    """Rows of ``Noted``; ``opened`` carries the key of the row that was opened.

    Actions put on the list are its context menu; their keys work while the list has the focus.
    """

    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_NotedDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.itemDoubleClicked.connect(self._on_item)
        self._fit()

    def show_noted(self, rows: Sequence[Noted]) -> None:
        """Shows rows in the order given; the one the clerk is on stays chosen, else its place."""
        if list(rows) == self.noted():
            return
        key, place = self.current_key(), self.currentRow()
        self.clear()
        for row in rows:
            self.addItem(_item(row))
        self._fit()
        if key is not None and not self.choose(key):
            self.setCurrentRow(min(place, self.count() - 1))
        self._stand()

    def noted(self) -> list[Noted]:
        """The rows shown."""
        return [self.item(row).data(_Role.UserRole) for row in range(self.count())]

    def current_key(self) -> int | None:
        """The key of the row that the clerk is on."""
        item = self.currentItem()
        return item.data(_Role.UserRole).id if self.currentRow() >= 0 else None

    def choose(self, key: int) -> bool:
        """Moves to the row with that key; whether it is in the list."""
        for place, row in enumerate(self.noted()):
            if row.id == key:
                self.setCurrentRow(place)
                return True
        return False

    def set_point_size(self, size: int) -> None:
        """Writes in that size."""
        font = self.font()
        font.setPointSize(size)
        self.setFont(font)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; arrows leave the list at its ends."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_item(self.currentItem())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the list, not a search."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The actions of the list, by mouse or by the menu key."""
        if self.actions() and self.currentItem():
            menu = QMenu(self)
            menu.addActions(self.actions())
            menu.exec(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stands on the row whose turn it is, else the first, when the clerk comes by keyboard."""
        super().focusInEvent(event)
        self._stand()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaves no row marked behind."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.setCurrentRow(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _stand(self) -> None:
        if self.hasFocus() and self.count() and not self.selectedItems():
            turns = [place for place, row in enumerate(self.noted()) if row.is_next]
            self.setCurrentRow(turns[0] if turns else 0)

    @Slot(QListWidgetItem)
    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.opened.emit(item.data(_Role.UserRole).id)

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(rows + 2 * self.frameWidth() + 2)
        self.setVisible(self.count() > 0)


class _NotedDelegate(QStyledItemDelegate):
    """Draws the sentence, broken into lines, and the fainter line under it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        wide = view.viewport().width() if isinstance(view, NotedList) else 400
        noted: Noted = index.data(_Role.UserRole)
        words, detail = _rooms(noted, option.font, QRect(0, 0, max(wide, 80), 10_000))
        return QSize(80, words.height() + detail.height() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        noted: Noted = index.data(_Role.UserRole)
        colours = colours_of(QApplication.palette())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(option.rect, 4, 4)
        if noted.is_next:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(
                QRect(option.rect.left() + 1, option.rect.top() + 4, 3, option.rect.height() - 8),
                1.5, 1.5,
            )  # fmt: skip
        words, detail = _rooms(noted, option.font, option.rect)
        if noted.level:
            _paint_branch(painter, QColor(colours.border), words, option.fontMetrics.height())
        painter.setFont(_font(noted, option.font))
        painter.setPen(QColor(colours.muted if noted.is_past else colours.text))
        painter.drawText(words, _WRAP, noted.words)
        painter.setFont(_small(option.font))
        painter.setPen(QColor(getattr(colours, noted.tone or "muted")))
        painter.drawText(detail, _WRAP, noted.detail)
        painter.restore()


def _paint_branch(painter: QPainter, ink: QColor, words: QRect, line: int) -> None:
    """The line from a row to the one above that it belongs to."""
    painter.setPen(ink)
    left, middle = words.left() - 16, words.top() + line // 2
    painter.drawLine(left, words.top() - _PAD + 1, left, middle)
    painter.drawLine(left, middle, left + 10, middle)


def _rooms(noted: Noted, font: QFont, whole: QRect) -> tuple[QRect, QRect]:
    """Where the sentence stands, and the line under it."""
    room = whole.adjusted(8 + noted.level * _INDENT, _PAD, -8, 0)
    words = QFontMetrics(_font(noted, font)).boundingRect(room, _WRAP, noted.words)
    words = QRect(room.left(), room.top(), room.width(), words.height())
    below = room.adjusted(0, words.height() + 1, 0, 0)
    if not noted.detail:
        return words, QRect(below.left(), below.top(), below.width(), 0)
    detail = QFontMetrics(_small(font)).boundingRect(below, _WRAP, noted.detail)
    return words, QRect(below.left(), below.top(), below.width(), detail.height())


def _font(noted: Noted, font: QFont) -> QFont:
    changed = QFont(font)
    changed.setStrikeOut(noted.is_past)
    return changed


def _small(font: QFont) -> QFont:
    changed = QFont(font)
    changed.setPointSizeF(font.pointSizeF() * 0.9)
    return changed


def _item(noted: Noted) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setData(_Role.UserRole, noted)
    words = ". ".join(part.rstrip(".") for part in (noted.words, noted.detail) if part)
    item.setData(_Role.AccessibleTextRole, words)
    return item
