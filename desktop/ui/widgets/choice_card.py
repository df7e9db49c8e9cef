"""A large choice: an icon, what it is called, and a line of what it means."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import set_role

_HIGH = 76


class ChoiceCard(QPushButton):
    """A button as large as its words; Enter and Space press it."""

    def __init__(
        self, icon_name: str, heading: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        set_role(self, "choice")
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
        self.setMinimumHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAutoDefault(True)
        sign, title, words = QLabel(), QLabel(heading), QLabel(text)
        sign.setPixmap(icon(icon_name).pixmap(QSize(28, 28)))
        set_role(title, "subtitle")
        set_role(words, "muted")
        words.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(title)
        column.addWidget(words)
        row = self._row
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(sign)
        row.addLayout(column, 1)
        for label in (sign, title, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As large as the words inside."""
        return self._row.sizeHint()
