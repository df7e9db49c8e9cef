"""What stands in the way of verifying minutes, each with a way to the place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from db.checks.readiness import Missing
from desktop.ui.minutes_words import missing
from desktop.ui.widgets.thing_list import Thing, ThingList


class MissingList(QWidget):
    """A list with "Gå dit" on each line; ``chosen`` carries what was to be mended."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ThingList("Det som saknas före justering")
        self._done = QLabel("✓ Allt som krävs för att justera finns")
        self.list.opened.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addWidget(self._done)
        self.show_missing(())

    def show_missing(self, lacks: Sequence[Missing]) -> None:
        """Shows what is missing, or that nothing is."""
        self.list.show_things(
            [
                Thing(missing(one.what, one.where), icon="circle-alert", target=one, aside="Gå dit")
                for one in lacks
            ]
        )
        self._done.setVisible(not lacks)
