"""Which receivers are listed: all, those who wait, those who have waited too long."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox

from desktop.ui.screens.extracts.lines import Filter

WORDS = {
    Filter.ALL: "Alla utdrag",
    Filter.UNSENT: "Ej skickade",
    Filter.LATE: "Försenade mer än 7 dagar",
}


class FilterBox(QComboBox):
    """``chosen`` when the clerk takes another."""

    chosen = Signal()

    def __init__(self, names: Mapping[Filter, str] = WORDS) -> None:
        super().__init__()
        self.setAccessibleName("Visa utdrag")
        for choice, name in names.items():
            self.addItem(name, choice)
        self.activated.connect(self._on_activated)

    @property
    def choice(self) -> Filter:
        """What is listed now."""
        return Filter(self.currentData())

    def choose(self, choice: Filter) -> None:
        """Lists something else, without telling."""
        self.setCurrentIndex(self.findData(choice))

    @Slot()
    def _on_activated(self) -> None:
        self.chosen.emit()
