"""What has happened in a case, newest first: day, what, who; Enter opens what it was about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.states import day_in_words
from desktop.ui.widgets.place import Place


@dataclass(frozen=True, slots=True)
class Happening:
    """One line: when, what ("Handling inkom: remissvar"), by whom, and where it leads."""

    day: date
    text: str
    by: str = ""
    icon: str = "clock"
    place: Place | None = None


class Timeline(QWidget):
    """A list of happenings; ``chosen`` carries the ``Place`` of the one opened."""

    chosen = Signal(object)

    def __init__(self, name: str = "Händelser", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setAccessibleName(name)
        self._list.setWordWrap(True)
        self._list.setSpacing(1)
        self._list.setIconSize(QSize(18, 18))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._on_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        self.setFocusProxy(self._list)

    def show_happenings(self, happenings: Sequence[Happening]) -> None:
        """Shows happenings in the order given."""
        self._list.clear()
        for happening in happenings:
            self._list.addItem(_line(happening))

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        happening = item.data(Qt.ItemDataRole.UserRole)
        if happening.place:
            self.chosen.emit(happening.place)


def _line(happening: Happening) -> QListWidgetItem:
    when = day_in_words(happening.day)
    under = " · ".join(part for part in (when, happening.by) if part)
    item = QListWidgetItem(icon(happening.icon), f"{happening.text}\n{under}")
    item.setData(Qt.ItemDataRole.UserRole, happening)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{when}: {happening.text}. {happening.by}")
    return item
