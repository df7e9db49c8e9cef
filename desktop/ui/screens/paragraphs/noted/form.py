"""The frame of a small form on the sheet: fields, what stops it, and the button that notes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import set_role


class NotingForm(QFrame):
    """Hidden until something is to be noted. ``accepted`` by Ctrl+Enter or the button.

    ``left`` when it is closed without noting, by Esc or Avbryt; ``grown`` when it needs more room.
    """

    accepted = Signal()
    left = Signal()
    grown = Signal()

    def __init__(self, name: str, verb: str) -> None:
        super().__init__()
        self.heading = QLabel(name)
        self.column = QVBoxLayout()
        self.yes = QPushButton(verb)
        self.no = QPushButton("Avbryt")
        self.note = QLabel()
        self._whole = QVBoxLayout(self)
        self.setAccessibleName(name)
        self._lay_out()
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is being noted."""
        return not self.isHidden()

    def open(self, heading: str) -> None:
        """Shows the form under a heading."""
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        self.say("")
        self.show()

    def say(self, text: str, tone: str = "danger") -> None:
        """Tells what is wrong or missing; nothing when all is well."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
        set_role(self.note, tone)

    def under(self, widget: QWidget) -> None:
        """Puts a widget under what is wrong or missing, over the buttons."""
        self._whole.insertWidget(self._whole.count() - 1, widget)

    def close_form(self) -> bool:
        """Closes the form without noting anything; whether it was open."""
        if not self.is_open:
            return False
        self.hide()
        self.left.emit()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tells when the form has grown."""
        super().resizeEvent(event)
        if event.size().height() > event.oldSize().height():
            self.grown.emit()

    def event(self, event: QEvent) -> bool:
        """Takes Ctrl+Enter and Esc before the window does."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter notes, Esc leaves."""
        if not _is_own(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            self.yes.click()

    def _lay_out(self) -> None:
        set_role(self, "card")
        set_role(self.heading, "label")
        self.note.setWordWrap(True)
        self.note.hide()
        self.yes.setToolTip(f"{self.yes.text()} (Ctrl+Enter)")
        self.no.setToolTip("Avbryt (Esc)")
        for button in (self.yes, self.no):
            button.setAccessibleName(button.text())
            button.setAutoDefault(True)  # Enter presses it, in a window too.
        self.yes.clicked.connect(self.accepted)
        self.no.clicked.connect(self.close_form)
        self.column.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        buttons.addStretch()
        whole = self._whole
        whole.setContentsMargins(12, 10, 12, 12)
        whole.setSpacing(8)
        whole.addWidget(self.heading)
        whole.addLayout(self.column)
        whole.addWidget(self.note)
        whole.addLayout(buttons)


def _is_own(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return event.key() == Qt.Key.Key_Escape or (enter and bool(held))


def labelled(label: str, field: QWidget, widest: int = 0) -> QWidget:
    """A field with its label to the left of it; no wider than ``widest`` when that is told."""
    whole, name = QWidget(), QLabel(label)
    name.setBuddy(field)
    name.setFixedWidth(104)
    name.setContentsMargins(0, 5, 0, 0)
    set_role(name, "muted")
    if not field.accessibleName():
        field.setAccessibleName(label)
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(field, 1)
    if widest:
        field.setMaximumWidth(widest)
        row.addStretch(1)
    return whole
