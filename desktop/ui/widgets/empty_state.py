"""What an empty list or page says: what belongs here, and the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import mark_primary, set_role


class EmptyState(QWidget):
    """An icon, a line of what belongs here, a line of why, and a button for the first action."""

    def __init__(
        self,
        icon_name: str,
        heading: str,
        text: str = "",
        action: QAction | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addStretch(2)
        self._add_label("", "").setPixmap(icon(icon_name).pixmap(QSize(40, 40)))
        self._heading = self._add_label(heading, "subtitle")
        self._text = self._add_label(text, "muted")
        if action:
            self._add_button(action)
        self._column.addStretch(3)

    def set_words(self, heading: str, text: str = "") -> None:
        """Says something else, as when a filter has no hits."""
        self._heading.setText(heading)
        self._text.setText(text)

    def _add_label(self, text: str, role: str) -> QLabel:
        label = QLabel(text)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        set_role(label, role)
        self._column.addWidget(label)
        return label

    def _add_button(self, action: QAction) -> None:
        button = QPushButton(action.text())
        button.setAccessibleName(action.text())
        mark_primary(button)
        button.clicked.connect(action.trigger)
        self._column.addSpacing(8)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
