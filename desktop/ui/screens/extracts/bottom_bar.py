"""Where the extracts are put, the button that makes them all, and what stands in their way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.desk import Desk
from desktop.ui.theme import set_role
from desktop.ui.widgets.folder_field import FolderField
from desktop.ui.widgets.hand_out_panel import HandOutPanel


class BottomBar(QFrame):
    """``make_asked`` when all extracts are to be made, ``export_asked`` when the list is."""

    make_asked = Signal()
    export_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand = HandOutPanel(desk)
        self.folder = FolderField("Mapp för utdrag", "extracts")
        self.make = QPushButton("Skapa alla utdrag")
        self.web = QCheckBox("Webbsida också")
        self.export = QPushButton("Exportera listan")
        self.web.setToolTip("Gör varje utdrag som webbsida (HTML) också")
        self.make.setToolTip("Gör alla utdrag i Word och PDF i mappen")
        self.export.setToolTip("Sparar listan i mappen, för kalkylprogram (CSV)")
        self.make.clicked.connect(self._on_make)
        self.export.clicked.connect(self._on_export)
        set_role(self, "surface")
        label = QLabel("Mapp")
        label.setBuddy(self.folder.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.hand)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.folder, 1)
        row.addWidget(self.web)
        row.addWidget(self.make)
        row.addWidget(self.export)

    def _on_make(self) -> None:
        self.folder.remember()
        self.make_asked.emit()

    def _on_export(self) -> None:
        self.folder.remember()
        self.export_asked.emit()
