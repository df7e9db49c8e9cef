"""What every page of the settings is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.desk import Desk
from desktop.ui.widgets.sheet import Sheet
from desktop.ui.widgets.split import Split


class SettingsPage(QWidget):
    """One page with its ``name`` and ``icon``; ``said`` for the bar, ``saved`` for the corner.

    What is given as ``beside`` stands at the right of the page's own column.
    """

    said = Signal(object)
    saved = Signal()

    key = ""
    name = ""
    icon = "settings"

    def __init__(self, desk: Desk, beside: QWidget | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.sheet = Sheet(self.name, paper=beside is None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._with(beside) if beside else self.sheet)

    def _with(self, beside: QWidget) -> QWidget:
        self.sheet.setMinimumWidth(280)
        beside.setMinimumWidth(260)
        return Split(f"settings/{self.key}", self.sheet, beside, sizes=(420, 420))

    def refresh(self) -> None:
        """Asks the register again."""

    def flush(self) -> None:
        """Saves what is being written."""
