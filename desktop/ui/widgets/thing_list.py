"""A short list of things on a page: an icon, a line, a fainter line; as tall as its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.colours import colours_of
from desktop.ui.icons import icon

_ICON = 18
_GAP = 10
_PAD = 6
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Thing:
    """One row: what it is, more about it, where it leads, and an aside at its right edge.

    ``target`` is handed back when the row is opened; None for a row that leads nowhere.
    ``tone`` colours the aside: danger, warning, success, information or none. ``section`` is the
    section of law that it rests on.
    """

    title: str
    detail: str = ""
    icon: str = "file-text"
    target: Any = None
    aside: str = ""
    tone: str = ""
    section: str = ""


class ThingList(QListWidget):
    """Rows without scroll bars; ``opened`` carries the target of the row that was opened.

    L on a row, or a click on its section, sends ``section_asked``.
    """

    opened = Signal(object)
    section_asked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_RowDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._clicked_at = QPoint()
        self.itemClicked.connect(self._on_clicked)
        self._fit()

    def show_things(self, things: Sequence[Thing]) -> None:
        """Shows rows in the order given; the row the clerk was on keeps its place."""
        place = self.currentRow()
        self.clear()
        for thing in things:
            self.addItem(_item(thing))
        self._fit()
        if 0 <= place < self.count():
            self.setCurrentRow(place)
        elif self.hasFocus():
            self._mark_first()

    def things(self) -> list[Thing]:
        """The rows shown."""
        return [self.item(row).data(_Role.UserRole) for row in range(self.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_item(self.currentItem())
            return
        thing = self._thing(self.currentItem())
        if event.key() == Qt.Key.Key_L and not event.modifiers() and thing and thing.section:
            self.section_asked.emit(thing.section)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where the row was clicked."""
        self._clicked_at = event.position().toPoint()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stands on the first row when the clerk comes by keyboard."""
        super().focusInEvent(event)
        self._mark_first()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaves no row marked behind."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setCurrentRow(-1)

    def _mark_first(self) -> None:
        # Qt has made the first row current by then, but has not marked it.
        if self.count() and not self.selectedItems():
            self.setCurrentRow(max(self.currentRow(), 0))

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        thing = self._thing(item)
        room = _section_room(self.visualItemRect(item), thing, self.fontMetrics())
        if thing and thing.section and room.contains(self._clicked_at):
            self.section_asked.emit(thing.section)
        else:
            self._on_item(item)

    def _thing(self, item: QListWidgetItem | None) -> Thing | None:
        return item.data(_Role.UserRole) if item else None

    def _on_item(self, item: QListWidgetItem | None) -> None:
        thing = self._thing(item)
        if thing and thing.target is not None:
            self.opened.emit(thing.target)

    def _fit(self) -> None:
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(rows + 2 * self.frameWidth() + 4)
        self.setVisible(self.count() > 0)


class _RowDelegate(QStyledItemDelegate):
    """Draws the icon, the line with its aside, and the fainter line under it."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        thing = index.data(_Role.UserRole)
        lines = 2 if thing and thing.detail else 1
        return QSize(80, lines * option.fontMetrics.height() + 2 * _PAD + 2 * (lines - 1))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        thing: Thing = index.data(_Role.UserRole)
        self._paint_ground(painter, option, leads=thing.target is not None)
        room = option.rect.adjusted(8, _PAD, -8, -_PAD)
        sign = QRect(room.left(), room.top(), _ICON, option.fontMetrics.height())
        icon(thing.icon).paint(painter, sign)
        lines = room.adjusted(_ICON + _GAP, 0, 0, 0)
        _paint_lines(painter, option, thing, lines)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, leads: bool
    ) -> None:
        colours = colours_of(QApplication.palette())
        chosen = option.state & QStyle.StateFlag.State_Selected
        hovered = option.state & QStyle.StateFlag.State_MouseOver and leads
        if chosen or hovered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection if chosen else colours.hover))
            painter.drawRoundedRect(option.rect.adjusted(1, 0, -1, 0), 4, 4)


def _paint_lines(
    painter: QPainter, option: QStyleOptionViewItem, thing: Thing, room: QRect
) -> None:
    colours = colours_of(QApplication.palette())
    metrics = option.fontMetrics
    painter.setFont(option.font)
    aside = metrics.horizontalAdvance(thing.aside) + _GAP if thing.aside else 0
    first = QRect(room.left(), room.top(), room.width() - aside, metrics.height())
    elide = Qt.TextElideMode.ElideRight
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(QColor(colours.text))
    painter.drawText(first, middle, metrics.elidedText(thing.title, elide, first.width()))
    if thing.aside:
        painter.setPen(QColor(getattr(colours, thing.tone or "muted")))
        whole = QRect(room.left(), room.top(), room.width(), metrics.height())
        painter.drawText(whole, middle | Qt.AlignmentFlag.AlignRight, thing.aside)
    if thing.detail:
        painter.setPen(QColor(colours.muted))
        second = first.translated(0, metrics.height() + 2)
        law = metrics.horizontalAdvance(thing.section) + _GAP if thing.section else 0
        second.setWidth(room.width() - law)
        words = metrics.elidedText(thing.detail, elide, second.width())
        painter.drawText(second, middle, words)
        if thing.section:
            _paint_section(painter, option, thing)


def _paint_section(painter: QPainter, option: QStyleOptionViewItem, thing: Thing) -> None:
    font = QFont(option.font)
    font.setUnderline(True)
    painter.setFont(font)
    painter.setPen(option.palette.link().color())
    room = _section_room(option.rect, thing, option.fontMetrics)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, thing.section)


def _section_room(row: QRect, thing: Thing | None, metrics: QFontMetrics) -> QRect:
    """Where the section stands in its row: right after the fainter line."""
    if thing is None or not thing.section:
        return QRect()
    left = row.left() + 8 + _ICON + _GAP
    most = row.right() - 8 - metrics.horizontalAdvance(thing.section)
    after = left + metrics.horizontalAdvance(f"{thing.detail} ")
    top = row.top() + _PAD + metrics.height() + 2
    wide = metrics.horizontalAdvance(thing.section)
    return QRect(min(after, most), top, wide, metrics.height())


def _item(thing: Thing) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setData(_Role.UserRole, thing)
    said = (thing.title, thing.detail, thing.section, thing.aside)
    words = ", ".join(part for part in said if part)
    item.setData(_Role.AccessibleTextRole, words)
    item.setToolTip(f"{words}. Läs lagrummet med L." if thing.section else words)
    return item
