"""A section of law where it is cited: opened in place, closed again, never in the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from db.rules.statutes import Statute
from desktop.ui.icons import icon
from desktop.ui.law_words import cited, source_words
from desktop.ui.theme import set_role


class StatuteNote(QFrame):
    """Shows what a section says; hidden until it is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reference = ""
        self._title = QLabel()
        self._text = QLabel()
        self._source = QLabel()
        self._close = QToolButton()
        self._lay_out()
        self.hide()

    def show_section(self, reference: str) -> None:
        """Opens a section such as "KL 5:69"; the same once more closes it."""
        if self.isVisible() and reference == self.reference:
            self.hide()
            return
        self.reference = reference
        found = cited(reference)
        self._title.setText(_title(reference, found))
        self._text.setText("\n\n".join(line for one in found for line in _lines(one, found)))
        self._source.setText("\n".join(dict.fromkeys(source_words(one) for one in found)))
        self.setAccessibleDescription(self._text.text())
        self.show()

    def _lay_out(self) -> None:
        set_role(self, "card")
        self.setAccessibleName("Lagrum")
        set_role(self._title, "subtitle")
        set_role(self._source, "small")
        for label in (self._title, self._text, self._source):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close.setIcon(icon("x"))
        self._close.setToolTip("Stäng lagrummet")
        self._close.setAccessibleName("Stäng lagrummet")
        self._close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addWidget(self._source)


def _title(reference: str, found: Sequence[Statute]) -> str:
    """The section with what it is about; of several the citation alone."""
    if len(found) == 1:
        return f"{found[0].reference} · {found[0].title}"
    return reference if found else f"{reference} finns inte i programmet"


def _lines(section: Statute, found: Sequence[Statute]) -> Iterator[str]:
    if len(found) > 1:
        yield f"{section.reference} · {section.title}"
    yield section.summary
    if section.text:
        yield section.text
