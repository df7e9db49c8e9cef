"""What the search offers: cases, meetings, paragraphs and commands, best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

# Named in full, a class of Qt is made when it is used: a list of items is not, before a search.
from PySide6 import QtWidgets
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import set_role
from desktop.ui.widgets.place import Place

ROW_HEIGHT = 32


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing to jump to: a place, or a command to run. ``kind`` is "Ärende", "Kommando" …"""

    title: str
    kind: str
    detail: str = ""
    icon: str = "file-text"
    place: Place | None = None
    command: Callable[[], object] | None = None


class Palette(QFrame):
    """The list of hits under the search field; ``chosen`` carries the hit."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = QtWidgets.QListWidget()
        self._note = QLabel()
        self._lay_out()
        self._list.itemActivated.connect(self._on_activated)
        self._list.itemClicked.connect(self._on_activated)
        self.hide()

    @property
    def count(self) -> int:
        """How many hits are shown."""
        return self._list.count()

    def show_hits(self, hits: Sequence[Hit], note: str = "") -> None:
        """Shows hits, the first one chosen, and a line under them."""
        self._list.clear()
        for hit in hits:
            self._list.addItem(_row(hit))
        if hits:
            self._list.setCurrentRow(0)
        self._list.setVisible(bool(hits))
        self._note.setText(note or "↑ ↓ väljer · Enter öppnar · Esc stänger")
        self._fit(len(hits))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Chooses the next hit or the one before, round the ends."""
        if self.count:
            self._list.setCurrentRow((self._list.currentRow() + by) % self.count)

    def current(self) -> Hit | None:
        """The chosen hit."""
        item = self._list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def accept(self) -> None:
        """Goes to the chosen hit."""
        hit = self.current()
        if hit:
            self.hide()
            self.chosen.emit(hit)

    def _lay_out(self) -> None:
        set_role(self, "card")
        self.setAccessibleName("Sökträffar")
        self._list.setAccessibleName("Träffar")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setIconSize(QSize(18, 18))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self._note, "small")
        self._note.setContentsMargins(8, 2, 8, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 6)
        column.addWidget(self._list)
        column.addWidget(self._note)

    def _fit(self, rows: int) -> None:
        self._list.setFixedHeight(min(rows, 12) * ROW_HEIGHT + 8)
        self.setFixedHeight(self.sizeHint().height())

    def _on_activated(self, _item: QtWidgets.QListWidgetItem) -> None:
        self.accept()


def _row(hit: Hit) -> QtWidgets.QListWidgetItem:
    words = " · ".join(part for part in (hit.title, hit.detail) if part)
    item = QtWidgets.QListWidgetItem(icon(hit.icon), words)
    item.setData(Qt.ItemDataRole.UserRole, hit)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.kind} {words}")
    item.setToolTip(f"{hit.kind}: {words}")
    item.setSizeHint(QSize(0, ROW_HEIGHT))
    return item
