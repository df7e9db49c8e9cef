"""Fields under each other, each with its label above and what is wrong with it below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.theme import set_role


class FormRow(QWidget):
    """One field with its label, a hint, and a note that may lead somewhere."""

    def __init__(self, label: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._label_text = label
        self._hint = hint
        self._label = QLabel(label)
        self._mark = QLabel()
        self._note = QLabel()
        self._link = QPushButton()
        self._way: Callable[[], object] | None = None
        self._name_field()
        self._lay_out()
        self.clear_note()

    def say(
        self, text: str, tone: str = "danger", action: str = "",
        way: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        """Shows a note under the field; ``action`` is the text of its button."""
        set_role(self._note, tone)
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._way = way
        self._link.setText(action)
        self._link.setAccessibleName(action)
        self._link.setVisible(bool(action))
        self.field.setAccessibleDescription(text or self._hint)

    def clear_note(self) -> None:
        """Shows the hint, or nothing."""
        self.say(self._hint, "small")

    def set_label(self, text: str) -> None:
        """Calls the field something else."""
        self._label_text = text
        self._label.setText(text)
        self.field.setAccessibleName(text)

    def mark(self, word: str) -> None:
        """Puts a word of doubt beside the label ("osäker"); an empty one takes it away."""
        self._mark.setText(f"● {word}" if word else "")
        self._mark.setVisible(bool(word))
        name = f"{self._label_text} ({word})" if word else self._label_text
        self.field.setAccessibleName(name)

    @property
    def is_marked(self) -> bool:
        """Whether there is a doubt about the field."""
        return bool(self._mark.text())

    def _name_field(self) -> None:
        if not self.field.accessibleName():
            self.field.setAccessibleName(self._label_text)
        self._label.setBuddy(self.field)

    def _lay_out(self) -> None:
        set_role(self._label, "label")
        set_role(self._mark, "doubt")
        set_role(self._link, "link")
        self._note.setWordWrap(True)
        self._link.clicked.connect(self._on_link)
        self._mark.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._label)
        head.addWidget(self._mark)
        head.addStretch()
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self._note, 1)
        under.addWidget(self._link, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addLayout(under)

    @Slot()
    def _on_link(self) -> None:
        if self._way:
            self._way()


class Form(QWidget):
    """Rows by key, in an order that may be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FormRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def add(self, key: str, label: str, field: QWidget, hint: str = "") -> FormRow:
        """Puts a field last; gives its row."""
        row = FormRow(label, field, hint)
        self.rows[key] = row
        self._column.addWidget(row)
        return row

    def order(self, keys: Sequence[str]) -> None:
        """Puts these rows first, in that order; the others follow as they were added."""
        wanted = [*keys, *(key for key in self.rows if key not in keys)]
        for place, key in enumerate(wanted):
            self._column.insertWidget(place, self.rows[key])
        for before, after in pairwise(wanted):
            QWidget.setTabOrder(self.rows[before].field, self.rows[after].field)
