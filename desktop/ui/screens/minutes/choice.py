"""Paragraphs to choose among, each with a box to tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from db.queries.agenda import AgendaRow
from db.rules.numbering import paragraph_label

_MOST_ROWS = 8


class ParagraphChoice(QListWidget):
    """Space ticks a paragraph, not only neighbours; ``changed`` when the choice is another."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self.changed)

    def show_paragraphs(self, rows: Sequence[AgendaRow], ticked: Iterable[int] = ()) -> None:
        """Shows paragraphs in order; those whose keys are ``ticked`` are chosen."""
        wanted = set(ticked)
        self.blockSignals(True)
        self.clear()
        for row in rows:
            self.addItem(_item(row, ticked=row.paragraph_id in wanted))
        self.blockSignals(False)
        self.setFixedHeight(self._height())
        self.setCurrentRow(self._first_ticked())

    def chosen(self) -> list[int]:
        """The keys of the paragraphs ticked, in order."""
        items = (self.item(place) for place in range(self.count()))
        ticked = (one for one in items if one.checkState() is Qt.CheckState.Checked)
        return [one.data(Qt.ItemDataRole.UserRole) for one in ticked]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stands on a row when the clerk comes by keyboard."""
        super().focusInEvent(event)
        if self.count() and self.currentRow() < 0:
            self.setCurrentRow(0)

    def _first_ticked(self) -> int:
        checked = Qt.CheckState.Checked
        found = (n for n in range(self.count()) if self.item(n).checkState() is checked)
        return next(found, 0)

    def _height(self) -> int:
        rows = min(self.count(), _MOST_ROWS)
        return rows * max(self.sizeHintForRow(0), 24) + 2 * self.frameWidth() + 4


def _item(row: AgendaRow, *, ticked: bool) -> QListWidgetItem:
    number = paragraph_label(row.number) if row.number else "Utan nummer"
    item = QListWidgetItem(f"{number}  {row.title}")
    item.setData(Qt.ItemDataRole.UserRole, row.paragraph_id)
    item.setToolTip(row.title)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    return item
