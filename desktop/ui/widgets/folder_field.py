"""Where files are put: a folder that can be written or chosen, remembered for the next time."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from PySide6.QtCore import QSettings, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget


class FolderField(QWidget):
    """A field for a folder; ``key`` names it in the settings."""

    def __init__(self, name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self._name = name
        self._key = f"folder/{key}"
        self._browse = QPushButton("Bläddra …")
        self._lay_out()
        self.line.setText(str(QSettings().value(self._key, platformdirs.user_documents_dir())))

    @property
    def folder(self) -> Path:
        """The folder that stands in the field; the documents folder when it is empty."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else Path(platformdirs.user_documents_dir())

    def remember(self) -> None:
        """Keeps the folder for the next time."""
        QSettings().setValue(self._key, str(self.folder))

    @Slot()
    def _on_browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._name, str(self.folder))
        if chosen:
            self.line.setText(chosen)

    def _lay_out(self) -> None:
        self.line.setAccessibleName(self._name)
        self._browse.setAccessibleName(f"Bläddra efter {self._name.lower()}")
        self._browse.clicked.connect(self._on_browse)
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._browse)
