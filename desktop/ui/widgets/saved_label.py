"""The quiet line in the corner that says when the work was last saved."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.theme import set_role


class SavedLabel(QLabel):
    """Says "Sparat 14:02"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "small")
        self.setAccessibleName("När arbetet sparades")

    def show_saved(self, when: datetime) -> None:
        """The work is safe since ``when``."""
        self.setText(f"Sparat {when:%H:%M}")

    def clear_time(self) -> None:
        """Says nothing, as on a page where nothing is written."""
        self.setText("")
