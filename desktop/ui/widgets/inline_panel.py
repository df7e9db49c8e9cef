"""A question asked in the page itself: what will happen, what is needed for it, yes or no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import mark_primary, set_role


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a heading, lines of what will happen, and the verb of the button.

    With ``field`` a line is to be written, and the answer waits until it is; ``answer`` is called
    with what stands in it (empty without a field).
    """

    heading: str
    lines: tuple[str, ...]
    verb: str
    answer: Callable[[str], object]
    field: str = ""
    hint: str = ""


class InlinePanel(QFrame):
    """Hidden until something is asked; Enter in the field answers, Esc or Avbryt closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question: Question | None = None
        self.field = QLineEdit()
        self.yes = QPushButton()
        self.no = QPushButton("Avbryt")
        self._heading = QLabel()
        self._lines = QLabel()
        self._back: QWidget | None = None
        self._lay_out()
        self.hide()

    def ask(self, question: Question, back: QWidget | None = None) -> None:
        """Asks; ``back`` gets the focus when the panel closes."""
        self.question, self._back = question, back
        self._heading.setText(question.heading)
        self._lines.setText("\n".join(question.lines))
        self._lines.setVisible(bool(question.lines))
        self.setAccessibleName(question.heading)
        self.setAccessibleDescription(self._lines.text())
        self.field.setVisible(bool(question.field))
        self.field.setAccessibleName(question.field or "Svar")
        self.field.setPlaceholderText(question.hint or question.field)
        self.field.clear()
        self.yes.setText(question.verb)
        self.yes.setAccessibleName(question.verb)
        self._on_text()
        self.show()
        (self.field if question.field else self.yes).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> bool:
        """Asks no more; whether anything was asked."""
        was = not self.isHidden()
        self.hide()
        if was and self._back:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        return was

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a button presses it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.close_panel if self.no.hasFocus() else self._on_yes)()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_yes(self) -> None:
        if self.question is None or not self.yes.isEnabled():
            return
        answer, text = self.question.answer, self.field.text().strip()
        self.close_panel()
        answer(text)

    @Slot()
    def _on_text(self) -> None:
        waits = bool(self.question and self.question.field) and not self.field.text().strip()
        self.yes.setEnabled(not waits)

    def _lay_out(self) -> None:
        set_role(self, "ask")
        set_role(self._heading, "label")
        mark_primary(self.yes)
        self._lines.setWordWrap(True)
        self.no.setAccessibleName("Avbryt")
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.close_panel)
        self.field.textChanged.connect(self._on_text)
        self.field.returnPressed.connect(self._on_yes)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.field, 1)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (self._heading, self._lines):
            column.addWidget(widget)
        column.addLayout(buttons)
