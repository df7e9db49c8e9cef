"""The field that words are sought with in a paper."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.fields import put_clear_button, put_sign

_WORDS = "Sök i pappret"
_KEYS = f"{_WORDS} (Ctrl+F, nästa träff F3)"


class PaperField(QLineEdit):
    """``left()`` comes with Esc, which empties the field and does not leave the screen."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_WORDS)
        self.setAccessibleName(_WORDS)
        self.setToolTip(_KEYS)
        put_sign(self, "search", _WORDS)
        put_clear_button(self, "Rensa sökningen")

    @property
    def sought(self) -> str:
        """The words that are sought."""
        return self.text().strip()

    @Slot()
    def begin(self) -> None:
        """Takes the clerk to the field, with what was sought selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def tell(self, *, found: bool) -> None:
        """Says whether the words were found."""
        words = f"Inget hittat för ”{self.sought}”" if self.sought and not found else ""
        self.setAccessibleDescription(words)
        self.setToolTip(words or _KEYS)

    def event(self, event: QEvent) -> bool:
        """Takes Esc before the window does."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.clear()
                self.left.emit()
                return True
        return super().event(event)
