"""A paragraph that is not written on: locked, struck, not begun, or a heading; with why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from db.queries.paragraph_view import ParagraphView
from desktop.operations.noted_text import NotedText
from desktop.ui.icons import icon
from desktop.ui.theme import set_role
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.paragraph_paper import ParagraphPaper


class ReadingPane(QFrame):
    """``begin_asked`` when the clerk wants to begin a paragraph that nobody has opened."""

    begin_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = ParagraphPaper("Paragrafen")
        self._why = QLabel()
        self._begin = QAction(icon("pencil"), "Börja skriva", self)
        self._unopened = EmptyState(
            "file-text",
            "",
            "Text, beslut och mottagare hämtas från tjänsteskrivelsen.",
            self._begin,
        )
        self._heading = EmptyState("heading", "")
        self._stack = QStackedWidget()
        self._lay_out()

    def show_paragraph(self, view: ParagraphView, why: str, noted: NotedText) -> None:
        """Shows a paragraph with what was noted of it, and why it cannot be changed."""
        self._why.setText(why)
        self._why.show()
        self.paper.show_paragraph(view, noted)
        self._stack.setCurrentWidget(self.paper)

    def show_unopened(self, title: str) -> None:
        """Shows that a paragraph has not been begun."""
        self._why.hide()
        self._unopened.set_words(
            title, "Paragrafen är inte påbörjad. Text, beslut och mottagare hämtas från "
            "tjänsteskrivelsen när du börjar.",
        )  # fmt: skip
        self._stack.setCurrentWidget(self._unopened)

    def show_heading(self, title: str) -> None:
        """Shows a heading of the agenda, or that there is nothing to minute."""
        self._why.hide()
        if title:
            self._heading.set_words(title, "En rubrik på dagordningen får ingen paragraf.")
        else:
            self._heading.set_words(
                "Inget att protokollföra än", "Lägg till ärenden på dagordningen."
            )
        self._stack.setCurrentWidget(self._heading)

    def _lay_out(self) -> None:
        set_role(self._why, "information")
        self._why.setWordWrap(True)
        self._why.setContentsMargins(16, 8, 16, 8)
        self._why.hide()
        self._begin.triggered.connect(self.begin_asked)
        for widget in (self.paper, self._unopened, self._heading):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._why)
        column.addWidget(self._stack, 1)
