"""A field for one file: written, chosen or dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.ui.widgets.dropping import DropTarget


class PathField(QWidget):
    """A line for a path; ``chosen`` carries the file when one was entered, found or dropped.

    ``kinds`` are the endings that the search for a file shows, as "PDF (*.pdf)".
    """

    chosen = Signal(object)

    def __init__(self, name: str, kinds: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self._name, self._kinds = name, kinds
        self._browse = QPushButton("Bläddra …")
        self._lay_out()
        DropTarget(self, self._on_dropped)

    @property
    def path(self) -> Path | None:
        """The file that stands in the field; None when it is empty."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def show_path(self, path: Path | str | None) -> None:
        """Shows a file without telling of it."""
        self.line.setText(str(path or ""))

    @Slot()
    def _on_entered(self) -> None:
        if self.path:
            self.chosen.emit(self.path)

    @Slot()
    def _on_browse(self) -> None:
        start = str(self.path.parent) if self.path else ""
        found, _ = QFileDialog.getOpenFileName(self, self._name, start, self._kinds)
        if found:
            self._take(Path(found))

    def _on_dropped(self, files: tuple[Path, ...]) -> None:
        if files:
            self._take(files[0])

    def _take(self, path: Path) -> None:
        self.show_path(path)
        self.chosen.emit(path)

    def _lay_out(self) -> None:
        self.line.setAccessibleName(self._name)
        self.line.setAcceptDrops(False)
        self._browse.setAccessibleName(f"Bläddra efter {self._name.lower()}")
        self.line.returnPressed.connect(self._on_entered)
        self._browse.clicked.connect(self._on_browse)
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._browse)
