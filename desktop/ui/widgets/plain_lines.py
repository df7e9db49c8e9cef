"""A few lines of plain text without styles; Tab goes on to the next field."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget


class PlainLines(QPlainTextEdit):
    """As high as ``lines`` lines; ``text`` is what is written, in one piece."""

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 20)

    @property
    def text(self) -> str:
        """What is written, its line breaks and double spaces as single spaces."""
        return " ".join(self.toPlainText().split())
