"""Remarks in a list: each in two lines of its sentence, and how grave, how firm and why below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.checks.remark import Remark
from desktop.ui.colours import colours_of
from desktop.ui.law_words import label_words
from desktop.ui.remark_words import gravity, remark_in_words

_Role = Qt.ItemDataRole
_PAD = 8
_GAP = 3
_LINES = 2
# Words do not fill their lines to the end: what is cut must be cut a little earlier.
_FILLED = 0.9


def facts_of(remark: Remark) -> str:
    """How grave it is, how firm its rule is, and the section: "! …  § lag  KL 5:67"."""
    shape, word, _tone = gravity(remark)
    parts = (f"{shape} {word}", label_words(remark.label), remark.section)
    return "   ".join(part for part in parts if part)


class RemarkList(QListWidget):
    """``chosen`` carries the remark moved to or None, ``opened`` one to go to."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remarks: tuple[Remark, ...] = ()
        self.setAccessibleName("Anmärkningar")
        self.setItemDelegate(_RemarkDelegate(self))
        self.setUniformItemSizes(True)
        self.setMinimumHeight(120)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_moved)
        self.itemDoubleClicked.connect(self._on_opened)

    @property
    def remark(self) -> Remark | None:
        """The remark that the clerk is on."""
        item = self.currentItem()
        return item.data(_Role.UserRole) if item else None

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Shows remarks in the order given; stays on the one chosen, or where it stood."""
        if tuple(remarks) == self._remarks:
            return
        chosen, row = self.remark, self.currentRow()
        self._remarks = tuple(remarks)
        self.blockSignals(True)
        self.clear()
        for remark in self._remarks:
            self.addItem(_item(remark))
        self.setCurrentRow(self._row_of(chosen, row))
        self.blockSignals(False)
        self.chosen.emit(self.remark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to what is remarked on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_opened(self.currentItem())
            return
        super().keyPressEvent(event)

    def _row_of(self, chosen: Remark | None, row: int) -> int:
        if chosen in self._remarks:
            return self._remarks.index(chosen)
        return min(max(row, 0), len(self._remarks) - 1)

    @Slot()
    def _on_moved(self) -> None:
        self.chosen.emit(self.remark)

    @Slot(QListWidgetItem)
    def _on_opened(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.opened.emit(item.data(_Role.UserRole))


def _item(remark: Remark) -> QListWidgetItem:
    item = QListWidgetItem()
    words = remark_in_words(remark)
    item.setData(_Role.UserRole, remark)
    item.setData(_Role.AccessibleTextRole, f"{gravity(remark)[1]}: {words} {remark.section}")
    item.setToolTip(words)
    return item


class _RemarkDelegate(QStyledItemDelegate):
    """Draws the sentence in two lines and the facts in a third."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, (_LINES + 1) * option.fontMetrics.lineSpacing() + 2 * _PAD + _GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        option.text = ""
        super().paint(painter, option, index)
        remark: Remark = index.data(_Role.UserRole)
        colours, metrics = colours_of(QApplication.palette()), option.fontMetrics
        room = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        text = QRect(room.left(), room.top(), room.width(), _LINES * metrics.lineSpacing())
        elide, wrap = Qt.TextElideMode.ElideRight, Qt.TextFlag.TextWordWrap
        words = metrics.elidedText(
            remark_in_words(remark), elide, int(_LINES * _FILLED * text.width())
        )
        painter.setFont(option.font)
        painter.setPen(QColor(colours.muted if remark.acknowledged else colours.text))
        painter.drawText(text, wrap, words)
        facts = QRect(text.left(), text.bottom() + _GAP, text.width(), metrics.height())
        painter.setPen(QColor(getattr(colours, gravity(remark)[2] or "muted")))
        painter.drawText(
            facts, Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(facts_of(remark), elide, facts.width()),
        )  # fmt: skip
