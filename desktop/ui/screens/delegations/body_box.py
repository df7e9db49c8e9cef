"""The bodies that may delegate, in a drop-down list."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from db.queries.bodies import bodies
from db.rules.lifecycle import BodyKind
from desktop.ui.desk import Desk


class BodyBox(QComboBox):
    """All bodies but the assembly; the data of a row is the key of its body."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def fill(self) -> None:
        """Asks anew; stays at the body chosen, and tells nobody."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for row in self._desk.read(bodies) or ():
                if row.kind is not BodyKind.ASSEMBLY:
                    self.addItem(row.name, row.id)
            self.setCurrentIndex(max(self.findData(chosen), 0))
