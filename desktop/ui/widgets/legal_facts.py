"""Facts and legal days on lines of their own, each with the section that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.ui.theme import set_role
from desktop.ui.widgets.statute_note import StatuteNote


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is, what it is now, the section ("KL 13:5"), and the tone of the value."""

    label: str
    value: str
    section: str = ""
    tone: str = ""


class LegalFacts(QWidget):
    """The lines; a section opens under them when it is pressed, and closes the same way.

    ``stacked`` puts each label above its value, for narrow columns.
    """

    def __init__(self, name: str, *, stacked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stacked = stacked
        self._grid = QGridLayout()
        self._note = StatuteNote()
        self._facts: tuple[Fact, ...] = ()
        self.setAccessibleName(name)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0 if stacked else 4)
        self._grid.setColumnStretch(0 if stacked else 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self._note)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Shows lines in place of the former."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        self._clear()
        for row, fact in enumerate(facts):
            self._add(row, fact)

    def facts(self) -> tuple[Fact, ...]:
        """The lines shown."""
        return self._facts

    def _add(self, row: int, fact: Fact) -> None:
        label, value = QLabel(fact.label), QLabel(fact.value)
        set_role(label, "small" if self._stacked else "muted")
        set_role(value, fact.tone)
        for one in (label, value):
            one.setWordWrap(True)
            one.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{fact.label}: {fact.value}")
        if self._stacked:
            self._grid.addWidget(label, 2 * row, 0, 1, 2)
            label.setContentsMargins(0, 4, 0, 0)
        else:
            self._grid.addWidget(label, row, 0)
        line, column = (2 * row + 1, 0) if self._stacked else (row, 1)
        self._grid.addWidget(value, line, column, 1, 1 if fact.section or not self._stacked else 2)
        # A line without a section is as high as one with it.
        self._grid.setRowMinimumHeight(line, self.fontMetrics().height() + 8)
        if fact.section:
            middle = Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(self._section(fact), line, column + 1, middle)

    def _section(self, fact: Fact) -> QToolButton:
        button = QToolButton()
        button.setText(fact.section)
        button.setAccessibleName(f"Visa lagrummet {fact.section} för {fact.label.lower()}")
        button.setToolTip(f"Visa {fact.section}")
        set_role(button, "link")
        button.clicked.connect(lambda: self._note.show_section(fact.section))
        return button

    def _clear(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()
